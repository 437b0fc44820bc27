//! `compare/<stem>.csv` and `.json`: the tables as data.

use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::data::{Table, canonical, json_lines, source_stems};
use crate::entry::{Content, Entry};
use crate::knowledge::{Ix, Knowledge};
use crate::page::{Pages, Route};
use crate::schema::Kind;
use crate::view::comparison::{Column, Comparison};

/// Both files of every comparison that has a name for them.
pub(super) fn files(pages: &Pages, _: &[Route]) -> Vec<(String, Vec<u8>)> {
    let knowledge = pages.knowledge();
    let named = pages.views().comparisons.par_iter().filter_map(|view| Some((view.data_name(knowledge)?, view)));
    named
        .flat_map_iter(|(name, view)| {
            let kind = &knowledge.schema.kinds[&view.folder];
            [(format!("compare/{name}.csv"), csv(pages, view, kind)), (format!("compare/{name}.json"), json_file(pages, view, kind))]
        })
        .collect()
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

fn json_file(pages: &Pages, view: &Comparison, kind: &Kind) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let rows = view.groups.iter().flat_map(|(label, rows)| rows.iter().map(move |ix| (label.as_deref(), *ix)));
    json_lines(rows.map(|(group, ix)| {
        let entry = knowledge.entry(ix);
        let mut cells = Map::new();
        for column in &view.columns {
            cells.insert(name(*column, kind).to_owned(), cell(knowledge, entry, *column));
        }
        json!({ "cells": cells, "group": group, "id": &*entry.id, "title": &*entry.title.value, "url": pages.url(&pages.path(ix)) })
    }))
}

fn cell(knowledge: &Knowledge, entry: &Entry, column: Column) -> Json {
    let Column::Field(at) = column else { return json!({ "values": values(knowledge, entry, column) }) };
    let Some(fact) = entry.fact(at) else { return Json::Null };
    let claim = fact.headline();
    let sources: Vec<&str> = knowledge.sources(entry, &claim.sources).map(|source| knowledge.entry(source).stem()).collect();
    let mut cell = Map::new();
    match &claim.content {
        Content::Values(found) => {
            cell.insert("values".into(), json!(found.iter().map(|value| canonical(knowledge, value)).collect::<Vec<_>>()));
        }
        Content::Absent(absence) => {
            cell.insert("absent".into(), json!(absence.word()));
        }
    }
    cell.insert("sources".into(), json!(sources));
    if let (Content::Values(_), Some(unit)) = (&claim.content, &entry.kind.fields[at].unit) {
        cell.insert("unit".into(), json!(unit));
    }
    if let Some(as_of) = &claim.as_of {
        cell.insert("as_of".into(), json!(as_of.edtf()));
    }
    if let Some(scope) = &claim.scope {
        cell.insert("for".into(), json!(scope));
    }
    Json::Object(cell)
}
