//! The parts that all pages of a table share. They do not depend on texts.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::address::{part_path, sources_path, table_path};
use super::frozen::Frozen;
use super::ranks::Ranks;
use super::{Anchor, Column, Head, Html, Markup, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::comparison::Comparison;
use crate::view::facet::{Subject, Words};
use crate::view::variants::rows_on_page;

/// The shared parts, each made when a page first asks for it.
#[derive(Debug, Default)]
pub struct Table {
    /// The ranks of its rows in the orders of its columns.
    pub ranks: OnceLock<Ranks>,
    /// The criteria for selecting its rows, with the rows that have each value.
    pub said: OnceLock<Vec<(Subject, Words)>>,
    /// The same with labels for readers.
    pub facets: OnceLock<Vec<(Subject, Frozen)>>,
    /// The sources of all rows, if their list is on a page of its own.
    pub apart: OnceLock<Apart>,
}

/// The sources of a table that are listed on a page of their own, and the cells of its rows. With the numbers of that list
/// the cells are the same on every page.
#[derive(Debug)]
pub struct Apart {
    /// In the order of the rows.
    pub sources: Sources,
    cells: FxHashMap<Ix, Html>,
}

/// Rows with the same value.
#[derive(Debug, Serialize)]
pub struct RowGroup {
    /// The value; none if the comparison is not grouped.
    pub label: Option<String>,
    /// The rows: the entry, then for each column a cell with the headline claim and its sources. At least one.
    pub rows: Rows,
}

impl Markup {
    /// The rows of `shown`, the part of a table that is on a page, in their groups. `subjects` are the criteria by which
    /// scripts select them.
    pub fn row_groups(
        &self,
        view: &Comparison,
        shown: &Comparison,
        columns: &[Head<'_>],
        subjects: Option<&[Subject]>,
        apart: Option<&Apart>,
        sources: &mut Sources,
    ) -> Vec<RowGroup> {
        let mut groups = Vec::new();
        for entries in &shown.groups {
            let label = view.group.as_ref().filter(|_| shown.group.is_some()).zip(entries.first());
            let label = label.map(|(column, row)| self.group_label(*row, column));
            let rows = entries.iter().map(|ix| {
                let words = subjects.map(|subjects| {
                    let mut words = String::new();
                    self.push_words(&mut words, *ix, subjects);
                    words
                });
                match apart.and_then(|apart| apart.cells.get(ix)) {
                    Some(cells) => self.row(words, cells),
                    None => self.row(words, &self.cells(*ix, columns, sources)),
                }
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

    /// The ranks of a table's rows in its orders.
    pub fn orders(&self, at: usize) -> &Ranks {
        self.tables[at].ranks.get_or_init(|| self.ranks(&self.views.comparisons[at]))
    }

    /// The shared parts of a table whose sources are listed on a page of their own.
    pub fn apart(&self, at: usize) -> &Apart {
        self.tables[at].apart.get_or_init(|| {
            let view = &self.views.comparisons[at];
            let heads = self.heads(view);
            let columns = cells(view, &heads);
            let mut sources = Sources::listed_at(self.url(&sources_path(&self.knowledge, view)));
            let cells = view.rows().map(|ix| (ix, self.cells(ix, &columns, &mut sources))).collect();
            Apart { sources, cells }
        })
    }
}

/// The columns of a table as its cells need them.
pub fn cells<'h>(view: &'h Comparison, heads: &'h [Column]) -> Vec<Head<'h>> {
    view.columns.iter().zip(heads.iter().skip(1)).map(|(subject, column)| column.head(subject)).collect()
}
