//! What all pages of a table share. Texts have no part in it.

use std::sync::OnceLock;

use serde::Serialize;

use super::address::{part_path, sources_path, table_path};
use super::ranks::Ranks;
use super::{Anchor, Column, Head, Markup, Rows, Sources};
use crate::view::comparison::Comparison;
use crate::view::facet::Subject;
use crate::view::variants::rows_on_page;

/// Made when a page first asks for it.
#[derive(Debug, Default)]
pub struct Table {
    /// Where its rows stand in the orders of its columns.
    pub ranks: OnceLock<Ranks>,
    /// The sources of all rows, if their list has a page of its own.
    pub sources: OnceLock<Sources>,
}

/// Rows with something in common.
#[derive(Debug, Serialize)]
pub struct RowGroup {
    /// What; absent if the comparison is not grouped.
    pub label: Option<String>,
    /// Rows of the table: the entry, then a cell for each column with the headline claim and who says so. At least one.
    pub rows: Rows,
}

/// What rows say for scripts.
pub struct Whole<'t> {
    /// Where they stand in the orders of the columns.
    pub ranks: &'t Ranks,
    /// What they are picked by.
    pub subjects: Vec<Subject>,
    /// The number of the first on the page.
    pub first: usize,
}

impl Markup {
    /// The rows of `shown`, which is what a page shows of a table, in their groups.
    pub fn row_groups(
        &self,
        view: &Comparison,
        shown: &Comparison,
        columns: &[Head<'_>],
        whole: Option<&Whole<'_>>,
        sources: &mut Sources,
    ) -> Vec<RowGroup> {
        let mut number = whole.map_or(0, |whole| whole.first)..;
        let mut groups = Vec::new();
        for entries in &shown.groups {
            let label = view.group.as_ref().filter(|_| shown.group.is_some()).zip(entries.first());
            let label = label.map(|(column, row)| self.group_label(*row, column));
            let rows = entries.iter().zip(&mut number).map(|(ix, number)| {
                let whole = whole.map(|whole| {
                    let (mut places, mut words) = (String::new(), String::new());
                    whole.ranks.push(&mut places, number);
                    self.push_words(&mut words, *ix, &whole.subjects);
                    (places, words)
                });
                self.row(*ix, whole, columns, |standing| self.count().of(*ix, standing), sources)
            });
            let rows = rows.collect();
            groups.push(RowGroup { label, rows });
        }
        groups
    }

    /// The pages of a table, if it is too long for one.
    pub fn pages_of(&self, view: &Comparison) -> Vec<Anchor> {
        let count = view.rows().count().div_ceil(rows_on_page(view));
        let page = |number: usize| {
            let path = if number == 1 { table_path(&self.knowledge, view) } else { part_path(&self.knowledge, view, number) };
            self.anchor(&number.to_string(), &path)
        };
        if count > 1 { (1..=count).map(page).collect() } else { Vec::new() }
    }

    /// Where the rows of a table stand in its orders.
    pub fn orders(&self, at: usize) -> &Ranks {
        self.tables[at].ranks.get_or_init(|| self.ranks(&self.views.comparisons[at]))
    }

    /// The sources of all rows of a table, numbered in their order, which its pages share.
    pub fn numbered(&self, at: usize) -> &Sources {
        self.tables[at].sources.get_or_init(|| {
            let view = &self.views.comparisons[at];
            let heads = self.heads(view);
            let columns = cells(view, &heads);
            let mut sources = Sources::listed_at(self.url(&sources_path(&self.knowledge, view)));
            for ix in view.rows() {
                self.row(ix, None, &columns, |standing| self.count().of(ix, standing), &mut sources);
            }
            sources
        })
    }
}

/// What the cells of a table need of its columns.
pub fn cells<'h>(view: &'h Comparison, heads: &'h [Column]) -> Vec<Head<'h>> {
    view.columns.iter().zip(heads.iter().skip(1)).map(|(subject, column)| column.head(subject)).collect()
}
