//! Timelines: events that entries tell, and facts that their kind calls events, in time's order.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use crate::entry::{Claim, Content, Entry, Event, Fact, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::value::{Country, Date};

/// Something that happened, or is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happening {
    /// Its first possible day.
    pub earliest: civil::Date,
    /// Its last possible day.
    pub latest: civil::Date,
    /// The entry that tells of it.
    pub entry: Ix,
    /// Where the entry tells of it.
    pub origin: Origin,
}

/// Where an entry tells of something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The event of this place among the entry's events.
    Event(u32),
    /// A dated value of a fact: the places of fact, claim and value.
    Fact(u32, u32, u32),
}

/// What a happening is, in the words of its entry.
pub enum Told<'k> {
    /// An event.
    Event(&'k Event),
    /// A claim of a fact, and the date in it.
    Fact(&'k Fact, &'k Claim),
}

impl Happening {
    /// What is told, and when it was.
    pub fn told<'k>(&self, entry: &'k Entry) -> Option<(&'k Date, Told<'k>)> {
        match self.origin {
            Origin::Event(at) => entry.events.get(at as usize).map(|event| (&event.date, Told::Event(event))),
            Origin::Fact(fact, claim, value) => {
                let fact = entry.facts.get(fact as usize)?;
                let claim = fact.claims.get(claim as usize)?;
                match &claim.content {
                    Content::Values(values) => match values.get(value as usize)? {
                        Value::Date(date) => Some((date, Told::Fact(fact, claim))),
                        _ => None,
                    },
                    Content::Absent(_) => None,
                }
            }
        }
    }
}

/// All happenings of a site.
#[derive(Debug, Default)]
pub struct Timeline {
    /// By first day, then last day, then entry.
    pub happenings: Vec<Happening>,
    /// Their places, by country, in the same order.
    pub by_country: BTreeMap<Country, Vec<u32>>,
}

impl Timeline {
    /// Collects and sorts all happenings.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let mut happenings: Vec<Happening> = knowledge.indices().flat_map(|ix| of_entry(ix, knowledge.entry(ix))).collect();
        happenings.sort_unstable();
        let mut by_country: BTreeMap<Country, Vec<u32>> = BTreeMap::new();
        for (at, happening) in (0..).zip(&happenings) {
            for country in countries(happening, knowledge.entry(happening.entry)) {
                by_country.entry(country).or_default().push(at);
            }
        }
        Self { happenings, by_country }
    }

    /// The happenings of a country.
    pub fn of_country(&self, country: Country) -> impl DoubleEndedIterator<Item = &Happening> {
        self.by_country.get(&country).into_iter().flatten().map(|at| &self.happenings[*at as usize])
    }
}

/// The happenings that one entry tells of, in its own order.
pub fn of_entry(ix: Ix, entry: &Entry) -> Vec<Happening> {
    let happening = |date: &Date, origin| Happening { earliest: date.earliest(), latest: date.latest(), entry: ix, origin };
    let mut found: Vec<Happening> = (0..).zip(&entry.events).map(|(at, event)| happening(&event.date, Origin::Event(at))).collect();
    for (fact_at, fact) in (0..).zip(&entry.facts) {
        if entry.kind.fields[fact.field].event.is_none() {
            continue;
        }
        for (claim_at, claim) in (0..).zip(&fact.claims) {
            let Content::Values(values) = &claim.content else { continue };
            if !speaks_for_its_scope(fact, claim) {
                continue;
            }
            for (value_at, value) in (0..).zip(values) {
                if let Value::Date(date) = value {
                    found.push(happening(date, Origin::Fact(fact_at, claim_at, value_at)));
                }
            }
        }
    }
    found
}

/// Claims about the same version that disagree are one event, not several: the headline's, or else the first one's.
fn speaks_for_its_scope(fact: &Fact, claim: &Claim) -> bool {
    let headline = fact.headline();
    if std::ptr::eq(headline, claim) {
        return true;
    }
    let same = |other: &&Claim| other.scope == claim.scope && matches!(other.content, Content::Values(_));
    claim.scope.is_some() && headline.scope != claim.scope && fact.claims.iter().find(same).is_some_and(|first| std::ptr::eq(first, claim))
}

/// The countries on whose timelines a happening stands: those of its entry, those it names itself, and those that the
/// entry's facts name.
fn countries(happening: &Happening, entry: &Entry) -> BTreeSet<Country> {
    let mut countries: BTreeSet<Country> = entry.countries.iter().map(|country| country.value).collect();
    if let Origin::Event(at) = happening.origin
        && let Some(event) = entry.events.get(at as usize)
    {
        countries.extend(event.countries.iter().map(|country| country.value));
    }
    for claim in entry.facts.iter().flat_map(|fact| &fact.claims) {
        if let Content::Values(values) = &claim.content {
            countries.extend(values.iter().filter_map(|value| match value {
                Value::Country(country) => Some(*country),
                _ => None,
            }));
        }
    }
    countries
}
