//! Timelines: the events of entries, the dated facts that their kinds call events, and the beginnings and ends of
//! dependencies, in chronological order and without repetitions.

mod same;

use std::borrow::Cow;
use std::collections::hash_map::Entry as Place;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use same::{Same, same};

use super::said;
use crate::entry::{Claim, Content, Dependency, Entry, Fact, Reference, Value, Written};
use crate::fingerprint::Fingerprint;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::{FieldType, TARGET, Word};
use crate::value::{Country, Date};
use crate::words::Words;

/// Something that happened or will happen, as one entry tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happening {
    /// Its first possible day.
    pub earliest: civil::Date,
    /// Its last possible day.
    pub latest: civil::Date,
    /// The entry that tells of it.
    pub entry: Ix,
    /// The place where the entry tells of it.
    pub origin: Origin,
    /// The number of its type, if it has one, in [`Knowledge::event_types`].
    pub kind_number: Option<u32>,
}

/// The place where an entry tells of a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The event at this index among the entry's events.
    Event(u32),
    /// A dated value of a fact: the indices of fact, claim and value.
    Fact(u32, u32, u32),
    /// The beginning of the dependency at this index.
    Started(u32),
    /// The end of the dependency at this index.
    Ended(u32),
}

/// The contents of a happening, in the words of its entry.
pub struct Told<'k> {
    /// Its date.
    pub date: Cow<'k, Date>,
    /// What happened, in a few words.
    pub title: Cow<'k, str>,
    /// Its type.
    pub kind: Option<&'k str>,
    /// A remark that readers need with it.
    pub note: Option<&'k str>,
    /// The countries that it concerns.
    pub countries: &'k [Written<Country>],
    /// Its sources; if empty, the entry's own.
    pub sources: &'k [Reference],
}

impl Told<'_> {
    /// Its date in words. The open end of a promise is a limit, not a duration.
    pub fn when(&self, words: &Words) -> String {
        if self.kind == Some(TARGET) { words.moment(&self.date) } else { words.date(&self.date) }
    }
}

impl Happening {
    /// The year it is listed under: that of its first day, or of its last day if it has an open beginning.
    pub fn year(&self) -> i16 {
        if self.earliest == civil::Date::MIN { self.latest.year() } else { self.earliest.year() }
    }

    /// The contents of the happening.
    pub fn told<'k>(&self, knowledge: &'k Knowledge, words: &Words) -> Option<Told<'k>> {
        self.told_as(knowledge, |starts, role, name, scope| {
            let part = scope.map(|scope| words.say("name_of_part", &[("name", name.into()), ("scope", scope.into())]));
            let name = part.as_deref().unwrap_or(name);
            words.say(if starts { "tie_begins" } else { "tie_ends" }, &[("role", role.into()), ("name", name.into())])
        })
    }

    /// The type of the event.
    pub fn kind<'k>(&self, knowledge: &'k Knowledge) -> Option<&'k Word> {
        self.kind_number.map(|number| knowledge.event_types.word(number))
    }

    /// Whether it is a promise.
    pub fn is_target(&self, knowledge: &Knowledge) -> bool {
        self.kind(knowledge).is_some_and(|kind| kind.name == TARGET)
    }

    /// The date of the event; none if there is no event.
    pub fn date(&self, knowledge: &Knowledge) -> Option<Date> {
        self.untitled(knowledge).map(|told| told.date.into_owned())
    }

    /// The contents without titles for beginnings and ends of dependencies, for callers that do not need them.
    pub fn untitled<'k>(&self, knowledge: &'k Knowledge) -> Option<Told<'k>> {
        self.told_as(knowledge, |_, _, _, _| String::new())
    }

    /// `changed` gives the title for the beginning or else the end of a dependency, from its role, its target's name, and
    /// perhaps a part.
    fn told_as<'k>(&self, knowledge: &'k Knowledge, changed: impl Fn(bool, &str, &str, Option<&str>) -> String) -> Option<Told<'k>> {
        let entry = knowledge.entry(self.entry);
        match self.origin {
            Origin::Event(at) => {
                let event = entry.events.get(at as usize)?;
                Some(Told {
                    date: Cow::Borrowed(&event.date),
                    title: (&*event.title).into(),
                    kind: event.kind.as_deref(),
                    note: event.note.as_deref(),
                    countries: if event.countries.is_empty() { &entry.countries } else { &event.countries },
                    sources: &event.sources,
                })
            }
            Origin::Fact(fact, claim, value) => {
                let fact = entry.facts.get(fact as usize)?;
                let claim = fact.claims.get(claim as usize)?;
                let Content::Values(values) = &claim.content else { return None };
                let Value::Date(date) = values.get(value as usize)? else { return None };
                let field = &entry.kind.fields[fact.field];
                Some(Told {
                    date: Cow::Borrowed(date),
                    title: claim.named(&field.label).into(),
                    kind: field.event.as_deref(),
                    note: claim.note.as_deref(),
                    countries: &entry.countries,
                    sources: &claim.sources,
                })
            }
            Origin::Started(at) | Origin::Ended(at) => {
                let edge = entry.depends.get(at as usize)?;
                let starts = matches!(self.origin, Origin::Started(_));
                let (date, kind) = change(knowledge, edge, starts)?;
                let target = knowledge.find(&edge.on.value).map_or(&*edge.on.value, |to| &knowledge.entry(to).title.value);
                let role = knowledge.vocabularies().label("role", &edge.role);
                Some(Told {
                    date: Cow::Owned(date),
                    title: changed(starts, role, target, edge.scope.as_deref()).into(),
                    kind: Some(kind),
                    note: edge.note.as_deref(),
                    countries: &entry.countries,
                    sources: &edge.sources,
                })
            }
        }
    }
}

