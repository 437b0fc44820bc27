//! The surroundings of an entry as a chain: what it depends on comes before it, what depends on it comes after it.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Caption, Chain, Figure, Label, Node, Tie};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::view::around::{Around, Neighbour, Side};

impl Markup {
    /// The figure of an entry's surroundings; none if lists show as much.
    pub fn around(&self, ix: Ix) -> Option<Figure> {
        let graph = &self.views.cut_offs.graph;
        let Around { under, above } = Around::of(&self.knowledge, graph, ix)?;
        let far = |neighbour: &Neighbour<'_>| i64::try_from(neighbour.ring).unwrap_or(i64::MAX);
        // The farthest come first, because a tie leads from what is depended on to its dependent.
        let before = under.drawn.iter().rev().map(|neighbour| (neighbour.entry, -far(neighbour), self.neighbour(neighbour)));
        let own = (ix, 0, named(Label { url: None, ..self.label(ix) }));
        let behind = above.drawn.iter().map(|neighbour| (neighbour.entry, far(neighbour), self.neighbour(neighbour)));
        let drawn = under.drawn.len() + above.drawn.len() + 1;
        let mut places: FxHashMap<Ix, usize> = FxHashMap::with_capacity_and_hasher(drawn, FxBuildHasher);
        let mut rings: Vec<(Ix, i64)> = Vec::with_capacity(drawn);
        let mut nodes: Vec<Node<'_>> = Vec::with_capacity(drawn + 2);
        for (entry, ring, node) in before.chain([own]).chain(behind) {
            places.insert(entry, nodes.len());
            rings.push((entry, ring));
            nodes.push(node);
        }
        let mut ties: Vec<Tie> = Vec::new();
        for (entry, ring) in &rings {
            for group in graph.groups_of(*entry) {
                let targets = graph.targets(group);
                for (from, below) in targets.iter().filter_map(|target| Some((*places.get(target)?, target))) {
                    // The other suppliers of a customer do not belong here.
                    let is_near = rings[from].1 < *ring && (*ring <= 0 || rings[from].1 >= 0);
                    let tie = Tie { from, to: places[entry], is_alternative: targets.len() > 1 };
                    let is_new = !ties.iter().rev().take_while(|known| known.to == tie.to).any(|known| known.from == from);
                    if is_near && is_new && below != entry {
                        ties.push(tie);
                    }
                }
            }
        }
        for side in [&under, &above] {
            nodes.extend(self.left_out(side));
        }
        let title = &self.knowledge.entry(ix).title.value;
        let caption = Caption {
            id: "around".to_owned(),
            title: self
                .words
                .say("around_title", &[("title", title.as_ref().into()), ("under", under.count.into()), ("above", above.count.into())]),
            description: self.text(if under.more || above.more { "around_read_nearest" } else { "around_read" }),
        };
        let heads = ["chain_what", "around_role", "around_on"].map(|id| self.text(id));
        let chain = Chain { caption, heads, through: self.text("around_through") };
        Some(chain.draw(&self.words, &nodes, &ties))
    }

    fn neighbour<'n>(&'n self, neighbour: &Neighbour<'n>) -> Node<'n> {
        Node { says: Cow::from(&neighbour.role.label), ..named(self.label(neighbour.entry)) }
    }

    /// The number of entries that are not drawn.
    fn left_out(&self, side: &Side<'_>) -> Option<Node<'static>> {
        let rest = side.count.checked_sub(side.drawn.len()).filter(|rest| *rest > 0)?;
        let name = Label { text: self.words.say("around_more", &[("count", rest.into())]).into(), url: None };
        Some(Node { is_end: true, ..named(name) })
    }
}

/// A node with nothing but a name.
fn named(name: Label<'_>) -> Node<'_> {
    Node { name, names: Vec::new(), says: "".into(), state: None, is_end: false }
}
