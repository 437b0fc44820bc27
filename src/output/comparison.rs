//! `compare/<stem>.csv` and `.json`: the tables as data.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::data::{Table, canonical, json_lines, source_stems};
use crate::entry::{Content, Entry};
use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;
use crate::schema::Kind;
use crate::view::comparison::{Column, Comparison};

/// The two formats of a comparison.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Csv,
    Json,
}

/// Both files of every comparison that has a name for them: path, place in the views, format.
pub(super) fn files(pages: &Pages) -> Vec<(String, usize, Format)> {
    let named = pages.views().comparisons.iter().enumerate().filter_map(|(at, view)| Some((at, view.data_name(pages.knowledge())?)));
    named
        .flat_map(|(at, name)| [(format!("compare/{name}.csv"), at, Format::Csv), (format!("compare/{name}.json"), at, Format::Json)])
        .collect()
}

/// One of the files.
pub(super) fn file(pages: &Pages, at: usize, format: Format) -> Vec<u8> {
    let view = &pages.views().comparisons[at];
    let kind = &pages.knowledge().schema.kinds[&view.folder];
    match format {
        Format::Csv => csv(pages, view, kind),
        Format::Json => json_file(pages, view, kind),
    }
}

fn name(column: Column, kind: &Kind) -> &str {
    match column {
        Column::Title => "title",
        Column::Countries => "countries",
        Column::Status => "status",
        Column::Depends => "depends",
        Column::Events => "events",
        Column::Field(at) => &kind.fields[at].name,
    }
}

/// One row an entry: id, title, then a column for the headline value and one for its sources where a field is shown.
fn csv(pages: &Pages, view: &Comparison, kind: &Kind) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut header = vec!["id".to_owned(), "title".to_owned()];
    for column in &view.columns {
        let name = name(*column, kind);
        header.push(name.to_owned());
        if matches!(column, Column::Field(_)) {
            header.push(format!("{name}_sources"));
        }
    }
    let mut table = Table::new(&header.iter().map(String::as_str).collect::<Vec<_>>());
    let mut cells: Vec<String> = Vec::new();
    for ix in view.rows() {
        let entry = knowledge.entry(ix);
        cells.clear();
        cells.extend([entry.id.to_string(), entry.title.value.to_string()]);
        for column in &view.columns {
            cells.push(values(knowledge, entry, *column).join("; "));
            if let Column::Field(at) = column {
                cells.push(entry.fact(*at).map(|fact| source_stems(knowledge, entry, &fact.headline().sources)).unwrap_or_default());
            }
        }
        table.row(cells.iter().map(String::as_str));
    }
    table.finish()
}

/// The texts of a cell: canonical values, or the word for why there are none in brackets.
fn values(knowledge: &Knowledge, entry: &Entry, column: Column) -> Vec<String> {
    match column {
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
            cells: view.columns.iter().map(|column| (name(*column, kind), cell(knowledge, entry, *column))).collect(),
            group,
            id: &entry.id,
            title: &entry.title.value,
            url: pages.url(&pages.path(ix)),
        }
    }))
}

fn cell<'k>(knowledge: &'k Knowledge, entry: &'k Entry, column: Column) -> Cell<'k> {
    let Column::Field(at) = column else {
        let values = values(knowledge, entry, column).into_iter().map(Cow::Owned).collect();
        return Cell { values: Some(values), ..Cell::default() };
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
        sources: Some(knowledge.sources(entry, &claim.sources).map(|source| knowledge.entry(source).stem()).collect()),
        unit: if values.is_some() { entry.kind.fields[at].unit.as_deref() } else { None },
        values,
    }
}
