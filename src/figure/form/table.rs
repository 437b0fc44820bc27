//! The data of a figure as a table.

use serde::Serialize;

use crate::markup::{Html, Render, html};

/// The room for the first rows, in bytes.
const ROOM: usize = 1 << 11;

/// The table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// The headings of its columns, each with whether the column has numbers.
    pub columns: Vec<(String, bool)>,
    /// HTML of its rows, each on a line of its own. The first cell of each is its heading.
    pub rows: Html,
    /// The number of rows.
    pub count: usize,
}

impl Table {
    /// An empty table with these columns.
    pub(super) fn new(columns: impl IntoIterator<Item = (String, bool)>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Html::with_capacity(ROOM), count: 0 }
    }

    /// Adds a row of pieces, or of texts, which are escaped.
    pub(super) fn push<C: Render>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells = cells.into_iter().zip(&self.columns).enumerate();
        self.rows.push(html! {
            "\n"
            tr {
                @for (at, (cell, (_, numeric))) in cells {
                    @if at == 0 { th scope="row" { (cell) } } @else { td class=[numeric.then_some("n")] { (cell) } }
                }
            }
        });
        self.count += 1;
    }
}
