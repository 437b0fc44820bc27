//! The part of a cut that a page lists: all of it or, if it is too large for a page, what is nearest.

use super::{Cut, CutOffs, LISTED};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::NeededTo;

/// The most entries that a walk visits to find the projects among them, if a cut is too large for a page.
const MOST_WALKED: usize = 1_000;

/// The part of an entry's cut that a page lists.
pub struct Listed {
    /// The cut, or its beginning if the walk found enough projects.
    pub cut: Cut,
    /// Whether more entries may fall.
    pub is_cut_short: bool,
    /// The entries that stop, then those that are frozen, nearest first; without the entry itself.
    pub fallen: [Vec<Ix>; 2],
    /// Groups that lost a member but are still met.
    pub held: Vec<u32>,
}

impl CutOffs {
    /// The part of the cut of `off` that a page lists. The full numbers are those of [`CutOffs::sums`].
    pub fn listed(&self, knowledge: &Knowledge, off: Ix) -> Listed {
        let sums = self.sums(off);
        let is_cut_short = (sums.stopped + sums.frozen) as usize > LISTED;
        let (mut seen, mut projects) = (0, 0);
        let cut = self.graph.cut([off], |fall| {
            seen += 1;
            projects += usize::from(knowledge.entry(fall.entry).kind.project);
            is_cut_short && (projects >= LISTED || seen >= MOST_WALKED)
        });
        let mut fallen: [Vec<Ix>; 2] = Default::default();
        for fall in cut.falls.iter().filter(|fall| fall.reason().is_some()) {
            // An entry that is frozen where the walk ends may still stop.
            let frozen = fall.frozen && !(is_cut_short && self.stops(off, fall.entry));
            fallen[usize::from(frozen)].push(fall.entry);
        }
        // A group that holds where the walk ends may be lost further on.
        let holds = |group: &u32| {
            let needs = self.graph.group(*group);
            let falls = self.stops(off, needs.owner) || (needs.needed_to == NeededTo::Renew && self.freezes(off, needs.owner));
            !is_cut_short || (!falls && self.graph.targets(*group).iter().any(|target| !self.stops(off, *target)))
        };
        let held = cut.held.iter().copied().filter(holds).collect();
        Listed { cut, is_cut_short, fallen, held }
    }
}
