//! Scenarios: what follows if what an entry of a kind with role scenario cuts is cut.

use jiff::civil;
use rayon::prelude::*;

use super::states::{Outcome, State, Ties};
use crate::knowledge::{Edge, Ix, Knowledge, what_is_cut};
use crate::schema::Role;

/// One scenario and what follows from it. All lists are sorted, and entries that are cut off are in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// The entry that says what is cut.
    pub entry: Ix,
    /// The entries that are cut off.
    pub off: Vec<Ix>,
    /// The edges that are cut.
    pub cut: Vec<u32>,
    /// They stop.
    pub stopped: Vec<Ix>,
    /// They go on, and cannot be renewed.
    pub frozen: Vec<Ix>,
    /// They are at risk in the long run.
    pub strained: Vec<Ix>,
    /// They stop in part.
    pub stopped_in_part: Vec<Ix>,
    /// They cannot be renewed in part.
    pub frozen_in_part: Vec<Ix>,
    /// The edge because of which each of them is hit, by entry.
    pub because: Vec<(Ix, u32)>,
}

impl Scenario {
    /// The edges from an entry that is hit down to what is cut, at most `most` of them.
    pub fn reasons<'k>(&self, knowledge: &'k Knowledge, entry: Ix, most: usize) -> Vec<&'k Edge> {
        let mut chain: Vec<&Edge> = Vec::new();
        let mut at = entry;
        while let Ok(place) = self.because.binary_search_by_key(&at, |(known, _)| *known)
            && chain.len() < most
        {
            let (_, number) = self.because[place];
            let edge = &knowledge.edges[number as usize];
            chain.push(edge);
            // A tie that is cut is the end, whatever else happens to its target.
            if self.cut.binary_search(&number).is_ok() {
                break;
            }
            at = edge.to;
        }
        chain
    }
}

/// All scenarios, in the order of their entries.
pub fn derive(knowledge: &Knowledge, as_of: civil::Date) -> Vec<Scenario> {
    let asked: Vec<Ix> = knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role == Role::Scenario).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let ties = Ties::derive(knowledge, as_of);
    asked.into_par_iter().map(|entry| follow(knowledge, &ties, entry)).collect()
}

fn follow(knowledge: &Knowledge, ties: &Ties, entry: Ix) -> Scenario {
    let (off, cut) = what_is_cut(knowledge, entry);
    let outcome = ties.outcome(knowledge, &off, &cut);
    let beside = |ix: &Ix| off.binary_search(ix).is_err();
    let of = |state| outcome.of(state).filter(beside).collect();
    let in_part = |state| outcome.in_part(state).filter(beside).collect();
    Scenario {
        entry,
        stopped: of(State::Stopped),
        frozen: of(State::Frozen),
        strained: of(State::Strained),
        stopped_in_part: in_part(State::Stopped),
        frozen_in_part: in_part(State::Frozen),
        because: because(&outcome),
        off,
        cut,
    }
}

/// A part that is lost is told with its own reason only where the whole has none.
fn because(outcome: &Outcome) -> Vec<(Ix, u32)> {
    let mut because: Vec<(Ix, u32)> = outcome.because.iter().map(|(entry, edge)| (*entry, *edge)).collect();
    let parts = outcome.in_part.iter().filter(|(entry, _)| !outcome.because.contains_key(entry));
    because.extend(parts.map(|(entry, (_, edge))| (*entry, *edge)));
    because.sort_unstable();
    because
}
