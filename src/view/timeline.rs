//! Timelines: what entries tell as events, what their kind calls events, and what the beginning and end of their
//! dependencies are, in time's order and each once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::entry::{Claim, Content, Dependency, Entry, Fact, Reference, Value, Written};
use crate::fingerprint::Fingerprint;
use crate::knowledge::{EventAt, Ix, Knowledge};
use crate::schema::TARGET;
use crate::value::{Country, Date};
use crate::words::Words;

/// Something that happened, or is to happen, as one entry tells it.
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
    /// The beginning of the dependency of this place.
    Started(u32),
    /// The end of the dependency of this place.
    Ended(u32),
}

/// What a happening is, in the words of its entry.
pub struct Told<'k> {
    /// When.
    pub date: Cow<'k, Date>,
    /// What, in a few words.
    pub title: Cow<'k, str>,
    /// Its type.
    pub kind: Option<&'k str>,
    /// What a reader must know beside it.
    pub note: Option<&'k str>,
    /// Whose it is.
    pub countries: &'k [Written<Country>],
    /// Who says so; empty: the entry's own sources.
    pub sources: &'k [Reference],
}

impl Told<'_> {
    /// When, in words. The open end of a promise is a limit, not a duration.
    pub fn when(&self, words: &Words) -> String {
        if self.kind == Some(TARGET) { words.moment(&self.date) } else { words.date(&self.date) }
    }
}

impl Happening {
    /// The year it stands under: that of its first day, or of its last where the beginning is open.
    pub fn year(&self) -> i16 {
        if self.earliest == civil::Date::MIN { self.latest.year() } else { self.earliest.year() }
    }

    /// What is told.
    pub fn told<'k>(&self, knowledge: &'k Knowledge, words: &Words) -> Option<Told<'k>> {
        self.told_as(knowledge, |starts, role, name, scope| {
            let part = scope.map(|scope| words.say("name_of_part", &[("name", name.into()), ("scope", scope.into())]));
            let name = part.as_deref().unwrap_or(name);
            words.say(if starts { "tie_begins" } else { "tie_ends" }, &[("role", role.into()), ("name", name.into())])
        })
    }

    /// The type of event that is told; none where nothing is.
    pub fn kind<'k>(&self, knowledge: &'k Knowledge) -> Option<Option<&'k str>> {
        self.untitled(knowledge).map(|told| told.kind)
    }

    /// When it is; none where nothing is told.
    pub fn date(&self, knowledge: &Knowledge) -> Option<Date> {
        self.untitled(knowledge).map(|told| told.date.into_owned())
    }

    /// What is told, for those who do not ask how it is called: the beginning and end of a dependency have no title here.
    pub fn untitled<'k>(&self, knowledge: &'k Knowledge) -> Option<Told<'k>> {
        self.told_as(knowledge, |_, _, _, _| String::new())
    }

    /// `changed`: how it is said that a dependency in a role, on somebody by name or a part of them, begins or else ends.
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
    /// What it is called as long as it is the same, within its entry and date.
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

/// What was last heard of an entry by a day: the event that ended last. Promises are no news of what was done.
pub fn last_of(knowledge: &Knowledge, ix: Ix, as_of: civil::Date) -> Option<Happening> {
    last(knowledge, of_entry(knowledge, ix).into_iter(), as_of)
}

