//! The tables of which countries have a part: facts, dependencies, events and entries. A row is made once, for the table of
//! the site, and the table of a country takes it from there.

use std::ops::Range;
use std::sync::OnceLock;

use super::cell::list;
use super::data::{canonical, days, is_list, source_stems, told_by};
use super::describe;
use super::table::{Rows, Table};
use crate::downloads::{File, metadata_of, named};
use crate::entry::{Content, Entry};
use crate::knowledge::{Edge, Ix, Knowledge};
use crate::page::Pages;
use crate::schema::Words;
use crate::value::Country;
use crate::view::timeline::Happening;

/// The tables of a site, each of which is made when it is first asked for.
#[derive(Default)]
pub(super) struct Tables {
    facts: OnceLock<Rows>,
    edges: OnceLock<Rows>,
    events: OnceLock<Rows>,
    entries: OnceLock<Rows>,
    descriptions: OnceLock<Vec<(String, Vec<u8>)>>,
}

/// Their names, as they are in the ZIP file of a country.
pub(super) const NAMES: [&str; 4] = ["entries.csv", "facts.csv", "edges.csv", "events.csv"];

impl Tables {
    /// `facts.csv`, in which rows are found by entry.
    pub(super) fn facts(&self, pages: &Pages) -> &Rows {
        let write = |table: &mut Table| of_entries(pages, table, facts);
        self.facts.get_or_init(|| Rows::of("facts.csv", write))
    }

    /// `edges.csv`, in which rows are found by edge and, after the last edge, by the entry that says that there is none.
    pub(super) fn edges(&self, pages: &Pages) -> &Rows {
        self.edges.get_or_init(|| Rows::of("edges.csv", |table| edges(pages.knowledge(), table)))
    }

    /// `events.csv`, in which rows are found by the event's number in the timeline.
    pub(super) fn events(&self, pages: &Pages) -> &Rows {
        let happenings = &pages.views().timeline.happenings;
        let write = |table: &mut Table| happenings.iter().map(|happening| table.place(|table| event(pages, happening, table))).collect();
        self.events.get_or_init(|| Rows::of("events.csv", write))
    }

    /// `entries.csv`, in which rows are found by entry.
    pub(super) fn entries(&self, pages: &Pages) -> &Rows {
        let write = |table: &mut Table| of_entries(pages, table, entry);
        self.entries.get_or_init(|| Rows::of("entries.csv", write))
    }

    /// The names and bytes of the metadata of these tables, in the order of their names.
    pub(super) fn descriptions(&self, pages: &Pages) -> &[(String, Vec<u8>)] {
        let describe = |file: &File| (metadata_of(file.name), describe::file(pages, file));
        self.descriptions.get_or_init(|| NAMES.into_iter().filter_map(named).map(describe).collect())
    }
}

/// The rows of `edges.csv` of which at least one end is among some entries, in order.
pub(super) fn edges_of(knowledge: &Knowledge, own: &[Ix]) -> impl Iterator<Item = usize> {
    let absent = knowledge.edges.len();
    let rows = own.iter().flat_map(|ix| {
        let edges = knowledge.outgoing.of(*ix).iter().chain(knowledge.incoming.of(*ix)).map(|number| *number as usize);
        edges.map(|number| (knowledge.edges[number].from, number)).chain([(*ix, absent + *ix as usize)])
    });
    let mut rows: Vec<(Ix, usize)> = rows.collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_iter().map(|(_, row)| row)
}

/// Writes the rows of all entries.
fn of_entries(pages: &Pages, table: &mut Table, write: fn(&Pages, Ix, &mut Table)) -> Vec<Range<usize>> {
    pages.knowledge().indices().map(|ix| table.place(|table| write(pages, ix, table))).collect()
}

/// Writes the facts of an entry.
fn facts(pages: &Pages, ix: Ix, table: &mut Table) {
    let knowledge = pages.knowledge();
    let entry = knowledge.entry(ix);
    let countries = list(entry.countries.iter().map(|country| country.value.code()));
    for fact in &entry.facts {
        let field = &entry.kind.fields[fact.field];
        for claim in &fact.claims {
            let (value, absent) = match &claim.content {
                Content::Values(values) if is_list(field) => (list(values.iter().map(|value| canonical(knowledge, value))).into(), ""),
                Content::Values(values) => (values.first().map(|value| canonical(knowledge, value)).unwrap_or_default(), ""),
                Content::Absent(absence) => ("".into(), absence.word()),
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

/// Writes all dependencies. The edges of an entry have consecutive numbers, in order of entry.
fn edges(knowledge: &Knowledge, table: &mut Table) -> Vec<Range<usize>> {
    let (mut places, mut absent) = (Vec::with_capacity(knowledge.edges.len()), Vec::new());
    for ix in knowledge.indices() {
        let entry = knowledge.entry(ix);
        for number in knowledge.outgoing.of(ix) {
            places.push(table.place(|table| edge(knowledge, entry, &knowledge.edges[*number as usize], table)));
        }
        absent.push(table.place(|table| absences(knowledge, entry, table)));
    }
    places.append(&mut absent);
    places
}

/// Writes a dependency of an entry.
fn edge(knowledge: &Knowledge, entry: &Entry, edge: &Edge, table: &mut Table) {
    let dependency = knowledge.dependency(edge);
    let during = dependency.during.as_ref().map(|date| date.edtf()).unwrap_or_default();
    let sources = source_stems(knowledge, entry, &dependency.sources);
    let any_of = dependency.any_of.as_deref().unwrap_or_default();
    let scope = dependency.scope.as_deref().unwrap_or_default();
    let to = &*knowledge.entry(edge.to).id;
    let words = [edge.needed_to.word(), edge.takes.word(), edge.extent.word()];
    table.row([&*entry.id, to, &dependency.role, words[0], words[1], words[2], any_of, during, scope, "", &sources]);
}

/// Writes the roles in which an entry has no dependency.
fn absences(knowledge: &Knowledge, entry: &Entry, table: &mut Table) {
    for absent in &entry.absent_depends {
        let scope = absent.scope.as_deref().unwrap_or_default();
        let sources = source_stems(knowledge, entry, &absent.sources);
        table.row([&*entry.id, "", &absent.role, "", "", "", "", "", scope, absent.absence.word(), &sources]);
    }
}

/// Writes an event.
fn event(pages: &Pages, happening: &Happening, table: &mut Table) {
    let knowledge = pages.knowledge();
    let Some(told) = happening.told(knowledge, pages.words()) else { return };
    let (countries, sources) = told_by(pages, happening);
    let [earliest, latest] = days(happening, &told.date);
    let id = &*knowledge.entry(happening.entry).id;
    let countries = list(countries.iter().map(Country::code));
    let sources = list(sources.iter().map(|source| knowledge.entry(*source).stem()));
    table.row([told.date.edtf(), &earliest, &latest, &told.title, told.kind.unwrap_or_default(), id, &countries, &sources]);
}

/// Writes the row of an entry.
fn entry(pages: &Pages, ix: Ix, table: &mut Table) {
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
