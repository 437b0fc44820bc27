//! The pages of one table: that of the whole, those of its orders, and those of some of its rows, for readers without scripts.

use jiff::civil;

use super::{Subject, facet};
use crate::knowledge::Knowledge;
use crate::markup::address::path_of;
use crate::schema::FieldType;
use crate::schema::column::{Column, Part};
use crate::view::comparison::Comparison;
use crate::view::order;

/// Longer tables have no pages of their orders and parts: with as many rows in all, those would cost more than the rest of a site.
const MOST_ROWS: usize = 500;

/// All pages of a table but that of the whole; `at` is its place in the views.
pub(super) fn routes(knowledge: &Knowledge, at: usize, table: &Comparison, as_of: civil::Date) -> Vec<(String, Subject)> {
    let columns = (0..=table.columns.len()).filter(|place| is_sorted_by(table, &table.column(*place)));
    let mut routes: Vec<_> =
        columns.map(|place| (sorted_path(knowledge, table, &table.column(place)), Subject::Sorted(at, place))).collect();
    for subject in picked_by(table) {
        let words = facet::words(knowledge, table.rows(), &subject, as_of);
        // What all rows say is nothing to pick by.
        if words.len() > 1 {
            routes.extend(
                words.into_keys().map(|word| (picked_path(knowledge, table, &subject, &word), Subject::Picked(at, subject.clone(), word))),
            );
        }
    }
    routes
}

/// The path of a table's page.
pub(super) fn table_path(knowledge: &Knowledge, table: &Comparison) -> String {
    table.entry.map_or_else(|| format!("{}/", table.kind().folder), |ix| path_of(knowledge.entry(ix)))
}

/// The path of the page of a table in the order of a column. No entry can have it: ids have two parts.
pub(super) fn sorted_path(knowledge: &Knowledge, table: &Comparison, column: &Column) -> String {
    format!("{}sort/{}/", table_path(knowledge, table), column.name)
}

/// Whether a table has a page in the order of a column: if that has an order which readers look for, and the table is not too long.
pub(super) fn is_sorted_by(table: &Comparison, column: &Column) -> bool {
    // The order in which it stands anyway has its own page.
    let stands = table.sorted.as_ref().is_some_and(|(own, descending)| own == column && *descending == order::is_descending(column));
    let has_order = match &column.part {
        Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Standing(_) => true,
        Part::Basis(_) | Part::Converted(_) | Part::Depends(Some(_)) => true,
        Part::Depends(None) | Part::Events(..) => false,
        Part::Field(fields) => !matches!(fields.field().kind, FieldType::Markdown | FieldType::Url | FieldType::Language),
    };
    has_parts(table) && has_order && !stands
}

/// The path of the page of those rows of a table that say a word.
pub(super) fn picked_path(knowledge: &Knowledge, table: &Comparison, subject: &facet::Subject, word: &str) -> String {
    format!("{}only/{}/{word}/", table_path(knowledge, table), subject.name())
}

/// By what a table has pages of some of its rows: only where it is that of its kind, for any other shows some of the same rows.
pub(super) fn picked_by(table: &Comparison) -> impl Iterator<Item = facet::Subject> + '_ {
    facet::Subject::all(table).into_iter().filter(|subject| table.index && has_parts(table) && subject.has_pages())
}

fn has_parts(table: &Comparison) -> bool {
    (2..=MOST_ROWS).contains(&table.rows().count())
}
