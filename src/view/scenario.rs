//! Scenarios: the consequences of the cuts that an entry of a kind with role scenario declares.

use jiff::civil;
use rayon::prelude::*;

use super::evidence::weakest;
use super::exposure::Exposure;
use super::states::{State, Ties};
use crate::knowledge::{Edge, Ix, Knowledge, what_is_cut};
use crate::schema::Role;
use crate::value::Country;

/// A scenario with its consequences. All lists are sorted, and only `named` and `off` have entries that are cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// The entry that declares the cuts.
    pub entry: Ix,
    /// The entries that it names: those that are cut off, and the targets of dependencies that are cut.
    pub named: Vec<Ix>,
    /// The entries that are cut off.
    pub off: Vec<Ix>,
    /// The edges that are cut.
    pub cut: Vec<u32>,
    /// Entries that stop.
    pub stopped: Vec<Ix>,
    /// Entries that go on but cannot be renewed.
    pub frozen: Vec<Ix>,
    /// Entries that are at risk in the long run.
    pub strained: Vec<Ix>,
    /// Entries that stop in part.
    pub stopped_in_part: Vec<Ix>,
    /// Entries that cannot be renewed in part.
    pub frozen_in_part: Vec<Ix>,
    /// For each entry that is hit as a whole, the edge because of which it is, by entry.
    pub because: Vec<(Ix, u32)>,
    /// For each entry that is hit in part, the edge that it loses, by entry.
    pub because_in_part: Vec<(Ix, u32)>,
}

impl Scenario {
    /// The entries that are hit: as a whole, in the order of states, the worst first, and then in part; all sorted.
    pub fn lists(&self) -> [Vec<Ix>; 4] {
        let mut part: Vec<Ix> = self.stopped_in_part.iter().chain(&self.frozen_in_part).copied().collect();
        part.sort_unstable();
        [self.stopped.clone(), self.frozen.clone(), self.strained.clone(), part]
    }

    /// The number of projects that are hit, of one country or of all, in the order of [`Scenario::lists`].
    pub fn counts(&self, knowledge: &Knowledge, country: Option<Country>) -> Vec<usize> {
        let counted = |ix: &&Ix| {
            let entry = knowledge.entry(**ix);
            entry.kind.project && country.is_none_or(|country| entry.countries.iter().any(|own| own.value == country))
        };
        self.lists().iter().map(|list| list.iter().filter(counted).count()).collect()
    }

    /// For each country, the number of projects that are hit in any way, and the number of all.
    pub fn hit_of_all(&self, exposure: &Exposure) -> Vec<(Country, usize, usize)> {
        let mut hit = self.lists().concat();
        hit.sort_unstable();
        let of = |projects: &[Ix]| projects.iter().filter(|ix| hit.binary_search(ix).is_ok()).count();
        exposure.projects.iter().map(|(country, projects)| (*country, of(projects), projects.len())).collect()
    }

    /// How many of the conclusions about projects as a whole rest only on strong evidence, and the number of all.
    pub fn strong(&self, knowledge: &Knowledge) -> (usize, usize) {
        let hit = self.stopped.iter().chain(&self.frozen).chain(&self.strained);
        let projects: Vec<Ix> = hit.copied().filter(|ix| knowledge.entry(*ix).kind.project).collect();
        let is_strong = |ix: &&Ix| weakest(knowledge, self.reasons(knowledge, **ix, false, usize::MAX)).is_strong(knowledge);
        (projects.iter().filter(is_strong).count(), projects.len())
    }

    /// The edges from an entry that is hit, as a whole or in part, down to what is cut; at most `most`.
    pub fn reasons<'k>(&self, knowledge: &'k Knowledge, entry: Ix, in_part: bool, most: usize) -> Vec<&'k Edge> {
        let mut chain: Vec<&Edge> = Vec::new();
        let find = |list: &[(Ix, u32)], at: Ix| list.binary_search_by_key(&at, |(known, _)| *known).ok().map(|place| list[place].1);
        let mut next = find(if in_part { &self.because_in_part } else { &self.because }, entry);
        while let Some(number) = next.filter(|_| chain.len() < most) {
            let edge = &knowledge.edges[number as usize];
            chain.push(edge);
            // A tie that is cut ends the chain, whatever else happens to its target.
            next = if self.cut.binary_search(&number).is_ok() { None } else { find(&self.because, edge.to) };
        }
        chain
    }
}

/// All scenarios, in the order of their entries.
pub fn derive(knowledge: &Knowledge, ties: &Ties, as_of: civil::Date) -> Vec<Scenario> {
    let asked: Vec<Ix> = knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role == Role::Scenario).collect();
    asked.into_par_iter().map(|entry| follow(knowledge, ties, as_of, entry)).collect()
}

fn follow(knowledge: &Knowledge, ties: &Ties, as_of: civil::Date, entry: Ix) -> Scenario {
    let (off, cut) = what_is_cut(knowledge, entry, Some(as_of));
    let cuts = knowledge.entry(entry).cuts.iter();
    let mut named: Vec<Ix> = cuts.flat_map(|cut| cut.targets()).filter_map(|one| knowledge.find(&one.value)).collect();
    named.sort_unstable();
    named.dedup();
    let outcome = ties.outcome(knowledge, &off, &cut);
    let beside = |ix: &Ix| off.binary_search(ix).is_err();
    let of = |state| outcome.of(state).filter(beside).collect();
    let in_part = |state| outcome.in_part(state).filter(beside).collect();
    Scenario {
        entry,
        named,
        stopped: of(State::Stopped),
        frozen: of(State::Frozen),
        strained: of(State::Strained),
        stopped_in_part: in_part(State::Stopped),
        frozen_in_part: in_part(State::Frozen),
        because: sorted(outcome.because.iter().map(|(entry, edge)| (*entry, *edge))),
        because_in_part: sorted(outcome.in_part.iter().map(|(entry, (_, edge))| (*entry, *edge))),
        off,
        cut,
    }
}

fn sorted(pairs: impl Iterator<Item = (Ix, u32)>) -> Vec<(Ix, u32)> {
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_unstable();
    pairs
}
