//! The data of a figure as a table.

use maud::Render;
use serde::Serialize;

use crate::markup::{Html, html};

/// The table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// The heads of its columns, each with whether numbers stand below it.
    pub columns: Vec<(String, bool)>,
    /// HTML of its rows, each on a line of its own; the first cell of each is its head.
    pub rows: Html,
    /// How many rows there are.
    pub count: usize,
}

impl Table {
    /// An empty table with these columns.
    pub(super) fn new(columns: impl IntoIterator<Item = (String, bool)>) -> Self {
        Self { columns: columns.into_iter().collect(), ..Self::default() }
    }

    /// Adds a row of pieces, and of texts that are escaped.
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
