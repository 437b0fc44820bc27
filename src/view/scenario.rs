//! Scenarios: what follows if what an entry of a kind with role scenario cuts is cut.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use jiff::civil;

use super::states::{Outcome, State, Ties};
use crate::entry::{Cut, Written};
use crate::knowledge::{Edge, Ix, Knowledge};
use crate::schema::{Role, Takes};
use crate::value::Country;

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

/// The entries and the edges that a scenario cuts; both sorted.
pub fn what_is_cut(knowledge: &Knowledge, scenario: Ix) -> (Vec<Ix>, Vec<u32>) {
    let (mut off, mut cut) = (Vec::new(), Vec::new());
    for written in &knowledge.entry(scenario).cuts {
        if written.entries.is_empty() {
            let rule = Rule::new(knowledge, written);
            cut.extend((0..).zip(&knowledge.edges).filter(|(_, edge)| rule.fits(edge)).map(|(number, _)| number));
        } else {
            off.extend(written.entries.iter().filter_map(|reference| knowledge.find(&reference.value)));
        }
    }
    off.sort_unstable();
    off.dedup();
    cut.sort_unstable();
    cut.dedup();
    (off, cut)
}

/// A cut of ties, with everything in it looked up.
struct Rule<'k> {
    knowledge: &'k Knowledge,
    written: &'k Cut,
    from_countries: FxHashSet<Country>,
    from_entries: FxHashSet<Ix>,
    /// What has the leave that is asked for.
    under: Option<FxHashSet<Ix>>,
    to_countries: FxHashSet<Country>,
    not_countries: FxHashSet<Country>,
    to_entries: FxHashSet<Ix>,
}

impl<'k> Rule<'k> {
    fn new(knowledge: &'k Knowledge, written: &'k Cut) -> Self {
        let entries = |references: &[crate::entry::Reference]| references.iter().filter_map(|one| knowledge.find(&one.value)).collect();
        let under = written.from.under.as_ref().map(|reference| {
            let incoming = knowledge.find(&reference.value).map(|ix| knowledge.incoming.of(ix)).unwrap_or_default();
            let edges = incoming.iter().map(|edge| &knowledge.edges[*edge as usize]);
            edges.filter(|edge| edge.takes == Takes::Leave).map(|edge| edge.from).collect()
        });
        Self {
            knowledge,
            written,
            from_countries: with_members(knowledge, &written.from.countries),
            from_entries: entries(&written.from.entries),
            under,
            to_countries: with_members(knowledge, &written.to.countries),
            not_countries: with_members(knowledge, &written.to.not_countries),
            to_entries: entries(&written.to.entries),
        }
    }

    /// Whether an edge is cut: everything that is given holds.
    fn fits(&self, edge: &Edge) -> bool {
        let (from, to, roles) = (&self.written.from, &self.written.to, &self.written.roles);
        let (owner, target) = (self.knowledge.entry(edge.from), self.knowledge.entry(edge.to));
        let belongs = |entry: &crate::entry::Entry, countries: &FxHashSet<Country>| {
            entry.countries.iter().any(|country| countries.contains(&country.value))
        };
        let among = |words: &[Written<Box<str>>], word: &str| words.is_empty() || words.iter().any(|known| &*known.value == word);
        among(roles, &self.knowledge.dependency(edge).role)
            && among(&from.kinds, &target.kind.folder)
            && among(&to.kinds, &owner.kind.folder)
            && (from.countries.is_empty() || belongs(target, &self.from_countries))
            && (from.entries.is_empty() || self.from_entries.contains(&edge.to))
            && self.under.as_ref().is_none_or(|under| under.contains(&edge.to))
            && (to.countries.is_empty() || belongs(owner, &self.to_countries))
            && !belongs(owner, &self.not_countries)
            && (to.entries.is_empty() || self.to_entries.contains(&edge.from))
    }
}

/// Countries, and the members of those that are blocs.
fn with_members(knowledge: &Knowledge, written: &[Written<Country>]) -> FxHashSet<Country> {
    let mut countries: FxHashSet<Country> = written.iter().map(|country| country.value).collect();
    for country in written {
        countries.extend(knowledge.members(country.value));
    }
    countries
}