impl Happening {
    /// The identity of the happening within its entry and date, which is stable as long as it is the same.
    pub fn name<'k>(&self, knowledge: &'k Knowledge) -> Cow<'k, str> {
        let entry = knowledge.entry(self.entry);
        let name = match self.origin {
            Origin::Event(at) => entry.events.get(at as usize).map(|event| event.id.as_ref().map_or(&*event.title, |id| &id.value).into()),
            Origin::Fact(fact, claim, _) => entry.facts.get(fact as usize).and_then(|fact| {
                let scope = fact.claims.get(claim as usize)?.scope.as_deref().unwrap_or_default();
                Some(format!("{}:{scope}", entry.kind.fields[fact.field].name).into())
            }),
            Origin::Started(at) | Origin::Ended(at) => entry.depends.get(at as usize).map(|edge| {
                let verb = if matches!(self.origin, Origin::Started(_)) { "begins" } else { "ends" };
                format!("{verb}:{}:{}:{}", edge.role, edge.on.stem(), edge.scope.as_deref().unwrap_or_default()).into()
            }),
        };
        name.unwrap_or_default()
    }
}

/// The last news about an entry by a day: the event that ended last. Promises are not news.
pub fn last_of(knowledge: &Knowledge, ix: Ix, as_of: civil::Date) -> Option<Happening> {
    last(knowledge, of_entry(knowledge, ix).into_iter(), as_of)
}

/// The happening that ended last by a day, without promises.
pub fn last(knowledge: &Knowledge, happenings: impl Iterator<Item = Happening>, as_of: civil::Date) -> Option<Happening> {
    let past = happenings.filter(|happening| happening.earliest <= as_of && !happening.is_target(knowledge));
    past.max_by_key(|happening| (happening.latest.min(as_of), *happening))
}

/// The date at which a dependency starts or ends, and the type of event that its role makes of it.
fn change<'k>(knowledge: &'k Knowledge, edge: &Dependency, starts: bool) -> Option<(Date, &'k str)> {
    let role = knowledge.vocabularies().named("role")?.word(&edge.role)?;
    let kind = if starts { role.started.as_deref() } else { role.ended.as_deref() }?;
    let during = edge.during.as_ref()?;
    let date = if starts { during.start() } else { during.end() }?;
    knowledge.read_on.is_none_or(|day| date.earliest() <= day).then_some((date, kind))
}

