//! Where nodes of a layered drawing stand: in which column, in which order, and how high the ties between them run.
//!
//! The usual three steps: a node stands behind everything that it is tied to; a tie that spans several columns bends in each of them; and
//! columns are put in order by the middle of what their nodes are tied to, there and back a few times. All numbers are whole, every step
//! takes the same time whatever the ties are, and what is equal keeps its order.

/// As many columns there are at most, so that names can be read in them; what stands behind more stands in the last.
const COLUMNS: usize = 6;
/// How often the columns are put in order.
const SWEEPS: usize = 8;
/// Heights in quarters of a rem: of a bend, and of the space between two items.
const BEND: usize = 2;
const GAP: usize = 2;
/// Middles are compared in this fraction of a place.
const FINE: usize = 1_000;

/// That one node is hit through another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The cause: a place among the nodes before `to`.
    pub from: usize,
    /// What is hit.
    pub to: usize,
    /// Whether it is one of several, none of which is left.
    pub is_alternative: bool,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A node, by its number.
    Node(usize),
    /// Where ties of a node pass through.
    Bend(usize),
}

/// One tie through the columns.
pub(super) struct Way {
    /// The column it begins in.
    pub layer: usize,
    /// How high it is in that column and in each behind it.
    pub heights: Vec<usize>,
    /// Whether it is one of several.
    pub is_alternative: bool,
}

/// The whole drawing.
pub(super) struct Layers {
    /// From left to right, each from top to bottom.
    pub columns: Vec<Vec<Item>>,
    /// The ties, in the order given.
    pub ways: Vec<Way>,
    /// The height of the highest column.
    pub height: usize,
}

impl Layers {
    /// Places nodes, of which some belong into the last column. Beside how many columns they stand decides how high each is. Ties that do
    /// not lead forward are left out.
    pub fn of(ends: &[bool], heights: impl FnOnce(usize) -> Vec<usize>, ties: &[Tie]) -> Self {
        let count = ends.len();
        let ties: Vec<Tie> = ties.iter().copied().filter(|tie| tie.from < tie.to && tie.to < count).collect();
        let layer_of = layers_of(ends, &ties);
        let ties: Vec<Tie> = ties.into_iter().filter(|tie| layer_of[tie.from] < layer_of[tie.to]).collect();
        let mut columns: Vec<Vec<Item>> = vec![Vec::new(); layer_of.iter().max().map_or(0, |last| last + 1)];
        (0..count).for_each(|node| columns[layer_of[node]].push(Item::Node(node)));
        // Ties of one node share their bends.
        let mut bends = vec![0; count];
        for tie in &ties {
            bends[tie.from] = layer_of[tie.to].max(bends[tie.from]);
        }
        for (from, last) in bends.into_iter().enumerate() {
            columns.iter_mut().take(last).skip(layer_of[from] + 1).for_each(|column| column.push(Item::Bend(from)));
        }
        let item_in = |tie: &Tie, layer: usize| match layer {
            layer if layer == layer_of[tie.from] => Item::Node(tie.from),
            layer if layer == layer_of[tie.to] => Item::Node(tie.to),
            _ => Item::Bend(tie.from),
        };
        // Whatever is known of the items of a column stands by number: first all nodes, then the bends of each.
        let number = |item: Item| match item {
            Item::Node(node) => node,
            Item::Bend(node) => count + node,
        };
        // What is tied to what between each column and the next.
        let mut between: Vec<Vec<(usize, usize)>> = vec![Vec::new(); columns.len().saturating_sub(1)];
        for tie in &ties {
            for (layer, tied) in between.iter_mut().enumerate().take(layer_of[tie.to]).skip(layer_of[tie.from]) {
                tied.push((number(item_in(tie, layer)), number(item_in(tie, layer + 1))));
            }
        }
        let mut places = vec![vec![0; 2 * count]; columns.len()];
        let put = |places: &mut [usize], column: &[Item]| {
            let mut is_moved = false;
            for (place, item) in column.iter().enumerate() {
                is_moved |= std::mem::replace(&mut places[number(*item)], place) != place;
            }
            is_moved
        };
        for (places, column) in places.iter_mut().zip(&columns) {
            put(places, column);
        }
        let mut middles: Vec<(usize, usize)> = vec![(0, 0); 2 * count];
        // Sweeps in which nothing moved: once there and back is the end of it.
        let mut still = 0;
        for sweep in 0..SWEEPS {
            let forward = sweep % 2 == 0;
            let mut is_moved = false;
            for step in 1..columns.len() {
                let (layer, beside) = if forward { (step, step - 1) } else { (columns.len() - 1 - step, columns.len() - step) };
                middles.fill((0, 0));
                for (left, right) in &between[layer.min(beside)] {
                    let (own, other) = if forward { (right, left) } else { (left, right) };
                    let (sum, tied) = &mut middles[*own];
                    *sum += places[beside][*other] * FINE;
                    *tied += 1;
                }
                columns[layer].sort_by_key(|item| match middles[number(*item)] {
                    // What is tied to nothing there stays about where it is.
                    (_, 0) => places[layer][number(*item)] * FINE,
                    (sum, tied) => sum / tied,
                });
                is_moved |= put(&mut places[layer], &columns[layer]);
            }
            still = if is_moved { 0 } else { still + 1 };
            if still == 2 {
                break;
            }
        }
        let heights = heights(columns.len());
        let high = |item: &Item| if let Item::Node(node) = item { heights[*node] } else { BEND };
        let whole = |column: &Vec<Item>| column.iter().map(|item| high(item) + GAP).sum::<usize>().saturating_sub(GAP);
        let height = columns.iter().map(whole).max().unwrap_or_default();
        let middles = columns.iter().map(|column| {
            let mut top = (height - whole(column)) / 2;
            let mut middles = vec![0; 2 * count];
            for item in column {
                middles[number(*item)] = top + high(item) / 2;
                top += high(item) + GAP;
            }
            middles
        });
        let middles: Vec<Vec<usize>> = middles.collect();
        let ways = ties.iter().map(|tie| Way {
            layer: layer_of[tie.from],
            heights: (layer_of[tie.from]..=layer_of[tie.to]).map(|layer| middles[layer][number(item_in(tie, layer))]).collect(),
            is_alternative: tie.is_alternative,
        });
        Self { ways: ways.collect(), columns, height }
    }
}

