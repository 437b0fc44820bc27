//! Comparisons as tables.

use super::{Anchor, Column, Figure, Preset, RowGroup, SourceLine};
use serde::Serialize;

use crate::markup::Html;
use crate::markup::frozen::Frozen;

/// How a page differs from the whole table in its declared order.
#[derive(Debug, Serialize)]
pub struct Variant {
    /// "by First release", "Country: Singapore".
    pub said: String,
    /// The same as scripts write it in addresses: "sort-by=-released".
    pub query: String,
}

/// `comparison`: a declared comparison, or the entries of a kind.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The locations of the countries' projects, if this is the table of all countries.
    pub map: Option<Figure>,
    /// The sums of money, a figure for each field, if this is the table of a kind.
    pub money: Vec<Figure>,
    /// The text above the table.
    pub body: Html,
    /// All columns. The first is the entry itself.
    pub columns: Vec<Column>,
    /// Groups of columns that are shown together; empty if all columns fit.
    pub presets: Vec<Preset>,
    /// The criteria for selecting rows, each a [`Facet`](super::Facet).
    pub facets: Vec<Frozen>,
    /// The rows as `<tr>` elements. On the page of the whole table each has the values by which it can be selected in
    /// `data-is`: `countries:SG`.
    pub groups: Vec<RowGroup>,
    /// The number of rows of the table, on all its pages.
    pub count: usize,
    /// The address of the whole table in its declared order.
    pub url: String,
    /// How this page differs from the whole table, if it does.
    pub variant: Option<Variant>,
    /// Whether it has figures about countries, which a page should explain.
    pub counts: bool,
    /// The table as a spreadsheet.
    pub csv: Option<String>,
    /// The table as data.
    pub json: Option<String>,
    /// The sources of the cells and the text; empty if they are listed elsewhere.
    pub sources: Vec<SourceLine>,
    /// The page that lists them, if this one does not.
    pub sources_page: Option<Anchor>,
    /// The pages of a long table, including this one; empty if all rows fit on one.
    pub pages: Vec<Anchor>,
}
