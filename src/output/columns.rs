//! The columns of a table as data: which stand beside what a column shows, and whether it holds a list.

use crate::schema::column::{Column, Part};

/// The column that names who says what stands in another, where anybody is named.
pub(super) fn sources_column(column: &Column) -> Option<String> {
    let named = match &column.part {
        Part::Depends(_) | Part::Events(..) | Part::Field(_) => true,
        // Their sources stand with the money itself, if that is shown.
        Part::Basis(_) | Part::Converted(_) => true,
        Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Standing(_) => false,
    };
    named.then(|| format!("{}_sources", column.name))
}

/// The column that says when it was so, beside what the row's own field says.
pub(super) fn as_of_column(column: &Column) -> Option<String> {
    let dated = column.way.is_empty() && matches!(column.part, Part::Field(_));
    dated.then(|| format!("{}_as_of", column.name))
}

/// Whether the cells of a column hold several items each.
pub(super) fn holds_list(column: &Column) -> bool {
    !column.way.is_empty()
        || match &column.part {
            Part::Title | Part::Kind | Part::Status | Part::Standing(_) | Part::Basis(_) | Part::Converted(_) => false,
            Part::Countries | Part::Regions | Part::Depends(_) | Part::Events(..) => true,
            Part::Field(fields) => super::data::is_list(fields.field()),
        }
}