/// All happenings of a site. One that several entries tell is listed once.
#[derive(Debug, Default)]
pub struct Timeline {
    /// Sorted by first day, then last day, then entry.
    pub happenings: Vec<Happening>,
    /// Their indices by country, in the same order.
    pub by_country: BTreeMap<Country, Vec<u32>>,
    /// Their indices by the folder of each kind whose entries tell them.
    pub by_kind: BTreeMap<Arc<str>, Vec<u32>>,
    /// Their indices by type.
    pub by_type: BTreeMap<Box<str>, Vec<u32>>,
    /// For happenings that are told more than once, the other tellings, by entry.
    again: BTreeMap<Happening, Vec<Happening>>,
}

impl Timeline {
    /// Collects and sorts all happenings.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let entries = 0..knowledge.entries.len() as Ix;
        let told: Vec<(Happening, Option<Same>)> = entries
            .into_par_iter()
            .flat_map_iter(|ix| of_entry(knowledge, ix).into_iter().map(|happening| (happening, same(knowledge, &happening))))
            .collect();
        let mut timeline = Self::default();
        // Entries are sorted by id, so an event is listed under the first entry that tells it as its own.
        let mut firsts: FxHashMap<Fingerprint, (bool, Happening)> = FxHashMap::default();
        firsts.reserve(told.len());
        // Nearly every event is told once, so only the other tellings are gathered.
        let mut groups: BTreeMap<Fingerprint, Vec<(bool, Happening)>> = BTreeMap::new();
        for (happening, same) in told {
            match same {
                None => timeline.happenings.push(happening),
                Some(Same { as_what, is_again }) => match firsts.entry(as_what) {
                    Place::Vacant(place) => drop(place.insert((is_again, happening))),
                    Place::Occupied(_) => groups.entry(as_what).or_default().push((is_again, happening)),
                },
            }
        }
        for (as_what, group) in &mut groups {
            group.extend(firsts.remove(as_what));
        }
        // In any order, because all happenings are sorted below.
        timeline.happenings.extend(firsts.into_values().map(|(_, happening)| happening));
        for mut group in groups.into_values() {
            group.sort_by_key(|(is_again, happening)| (*is_again, happening.entry, happening.origin));
            let mut tellings = group.into_iter().map(|(_, happening)| happening);
            let Some(first) = tellings.next() else { continue };
            let mut others: Vec<Happening> = tellings.collect();
            timeline.happenings.push(first);
            if !others.is_empty() {
                others.sort_unstable_by_key(|other| (other.entry, other.origin));
                timeline.again.insert(first, others);
            }
        }
        timeline.happenings.par_sort_unstable();
        let mut countries = Vec::new();
        let mut by_kind: BTreeMap<&Arc<str>, Vec<u32>> = BTreeMap::new();
        let mut by_type: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (at, happening) in (0..).zip(&timeline.happenings) {
            countries.clear();
            if let Some(kind) = happening.kind(knowledge) {
                by_type.entry(&kind.name).or_default().push(at);
            }
            for telling in timeline.tellings(happening) {
                let places = by_kind.entry(&knowledge.entry(telling.entry).kind.folder).or_default();
                // Indices grow, so one that is already there is the last.
                if places.last() != Some(&at) {
                    places.push(at);
                }
                countries.extend(concerned(knowledge, telling));
            }
            countries.sort_unstable();
            countries.dedup();
            for country in &countries {
                timeline.by_country.entry(*country).or_default().push(at);
            }
        }
        timeline.by_kind = by_kind.into_iter().map(|(kind, places)| (kind.clone(), places)).collect();
        timeline.by_type = by_type.into_iter().map(|(word, places)| (word.into(), places)).collect();
        timeline
    }

    /// The happenings of a country.
    pub fn of_country(&self, country: Country) -> impl DoubleEndedIterator<Item = &Happening> {
        self.at(self.by_country.get(&country).map(Vec::as_slice).unwrap_or_default())
    }

    /// The values by which a happening is found: the countries it concerns, the folders of the kinds whose entries tell it,
    /// and its type.
    pub fn facets<'k>(&self, knowledge: &'k Knowledge, happening: &Happening) -> (Vec<Country>, Vec<&'k str>, Option<&'k str>) {
        let (mut countries, mut kinds) = (Vec::new(), Vec::new());
        for telling in self.tellings(happening) {
            let entry = knowledge.entry(telling.entry);
            kinds.push(&*entry.kind.folder);
            countries.extend(concerned(knowledge, telling));
        }
        countries.sort_unstable();
        countries.dedup();
        kinds.sort_unstable();
        kinds.dedup();
        (countries, kinds, happening.kind(knowledge).map(|kind| kind.name.as_str()))
    }

    /// The happenings at these indices, in the same order.
    pub fn at<'t>(&'t self, places: &'t [u32]) -> impl DoubleEndedIterator<Item = &'t Happening> {
        places.iter().map(|at| &self.happenings[*at as usize])
    }

    /// All tellings of a happening: itself first, then by entry.
    pub fn tellings<'a>(&'a self, happening: &'a Happening) -> impl Iterator<Item = &'a Happening> {
        std::iter::once(happening).chain(self.again.get(happening).into_iter().flatten())
    }
}

