//! `compare/<stem>.csv` and `.json`: the tables as data, and what is in them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::cell::list;
use super::data::{Table, canonical, json_lines, once};
use super::describe;
use crate::entry::{Content, Entry};
use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;
use crate::page::downloads::metadata_of;
use crate::schema::Kind;
use crate::view::comparison::{Column, Comparison};

/// The files of a comparison.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Csv,
    Json,
    Metadata,
}

/// The files of every comparison that has a name for them: path, place in the views, format.
pub(super) fn files(pages: &Pages) -> Vec<(String, usize, Format)> {
    let named = pages.views().comparisons.iter().enumerate().filter_map(|(at, view)| Some((at, view.data_name(pages.knowledge())?)));
    named
        .flat_map(|(at, name)| {
            [
                (format!("compare/{name}.csv"), at, Format::Csv),
                (format!("compare/{name}.json"), at, Format::Json),
                (format!("compare/{}", metadata_of(&format!("{name}.csv"))), at, Format::Metadata),
            ]
        })
        .collect()
}

/// One of the files.
pub(super) fn file(pages: &Pages, at: usize, format: Format) -> Vec<u8> {
    let view = &pages.views().comparisons[at];
    let kind = &pages.knowledge().schema.kinds[&view.folder];
    match format {
        Format::Csv => csv(pages, view, kind),
        Format::Json => json_file(pages, view, kind),
        Format::Metadata => describe::comparison(pages, view, kind),
    }
}

/// The column that names who says what stands in another, where anybody is named.
pub(super) fn sources_column(column: Column, kind: &Kind) -> Option<String> {
    let named = matches!(column, Column::Depends | Column::Events | Column::Field(_));
    named.then(|| format!("{}_sources", column.name(kind)))
}

/// One row an entry: id, title, then the columns; behind a field its as-of date, and behind everything that rests on
/// sources who they are.
fn csv(pages: &Pages, view: &Comparison, kind: &Kind) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut header = vec!["id".to_owned(), "title".to_owned()];
    for column in &view.columns {
        let name = column.name(kind);
        header.push(name.to_owned());
        if matches!(column, Column::Field(_)) {
            header.push(format!("{name}_as_of"));
        }
        header.extend(sources_column(*column, kind));
    }
    let mut table = Table::new(&header.iter().map(String::as_str).collect::<Vec<_>>());
    let mut cells: Vec<String> = Vec::new();
    for ix in view.rows() {
        let entry = knowledge.entry(ix);
        cells.clear();
        cells.extend([entry.id.to_string(), entry.title.value.to_string()]);
        for column in &view.columns {
            let found = values(pages, ix, *column);
            cells.push(if holds_list(*column, kind) { list(&found) } else { found.join(" ") });
            if let Column::Field(at) = column {
                let as_of = entry.fact(*at).and_then(|fact| fact.headline().as_of.as_ref());
                cells.push(as_of.map(|date| date.edtf().to_owned()).unwrap_or_default());
            }
            if sources_column(*column, kind).is_some() {
                cells.push(list(sources(knowledge, entry, *column)));
            }
        }
        table.row(cells.iter().map(String::as_str));
    }
    table.finish()
}

/// Whether the cells of a column hold several items each.
pub(super) fn holds_list(column: Column, kind: &Kind) -> bool {
    match column {
        Column::Title | Column::Status | Column::Standing(_) => false,
        Column::Countries | Column::Depends | Column::Events => true,
        Column::Field(at) => super::data::is_list(&kind.fields[at]),
    }
}

/// Stems of who says what stands in a cell, each once.
fn sources<'k>(knowledge: &'k Knowledge, entry: &'k Entry, column: Column) -> Vec<&'k str> {
    let mut named: Vec<Ix> = match column {
        Column::Field(at) => match entry.fact(at) {
            Some(fact) => knowledge.sources(entry, &fact.headline().sources).collect(),
            None => Vec::new(),
        },
        Column::Depends => entry.depends.iter().flat_map(|edge| knowledge.sources(entry, &edge.sources)).collect(),
        Column::Events => entry.events.iter().flat_map(|event| knowledge.sources(entry, &event.sources)).collect(),
        Column::Title | Column::Countries | Column::Status | Column::Standing(_) => Vec::new(),
    };
    once(&mut named);
    named.into_iter().map(|source| knowledge.entry(source).stem()).collect()
}

