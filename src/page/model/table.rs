//! Comparisons as tables.

use serde::Serialize;

use super::{SourceLine, Term};
use crate::page::frozen::Frozen;

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

/// One cell of a comparison. What does not apply is left out.
#[derive(Debug, Default, Serialize)]
pub struct Cell {
    /// HTML of the headline claim's values; empty for a blank or absent one.
    pub html: String,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Term>,
    /// HTML of money in the site's currency, with how it was converted and the mark of who gives the rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<String>,
    /// HTML of when it was so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// How long values of its field keep, if it is older: "12 months".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale: Option<String>,
    /// The version or part it is said of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// How many further claims the profile shows.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
    /// The place of all claims on the profile, where there are more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// HTML of the marks of who says so: links to the page's list of sources.
    pub marks: String,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// One row of a comparison.
#[derive(Debug, Serialize)]
pub struct Row {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// As many as there are columns.
    pub cells: Vec<Cell>,
}

/// Rows with something in common.
#[derive(Debug, Serialize)]
pub struct RowGroup {
    /// What; absent if the comparison is not grouped.
    pub label: Option<String>,
    /// At least one.
    pub rows: Vec<Row>,
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
