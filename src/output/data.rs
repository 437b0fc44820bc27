//! Data in the shapes that docs/data.md describes: what its files have in common, and those of entries and gaps.

use std::borrow::Cow;

use jiff::civil;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::cell::list;
use super::table::Table;
use crate::entry::{Entry, Reference, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;
use crate::schema::{Field, FieldType};
use crate::value::{Country, Date};
use crate::view::coverage;
use crate::view::timeline::Happening;

/// The stems of sources, joined.
pub(super) fn source_stems(knowledge: &Knowledge, entry: &Entry, own: &[Reference]) -> String {
    list(knowledge.sources(entry, own).map(|source| knowledge.entry(source).stem()))
}

/// The canonical text of a value; references become ids.
pub(super) fn canonical<'k>(knowledge: &'k Knowledge, value: &'k Value) -> Cow<'k, str> {
    match value {
        Value::Ref(reference) => {
            knowledge.find(&reference.value).map_or((&*reference.value).into(), |ix| (&*knowledge.entry(ix).id).into())
        }
        other => other.canonical(),
    }
}

/// Whether the cells of a field hold a list of items. Markdown is a single text, however it is declared.
pub(super) fn is_list(field: &Field) -> bool {
    field.list && field.kind != FieldType::Markdown
}

/// The countries and sources of a happening, from all its tellings, without repetitions.
pub(super) fn told_by(pages: &Pages, happening: &Happening) -> (Vec<Country>, Vec<Ix>) {
    let knowledge = pages.knowledge();
    let (mut countries, mut sources) = (Vec::new(), Vec::new());
    for telling in pages.views().timeline.tellings(happening) {
        let Some(told) = telling.untitled(knowledge) else { continue };
        countries.extend(told.countries.iter().map(|country| country.value));
        sources.extend(knowledge.sources(knowledge.entry(telling.entry), told.sources));
    }
    once(&mut countries);
    once(&mut sources);
    (countries, sources)
}

/// The titles of the entries that tell of a happening, without repetitions.
pub(super) fn tellers<'p>(pages: &'p Pages, happening: &Happening) -> String {
    let mut entries: Vec<Ix> = pages.views().timeline.tellings(happening).map(|telling| telling.entry).collect();
    once(&mut entries);
    let titles: Vec<&'p str> = entries.into_iter().map(|ix| &*pages.knowledge().entry(ix).title.value).collect();
    pages.words().list(&titles)
}

/// Removes repetitions, keeping the order of first occurrences.
pub(super) fn once<T: Copy + Eq + std::hash::Hash>(things: &mut Vec<T>) {
    // Most lists have one element.
    if things.len() < 2 {
        return;
    }
    let mut seen = FxHashSet::default();
    things.retain(|thing| seen.insert(*thing));
}

/// A day in ISO 8601; empty for an open end.
fn day(day: civil::Date) -> String {
    if day == civil::Date::MIN || day == civil::Date::MAX { String::new() } else { day.to_string() }
}

/// The length of a day in EDTF.
const DAY: usize = "2023-12-04".len();

/// The first and the last day of a happening with this date in ISO 8601; empty for an open end. Most dates are single days,
/// which EDTF writes in the same way.
pub(super) fn days<'k>(happening: &Happening, date: &Cow<'k, Date>) -> [Cow<'k, str>; 2] {
    let written = match date {
        Cow::Borrowed(date) if happening.earliest == happening.latest => Some(date.edtf()).filter(|text| text.len() == DAY),
        _ => None,
    };
    [happening.earliest, happening.latest].map(|one| written.map_or_else(|| day(one).into(), Cow::from))
}

/// `coverage.csv`.
pub(super) fn coverage(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut table = Table::of("coverage.csv");
    for gap in coverage::derive(knowledge, pages.as_of()).gaps {
        let entry = knowledge.entry(gap.entry);
        let part = match gap.part {
            coverage::Part::Field(_) => "field",
            coverage::Part::Role(_) | coverage::Part::Edge(_) => "dependency",
            coverage::Part::Event(_) => "event",
            coverage::Part::Entry => "entry",
        };
        let since = gap.since.map(day).unwrap_or_default();
        table.row([&*entry.id, part, gap.name(knowledge, entry), gap.state.word(), &since, &entry.path]);
    }
    table.finish()
}

/// The keys are in alphabetical order, as in every data file.
#[derive(Serialize)]
struct EntryLine<'k> {
    aliases: Vec<&'k str>,
    countries: Vec<&'k str>,
    cut_off: bool,
    id: &'k str,
    kind: &'k str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<&'k str>,
    project: bool,
    renews: bool,
    status: Option<&'k str>,
    summary: Option<&'k str>,
    title: &'k str,
    url: String,
}

/// `entries.json`.
pub(super) fn entries(pages: &Pages) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let line = |ix: Ix| {
        let entry = knowledge.entry(ix);
        EntryLine {
            aliases: entry.aliases.iter().map(|alias| &*alias.value).collect(),
            countries: entry.countries.iter().map(|country| country.value.code()).collect(),
            cut_off: entry.kind.cut_off,
            id: &entry.id,
            kind: &entry.kind.folder,
            members: entry.members.iter().map(|member| member.value.code()).collect(),
            project: entry.kind.project,
            renews: knowledge.renews(ix),
            status: entry.status.as_deref(),
            summary: entry.summary.as_deref(),
            title: &entry.title.value,
            url: pages.markup().url(&pages.markup().path(ix)),
        }
    };
    json_lines(knowledge.indices().map(line))
}

/// A JSON array with a line for each element: the files are large, but people can still read and compare them.
pub(super) fn json_lines(items: impl Iterator<Item = impl Serialize>) -> Vec<u8> {
    let mut out = b"[".to_vec();
    for (at, item) in items.enumerate() {
        out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        // Plain structs of text and numbers always serialise.
        let _ = serde_json::to_writer(&mut out, &item);
    }
    out.extend_from_slice(b"\n]\n");
    out
}
