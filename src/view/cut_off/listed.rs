//! What a page lists of a cut: all of it, or of one that is too large for a page what is nearest.

use super::{Cut, CutOffs, LISTED};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::NeededTo;

/// Entries that a walk meets at most to find the projects among them, if a cut is too large for a page.
const MOST_WALKED: usize = 1_000;

/// What a page lists of the cut of one entry.
pub struct Listed {
    /// The cut, or its beginning: the walk ends where enough projects are found.
    pub cut: Cut,
    /// Whether more may fall than that.
    pub is_cut_short: bool,
    /// What stops, then what is frozen, nearest first; the entry itself left out.
    pub fallen: [Vec<Ix>; 2],
    /// Groups that lost a member and are met by another.
    pub held: Vec<u32>,
}

impl CutOffs {
    /// What a page lists of what falls when `off` is cut off. How much falls in all is known ([`CutOffs::sums`]).
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
            // What is frozen where the walk ends may still stop.
            let frozen = fall.frozen && !(is_cut_short && self.stops(off, fall.entry));
            fallen[usize::from(frozen)].push(fall.entry);
        }
        // What still holds where the walk ends may fall behind it.
        let holds = |group: &u32| {
            let needs = self.graph.group(*group);
            let falls = self.stops(off, needs.owner) || (needs.needed_to == NeededTo::Renew && self.freezes(off, needs.owner));
            !is_cut_short || (!falls && self.graph.targets(*group).iter().any(|target| !self.stops(off, *target)))
        };
        let held = cut.held.iter().copied().filter(holds).collect();
        Listed { cut, is_cut_short, fallen, held }
    }
}
