//! Comparisons as tables.

use std::fmt::Write as _;

use rustc_hash::{FxHashMap, FxHashSet};

use super::columns::{Ranks, direction};
use super::facet;
use super::model::{Column, Comparison, Facet, RowGroup, Rows, Variant};
use super::shared::push_time;
use super::value::{Sources, push_text};
use super::variants::table_path;
use super::{Model, Page, Pages, Route};
use crate::entry::{Fact, escape_into};
use crate::knowledge::Ix;
use crate::schema::{Kind, Role};
use crate::view::comparison::{self, Column as Subject};
use crate::view::order;

/// What stands in a cell without a value, for those who do not see that it is empty.
const NOT_RECORDED: &str = "<span class=\"vh\">not recorded</span>";

/// What stands around the rows of a table.
struct Heads {
    heads: Vec<Column>,
    facets: Vec<Facet>,
    /// Where rows stand in the orders of the columns; none on pages of parts.
    ranks: Option<Ranks>,
}

impl Pages {
    /// The page of a declared comparison or of a kind.
    pub(super) fn comparison_page(&self, route: &Route, at: usize) -> Page {
        let view = &self.views.comparisons[at];
        let kind = &self.knowledge.schema.kinds[&view.folder];
        let model = Model::Comparison(self.comparison(view, kind));
        match view.entry.map(|ix| self.knowledge.entry(ix)) {
            Some(entry) => {
                let mut page = self.page(route, entry.title.value.to_string(), entry.summary.as_deref().map(str::to_owned), model);
                if !view.index {
                    page.meta.breadcrumbs.push(self.anchor("Comparisons", "compare/"));
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

    /// The same table in the order of a column. For search engines it is that table.
    pub(super) fn sorted_page(&self, route: &Route, at: usize, column: Subject) -> Page {
        let view = &self.views.comparisons[at];
        let kind = &self.knowledge.schema.kinds[&view.folder];
        let descending = order::is_descending(column, kind);
        let rows = self.sorted(view, column, descending);
        let sorted = comparison::Comparison { groups: vec![(None, rows)], ..view.clone() };
        let query = format!("sort-by={}{}", if descending { "-" } else { "" }, column.name(kind));
        self.variant_page(route, view, &sorted, Some(column), Variant { said: String::new(), query })
    }

    /// Those rows of the same table that say a word. For search engines it is that table, too.
    pub(super) fn picked_page(&self, route: &Route, at: usize, subject: facet::Subject, word: &str) -> Page {
        let view = &self.views.comparisons[at];
        let kind = &self.knowledge.schema.kinds[&view.folder];
        let wanted = facet::words(&self.knowledge, view.rows(), subject).remove(word).unwrap_or_default();
        let wanted: FxHashSet<Ix> = wanted.into_iter().collect();
        let groups =
            view.groups.iter().map(|(label, rows)| (label.clone(), rows.iter().copied().filter(|row| wanted.contains(row)).collect()));
        let groups = groups.filter(|(_, rows): &(_, Vec<Ix>)| !rows.is_empty()).collect();
        let picked = comparison::Comparison { groups, ..view.clone() };
        let variant = Variant { said: self.picked(word, subject, kind), query: format!("{}={word}", subject.name(kind)) };
        self.variant_page(route, view, &picked, None, variant)
    }

    /// A page of another table than `whole`, which holds some of its rows, or all in another order.
    fn variant_page(
        &self,
        route: &Route,
        whole: &comparison::Comparison,
        table: &comparison::Comparison,
        by: Option<Subject>,
        variant: Variant,
    ) -> Page {
        let kind = &self.knowledge.schema.kinds[&whole.folder];
        let path = table_path(&self.knowledge, whole);
        let title = whole.entry.map_or(&*kind.plural, |ix| &self.knowledge.entry(ix).title.value).to_owned();
        let mut heads = self.heads(whole, kind);
        let mut label = None;
        if let Some(column) = by {
            for head in &mut heads {
                let is_it = head.name == column.name(kind);
                head.sorted = is_it.then(|| direction(head.descending));
                label = label.or_else(|| is_it.then(|| self.words.say("sorted_by", &[("column", (&head.label).into())])));
            }
        }
        let variant = Variant { said: label.unwrap_or(variant.said), ..variant };
        let subtitle = variant.said.clone();
        let facets = self.facets(whole, kind);
        let model = Comparison {
            variant: Some(variant),
            ..self.table(table, kind, Heads { heads, facets, ranks: None }, String::new(), Sources::default())
        };
        let mut page = self.page(route, format!("{title}, {subtitle}"), None, Model::Comparison(model));
        page.meta.permalink = self.permalink(&path);
        page.meta.breadcrumbs.push(self.anchor(&title, &path));
        page
    }

    fn comparison(&self, view: &comparison::Comparison, kind: &Kind) -> Comparison {
        let mut sources = Sources::default();
        let body = view.entry.map(|ix| self.own_text(ix, &mut sources)).unwrap_or_default();
        let heads = Heads { heads: self.heads(view, kind), facets: self.facets(view, kind), ranks: Some(self.ranks(view)) };
        let table = self.table(view, kind, heads, body, sources);
        // Figures stand once: beside the table of a kind, not beside other views of it.
        if table_path(&self.knowledge, view) != format!("{}/", view.folder) {
            return table;
        }
        let map = if kind.role == Role::Country { self.map_of_projects() } else { None };
        Comparison { map, money: self.money_figures(kind), ..table }
    }

    fn table(&self, view: &comparison::Comparison, kind: &Kind, heads: Heads, body: String, mut sources: Sources) -> Comparison {
        let columns: Vec<(Subject, &Column)> = view.columns.iter().copied().zip(heads.heads.iter().skip(1)).collect();
        let mut number = 0..;
        let mut groups = Vec::new();
        for (label, entries) in &view.groups {
            let mut rows = Rows::default();
            for (ix, number) in entries.iter().zip(&mut number) {
                rows.add(|html| {
                    html.push_str("<tr data-id=\"");
                    html.push_str(&self.knowledge.entry(*ix).id);
                    html.push('"');
                    if let Some(ranks) = &heads.ranks {
                        html.push_str(" data-ranks=\"");
                        ranks.push(html, number);
                        html.push_str("\" data-is=\"");
                        self.push_words(html, *ix, kind, &heads.facets);
                        html.push('"');
                    }
                    self.push_row(html, *ix, &columns, &mut sources);
                });
            }
            groups.push(RowGroup { label: label.clone(), rows });
        }
        let name = view.data_name(&self.knowledge);
        Comparison {
            map: None,
            money: Vec::new(),
            body,
            groups,
            presets: self.presets(view, &heads.heads),
            facets: heads.facets,
            url: self.url(&table_path(&self.knowledge, view)),
            variant: None,
            columns: heads.heads,
            count: view.rows().count(),
            counts: view.columns.iter().any(|column| matches!(column, Subject::Standing(_))),
            csv: name.as_ref().map(|name| self.url(&format!("compare/{name}.csv"))),
            json: name.as_ref().map(|name| self.url(&format!("compare/{name}.json"))),
            sources: self.source_lines(sources),
        }
    }

    /// Appends what follows the name of a row's element: one entry and its cells.
    fn push_row(&self, html: &mut String, ix: Ix, columns: &[(Subject, &Column)], sources: &mut Sources) {
        html.push_str("><th scope=\"row\">");
        self.push_entry(html, ix);
        html.push_str("</th>");
        for (column, head) in columns {
            html.push_str("<td");
            let classes = [if head.numeric { "n" } else { "" }, &head.class].into_iter().filter(|class| !class.is_empty());
            for (at, class) in classes.enumerate() {
                html.push_str(if at == 0 { " class=\"" } else { " " });
                html.push_str(class);
            }
            html.push_str(if head.numeric || !head.class.is_empty() { "\" data-l=\"" } else { " data-l=\"" });
            escape_into(html, &head.label);
            html.push_str("\">");
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
            Subject::Standing(standing) => {
                if let Some(counted) = self.standing(ix, standing) {
                    html.push_str(self.markup.counted(&counted).as_str());
                }
            }
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