/// The column of each node: one behind the last of those it is tied to, and for ends the last of all.
fn layers_of(ends: &[bool], ties: &[Tie]) -> Vec<usize> {
    let mut layers = vec![0; ends.len()];
    let mut sorted: Vec<&Tie> = ties.iter().collect();
    sorted.sort_by_key(|tie| tie.to);
    for tie in sorted {
        layers[tie.to] = layers[tie.to].max(layers[tie.from] + 1).min(COLUMNS - 1);
    }
    let last = layers.iter().copied().max().unwrap_or_default();
    for (layer, _) in layers.iter_mut().zip(ends).filter(|(_, is_end)| **is_end) {
        *layer = last;
    }
    layers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(from: usize, to: usize) -> Tie {
        Tie { from, to, is_alternative: false }
    }

    #[test]
    fn a_tie_over_several_columns_bends_in_between() {
        let layers = Layers::of(&[false, false, true], |_| vec![8; 3], &[tie(0, 1), tie(1, 2), tie(0, 2)]);
        assert_eq!(layers.columns.len(), 3);
        assert!(layers.columns[1].contains(&Item::Bend(0)));
        assert_eq!(layers.ways[2].heights.len(), 3);
    }

    #[test]
    fn ties_cross_as_little_as_they_need() {
        // Two causes, each of one end, given the wrong way round.
        let layers = Layers::of(&[false, false, true, true], |_| vec![8; 4], &[tie(0, 3), tie(1, 2)]);
        assert_eq!(layers.columns, [[Item::Node(0), Item::Node(1)], [Item::Node(3), Item::Node(2)]]);
    }

    #[test]
    fn circles_and_ties_to_nothing_are_left_out() {
        let layers = Layers::of(&[false; 3], |_| vec![8; 3], &[tie(1, 0), tie(1, 1), tie(0, 9), tie(0, 2)]);
        assert_eq!(layers.ways.len(), 1);
    }
}