/// The texts of a cell: canonical values, or the word for why there are none in brackets.
fn values(pages: &Pages, ix: Ix, column: Column) -> Vec<String> {
    let knowledge = pages.knowledge();
    let entry = knowledge.entry(ix);
    match column {
        Column::Standing(standing) => pages.markup().standing_text(ix, standing).into_iter().collect(),
        Column::Title => vec![entry.title.value.to_string()],
        Column::Countries => entry.countries.iter().map(|country| country.value.code().to_owned()).collect(),
        Column::Status => entry.status.iter().map(|status| status.to_string()).collect(),
        Column::Depends => {
            let mut targets: Vec<Ix> = entry.depends.iter().filter_map(|edge| knowledge.find(&edge.on.value)).collect();
            let mut seen = std::collections::BTreeSet::new();
            targets.retain(|target| seen.insert(*target));
            targets.iter().map(|target| knowledge.entry(*target).id.to_string()).collect()
        }
        Column::Events => entry.events.iter().map(|event| format!("{} {}", event.date.edtf(), event.title)).collect(),
        Column::Field(at) => match entry.fact(at).map(|fact| &fact.headline().content) {
            Some(Content::Values(values)) => {
                let unit = entry.kind.fields[at].unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
                values.iter().map(|value| format!("{}{unit}", canonical(knowledge, value))).collect()
            }
            Some(Content::Absent(absence)) => vec![format!("[{}]", absence.word())],
            None => Vec::new(),
        },
    }
}

/// A row; keys are in order of name.
#[derive(Serialize)]
struct Row<'k> {
    cells: BTreeMap<&'k str, Cell<'k>>,
    group: Option<&'k str>,
    id: &'k str,
    title: &'k str,
    url: String,
}

/// What a cell says; what does not apply is left out, and a blank cell is empty.
#[derive(Default, Serialize)]
struct Cell<'k> {
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'k str>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    scope: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<Vec<&'k str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<Vec<Cow<'k, str>>>,
}

fn json_file(pages: &Pages, view: &Comparison, kind: &Kind) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let rows = view.groups.iter().flat_map(|(label, rows)| rows.iter().map(move |ix| (label.as_deref(), *ix)));
    json_lines(rows.map(|(group, ix)| {
        let entry = knowledge.entry(ix);
        Row {
            cells: view.columns.iter().map(|column| (column.name(kind), cell(pages, ix, *column))).collect(),
            group,
            id: &entry.id,
            title: &entry.title.value,
            url: pages.markup().url(&pages.markup().path(ix)),
        }
    }))
}

fn cell<'k>(pages: &'k Pages, ix: Ix, column: Column) -> Cell<'k> {
    let knowledge = pages.knowledge();
    let entry = knowledge.entry(ix);
    let Column::Field(at) = column else {
        let values = values(pages, ix, column).into_iter().map(Cow::Owned).collect();
        let sources = sources(knowledge, entry, column);
        return Cell { values: Some(values), sources: (!sources.is_empty()).then_some(sources), ..Cell::default() };
    };
    let Some(fact) = entry.fact(at) else { return Cell::default() };
    let claim = fact.headline();
    let (values, absent) = match &claim.content {
        Content::Values(values) => (Some(values.iter().map(|value| canonical(knowledge, value)).collect()), None),
        Content::Absent(absence) => (None, Some(absence.word())),
    };
    Cell {
        absent,
        as_of: claim.as_of.as_ref().map(|date| date.edtf()),
        scope: claim.scope.as_deref(),
        sources: Some(sources(knowledge, entry, column)),
        unit: if values.is_some() { entry.kind.fields[at].unit.as_deref() } else { None },
        values,
    }
}
