//! The columns of a table as data: which columns accompany one that is shown, and whether its cells hold lists.

use crate::schema::column::{Column, Part};

/// The name of the column with the sources of another one, if that has any.
pub(super) fn sources_column(column: &Column) -> Option<String> {
    let named = match &column.part {
        Part::Depends(_) | Part::Events(..) | Part::Field(_) => true,
        // Their sources are beside the money itself, if that is shown.
        Part::Basis(_) | Part::Converted(_) => true,
        Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Standing(_) => false,
    };
    named.then(|| format!("{}_sources", column.name))
}

/// The name of the column with the as-of dates of a field of the row itself.
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
