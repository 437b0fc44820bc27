//! The layout of a layered drawing: the column and order of its nodes, and the heights of the ties between them.
//!
//! It has the usual three steps: each node is placed after everything that it is tied to; a tie that spans several columns has
//! a bend in each of them; and the columns are ordered by the mean position of the neighbours of their nodes, forward and
//! backward a few times. All numbers are integers, the work of a step is bounded by the number of nodes and ties, and sorting
//! is stable.

/// The most columns in which names are still legible. Nodes that would need more are placed in the last.
const COLUMNS: usize = 6;
/// The number of times that the columns are ordered.
const SWEEPS: usize = 8;
/// The heights of a bend and of the space between two items, in quarters of a rem.
const BEND: usize = 2;
const GAP: usize = 2;
/// Mean positions are compared with this precision: thousandths of a place.
const FINE: usize = 1_000;

/// A tie: one node is hit through another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The cause, as an index among the nodes before `to`.
    pub from: usize,
    /// The node that is hit.
    pub to: usize,
    /// Whether the cause is one of several alternatives that are all lost.
    pub is_alternative: bool,
}

/// An item of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A node, by its index.
    Node(usize),
    /// A point at which the ties of a node, given by its index, pass through the column.
    Bend(usize),
}

/// The course of a tie through the columns.
pub(super) struct Way {
    /// The column in which it begins.
    pub layer: usize,
    /// Its heights in that column and in each of the following.
    pub heights: Vec<usize>,
    /// Whether the cause is one of several alternatives.
    pub is_alternative: bool,
}

/// The layout.
pub(super) struct Layers {
    /// The columns from left to right, each from top to bottom.
    pub columns: Vec<Vec<Item>>,
    /// The ties, in the order given.
    pub ways: Vec<Way>,
    /// The height of the highest column.
    pub height: usize,
}

impl Layers {
    /// Places nodes. `ends` tells which belong in the last column, and `heights` gives their heights, given the number of
    /// columns. Ties that do not lead forward are left out.
    pub fn of(ends: &[bool], heights: impl FnOnce(usize) -> Vec<usize>, ties: &[Tie]) -> Self {
        let count = ends.len();
        let ties: Vec<Tie> = ties.iter().copied().filter(|tie| tie.from < tie.to && tie.to < count).collect();
        let layer_of = layers_of(ends, &ties);
        let ties: Vec<Tie> = ties.into_iter().filter(|tie| layer_of[tie.from] < layer_of[tie.to]).collect();
        let mut columns: Vec<Vec<Item>> = vec![Vec::new(); layer_of.iter().max().map_or(0, |last| last + 1)];
        (0..count).for_each(|node| columns[layer_of[node]].push(Item::Node(node)));
        // The ties of a node share their bends.
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
        // The number of an item: first come all nodes, then their bends.
        let number = |item: Item| match item {
            Item::Node(node) => node,
            Item::Bend(node) => count + node,
        };
        // The pairs of items that are tied, between each column and the next.
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
        // The number of sweeps in a row in which nothing moved. After one in each direction the order is final.
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
                columns[layer].sort_by_cached_key(|item| match middles[number(*item)] {
                    // An item without a neighbour there stays about where it is.
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

/// The column of each node: the one after the last of its causes, and for ends the last of all.
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
        // Two causes, each of one end, given in the wrong order.
        let layers = Layers::of(&[false, false, true, true], |_| vec![8; 4], &[tie(0, 3), tie(1, 2)]);
        assert_eq!(layers.columns, [[Item::Node(0), Item::Node(1)], [Item::Node(3), Item::Node(2)]]);
    }

    #[test]
    fn circles_and_ties_to_nothing_are_left_out() {
        let layers = Layers::of(&[false; 3], |_| vec![8; 3], &[tie(1, 0), tie(1, 1), tie(0, 9), tie(0, 2)]);
        assert_eq!(layers.ways.len(), 1);
    }
}
