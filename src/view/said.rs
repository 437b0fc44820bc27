//! The values of rows in the columns of tables, as texts, and the parts of entries that they are made from.

use std::borrow::Cow;

use jiff::civil;
use rustc_hash::FxHashSet;

use crate::entry::{Absence, Claim, Content, Dependency, Entry, Event, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::TARGET;
use crate::schema::column::{Column, Fields, Part, Promise};
use crate::value::Region;

/// The dependencies of an entry in a role, or in any.
pub fn ties<'k>(entry: &'k Entry, role: Option<&str>) -> impl Iterator<Item = &'k Dependency> {
    entry.depends.iter().filter(move |tie| role.is_none_or(|role| *tie.role == *role))
}

/// The absences that an entry states for a role, or for any.
pub fn absences<'k>(entry: &'k Entry, role: Option<&str>) -> impl Iterator<Item = Absence> + 'k {
    let role = role.map(str::to_owned);
    let said = entry.absent_depends.iter().filter(move |absent| role.as_deref() == Some(&absent.role));
    said.map(|absent| absent.absence)
}

/// The events of an entry that a column shows, with their indices.
pub fn events<'k>(
    knowledge: &'k Knowledge,
    ix: Ix,
    kind: Option<&str>,
    promise: Option<Promise>,
    as_of: civil::Date,
) -> impl Iterator<Item = (usize, &'k Event)> {
    let events = knowledge.entry(ix).events.iter().enumerate();
    events.filter(move |(at, event)| {
        kind.is_none_or(|kind| event.kind.as_deref() == Some(kind))
            && promise.is_none_or(|promise| come_to(knowledge, ix, *at, as_of) == Some(promise))
    })
}

/// The outcome of a promise by a day; none if the event is not a promise.
pub fn come_to(knowledge: &Knowledge, ix: Ix, at: usize, as_of: civil::Date) -> Option<Promise> {
    let target = (ix, at as u32);
    if knowledge.event(target).kind.as_deref() != Some(TARGET) {
        return None;
    }
    let last = knowledge.event(target).date.latest();
    // The first day on which it can have been kept.
    let met = knowledge.met_by(target).map(|met| knowledge.event(met).date.earliest()).filter(|day| *day <= as_of).min();
    Some(match met {
        Some(day) if day <= last => Promise::Kept,
        Some(_) => Promise::Late,
        None if knowledge.is_overdue(target, as_of) => Promise::Overdue,
        None => Promise::Open,
    })
}

/// The claim of an entry that a column of a field shows.
pub fn headline<'k>(entry: &'k Entry, fields: &Fields) -> Option<&'k Claim> {
    Some(entry.fact(fields.of(&entry.kind)?)?.headline())
}

/// The values of a claim; empty if it states an absence.
pub fn values(claim: &Claim) -> &[Value] {
    match &claim.content {
        Content::Values(values) => values,
        Content::Absent(_) => &[],
    }
}

/// The regions of an entry's countries, in order, without repetitions.
pub fn regions(entry: &Entry) -> Vec<Region> {
    let mut regions: Vec<Region> = entry.countries.iter().filter_map(|country| Region::of(country.value)).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// The values of a row in a column, as conditions and groups compare them: words, codes, ids, the words of typed absences.
/// Without repetitions.
pub fn texts<'k>(knowledge: &'k Knowledge, row: Ix, column: &Column, as_of: civil::Date) -> Vec<Cow<'k, str>> {
    let mut texts: Vec<Cow<'k, str>> = Vec::new();
    for ix in knowledge.reached(row, &column.way) {
        push_texts(knowledge, ix, &column.part, as_of, &mut texts);
    }
    texts.extend(knowledge.unsaid(row, &column.way).into_iter().map(|absence| absence.word().into()));
    if texts.len() > 1 {
        let mut seen = FxHashSet::default();
        texts.retain(|text: &Cow<'k, str>| seen.insert(text.clone()));
    }
    texts
}

fn push_texts<'k>(knowledge: &'k Knowledge, ix: Ix, part: &Part, as_of: civil::Date, texts: &mut Vec<Cow<'k, str>>) {
    let entry = knowledge.entry(ix);
    match part {
        Part::Title => texts.push((&*entry.title.value).into()),
        Part::Kind => texts.push((&*entry.kind.folder).into()),
        Part::Countries => texts.extend(entry.countries.iter().map(|country| country.value.code().to_owned().into())),
        Part::Regions => texts.extend(regions(entry).into_iter().map(|region| region.word().into())),
        Part::Status => texts.extend(entry.status.as_deref().map(Into::into)),
        Part::Depends(role) => {
            let targets = ties(entry, role.as_deref()).filter_map(|tie| knowledge.find(&tie.on.value));
            texts.extend(targets.map(|target| (&*knowledge.entry(target).id).into()));
            texts.extend(absences(entry, role.as_deref()).map(|absence| absence.word().into()));
        }
        Part::Events(kind, promise) => {
            texts.extend(events(knowledge, ix, kind.as_deref(), *promise, as_of).map(|(_, event)| (&*event.title).into()));
        }
        // No condition can refer to these.
        Part::Standing(_) => {}
        Part::Field(fields) => match headline(entry, fields).map(|claim| &claim.content) {
            Some(Content::Values(values)) => texts.extend(values.iter().map(|value| match value {
                Value::Ref(reference) => {
                    knowledge.find(&reference.value).map_or_else(|| (&*reference.value).into(), |ix| (&*knowledge.entry(ix).id).into())
                }
                other => other.canonical(),
            })),
            Some(Content::Absent(absence)) => texts.push(absence.word().into()),
            None => {}
        },
        Part::Basis(fields) => texts.extend(headline(entry, fields).and_then(|claim| claim.basis.as_deref()).map(Into::into)),
        Part::Converted(fields) => {
            if let Some(Content::Absent(absence)) = headline(entry, fields).map(|claim| &claim.content) {
                texts.push(absence.word().into());
            }
        }
    }
}
