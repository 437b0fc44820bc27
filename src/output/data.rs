//! The files below `data/`, in the shapes that docs/data.md describes.

use std::collections::BTreeSet;

use jiff::civil;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::cell::{is_formula, list};
use crate::downloads;
use crate::entry::{Content, Entry, Reference, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;
use crate::schema::{Field, FieldType, Words};
use crate::value::Country;
use crate::view::coverage;
use crate::view::timeline::Happening;

/// Makes a file from the whole site.
pub(super) type Maker = fn(&Pages) -> Vec<u8>;

/// All of them, by path.
pub(super) const FILES: &[(&str, Maker)] = &[
    ("data/facts.csv", facts),
    ("data/edges.csv", edges),
    ("data/events.csv", events),
    ("data/coverage.csv", coverage),
    ("data/entries.csv", entries_table),
    ("data/entries.json", entries),
    ("data/cut-off.json", super::analysis::cut_offs),
    ("data/exposure.json", super::analysis::exposure),
    ("data/scenarios.json", super::analysis::scenarios),
];

/// A table of text.
pub(super) struct Table {
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    /// An empty table with its header.
    pub(super) fn new(header: &[&str]) -> Self {
        let mut table = Self { writer: csv::Writer::from_writer(Vec::new()) };
        table.row(header.iter().copied());
        table
    }

    /// An empty table of a file below `data/`.
    fn of(name: &str) -> Self {
        let columns = downloads::named(name).map(|file| file.columns).unwrap_or_default();
        Self::new(&columns.iter().map(|column| column.name).collect::<Vec<_>>())
    }

    /// Appends a row. Writing to memory cannot fail, and all rows are as long as the header.
    pub(super) fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for cell in cells {
            let _ = if is_formula(cell) { self.writer.write_field(format!("'{cell}")) } else { self.writer.write_field(cell) };
        }
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// The stems of sources, joined.
pub(super) fn source_stems(knowledge: &Knowledge, entry: &Entry, own: &[Reference]) -> String {
    list(knowledge.sources(entry, own).map(|source| knowledge.entry(source).stem()))
}

/// The canonical text of a value; references become ids.
pub(super) fn canonical<'k>(knowledge: &'k Knowledge, value: &'k Value) -> std::borrow::Cow<'k, str> {
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

fn facts(pages: &Pages) -> Vec<u8> {
    facts_of(pages, pages.knowledge().indices())
}

/// The facts of these entries.
pub(super) fn facts_of(pages: &Pages, entries: impl Iterator<Item = Ix>) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut table = Table::of("facts.csv");
    for entry in entries.map(|ix| knowledge.entry(ix)) {
        let countries = list(entry.countries.iter().map(|country| country.value.code()));
        for fact in &entry.facts {
            let field = &entry.kind.fields[fact.field];
            for claim in &fact.claims {
                let (value, absent) = match &claim.content {
                    Content::Values(values) if is_list(field) => (list(values.iter().map(|value| canonical(knowledge, value))), ""),
                    Content::Values(values) => {
                        (values.first().map(|value| canonical(knowledge, value).into_owned()).unwrap_or_default(), "")
                    }
                    Content::Absent(absence) => (String::new(), absence.word()),
                };
                let unit = if absent.is_empty() { field.unit.as_deref().unwrap_or_default() } else { "" };
                let scope = claim.scope.as_deref().unwrap_or_default();
                let as_of = claim.as_of.as_ref().map(|date| date.edtf()).unwrap_or_default();
                let preferred = if claim.preferred { "true" } else { "false" };
                let sources = source_stems(knowledge, entry, &claim.sources);
                let several = if is_list(field) { "true" } else { "false" };
                let cells = [&*entry.id, &field.name, &value, unit, scope, as_of, absent, preferred, &sources, &countries, several];
                table.row(cells);
            }
        }
    }
    table.finish()
}

fn edges(pages: &Pages) -> Vec<u8> {
    table_of_edges(pages, pages.knowledge().indices(), |_| true)
}

/// The dependencies of which at least one end is among some entries.
pub(super) fn edges_of(pages: &Pages, own: &FxHashSet<Ix>) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let above = own.iter().flat_map(|ix| knowledge.incoming.of(*ix)).map(|number| knowledge.edges[*number as usize].from);
    let owners: BTreeSet<Ix> = own.iter().copied().chain(above).collect();
    table_of_edges(pages, owners.into_iter(), |entry| own.contains(&entry))
}

/// The dependencies of these owners of which at least one end is `among` some entries.
fn table_of_edges(pages: &Pages, owners: impl Iterator<Item = Ix>, among: impl Fn(Ix) -> bool) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut table = Table::of("edges.csv");
    for ix in owners {
        let entry = knowledge.entry(ix);
        for number in knowledge.outgoing.of(ix) {
            let edge = &knowledge.edges[*number as usize];
            if !among(ix) && !among(edge.to) {
                continue;
            }
            let dependency = knowledge.dependency(edge);
            let during = dependency.during.as_ref().map(|date| date.edtf()).unwrap_or_default();
            let sources = source_stems(knowledge, entry, &dependency.sources);
            let any_of = dependency.any_of.as_deref().unwrap_or_default();
            let scope = dependency.scope.as_deref().unwrap_or_default();
            let to = &*knowledge.entry(edge.to).id;
            let words = [edge.needed_to.word(), edge.takes.word(), edge.extent.word()];
            table.row([&*entry.id, to, &dependency.role, words[0], words[1], words[2], any_of, during, scope, "", &sources]);
        }
        for absent in entry.absent_depends.iter().filter(|_| among(ix)) {
            let scope = absent.scope.as_deref().unwrap_or_default();
            let sources = source_stems(knowledge, entry, &absent.sources);
            table.row([&*entry.id, "", &absent.role, "", "", "", "", "", scope, absent.absence.word(), &sources]);
        }
    }
    table.finish()
}

