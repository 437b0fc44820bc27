//! `index.json` beside each profile: its contents as data. Keys are in alphabetical order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::data::{canonical, days};
use crate::entry::{Claim, Content, Entry, Reference};
use crate::knowledge::{EventAt, Ix, Knowledge};
use crate::markup::ends;
use crate::page::Pages;
use crate::schema::{Field, Role, Words};
use crate::value::{Country, Date};
use crate::view::dependents::{LISTED, NEAREST, dependents};
use crate::view::timeline;
use crate::words;

#[derive(Serialize)]
struct Profile<'k> {
    backlinks: Vec<&'k str>,
    countries: Vec<&'k str>,
    dependents: Vec<Dependent<'k>>,
    /// The number of dependents that are not listed; all of them are in `data/edges.csv`.
    #[serde(skip_serializing_if = "is_zero")]
    dependents_omitted: usize,
    depends: Vec<Edge<'k>>,
    /// Roles in which no dependency is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    depends_absent: Vec<AbsentEdge<'k>>,
    events: Vec<Event<'k>>,
    facts: BTreeMap<&'k str, Vec<ClaimData<'k>>>,
    id: &'k str,
    kind: &'k str,
    /// The entries that name it in facts, by field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    named_by: BTreeMap<&'k str, Vec<&'k str>>,
    sources: Vec<&'k str>,
    status: Option<&'k str>,
    summary: Option<&'k str>,
    /// For countries: all events that concern the country, whoever tells them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeline: Vec<Concerning<'k>>,
    title: &'k str,
    url: String,
}

/// An event that concerns a country.
#[derive(Serialize)]
struct Concerning<'k> {
    #[serde(serialize_with = "codes")]
    countries: Vec<Country>,
    #[serde(serialize_with = "edtf")]
    date: Cow<'k, Date>,
    earliest: Cow<'k, str>,
    /// The entry that tells it; if there are several, the first by id.
    entry: &'k str,
    latest: Cow<'k, str>,
    sources: Vec<&'k str>,
    title: Cow<'k, str>,
    #[serde(rename = "type")]
    kind: Option<&'k str>,
    url: String,
}

#[derive(Serialize)]
struct Dependent<'k> {
    id: &'k str,
    via: Vec<&'k str>,
    /// The number of entries in the middle of `via` that are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    via_omitted: usize,
}

#[derive(Serialize)]
struct Edge<'k> {
    any_of: Option<&'k str>,
    during: Option<&'k str>,
    extent: &'static str,
    #[serde(rename = "for")]
    scope: Option<&'k str>,
    needed_to: &'static str,
    note: Option<&'k str>,
    on: &'k str,
    role: &'k str,
    sources: Vec<&'k str>,
    takes: &'static str,
}

#[derive(Serialize)]
struct AbsentEdge<'k> {
    absent: &'static str,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    scope: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'k str>,
    role: &'k str,
    sources: Vec<&'k str>,
}

#[derive(Serialize)]
struct Event<'k> {
    countries: Vec<&'k str>,
    #[serde(serialize_with = "edtf")]
    date: Cow<'k, Date>,
    earliest: Cow<'k, str>,
    /// The id by which other events refer to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    latest: Cow<'k, str>,
    /// The promises that it keeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    meets: Vec<String>,
    note: Option<&'k str>,
    /// The event that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<String>,
    sources: Vec<&'k str>,
    title: Cow<'k, str>,
    #[serde(rename = "type")]
    kind: Option<&'k str>,
}

/// A claim; keys without a value are left out.
#[derive(Serialize)]
#[serde(untagged)]
enum Text<'k> {
    One(Cow<'k, str>),
    Many(Vec<Cow<'k, str>>),
}

#[derive(Serialize)]
struct ClaimData<'k> {
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'k str>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    scope: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<String>,
    preferred: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'k str>,
    sources: Vec<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Text<'k>>,
}

fn edtf<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(date.edtf())
}

