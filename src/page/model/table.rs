//! Comparisons as tables.

use super::{Anchor, Column, Figure, Preset, RowGroup, SourceLine};
use serde::Serialize;

use crate::markup::Html;
use crate::markup::frozen::Frozen;

/// What a page of a table shows, where it is not the whole in the declared order.
#[derive(Debug, Serialize)]
pub struct Variant {
    /// "by First release", "Country: Singapore".
    pub said: String,
    /// The same as the script has it in addresses: "sort-by=-released".
    pub query: String,
}

/// `comparison`: a comparison of its own, or the entries of a kind.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// Where the projects of the countries in it are, if it is the table of all countries.
    pub map: Option<Figure>,
    /// The sums in it, a figure for each field of money, if it is the table of a kind.
    pub money: Vec<Figure>,
    /// The text above the table.
    pub body: Html,
    /// All columns, the first of which is the entry itself.
    pub columns: Vec<Column>,
    /// Which of them are shown together; none where all fit.
    pub presets: Vec<Preset>,
    /// What its rows can be picked by: a [`Facet`](super::Facet) each.
    pub facets: Vec<Frozen>,
    /// The rows: a `<tr>` each. On the page of the whole each says in `data-is` what it can be picked by: `countries:SG`.
    pub groups: Vec<RowGroup>,
    /// How many rows the table has, on all of its pages.
    pub count: usize,
    /// The table as a whole, in the order in which it is declared.
    pub url: String,
    /// What this page shows of it, if it is another one.
    pub variant: Option<Variant>,
    /// Whether it counts what countries have, which a page should explain.
    pub counts: bool,
    /// The same as a spreadsheet.
    pub csv: Option<String>,
    /// The same as data.
    pub json: Option<String>,
    /// Sources of the cells and the text; none where they are listed elsewhere.
    pub sources: Vec<SourceLine>,
    /// The page that lists them, if this one does not.
    pub sources_page: Option<Anchor>,
    /// The pages of a long table, this one among them; none if all rows stand on one.
    pub pages: Vec<Anchor>,
}
