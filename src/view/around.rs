//! What stands around an entry: what it stands on and who stands on it, ring by ring, as far as ties are looked through.

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::cut_off::Graph;
use crate::knowledge::{Edge, Ix, Knowledge};

/// As many entries are drawn on each side, the nearest: those of a ring stand below each other, and so many fit a screen.
const DRAWN: usize = 20;
/// As many are looked for on each side; of more it is said that the nearest are counted.
const MOST: usize = 100;
/// As many owners of one entry are looked at.
const MOST_OWNERS: usize = 400;

/// An entry around another.
#[derive(Clone, Copy, Debug)]
pub struct Neighbour<'k> {
    /// Which.
    pub entry: Ix,
    /// How far from the middle.
    pub ring: usize,
    /// The role in which it was met first.
    pub role: &'k str,
}

/// One side of what stands around an entry, nearest first.
#[derive(Debug, Default)]
pub struct Side<'k> {
    /// Those that are drawn.
    pub drawn: Vec<Neighbour<'k>>,
    /// How many there are in all.
    pub count: usize,
    /// Whether there may be more than were counted.
    pub more: bool,
}

/// What stands around an entry.
#[derive(Debug)]
pub struct Around<'k> {
    /// What it stands on.
    pub under: Side<'k>,
    /// Who stands on it.
    pub above: Side<'k>,
}

impl<'k> Around<'k> {
    /// Looks both ways from an entry, along ties that hold at the date. Nothing where no chain has two ties: lists say that as well.
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

/// Walks from an entry to what `next` leads to. The first tie may be any; of the others those that are looked through.
fn side<'k, N: Iterator<Item = (Ix, &'k Edge)>>(
    knowledge: &'k Knowledge,
    from: Ix,
    seen: &mut FxHashSet<Ix>,
    next: impl Fn(Ix) -> N,
) -> Side<'k> {
    let mut found: Vec<(Ix, usize, &'k Edge)> = Vec::with_capacity(MOST);
    // Whether what stands behind a neighbour is a matter of the middle, too.
    let mut open: Vec<(Ix, usize)> = vec![(from, 0)];
    let mut at = 0;
    while at < open.len() && found.len() < MOST {
        let (entry, ring) = open[at];
        at += 1;
        for (other, edge) in next(entry) {
            // Who stands on a customer stands on what is under it only where the role of the customer says so.
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
    let neighbour =
        |(entry, ring, edge): &(Ix, usize, &'k Edge)| Neighbour { entry: *entry, ring: *ring, role: &knowledge.dependency(edge).role };
    let drawn = found.iter().take(DRAWN).map(neighbour).collect();
    Side { drawn, count: found.len(), more: at < open.len() }
}
