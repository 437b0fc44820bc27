//! Comparisons as tables.

use rustc_hash::FxHashMap;

use super::model::{Cell, Column, Comparison, Row, RowGroup};
use super::shared::{push_time, time};
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
        let body = view.entry.map(|ix| self.own_text(ix, &mut sources)).unwrap_or_default();
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
        Row { entry: self.card(ix), cells: columns.iter().map(|column| self.cell(ix, entry, *column, sources)).collect() }
    }

    fn cell(&self, ix: Ix, entry: &Entry, column: Subject, sources: &mut Sources) -> Cell {
        let mut cell = Cell::default();
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
                // A target once, with who says so of any edge to it.
                let mut targets: Vec<(Ix, Vec<Ix>)> = Vec::new();
                let mut places: FxHashMap<Ix, usize> = FxHashMap::default();
                for edge in &entry.depends {
                    let Some(target) = self.knowledge.find(&edge.on.value) else { continue };
                    let place = *places.entry(target).or_insert(targets.len());
                    if place == targets.len() {
                        targets.push((target, Vec::new()));
                    }
                    targets[place].1.extend(self.knowledge.sources(entry, &edge.sources));
                }
                targets.iter_mut().for_each(|(_, said)| {
                    said.sort_unstable();
                    said.dedup();
                });
                each(html, &targets, |html, (target, said)| {
                    self.push_entry(html, *target);
                    said.iter().for_each(|source| self.push_mark(html, *source, None, sources));
                });
            }
            Subject::Events => each(html, &entry.events, |html, event| {
                push_time(html, &event.date);
                html.push_str(": ");
                escape_into(html, &event.title);
                self.push_marks(html, entry, &event.sources, sources);
            }),
            Subject::Field(at) => {
                let Some(fact) = entry.fact(at) else { return cell };
                let claim = fact.headline();
                (cell.html, cell.absent) = self.values(entry, at, claim, sources);
                self.push_marks(&mut cell.marks, entry, &claim.sources, sources);
                cell.converted = self.conversion(claim).map(|conversion| {
                    let mut html = String::from("<span title=\"");
                    escape_into(&mut html, &conversion.how);
                    html.push_str("\">≈ ");
                    html.push_str(&conversion.money.shown());
                    html.push_str("</span>");
                    self.push_rate_source(&mut html, conversion.source, sources);
                    html
                });
                cell.as_of = claim.as_of.as_ref().map(time);
                cell.stale = self.stale(entry, at, claim);
                cell.scope = claim.scope.as_deref().map(str::to_owned);
                cell.more = fact.claims.len() - 1;
                cell.url = (cell.more > 0).then(|| self.place_url(ix, &entry.claim_anchor(at, 0)));
            }
        }
        cell
    }
}

/// Appends one thing after the other, with commas between.
fn each<T>(html: &mut String, things: &[T], mut push: impl FnMut(&mut String, &T)) {
    for (at, thing) in things.iter().enumerate() {
        html.push_str(if at == 0 { "" } else { ", " });
        push(html, thing);
    }
}
