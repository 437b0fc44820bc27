//! Comparisons as tables.

use serde::Serialize;

use super::{Rows, SourceLine};

/// A column of a comparison.
#[derive(Debug, Serialize)]
pub struct Column {
    /// Name of the field or of what every entry has.
    pub name: String,
    /// As read.
    pub label: String,
    /// What the column holds, where the field says so.
    pub help: Option<String>,
    /// Whether its values are numbers, dates or money: right-aligned or not wrapped.
    pub numeric: bool,
}

/// Rows with something in common.
#[derive(Debug, Serialize)]
pub struct RowGroup {
    /// What; absent if the comparison is not grouped.
    pub label: Option<String>,
    /// Rows of the table: the entry, then a cell for each column with the headline claim and who says so. At least one.
    pub rows: Rows,
}

/// `comparison`: a comparison of its own, or the entries of a kind.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// HTML of the text above the table.
    pub body: String,
    /// The columns after the first, which is the entry itself.
    pub columns: Vec<Column>,
    /// The rows.
    pub groups: Vec<RowGroup>,
    /// How many rows.
    pub count: usize,
    /// The same as a spreadsheet.
    pub csv: Option<String>,
    /// The same as data.
    pub json: Option<String>,
    /// Sources of the cells and the text.
    pub sources: Vec<SourceLine>,
}
