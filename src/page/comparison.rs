//! Comparisons as tables.

use std::collections::BTreeSet;

use super::model::{Cell, Column, Comparison, Row, RowGroup};
use super::shared::push_time;
use super::value::Sources;
use super::{Model, Page, Pages, Route};
use crate::entry::{Entry, escape_into};
use crate::knowledge::Ix;
use crate::schema::{FieldType, Kind};
use crate::view::comparison::{self, Column as Subject};

impl Pages {
    /// The page of a declared comparison or of a kind.
    pub(super) fn comparison_page(&self, route: &Route, at: usize) -> Page {
        let view = &self.views.comparisons[at];
        let kind = &self.knowledge.schema.kinds[&view.folder];
        let model = Model::Comparison(self.comparison(view, kind));
        match view.entry.map(|ix| self.knowledge.entry(ix)) {
            Some(entry) => {
                let mut page = self.page(route, entry.title.value.to_string(), entry.summary.as_deref().map(str::to_owned), model);
                page.meta.breadcrumbs.push(self.anchor("Comparisons", "compare/"));
                page.meta.edit = self.edit(entry);
                page
            }
            None => self.page(route, kind.plural.clone(), kind.description.clone(), model),
        }
    }

    fn comparison(&self, view: &comparison::Comparison, kind: &Kind) -> Comparison {
        let mut sources = Sources::default();
        let body = view.entry.map(|ix| self.text(ix, &mut sources)).unwrap_or_default();
        let groups = view
            .groups
            .iter()
            .map(|(label, rows)| RowGroup {
                label: label.clone(),
                rows: rows.iter().map(|ix| self.row(*ix, &view.columns, &mut sources)).collect(),
            })
            .collect();
        let name = view.data_name(&self.knowledge);
        Comparison {
            body,
            columns: view.columns.iter().map(|column| self.column(*column, kind)).collect(),
            groups,
            count: view.rows().count(),
            csv: name.as_ref().map(|name| self.url(&format!("compare/{name}.csv"))),
            json: name.as_ref().map(|name| self.url(&format!("compare/{name}.json"))),
            sources: self.source_lines(sources),
        }
    }

    fn column(&self, column: Subject, kind: &Kind) -> Column {
        let (name, label) = match column {
            Subject::Title => ("title", "Name"),
            Subject::Countries => ("countries", "Country"),
            Subject::Status => ("status", "Status"),
            Subject::Depends => ("depends", "Built on"),
            Subject::Events => ("events", "Events"),
            Subject::Field(at) => {
                let field = &kind.fields[at];
                let numeric = matches!(field.kind, FieldType::Count | FieldType::Quantity | FieldType::Money | FieldType::Date);
                return Column { name: field.name.clone(), label: field.label.clone(), help: field.help.clone(), numeric };
            }
        };
        Column { name: name.to_owned(), label: label.to_owned(), help: None, numeric: false }
    }

    fn row(&self, ix: Ix, columns: &[Subject], sources: &mut Sources) -> Row {
        let entry = self.knowledge.entry(ix);
        Row { entry: self.card(ix), cells: columns.iter().map(|column| self.cell(entry, *column, sources)).collect() }
    }

    fn cell(&self, entry: &Entry, column: Subject, sources: &mut Sources) -> Cell {
        let mut cell = Cell { html: String::new(), absent: None, converted: None, scope: None, more: 0, marks: String::new() };
        let html = &mut cell.html;
        match column {
            Subject::Title => escape_into(html, &entry.title.value),
            Subject::Countries => each(html, &entry.countries, |html, country| self.push_country(html, country.value)),
            Subject::Status => {
                if let Some(status) = &entry.status {
                    escape_into(html, self.knowledge.vocabularies().label("status", status));
                }
            }
            Subject::Depends => {
                let mut targets: Vec<Ix> = entry.depends.iter().filter_map(|edge| self.knowledge.find(&edge.on.value)).collect();
                let mut seen = BTreeSet::new();
                targets.retain(|target| seen.insert(*target));
                each(html, &targets, |html, target| self.push_entry(html, *target));
            }
            Subject::Events => each(html, &entry.events, |html, event| {
                push_time(html, &event.date);
                html.push_str(": ");
                escape_into(html, &event.title);
            }),
            Subject::Field(at) => {
                let Some(fact) = entry.fact(at) else { return cell };
                let claim = fact.headline();
                (cell.html, cell.absent) = self.values(entry, at, claim, sources);
                cell.converted = self.conversion(claim).map(|(money, _)| money.shown());
                cell.scope = claim.scope.as_deref().map(str::to_owned);
                cell.more = fact.claims.len() - 1;
                cell.marks = self.marks(entry, &claim.sources, sources);
            }
        }
        cell
    }
}

/// Appends one thing after the other, with commas between.
fn each<T>(html: &mut String, things: &[T], push: impl Fn(&mut String, &T)) {
    for (at, thing) in things.iter().enumerate() {
        html.push_str(if at == 0 { "" } else { ", " });
        push(html, thing);
    }
}
