//! What all pages of a table share. Texts have no part in it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::Sources;

/// Made when a page first asks for it.
#[derive(Debug, Default)]
pub struct Table {
    /// Where its rows stand in the orders of its columns.
    pub ranks: OnceLock<Ranks>,
    /// The sources of all rows, if their list has a page of its own.
    pub sources: OnceLock<Sources>,
}

/// Where rows stand in each order, as texts for a `data-ranks`.
#[derive(Debug)]
pub struct Ranks(Vec<Vec<Option<u32>>>);

impl Ranks {
    /// For each column the places of all rows; none where a row says nothing.
    pub fn new(columns: Vec<Vec<Option<u32>>>) -> Self {
        Self(columns)
    }

    /// Appends the places of the row of this number: a number for each column, `-` where it says nothing.
    pub fn push(&self, html: &mut String, row: usize) {
        for (at, places) in self.0.iter().enumerate() {
            html.push_str(if at == 0 { "" } else { " " });
            // Writing to a string cannot fail.
            let _ = match places.get(row).copied().flatten() {
                Some(place) => write!(html, "{place}"),
                None => write!(html, "-"),
            };
        }
    }
}