fn codes<S: serde::Serializer>(countries: &[Country], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(countries.iter().map(Country::code))
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The entries that name an entry in facts, by field.
fn named_by(knowledge: &Knowledge, ix: Ix) -> BTreeMap<&str, Vec<&str>> {
    let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for named in knowledge.named(ix) {
        if let Some(field) = knowledge.naming_field(named) {
            fields.entry(&field.name).or_default().push(&knowledge.entry(named.from).id);
        }
    }
    fields
}

/// The file of an entry.
pub(super) fn json(pages: &Pages, ix: Ix, out: &mut Vec<u8>) {
    let knowledge = pages.knowledge();
    let entry = knowledge.entry(ix);
    let (dependents, dependents_omitted) = all_dependents(pages, ix);
    let mut sources = Vec::new();
    let profile = Profile {
        backlinks: knowledge.backlinks.of(ix).iter().map(|from| &*knowledge.entry(*from).id).collect(),
        countries: entry.countries.iter().map(|country| country.value.code()).collect(),
        dependents,
        dependents_omitted,
        depends: edges(knowledge, entry, &mut sources),
        depends_absent: absences(knowledge, entry, &mut sources),
        events: events(knowledge, pages.words(), ix, entry, &mut sources),
        facts: facts(knowledge, entry, &mut sources),
        id: &entry.id,
        kind: &entry.kind.folder,
        named_by: named_by(knowledge, ix),
        sources: {
            sources.extend(
                entry.texts().flat_map(|text| &text.citations).filter_map(|citation| knowledge.find_source(&citation.source.value)),
            );
            sources.sort_unstable();
            sources.dedup();
            sources.iter().map(|source| &*knowledge.entry(*source).id).collect()
        },
        status: entry.status.as_deref(),
        summary: entry.summary.as_deref(),
        timeline: concerning(pages, entry),
        title: &entry.title.value,
        url: pages.markup().url(&pages.markup().path(ix)),
    };
    // Plain structs of text and numbers always serialise.
    let _ = serde_json::to_writer(&mut *out, &profile);
    out.push(b'\n');
}

/// The direct dependents by id, then the indirect ones, nearest first; and the number of those that are not listed.
fn all_dependents(pages: &Pages, ix: Ix) -> (Vec<Dependent<'_>>, usize) {
    let knowledge = pages.knowledge();
    let id = |ix: &Ix| &*knowledge.entry(*ix).id;
    let mut direct: Vec<Ix> = dependents(knowledge, ix).filter(|from| *from != ix).collect();
    direct.dedup();
    let mut found: Vec<Dependent<'_>> = direct.iter().map(|from| Dependent { id: id(from), via: Vec::new(), via_omitted: 0 }).collect();
    if found.is_empty() {
        return (found, 0);
    }
    let count = pages.views().reach.count(ix);
    for indirect in pages.views().reach.indirect(knowledge, ix, count, LISTED, NEAREST) {
        // As on pages, a long chain is cut to its beginning and its end.
        let length = indirect.via.len();
        let (head, tail) = ends(length);
        let via = indirect.via[..head].iter().chain(&indirect.via[length - tail..]).map(id).collect();
        found.push(Dependent { id: id(&indirect.entry), via, via_omitted: length - head - tail });
    }
    let omitted = count.total.saturating_sub(found.len());
    (found, omitted)
}

fn marks<'k>(knowledge: &'k Knowledge, entry: &'k Entry, own: &'k [Reference], all: &mut Vec<Ix>) -> Vec<&'k str> {
    let from = all.len();
    all.extend(knowledge.sources(entry, own));
    all[from..].iter().map(|source| knowledge.entry(*source).stem()).collect()
}

fn edges<'k>(knowledge: &'k Knowledge, entry: &'k Entry, all: &mut Vec<Ix>) -> Vec<Edge<'k>> {
    let edges = entry.depends.iter().filter_map(|dependency| {
        Some(Edge {
            any_of: dependency.any_of.as_deref(),
            during: dependency.during.as_ref().map(|date| date.edtf()),
            extent: dependency.extent.word(),
            scope: dependency.scope.as_deref(),
            needed_to: knowledge.needed_to(dependency).word(),
            note: dependency.note.as_deref(),
            on: &knowledge.entry(knowledge.find(&dependency.on.value)?).id,
            role: &dependency.role,
            sources: marks(knowledge, entry, &dependency.sources, all),
            takes: knowledge.takes(dependency).word(),
        })
    });
    edges.collect()
}

