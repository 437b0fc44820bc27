//! The surroundings of an entry: what it depends on and what depends on it, ring by ring, as far as ties are looked through.

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::cut_off::Graph;
use crate::knowledge::{Edge, Ix, Knowledge};
use crate::schema::Word;

/// The most entries that are drawn on each side, the nearest: those of a ring are below each other, and this many fit on a
/// screen.
const DRAWN: usize = 20;
/// The most entries that are looked for on each side; if there are more, the figure says that only the nearest are counted.
const MOST: usize = 100;
/// The most owners of one entry that are examined.
const MOST_OWNERS: usize = 400;

/// An entry near another one.
#[derive(Clone, Copy, Debug)]
pub struct Neighbour<'k> {
    /// The entry.
    pub entry: Ix,
    /// Its distance from the middle.
    pub ring: usize,
    /// The role in which it was found first.
    pub role: &'k Word,
}

/// One side of an entry's surroundings, nearest first.
#[derive(Debug, Default)]
pub struct Side<'k> {
    /// The entries that are drawn.
    pub drawn: Vec<Neighbour<'k>>,
    /// The number of entries that were counted.
    pub count: usize,
    /// Whether there may be more.
    pub more: bool,
}

/// The surroundings of an entry.
#[derive(Debug)]
pub struct Around<'k> {
    /// What it depends on.
    pub under: Side<'k>,
    /// What depends on it.
    pub above: Side<'k>,
}

impl<'k> Around<'k> {
    /// Looks both ways from an entry, over ties that hold on the date. None if no chain has two ties, because lists show as
    /// much.
    pub fn of(knowledge: &'k Knowledge, graph: &Graph, ix: Ix) -> Option<Self> {
        let mut seen = FxHashSet::with_capacity_and_hasher(2 * MOST, FxBuildHasher);
        seen.insert(ix);
        let under = side(knowledge, ix, &mut seen, |entry| graph.edges_of(knowledge, entry).map(|edge| (edge.to, edge)));
        let above =
            side(knowledge, ix, &mut seen, |entry| graph.edges_on(knowledge, entry).take(MOST_OWNERS).map(|edge| (edge.from, edge)));
        let is_far = |side: &Side<'_>| side.drawn.iter().any(|neighbour| neighbour.ring > 1);
        (is_far(&under) || is_far(&above)).then_some(Self { under, above })
    }
}

/// Walks from an entry to those that `next` leads to. The first tie may be any; all others are of roles that are looked
/// through.
fn side<'k, N: Iterator<Item = (Ix, &'k Edge)>>(
    knowledge: &'k Knowledge,
    from: Ix,
    seen: &mut FxHashSet<Ix>,
    next: impl Fn(Ix) -> N,
) -> Side<'k> {
    let mut found: Vec<(Ix, usize, &'k Edge)> = Vec::with_capacity(MOST);
    // The entries whose neighbours still have to be visited, each with its ring.
    let mut open: Vec<(Ix, usize)> = vec![(from, 0)];
    let mut at = 0;
    while at < open.len() && found.len() < MOST {
        let (entry, ring) = open[at];
        at += 1;
        for (other, edge) in next(entry) {
            // A dependent of a customer also depends on the customer's suppliers only if the role of the customer says so.
            let is_upward = edge.to == entry;
            let is_another_matter = is_upward && ring > 0 && !edge.through;
            if is_another_matter || !seen.insert(other) {
                continue;
            }
            found.push((other, ring + 1, edge));
            if is_upward || edge.through {
                open.push((other, ring + 1));
            }
        }
    }
    let neighbour = |(entry, ring, edge): &(Ix, usize, &'k Edge)| Neighbour { entry: *entry, ring: *ring, role: knowledge.role(edge) };
    let drawn = found.iter().take(DRAWN).map(neighbour).collect();
    Side { drawn, count: found.len(), more: at < open.len() }
}