/// The one of these that ended last by a day, promises left out.
pub fn last(knowledge: &Knowledge, happenings: impl Iterator<Item = Happening>, as_of: civil::Date) -> Option<Happening> {
    let past =
        happenings.filter(|happening| happening.earliest <= as_of && happening.kind(knowledge).is_some_and(|kind| kind != Some(TARGET)));
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

/// All happenings of a site, those that several entries tell once.
#[derive(Debug, Default)]
pub struct Timeline {
    /// By first day, then last day, then entry.
    pub happenings: Vec<Happening>,
    /// Their places, by country, in the same order.
    pub by_country: BTreeMap<Country, Vec<u32>>,
    /// Their places, by the folder of each kind whose entries tell them.
    pub by_kind: BTreeMap<Arc<str>, Vec<u32>>,
    /// Their places, by type.
    pub by_type: BTreeMap<Box<str>, Vec<u32>>,
    /// By happenings that are told more than once: the other tellings, by entry.
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
        // Entries come by id, so that the first that tells an event of its own is the one it stands under.
        let mut places: FxHashMap<Fingerprint, usize> = FxHashMap::default();
        let mut groups: Vec<Vec<(bool, Happening)>> = Vec::new();
        for (happening, same) in told {
            match same {
                None => timeline.happenings.push(happening),
                Some(same) => {
                    let place = *places.entry(same.as_what).or_insert_with(|| {
                        groups.push(Vec::new());
                        groups.len() - 1
                    });
                    groups[place].push((same.is_again, happening));
                }
            }
        }
        for mut group in groups {
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
        let named: Vec<Vec<Country>> = knowledge.entries.par_iter().map(|entry| named_countries(entry)).collect();
        let mut countries = Vec::new();
        let mut by_kind: BTreeMap<&Arc<str>, Vec<u32>> = BTreeMap::new();
        let mut by_type: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (at, happening) in (0..).zip(&timeline.happenings) {
            countries.clear();
            if let Some(kind) = happening.kind(knowledge).flatten() {
                by_type.entry(kind).or_default().push(at);
            }
            for telling in timeline.tellings(happening) {
                let places = by_kind.entry(&knowledge.entry(telling.entry).kind.folder).or_default();
                // Places grow, so that one which is there already is the last.
                if places.last() != Some(&at) {
                    places.push(at);
                }
                countries.extend(concerned(knowledge, telling, &named[telling.entry as usize]));
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

    /// By what a happening is found: the countries it concerns, the folders of the kinds whose entries tell it, its type.
    pub fn facets<'k>(&self, knowledge: &'k Knowledge, happening: &Happening) -> (Vec<Country>, Vec<&'k str>, Option<&'k str>) {
        let (mut countries, mut kinds) = (Vec::new(), Vec::new());
        for telling in self.tellings(happening) {
            let entry = knowledge.entry(telling.entry);
            kinds.push(&*entry.kind.folder);
            countries.extend(concerned(knowledge, telling, &named_countries(entry)));
        }
        countries.sort_unstable();
        countries.dedup();
        kinds.sort_unstable();
        kinds.dedup();
        (countries, kinds, happening.kind(knowledge).flatten())
    }

    /// Happenings by their places, in the same order.
    pub fn at<'t>(&'t self, places: &'t [u32]) -> impl DoubleEndedIterator<Item = &'t Happening> {
        places.iter().map(|at| &self.happenings[*at as usize])
    }

    /// Every telling of a happening, itself first, then by entry.
    pub fn tellings<'a>(&'a self, happening: &'a Happening) -> impl Iterator<Item = &'a Happening> {
        std::iter::once(happening).chain(self.again.get(happening).into_iter().flatten())
    }
}

/// What makes two events one.
struct Same {
    /// Equal for those that are one: the date and title of the event it is in the end.
    as_what: Fingerprint,
    /// Whether it says itself that it is told elsewhere.
    is_again: bool,
}

/// Events with the same date, as written, and the same title, apart from case, spaces and punctuation, are one; and so
/// is an event with the one that its `same_as` names. Facts and dependencies are only their entry's.
fn same(knowledge: &Knowledge, happening: &Happening) -> Option<Same> {
    let Origin::Event(at) = happening.origin else { return None };
    let here: EventAt = (happening.entry, at);
    let first = knowledge.first_told(here);
    let event = knowledge.event(first);
    let mut title = String::with_capacity(event.title.len());
    for word in event.title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        title.extend(word.chars().flat_map(char::to_lowercase));
        title.push(' ');
    }
    // A title without a letter says nothing that could be the same.
    if title.is_empty() {
        title = format!("{first:?}");
    }
    let as_what = Fingerprint::of_parts([event.date.edtf().as_bytes(), title.as_bytes()]);
    Some(Same { as_what, is_again: first != here })
}

/// The happenings that one entry tells of, in its own order.
pub fn of_entry(knowledge: &Knowledge, ix: Ix) -> Vec<Happening> {
    let entry = knowledge.entry(ix);
    let happening = |date: &Date, origin| Happening { earliest: date.earliest(), latest: date.latest(), entry: ix, origin };
    let mut found: Vec<Happening> = (0..).zip(&entry.events).map(|(at, event)| happening(&event.date, Origin::Event(at))).collect();
    // An event of the same type and date tells it already, in better words.
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
                    found.push(happening(date, Origin::Fact(fact_at, claim_at, value_at)));
                }
            }
        }
    }
    for (at, edge) in (0..).zip(&entry.depends).filter(|(_, edge)| edge.during.is_some()) {
        for (starts, origin) in [(true, Origin::Started(at)), (false, Origin::Ended(at))] {
            if let Some((date, kind)) = change(knowledge, edge, starts)
                && !told.contains(&(date.edtf(), kind))
            {
                found.push(happening(&date, origin));
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

/// The countries on whose timelines all happenings of an entry stand, beside those that an event names itself: the entry's
/// own, and those that its facts name.
fn named_countries(entry: &Entry) -> Vec<Country> {
    let mut countries: Vec<Country> = entry.countries.iter().map(|country| country.value).collect();
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

/// The countries that a telling concerns: those that its entry names anyway, and its own.
fn concerned<'k>(knowledge: &'k Knowledge, telling: &Happening, named: &'k [Country]) -> impl Iterator<Item = Country> + 'k {
    let own = match telling.origin {
        Origin::Event(at) => &knowledge.event((telling.entry, at)).countries[..],
        _ => &[],
    };
    named.iter().copied().chain(own.iter().map(|country| country.value))
}
