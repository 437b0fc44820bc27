//! `compare/<stem>.csv` and `.json`: comparisons as data, and the values of their cells.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use super::cell::list;
use super::columns::{as_of_column, holds_list, sources_column};
use super::data::{canonical, json_lines, once};
use super::describe;
use super::table::Table;
use crate::downloads::metadata_of;
use crate::entry::{Absence, Claim, Content, Entry, Fact};
use crate::knowledge::Ix;
use crate::page::Pages;
use crate::schema::column::{Column, Part};
use crate::value::Money;
use crate::view::comparison::Comparison;
use crate::view::order::converted;
use crate::view::said;

/// The format of a comparison's file.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Csv,
    Json,
    Metadata,
}

/// The files of all comparisons that have a name for them: path, index in the views, format.
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

/// The contents of one of the files.
pub(super) fn file(pages: &Pages, at: usize, format: Format) -> Vec<u8> {
    let view = &pages.views().comparisons[at];
    match format {
        Format::Csv => csv(pages, view),
        Format::Json => json_file(pages, view),
        Format::Metadata => describe::comparison(pages, view),
    }
}

/// One row per entry: id, title, then the columns. A field is followed by its as-of date, and everything with sources by
/// their stems.
fn csv(pages: &Pages, view: &Comparison) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut header = vec!["id".to_owned(), "title".to_owned()];
    let mut columns = Vec::new();
    for column in &view.columns {
        let (dates, sources) = (as_of_column(column), sources_column(column));
        columns.push((column, dates.is_some(), sources.is_some()));
        header.push(column.name.to_string());
        header.extend(dates.into_iter().chain(sources));
    }
    let mut table = Table::new(&header.iter().map(String::as_str).collect::<Vec<_>>());
    let mut cells: Vec<Cow<'_, str>> = Vec::new();
    for ix in view.rows() {
        let entry = knowledge.entry(ix);
        cells.clear();
        cells.extend([Cow::from(&*entry.id), Cow::from(&*entry.title.value)]);
        for (column, is_dated, has_sources) in &columns {
            let found = values(pages, ix, column);
            cells.push(if holds_list(column) { list(&found).into() } else { joined(found) });
            if *is_dated {
                let as_of = claim(entry, column).and_then(|claim| claim.as_of.as_ref());
                cells.push(as_of.map(|date| date.edtf()).unwrap_or_default().into());
            }
            if *has_sources {
                cells.push(list(sources(pages, ix, column)).into());
            }
        }
        table.row(cells.iter().map(|cell| &**cell));
    }
    table.finish()
}

/// Several texts as one; usually there is a single one.
fn joined(mut texts: Vec<Cow<'_, str>>) -> Cow<'_, str> {
    if texts.len() > 1 { texts.join(" ").into() } else { texts.pop().unwrap_or_default() }
}

/// The claim of an entry that a column of a field shows.
fn claim<'k>(entry: &'k Entry, column: &Column) -> Option<&'k Claim> {
    match &column.part {
        Part::Field(fields) | Part::Basis(fields) | Part::Converted(fields) => said::headline(entry, fields),
        _ => None,
    }
}

/// The stems of a cell's sources, without repetitions.
fn sources<'k>(pages: &'k Pages, ix: Ix, column: &Column) -> Vec<&'k str> {
    let knowledge = pages.knowledge();
    let mut named: Vec<Ix> = Vec::new();
    for end in knowledge.reached(ix, &column.way) {
        let entry = knowledge.entry(end);
        match &column.part {
            Part::Field(_) | Part::Basis(_) | Part::Converted(_) => {
                named.extend(claim(entry, column).into_iter().flat_map(|claim| knowledge.sources(entry, &claim.sources)));
            }
            Part::Depends(role) => {
                named.extend(said::ties(entry, role.as_deref()).flat_map(|edge| knowledge.sources(entry, &edge.sources)));
            }
            Part::Events(kind, promise) => {
                let events = said::events(knowledge, end, kind.as_deref(), *promise, pages.as_of());
                named.extend(events.flat_map(|(_, event)| knowledge.sources(entry, &event.sources)));
            }
            Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Standing(_) => {}
        }
    }
    once(&mut named);
    named.into_iter().map(|source| knowledge.entry(source).stem()).collect()
}

/// The texts of a cell, without repetitions: canonical values or, in brackets, the word for why there are none.
fn values<'k>(pages: &'k Pages, ix: Ix, column: &Column) -> Vec<Cow<'k, str>> {
    let mut values = Vec::new();
    for end in pages.knowledge().reached(ix, &column.way) {
        push_values(pages, end, column, &mut values);
    }
    values.extend(pages.knowledge().unsaid(ix, &column.way).into_iter().map(absent));
    if values.len() > 1 && (!column.way.is_empty() || matches!(column.part, Part::Depends(_))) {
        let mut seen = BTreeSet::new();
        values.retain(|value: &Cow<'_, str>| seen.insert(value.clone()));
    }
    values
}

fn absent<'k>(absence: Absence) -> Cow<'k, str> {
    format!("[{}]", absence.word()).into()
}