/// The happenings that one entry tells of, in its own order.
pub fn of_entry(knowledge: &Knowledge, ix: Ix) -> Vec<Happening> {
    let entry = knowledge.entry(ix);
    let happening = |date: &Date, kind: Option<&str>, origin| {
        let kind_number = kind.and_then(|kind| knowledge.event_types.number(kind));
        Happening { earliest: date.earliest(), latest: date.latest(), entry: ix, origin, kind_number }
    };
    let events = (0..).zip(&entry.events).map(|(at, event)| happening(&event.date, event.kind.as_deref(), Origin::Event(at)));
    let mut found: Vec<Happening> = events.collect();
    // An event with the same type and date already tells it, in better words.
    let told: BTreeSet<(&str, &str)> = entry.events.iter().filter_map(|event| Some((event.date.edtf(), event.kind.as_deref()?))).collect();
    for (fact_at, fact) in (0..).zip(&entry.facts) {
        let Some(kind) = entry.kind.fields[fact.field].event.as_deref() else { continue };
        for (claim_at, claim) in (0..).zip(&fact.claims) {
            let Content::Values(values) = &claim.content else { continue };
            if !speaks_for_its_scope(fact, claim) {
                continue;
            }
            for (value_at, value) in (0..).zip(values) {
                if let Value::Date(date) = value
                    && !told.contains(&(date.edtf(), kind))
                {
                    found.push(happening(date, Some(kind), Origin::Fact(fact_at, claim_at, value_at)));
                }
            }
        }
    }
    for (at, edge) in (0..).zip(&entry.depends).filter(|(_, edge)| edge.during.is_some()) {
        for (starts, origin) in [(true, Origin::Started(at)), (false, Origin::Ended(at))] {
            if let Some((date, kind)) = change(knowledge, edge, starts)
                && !told.contains(&(date.edtf(), kind))
            {
                found.push(happening(&date, Some(kind), origin));
            }
        }
    }
    found
}

/// Claims about the same version that disagree are one event, not several: that of the headline or, without one, of the
/// first claim.
fn speaks_for_its_scope(fact: &Fact, claim: &Claim) -> bool {
    let headline = fact.headline();
    if std::ptr::eq(headline, claim) {
        return true;
    }
    let same = |other: &&Claim| other.scope == claim.scope && matches!(other.content, Content::Values(_));
    claim.scope.is_some() && headline.scope != claim.scope && fact.claims.iter().find(same).is_some_and(|first| std::ptr::eq(first, claim))
}

/// The countries on whose timelines all happenings of an entry are listed, besides those that an event names: the entry's
/// own, and those that its facts name.
fn named_countries(entry: &Entry) -> impl Iterator<Item = Country> {
    let facts = entry.facts.iter().filter(|fact| entry.kind.fields[fact.field].kind == FieldType::Country);
    let named = facts.flat_map(|fact| &fact.claims).flat_map(said::values).filter_map(|value| match value {
        Value::Country(country) => Some(*country),
        _ => None,
    });
    entry.countries.iter().map(|country| country.value).chain(named)
}

/// The countries that a telling concerns: those of its entry, and those that it names itself.
fn concerned<'k>(knowledge: &'k Knowledge, telling: &Happening) -> impl Iterator<Item = Country> + 'k {
    let own = match telling.origin {
        Origin::Event(at) => &knowledge.event((telling.entry, at)).countries[..],
        _ => &[],
    };
    named_countries(knowledge.entry(telling.entry)).chain(own.iter().map(|country| country.value))
}