fn events(pages: &Pages) -> Vec<u8> {
    events_of(pages, pages.views().timeline.happenings.iter())
}

/// These events.
pub(super) fn events_of<'h>(pages: &Pages, happenings: impl Iterator<Item = &'h Happening>) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut table = Table::of("events.csv");
    for happening in happenings {
        let Some(told) = happening.told(knowledge, pages.words()) else { continue };
        let (countries, sources) = told_by(pages, happening);
        let (earliest, latest) = (day(happening.earliest), day(happening.latest));
        let id = &*knowledge.entry(happening.entry).id;
        let countries = list(countries.iter().map(Country::code));
        let sources = list(sources.iter().map(|source| knowledge.entry(*source).stem()));
        table.row([told.date.edtf(), &earliest, &latest, &told.title, told.kind.unwrap_or_default(), id, &countries, &sources]);
    }
    table.finish()
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
pub(super) fn day(day: civil::Date) -> String {
    if day == civil::Date::MIN || day == civil::Date::MAX { String::new() } else { day.to_string() }
}

fn coverage(pages: &Pages) -> Vec<u8> {
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

fn entries_table(pages: &Pages) -> Vec<u8> {
    entries_of(pages, pages.knowledge().indices())
}

/// These entries.
pub(super) fn entries_of(pages: &Pages, entries: impl Iterator<Item = Ix>) -> Vec<u8> {
    let mut table = Table::of("entries.csv");
    for ix in entries {
        let entry = pages.knowledge().entry(ix);
        table.row([
            &*entry.id,
            &entry.kind.folder,
            &entry.title.value,
            &list(entry.aliases.iter().map(|alias| &alias.value)),
            entry.summary.as_deref().unwrap_or_default(),
            &pages.markup().url(&pages.markup().path(ix)),
            &list(entry.countries.iter().map(|country| country.value.code())),
            entry.status.as_deref().unwrap_or_default(),
            if entry.kind.project { "true" } else { "false" },
        ]);
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

fn entries(pages: &Pages) -> Vec<u8> {
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
