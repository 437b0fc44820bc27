//! Comparisons as tables.

use rustc_hash::FxHashSet;

use super::model::{Anchor, Column, Comparison, Variant};
use super::{Model, Page, Route};
use crate::knowledge::Ix;
use crate::markup::address::{sources_path, table_path};
use crate::markup::frozen::Frozen;
use crate::markup::table::cells;
use crate::markup::{Html, Markup, Sources, direction};
use crate::schema::Role;
use crate::schema::column::{Column as Subject, Part};
use crate::view::comparison;
use crate::view::facet;
use crate::view::order;
use crate::view::variants::{MOST_ROWS_WITH_SOURCES, lists_apart, rows_from, rows_on_page};

/// The parts of a page around its rows.
struct Heads {
    heads: Vec<Column>,
    facets: Vec<Frozen>,
    /// The subjects that scripts select rows by; none on pages of variants.
    subjects: Option<Vec<facet::Subject>>,
}

impl Markup {
    /// The page of a declared comparison, or of a kind's own table.
    pub(super) fn comparison_page(&self, route: &Route, at: usize) -> Page {
        let view = &self.views.comparisons[at];
        let kind = view.kind();
        let model = Model::Comparison(Box::new(self.comparison(at)));
        match view.entry.map(|ix| self.knowledge.entry(ix)) {
            Some(entry) => {
                let mut page = self.page(route, entry.title.value.to_string(), entry.summary.as_deref().map(str::to_owned), model);
                if !view.index {
                    page = page.below(self.anchor(self.words.text("comparisons"), "compare/"));
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

    /// The same table, sorted by the column at this index. For search engines it is the same table.
    pub(super) fn sorted_page(&self, route: &Route, at: usize, place: usize) -> Page {
        let view = &self.views.comparisons[at];
        let column = view.column(place);
        let descending = order::is_descending(&column);
        let rows = self.sorted(view, &column, descending);
        let sorted = comparison::Comparison { group: None, groups: vec![rows], ..view.clone() };
        let query = format!("sort-by={}{}", if descending { "-" } else { "" }, column.name);
        self.variant_page(route, at, &sorted, Some(&column), Variant { said: String::new(), query })
    }

    /// The rows of the same table that have a word. For search engines it is the same table, too.
    pub(super) fn picked_page(&self, route: &Route, at: usize, subject: &facet::Subject, word: &str) -> Page {
        let view = &self.views.comparisons[at];
        let wanted: FxHashSet<Ix> = self.rows_that_say(at, subject, word).iter().copied().collect();
        let groups = view.groups.iter().map(|rows| rows.iter().copied().filter(|row| wanted.contains(row)).collect());
        let groups = groups.filter(|rows: &Vec<Ix>| !rows.is_empty()).collect();
        let picked = comparison::Comparison { groups, ..view.clone() };
        let variant = Variant { said: self.picked(view, word, subject), query: format!("{}={word}", subject.name()) };
        self.variant_page(route, at, &picked, None, variant)
    }

    /// A further page of a long table.
    pub(super) fn part_page(&self, route: &Route, at: usize, number: usize) -> Page {
        let view = &self.views.comparisons[at];
        let first = (number - 1) * rows_on_page(view);
        let shown = rows_from(view, first);
        // It is not known here whether all rows of the table have the same value, which would be useless for selecting.
        let last = first + shown.rows().count();
        let heads = Heads { heads: self.ranked(at, first..last), facets: Vec::new(), subjects: Some(facet::Subject::all(view)) };
        let said = self.words.say("table_rows", &[("from", (first + 1).into()), ("to", last.into()), ("of", view.rows().count().into())]);
        let variant = Some(Variant { said: said.clone(), query: String::new() });
        let table = Comparison { variant, ..self.table(at, &shown, heads, None) };
        let title = self.table_title(view);
        let page = self.page(route, self.words.list(&[title, &*said]), None, Model::Comparison(Box::new(table)));
        page.below(self.anchor(title, &table_path(&self.knowledge, view)))
    }

    /// The list of a table's sources. For search engines it is the same table.
    pub(super) fn table_sources_page(&self, route: &Route, at: usize) -> Page {
        let view = &self.views.comparisons[at];
        let nothing = comparison::Comparison { groups: Vec::new(), ..view.clone() };
        let heads = Heads { heads: Vec::new(), facets: Vec::new(), subjects: None };
        let mut sources = self.apart(at).sources.clone();
        if let Some(ix) = view.entry {
            // The text is on the page of the table; its sources come after those of the rows there.
            self.own_text(ix, &mut sources);
        }
        let table = Comparison { sources: self.source_lines(sources), ..self.table(at, &nothing, heads, None) };
        let sources_of = [("label", self.table_title(view).into()), ("text", self.words.text("sources").into())];
        let title = self.words.say("labelled", &sources_of);
        let path = table_path(&self.knowledge, view);
        let page = self.page(route, title, None, Model::Comparison(Box::new(table)));
        let mut page = page.below(self.anchor(self.table_title(view), &path));
        page.meta.permalink = self.permalink(&path);
        page
    }

    fn table_title<'v>(&'v self, view: &'v comparison::Comparison) -> &'v str {
        view.entry.map_or(&*view.kind().plural, |ix| &self.knowledge.entry(ix).title.value)
    }

    /// A page that shows some rows of a table, or all rows in another order.
    fn variant_page(&self, route: &Route, at: usize, shown: &comparison::Comparison, by: Option<&Subject>, variant: Variant) -> Page {
        let view = &self.views.comparisons[at];
        let path = table_path(&self.knowledge, view);
        let title = self.table_title(view);
        let mut heads = self.heads(view);
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
        let facets = self.facets(at).iter().map(|(_, facet)| facet.clone()).collect();
        let heads = Heads { heads, facets, subjects: None };
        let model = Comparison { variant: Some(variant), ..self.table(at, shown, heads, None) };
        let page = self.page(route, self.words.list(&[title, &*subtitle]), None, Model::Comparison(Box::new(model)));
        let mut page = page.below(self.anchor(title, &path));
        page.meta.permalink = self.permalink(&path);
        page
    }

    fn comparison(&self, at: usize) -> Comparison {
        let view = &self.views.comparisons[at];
        let (subjects, facets) = self.facets(at).iter().cloned().unzip();
        let shown = rows_from(view, 0);
        let heads = Heads { heads: self.ranked(at, 0..shown.rows().count()), facets, subjects: Some(subjects) };
        let table = self.table(at, &shown, heads, view.entry);
        // Figures are only shown beside the table of a kind, not beside other views of it.
        let kind = view.kind();
        if table_path(&self.knowledge, view) != format!("{}/", kind.folder) {
            return table;
        }
        let map = if kind.role == Role::Country { self.map_of_projects() } else { None };
        Comparison { map, money: self.money_figures(kind), ..table }
    }

    /// The table on a page: the rows of `shown`, which belong to the table at this index, and below them the text of an
    /// entry.
    fn table(&self, at: usize, shown: &comparison::Comparison, heads: Heads, text: Option<Ix>) -> Comparison {
        let view = &self.views.comparisons[at];
        let columns = cells(view, &heads.heads);
        // The page of sources shows no rows, and a page with few rows has their sources itself.
        let apart = shown.rows().count() > MOST_ROWS_WITH_SOURCES && lists_apart(&self.knowledge, view);
        let apart = apart.then(|| self.apart(at));
        let mut sources = apart.map_or_else(Sources::default, |apart| apart.sources.clone());
        let groups = self.row_groups(view, shown, &columns, heads.subjects.as_deref(), apart, &mut sources);
        let body = text.map_or_else(Html::default, |ix| self.own_text(ix, &mut sources));
        let name = view.data_name(&self.knowledge);
        let list = apart.map(|_| Anchor {
            title: self.words.say("all_sources", &[("count", sources.numbered().count().into())]),
            url: self.url(&sources_path(&self.knowledge, view)),
        });
        Comparison {
            map: None,
            money: Vec::new(),
            body,
            groups,
            presets: self.presets(view, &heads.heads),
            facets: heads.facets,
            url: self.url(&table_path(&self.knowledge, view)),
            variant: None,
            pages: if heads.subjects.is_some() { self.pages_of(view) } else { Vec::new() },
            columns: heads.heads,
            count: if heads.subjects.is_some() { view.rows().count() } else { shown.rows().count() },
            counts: view.columns.iter().any(|column| matches!(column.part, Part::Standing(_))),
            csv: name.as_ref().map(|name| self.url(&format!("compare/{name}.csv"))),
            json: name.as_ref().map(|name| self.url(&format!("compare/{name}.json"))),
            sources: if apart.is_some() { Vec::new() } else { self.source_lines(sources) },
            sources_page: list,
        }
    }
}
