//! The pages of one table: that of the whole, those of its orders, and those of some of its rows, for readers without scripts.

use super::{Subject, facet};
use crate::knowledge::Knowledge;
use crate::markup::address::path_of;
use crate::schema::{FieldType, Kind};
use crate::view::comparison::{Column, Comparison};
use crate::view::order;

/// Longer tables have no pages of their orders and parts: with as many rows in all, those would cost more than the rest of a site.
const MOST_ROWS: usize = 500;

/// All pages of a table but that of the whole; `at` is its place in the views.
pub(super) fn routes(knowledge: &Knowledge, at: usize, table: &Comparison) -> Vec<(String, Subject)> {
    let kind = &knowledge.schema.kinds[&table.folder];
    let mut routes: Vec<_> =
        sorted_by(table, kind).map(|column| (sorted_path(knowledge, table, column), Subject::Sorted(at, column))).collect();
    for subject in picked_by(table, kind) {
        let words = facet::words(knowledge, table.rows(), subject);
        // What all rows say is nothing to pick by.
        if words.len() > 1 {
            routes.extend(
                words.into_keys().map(|word| (picked_path(knowledge, table, kind, subject, &word), Subject::Picked(at, subject, word))),
            );
        }
    }
    routes
}

/// The path of a table's page.
pub(super) fn table_path(knowledge: &Knowledge, table: &Comparison) -> String {
    table.entry.map_or_else(|| format!("{}/", table.folder), |ix| path_of(knowledge.entry(ix)))
}

/// The path of the page of a table in the order of a column. No entry can have it: ids have two parts.
pub(super) fn sorted_path(knowledge: &Knowledge, table: &Comparison, column: Column) -> String {
    let kind = &knowledge.schema.kinds[&table.folder];
    format!("{}sort/{}/", table_path(knowledge, table), column.name(kind))
}

/// The columns by which a table has pages: those that have an order which readers look for, and none where it is too long.
pub(super) fn sorted_by<'t>(table: &'t Comparison, kind: &'t Kind) -> impl Iterator<Item = Column> + 't {
    let is_short = has_parts(table);
    let columns = [Column::Title].into_iter().chain(table.columns.iter().copied());
    // The order in which it stands anyway has its own page.
    let others = columns.filter(|column| table.sorted != Some((*column, order::is_descending(*column, kind))));
    others.filter(move |column| match column {
        Column::Title | Column::Countries | Column::Status | Column::Standing(_) => is_short,
        Column::Depends | Column::Events => false,
        Column::Field(at) => is_short && !matches!(kind.fields[*at].kind, FieldType::Markdown | FieldType::Url | FieldType::Language),
    })
}

/// The path of the page of those rows of a table that say a word.
pub(super) fn picked_path(knowledge: &Knowledge, table: &Comparison, kind: &Kind, subject: facet::Subject, word: &str) -> String {
    format!("{}only/{}/{word}/", table_path(knowledge, table), subject.name(kind))
}

/// By what a table has pages of some of its rows: only where it is that of its kind, for any other shows some of the same rows.
pub(super) fn picked_by<'t>(table: &'t Comparison, kind: &'t Kind) -> impl Iterator<Item = facet::Subject> + 't {
    facet::Subject::all(kind).filter(|_| table.index && has_parts(table))
}

fn has_parts(table: &Comparison) -> bool {
    (2..=MOST_ROWS).contains(&table.rows().count())
}
