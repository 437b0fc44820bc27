//! Comparisons as tables.

use rustc_hash::FxHashSet;

use super::model::{Column, Comparison, Facet, RowGroup, Variant};
use super::{Model, Page, Route};
use crate::knowledge::Ix;
use crate::markup::address::table_path;
use crate::markup::{Head, Html, Markup, Ranks, Sources, direction};
use crate::schema::Role;
use crate::schema::column::{Column as Subject, Part};
use crate::view::comparison;
use crate::view::facet;
use crate::view::order;

/// What stands around the rows of a table.
struct Heads {
    heads: Vec<Column>,
    facets: Vec<(facet::Subject, Facet)>,
    /// Where rows stand in the orders of the columns; none on pages of parts.
    ranks: Option<Ranks>,
}

impl Markup {
    /// The page of a declared comparison or of a kind.
    pub(super) fn comparison_page(&self, route: &Route, at: usize) -> Page {
        let view = &self.views.comparisons[at];
        let kind = view.kind();
        let model = Model::Comparison(self.comparison(view));
        match view.entry.map(|ix| self.knowledge.entry(ix)) {
            Some(entry) => {
                let mut page = self.page(route, entry.title.value.to_string(), entry.summary.as_deref().map(str::to_owned), model);
                if !view.index {
                    page.meta.breadcrumbs.push(self.anchor(self.words.text("comparisons"), "compare/"));
                }
                page.meta.edit = self.edit(entry);
                page
            }
            None => {
                let mut page = self.page(route, kind.plural.clone(), kind.description.clone(), model);
                page.meta.edit = self.edit_file(&kind.path);
                page
            }
        }
    }

    /// The same table in the order of the column at a place. For search engines it is that table.
    pub(super) fn sorted_page(&self, route: &Route, at: usize, place: usize) -> Page {
        let view = &self.views.comparisons[at];
        let column = view.column(place);
        let descending = order::is_descending(&column);
        let rows = self.sorted(view, &column, descending);
        let sorted = comparison::Comparison { group: None, groups: vec![rows], ..view.clone() };
        let query = format!("sort-by={}{}", if descending { "-" } else { "" }, column.name);
        self.variant_page(route, view, &sorted, Some(&column), Variant { said: String::new(), query })
    }

    /// Those rows of the same table that say a word. For search engines it is that table, too.
    pub(super) fn picked_page(&self, route: &Route, at: usize, subject: &facet::Subject, word: &str) -> Page {
        let view = &self.views.comparisons[at];
        let wanted = facet::words(&self.knowledge, view.rows(), subject, self.as_of).remove(word).unwrap_or_default();
        let wanted: FxHashSet<Ix> = wanted.into_iter().collect();
        let groups = view.groups.iter().map(|rows| rows.iter().copied().filter(|row| wanted.contains(row)).collect());
        let groups = groups.filter(|rows: &Vec<Ix>| !rows.is_empty()).collect();
        let picked = comparison::Comparison { groups, ..view.clone() };
        let variant = Variant { said: self.picked(view, word, subject), query: format!("{}={word}", subject.name()) };
        self.variant_page(route, view, &picked, None, variant)
    }

    /// A page of another table than `whole`, which holds some of its rows, or all in another order.
    fn variant_page(
        &self,
        route: &Route,
        whole: &comparison::Comparison,
        table: &comparison::Comparison,
        by: Option<&Subject>,
        variant: Variant,
    ) -> Page {
        let path = table_path(&self.knowledge, whole);
        let title = whole.entry.map_or(&*whole.kind().plural, |ix| &self.knowledge.entry(ix).title.value).to_owned();
        let mut heads = self.heads(whole);
        let mut label = None;
        if let Some(column) = by {
            for head in &mut heads {
                let is_it = *head.name == *column.name;
                head.sorted = is_it.then(|| direction(head.descending));
                label = label.or_else(|| is_it.then(|| self.words.say("sorted_by", &[("column", (&head.label).into())])));
            }
        }
        let variant = Variant { said: label.unwrap_or(variant.said), ..variant };
        let subtitle = variant.said.clone();
        let facets = self.facets(whole);
        let model = Comparison {
            variant: Some(variant),
            ..self.table(table, Heads { heads, facets, ranks: None }, Html::default(), Sources::default())
        };
        let mut page = self.page(route, self.words.list(&[&*title, &*subtitle]), None, Model::Comparison(model));
        page.meta.permalink = self.permalink(&path);
        page.meta.breadcrumbs.push(self.anchor(&title, &path));
        page
    }

    fn comparison(&self, view: &comparison::Comparison) -> Comparison {
        let mut sources = Sources::default();
        let body = view.entry.map(|ix| self.own_text(ix, &mut sources)).unwrap_or_default();
        let heads = Heads { heads: self.heads(view), facets: self.facets(view), ranks: Some(self.ranks(view)) };
        let table = self.table(view, heads, body, sources);
        // Figures stand once: beside the table of a kind, not beside other views of it.
        let kind = view.kind();
        if table_path(&self.knowledge, view) != format!("{}/", kind.folder) {
            return table;
        }
        let map = if kind.role == Role::Country { self.map_of_projects() } else { None };
        Comparison { map, money: self.money_figures(kind), ..table }
    }

    fn table(&self, view: &comparison::Comparison, heads: Heads, body: Html, mut sources: Sources) -> Comparison {
        let columns = view.columns.iter().zip(heads.heads.iter().skip(1));
        let columns: Vec<Head<'_>> = columns.map(|(subject, column)| column.head(subject)).collect();
        let mut number = 0..;
        let mut groups = Vec::new();
        for entries in &view.groups {
            let label = view.group.as_ref().zip(entries.first()).map(|(column, row)| self.group_label(*row, column));
            let rows = entries.iter().zip(&mut number).map(|(ix, number)| {
                let whole = heads.ranks.as_ref().map(|ranks| {
                    let (mut places, mut words) = (String::new(), String::new());
                    ranks.push(&mut places, number);
                    self.push_words(&mut words, *ix, &heads.facets);
                    (places, words)
                });
                self.row(*ix, whole, &columns, |standing| self.count().of(*ix, standing), &mut sources)
            });
            let rows = rows.collect();
            groups.push(RowGroup { label, rows });
        }
        let name = view.data_name(&self.knowledge);
        Comparison {
            map: None,
            money: Vec::new(),
            body,
            groups,
            presets: self.presets(view, &heads.heads),
            facets: heads.facets.into_iter().map(|(_, facet)| facet).collect(),
            url: self.url(&table_path(&self.knowledge, view)),
            variant: None,
            columns: heads.heads,
            count: view.rows().count(),
            counts: view.columns.iter().any(|column| matches!(column.part, Part::Standing(_))),
            csv: name.as_ref().map(|name| self.url(&format!("compare/{name}.csv"))),
            json: name.as_ref().map(|name| self.url(&format!("compare/{name}.json"))),
            sources: self.source_lines(sources),
        }
    }
}
