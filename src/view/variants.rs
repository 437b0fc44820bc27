//! The orders and selections of a table that have pages of their own, for readers without scripts; the splitting of long
//! tables; and whether the sources are listed on a page of their own.

use super::comparison::Comparison;
use super::{facet, order};
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::schema::FieldType;
use crate::schema::column::{Column, Part};

/// The most rows of a table whose orders and selections have pages of their own; for longer ones these would cost more than
/// the rest of a site.
const MOST_ROWS: usize = 500;

/// The number of cells on each page of a longer table, which is split over several pages.
const MOST_CELLS: usize = 4_000;
const LEAST_ROWS: usize = 50;

/// The most rows of a table that has its sources on the same page. With more rows the sources would be as long as the table.
pub const MOST_ROWS_WITH_SOURCES: usize = 60;

/// Whether a table has a page sorted by a column: the column has an order that readers look for, and the table is not too
/// long.
pub fn is_sorted_by(table: &Comparison, column: &Column) -> bool {
    // The table's own order has the table's own page.
    let stands = table.sorted.as_ref().is_some_and(|(own, descending)| own == column && *descending == order::is_descending(column));
    let has_order = match &column.part {
        Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Standing(_) => true,
        Part::Basis(_) | Part::Converted(_) | Part::Depends(Some(_)) => true,
        Part::Depends(None) | Part::Events(..) => false,
        Part::Field(fields) => !matches!(fields.field().kind, FieldType::Markdown | FieldType::Url | FieldType::Language),
    };
    has_parts(table) && has_order && !stands
}

/// The criteria for which a table has pages of selections. Only the table of a kind has them, because any other shows some
/// of the same rows.
pub fn picked_by(table: &Comparison) -> impl Iterator<Item = facet::Subject> + '_ {
    facet::Subject::all(table).into_iter().filter(|subject| table.index && has_parts(table) && subject.has_pages())
}

fn has_parts(table: &Comparison) -> bool {
    (2..=MOST_ROWS).contains(&table.rows().count())
}

/// The number of rows of a table on its page.
pub fn rows_on_page(table: &Comparison) -> usize {
    if has_parts(table) { MOST_ROWS } else { (MOST_CELLS / (table.columns.len() + 1)).clamp(LEAST_ROWS, MOST_ROWS) }
}

/// Whether the sources of a table are listed on a page of their own.
pub fn lists_apart(knowledge: &Knowledge, table: &Comparison) -> bool {
    let cites = |entry: &Entry| {
        let mut claims = entry.facts.iter().flat_map(|fact| &fact.claims);
        !entry.sources.is_empty() || claims.any(|claim| !claim.sources.is_empty())
    };
    knowledge.has_sources() && table.rows().count() > MOST_ROWS_WITH_SOURCES && table.rows().any(|row| cites(knowledge.entry(row)))
}

/// The rows of a table from this number on that fit on one page.
pub fn rows_from(view: &Comparison, first: usize) -> Comparison {
    let end = first + rows_on_page(view);
    let mut number = 0;
    let mut groups = Vec::new();
    for rows in &view.groups {
        let (from, to) = (first.clamp(number, number + rows.len()) - number, end.clamp(number, number + rows.len()) - number);
        number += rows.len();
        if from < to {
            groups.push(rows[from..to].to_vec());
        }
    }
    Comparison { groups, ..view.clone() }
}
