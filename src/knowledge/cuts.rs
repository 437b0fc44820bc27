//! The cuts of a scenario, resolved: the entries that stop, and the dependencies that meet its conditions.

use jiff::civil;
use rustc_hash::FxHashSet;

use super::{Edge, Ix, Knowledge};
use crate::entry::{Cut, Written};
use crate::schema::Takes;
use crate::value::Country;

/// The entries and the edges that a scenario cuts, both sorted. If a day is given, only edges that hold on it count.
pub fn what_is_cut(knowledge: &Knowledge, scenario: Ix, day: Option<civil::Date>) -> (Vec<Ix>, Vec<u32>) {
    let holds = |edge: &Edge| day.is_none_or(|day| knowledge.holds(edge, day));
    let (mut off, mut cut) = (Vec::new(), Vec::new());
    for written in &knowledge.entry(scenario).cuts {
        if written.entries.is_empty() {
            let rule = Rule::new(knowledge, written, &holds);
            cut.extend((0..).zip(&knowledge.edges).filter(|(_, edge)| holds(edge) && rule.fits(edge)).map(|(number, _)| number));
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

/// A cut of dependencies, with all its references resolved.
struct Rule<'k> {
    knowledge: &'k Knowledge,
    written: &'k Cut,
    from_countries: FxHashSet<Country>,
    from_entries: FxHashSet<Ix>,
    /// The entries that have the permission asked for.
    under: Option<FxHashSet<Ix>>,
    to_countries: FxHashSet<Country>,
    not_countries: FxHashSet<Country>,
    to_entries: FxHashSet<Ix>,
}

impl<'k> Rule<'k> {
    fn new(knowledge: &'k Knowledge, written: &'k Cut, holds: &impl Fn(&Edge) -> bool) -> Self {
        let entries = |references: &[crate::entry::Reference]| references.iter().filter_map(|one| knowledge.find(&one.value)).collect();
        let under = written.from.under.as_ref().map(|reference| {
            let incoming = knowledge.find(&reference.value).map(|ix| knowledge.incoming.of(ix)).unwrap_or_default();
            let edges = incoming.iter().map(|edge| &knowledge.edges[*edge as usize]);
            edges.filter(|edge| edge.takes == Takes::Leave && holds(edge)).map(|edge| edge.from).collect()
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

    /// Whether an edge meets all conditions.
    fn fits(&self, edge: &Edge) -> bool {
        let (from, to, roles) = (&self.written.from, &self.written.to, &self.written.roles);
        let (owner, target) = (self.knowledge.entry(edge.from), self.knowledge.entry(edge.to));
        let belongs = |entry: &crate::entry::Entry, countries: &FxHashSet<Country>| {
            entry.countries.iter().any(|country| countries.contains(&country.value))
        };
        let among = |words: &[Written<Box<str>>], word: &str| words.is_empty() || words.iter().any(|known| &*known.value == word);
        among(roles, &self.knowledge.role(edge).name)
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

/// The countries, together with the members of those that are blocs.
fn with_members(knowledge: &Knowledge, written: &[Written<Country>]) -> FxHashSet<Country> {
    let mut countries: FxHashSet<Country> = written.iter().map(|country| country.value).collect();
    for country in written {
        countries.extend(knowledge.members(country.value));
    }
    countries
}
