//! Comparisons as tables.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::model::{Column, Comparison, RowGroup, Rows};
use super::shared::push_time;
use super::value::{Sources, push_text};
use super::{Model, Page, Pages, Route};
use crate::entry::{Fact, escape_into};
use crate::knowledge::Ix;
use crate::schema::{FieldType, Kind};
use crate::view::comparison::{self, Column as Subject};

/// What stands in a cell without a value, for those who do not see that it is empty.
const NOT_RECORDED: &str = "<span class=\"vh\">not recorded</span>";

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
        let columns: Vec<(Subject, bool)> = view.columns.iter().map(|column| (*column, self.column(*column, kind).numeric)).collect();
        let groups = view
            .groups
            .iter()
            .map(|(label, entries)| {
                let mut rows = Rows::default();
                entries.iter().for_each(|ix| rows.add(|html| self.push_row(html, *ix, &columns, &mut sources)));
                RowGroup { label: label.clone(), rows }
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

    /// Appends one entry and its cells; of each column whether it is numeric.
    fn push_row(&self, html: &mut String, ix: Ix, columns: &[(Subject, bool)], sources: &mut Sources) {
        html.push_str("<tr><th scope=\"row\">");
        self.push_entry(html, ix);
        html.push_str("</th>");
        for (column, numeric) in columns {
            html.push_str(if *numeric { "<td class=\"n\">" } else { "<td>" });
            self.push_cell(html, ix, *column, sources);
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }

    fn push_cell(&self, html: &mut String, ix: Ix, column: Subject, sources: &mut Sources) {
        let entry = self.knowledge.entry(ix);
        let start = html.len();
        match column {
            Subject::Title => self.push_title(html, ix),
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
            Subject::Field(field) => {
                if let Some(fact) = entry.fact(field) {
                    return self.push_headline(html, ix, fact, sources);
                }
            }
        }
        if html.len() == start {
            html.push_str(NOT_RECORDED);
        }
    }

    /// Appends the headline claim of a fact: its value, who says so, and where the other claims are.
    fn push_headline(&self, html: &mut String, ix: Ix, fact: &Fact, sources: &mut Sources) {
        let entry = self.knowledge.entry(ix);
        let claim = fact.headline();
        match self.values(entry, fact.field, claim, sources) {
            (_, Some(absent)) => {
                html.push_str("<span class=\"absent absent-");
                html.push_str(&absent.word);
                push_text(html, "\">", &absent.label, "</span>");
            }
            (values, None) if values.is_empty() => html.push_str(NOT_RECORDED),
            (values, None) => html.push_str(&values),
        }
        self.push_marks(html, entry, &claim.sources, sources);
        let more = fact.claims.len() - 1;
        if more > 0 {
            html.push_str(" <small class=\"more\"><a href=\"");
            escape_into(html, &self.place_url(ix, &entry.claim_anchor(fact.field, 0)));
            // Writing to a string cannot fail.
            let _ = write!(html, "\" title=\"{more} more on the profile\">+{more}</a></small>");
        }
        if let Some(conversion) = self.conversion(claim) {
            push_text(html, " <small>(<span title=\"", &conversion.how, "\">≈ ");
            html.push_str(&conversion.money.shown());
            html.push_str("</span>");
            self.push_rate_source(html, conversion.source, sources);
            html.push_str(")</small>");
        }
        if let Some(scope) = &claim.scope {
            push_text(html, " <small>(", scope, ")</small>");
        }
        if let Some(as_of) = &claim.as_of {
            html.push_str(" <small class=\"as-of\">as of ");
            push_time(html, as_of);
            if let Some(life) = self.stale(entry, fact.field, claim) {
                html.push_str(", <span class=\"stale\">stale after ");
                html.push_str(&life);
                html.push_str("</span>");
            }
            html.push_str("</small>");
        }
    }
}

/// Appends one thing after the other, with commas between.
fn each<T>(html: &mut String, things: &[T], mut push: impl FnMut(&mut String, &T)) {
    for (at, thing) in things.iter().enumerate() {
        html.push_str(if at == 0 { "" } else { ", " });
        push(html, thing);
    }
}