fn push_values<'k>(pages: &'k Pages, ix: Ix, column: &Column, values: &mut Vec<Cow<'k, str>>) {
    let knowledge = pages.knowledge();
    let entry = knowledge.entry(ix);
    match &column.part {
        Part::Standing(standing) => values.extend(pages.markup().count().text(ix, *standing).map(Cow::from)),
        // Entries reached from the row are named by id, as everywhere in data.
        Part::Title if column.way.is_empty() => values.push((&*entry.title.value).into()),
        Part::Title => values.push((&*entry.id).into()),
        Part::Kind => values.push((&*entry.kind.folder).into()),
        Part::Countries => values.extend(entry.countries.iter().map(|country| country.value.code().into())),
        Part::Regions => values.extend(said::regions(entry).into_iter().map(|region| region.word().into())),
        Part::Status => values.extend(entry.status.as_deref().map(Cow::from)),
        Part::Depends(role) => {
            let targets = said::ties(entry, role.as_deref()).filter_map(|edge| knowledge.find(&edge.on.value));
            values.extend(targets.map(|target| Cow::from(&*knowledge.entry(target).id)));
            values.extend(said::absences(entry, role.as_deref()).map(absent));
        }
        Part::Events(kind, promise) => {
            let events = said::events(knowledge, ix, kind.as_deref(), *promise, pages.as_of());
            values.extend(events.map(|(_, event)| format!("{} {}", event.date.edtf(), event.title).into()));
        }
        Part::Field(fields) => match said::headline(entry, fields).map(|claim| &claim.content) {
            Some(Content::Values(all)) => {
                let all = all.iter().map(|value| canonical(knowledge, value));
                match &fields.field().unit {
                    Some(unit) => values.extend(all.map(|value| format!("{value} {unit}").into())),
                    None => values.extend(all),
                }
            }
            Some(Content::Absent(absence)) => values.push(absent(*absence)),
            None => {}
        },
        Part::Basis(fields) => values.extend(said::headline(entry, fields).and_then(|claim| claim.basis.as_deref()).map(Cow::from)),
        Part::Converted(fields) => match said::headline(entry, fields) {
            Some(Claim { content: Content::Absent(absence), .. }) => values.push(absent(*absence)),
            Some(claim) => {
                let own = pages.config().currency;
                let money = converted(knowledge, pages.config(), claim).zip(own).map(|(amount, currency)| Money { amount, currency });
                values.extend(money.map(|money| money.canonical().into()));
            }
            None => {}
        },
    }
}

/// A row; keys are in alphabetical order.
#[derive(Serialize)]
struct Row<'k> {
    cells: Cells<'k>,
    group: Option<&'k str>,
    id: &'k str,
    title: &'k str,
    url: String,
}

/// The cells of a row, by the names of their columns. Each is made when it is written.
struct Cells<'k> {
    pages: &'k Pages,
    ix: Ix,
    columns: &'k BTreeMap<&'k str, &'k Column>,
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().map(|(name, column)| (name, cell(self.pages, self.ix, column))))
    }
}

/// The contents of a cell. Inapplicable parts are left out, and a blank cell is empty.
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

fn json_file(pages: &Pages, view: &Comparison) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let label = |rows: &[Ix]| Some(pages.markup().group_label(*rows.first()?, view.group.as_ref()?));
    let labels: Vec<Option<String>> = view.groups.iter().map(|rows| label(rows)).collect();
    let rows = view.groups.iter().zip(&labels).flat_map(|(rows, label)| rows.iter().map(move |ix| (label.as_deref(), *ix)));
    let columns = view.columns.iter().map(|column| (&*column.name, column)).collect();
    json_lines(rows.map(|(group, ix)| {
        let entry = knowledge.entry(ix);
        Row {
            cells: Cells { pages, ix, columns: &columns },
            group,
            id: &entry.id,
            title: &entry.title.value,
            url: pages.markup().url(&pages.markup().path(ix)),
        }
    }))
}

fn cell<'k>(pages: &'k Pages, ix: Ix, column: &Column) -> Cell<'k> {
    let knowledge = pages.knowledge();
    let entry = knowledge.entry(ix);
    let own = match &column.part {
        Part::Field(fields) if column.way.is_empty() => Some((fields, fields.of(&entry.kind).and_then(|at| entry.fact(at)))),
        _ => None,
    };
    let Some((fields, fact)) = own else {
        let values = values(pages, ix, column);
        let sources = sources(pages, ix, column);
        return Cell { values: Some(values), sources: (!sources.is_empty()).then_some(sources), ..Cell::default() };
    };
    let Some(claim) = fact.map(Fact::headline) else { return Cell::default() };
    let (values, absent) = match &claim.content {
        Content::Values(values) => (Some(values.iter().map(|value| canonical(knowledge, value)).collect()), None),
        Content::Absent(absence) => (None, Some(absence.word())),
    };
    let at = fields.of(&entry.kind);
    Cell {
        absent,
        as_of: claim.as_of.as_ref().map(|date| date.edtf()),
        scope: claim.scope.as_deref(),
        sources: Some(sources(pages, ix, column)),
        unit: at.filter(|_| values.is_some()).and_then(|at| entry.kind.fields[at].unit.as_deref()),
        values,
    }
}