fn absences<'k>(knowledge: &'k Knowledge, entry: &'k Entry, all: &mut Vec<Ix>) -> Vec<AbsentEdge<'k>> {
    let absences = entry.absent_depends.iter().map(|absent| AbsentEdge {
        absent: absent.absence.word(),
        scope: absent.scope.as_deref(),
        note: absent.note.as_deref(),
        role: &absent.role,
        sources: marks(knowledge, entry, &absent.sources, all),
    });
    absences.collect()
}

fn events<'k>(knowledge: &'k Knowledge, words: &words::Words, ix: Ix, entry: &'k Entry, all: &mut Vec<Ix>) -> Vec<Event<'k>> {
    let mut happenings = timeline::of_entry(knowledge, ix);
    happenings.sort_unstable();
    let events = happenings.iter().filter_map(|happening| {
        let told = happening.told(knowledge, words)?;
        let here: Option<EventAt> = match happening.origin {
            timeline::Origin::Event(at) => Some((ix, at)),
            _ => None,
        };
        let [earliest, latest] = days(happening, &told.date);
        let same = here.map(|event| knowledge.first_told(event)).filter(|same| Some(*same) != here);
        Some(Event {
            id: here.and_then(|event| event_id(knowledge, event)),
            meets: here.into_iter().flat_map(|event| knowledge.keeps(event)).filter_map(|event| event_id(knowledge, event)).collect(),
            same_as: same.and_then(|event| event_id(knowledge, event)),
            countries: told.countries.iter().map(|country| country.value.code()).collect(),
            earliest,
            latest,
            note: told.note,
            sources: marks(knowledge, entry, told.sources, all),
            kind: told.kind,
            title: told.title,
            date: told.date,
        })
    });
    events.collect()
}

/// The timeline of a country, in the order of its page.
fn concerning<'k>(pages: &'k Pages, entry: &'k Entry) -> Vec<Concerning<'k>> {
    let knowledge = pages.knowledge();
    let country = entry.countries.first().filter(|_| entry.kind.role == Role::Country);
    let happenings = country.into_iter().flat_map(|country| pages.views().timeline.of_country(country.value));
    let events = happenings.filter_map(|happening| {
        let told = happening.told(knowledge, pages.words())?;
        let (countries, sources) = super::data::told_by(pages, happening);
        let [earliest, latest] = days(happening, &told.date);
        Some(Concerning {
            countries,
            date: told.date,
            earliest,
            entry: &knowledge.entry(happening.entry).id,
            latest,
            sources: sources.iter().map(|source| knowledge.entry(*source).stem()).collect(),
            title: told.title,
            kind: told.kind,
            url: pages.markup().place(happening),
        })
    });
    events.collect()
}

/// `folder/stem#id`, for an event that has an id.
fn event_id(knowledge: &Knowledge, event: EventAt) -> Option<String> {
    let id = knowledge.event(event).id.as_ref()?;
    Some(format!("{}#{}", knowledge.entry(event.0).id, id.value))
}

fn facts<'k>(knowledge: &'k Knowledge, entry: &'k Entry, all: &mut Vec<Ix>) -> BTreeMap<&'k str, Vec<ClaimData<'k>>> {
    let facts = entry.facts.iter().map(|fact| {
        let field = &entry.kind.fields[fact.field];
        (field.name.as_str(), fact.claims.iter().map(|one| claim(knowledge, entry, field, one, all)).collect())
    });
    facts.collect()
}

fn claim<'k>(knowledge: &'k Knowledge, entry: &'k Entry, field: &'k Field, claim: &'k Claim, all: &mut Vec<Ix>) -> ClaimData<'k> {
    let (value, absent) = match &claim.content {
        Content::Values(values) => {
            let mut texts: Vec<_> = values.iter().map(|value| canonical(knowledge, value)).collect();
            let text = if field.list { Text::Many(texts) } else { Text::One(texts.pop().unwrap_or_default()) };
            (Some(text), None)
        }
        Content::Absent(absence) => (None, Some(absence.word())),
    };
    ClaimData {
        absent,
        as_of: claim.as_of.as_ref().map(|date| date.edtf()),
        basis: claim.basis.as_deref(),
        scope: claim.scope.as_deref(),
        note: claim.note.as_deref(),
        over: claim.over.as_ref().map(|over| over.text()),
        preferred: claim.preferred,
        quote: claim.quote.as_deref(),
        sources: marks(knowledge, entry, &claim.sources, all),
        unit: if value.is_some() { field.unit.as_deref() } else { None },
        value,
    }
}
