//! Comparisons as tables.

use super::model::{Cell, Column, Comparison, Part, Row, RowGroup};
use super::shared::{country_name, term};
use super::value::Sources;
use super::{Model, Page, Pages, Route};
use crate::entry::Entry;
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
        let body = view.entry.map(|ix| self.fill(&self.knowledge.entry(ix).body, &mut sources)).unwrap_or_default();
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
        let blank = Cell { parts: Vec::new(), absent: None, converted: None, scope: None, more: 0, sources: Vec::new() };
        let part = |text: String, url: Option<String>| Part { text, html: None, url, datetime: None, hint: None };
        let parts: Vec<Part> = match column {
            Subject::Title => vec![part(entry.title.value.to_string(), None)],
            Subject::Countries => entry
                .countries
                .iter()
                .map(|country| {
                    let name = country_name(&self.knowledge, &self.config, country.value);
                    part(name.title, name.url)
                })
                .collect(),
            Subject::Status => entry.status.iter().map(|status| part(term(&self.knowledge, "status", status).label, None)).collect(),
            Subject::Depends => {
                let mut targets: Vec<Ix> = entry.depends.iter().filter_map(|edge| self.knowledge.find(&edge.on.value)).collect();
                let mut seen = std::collections::BTreeSet::new();
                targets.retain(|target| seen.insert(*target));
                let title = |target: &Ix| self.knowledge.entry(*target).title.value.to_string();
                targets.iter().map(|target| part(title(target), Some(self.url(&self.path(*target))))).collect()
            }
            Subject::Events => entry.events.iter().map(|event| part(format!("{}: {}", event.date.shown(), event.title), None)).collect(),
            Subject::Field(at) => {
                let Some(fact) = entry.fact(at) else { return blank };
                let claim = fact.headline();
                let (parts, absent) = self.parts(entry, at, claim, sources);
                return Cell {
                    parts,
                    absent,
                    converted: self.conversion(claim).map(|(money, _)| money.shown()),
                    scope: claim.scope.as_deref().map(str::to_owned),
                    more: fact.claims.len() - 1,
                    sources: self.marks(entry, &claim.sources, sources),
                };
            }
        };
        Cell { parts, ..blank }
    }
}
