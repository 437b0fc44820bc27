//! Where the rows of a table stand in the orders of its columns.

use std::fmt::Write as _;

use super::Markup;
use crate::knowledge::Ix;
use crate::view::comparison::Comparison;
use crate::view::order;

/// Where rows stand in each order, as texts for a `data-ranks`.
#[derive(Debug)]
pub struct Ranks(Vec<Vec<Option<u32>>>);

impl Ranks {
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

impl Markup {
    /// Where each row stands in the order of each column, the entry itself first.
    pub fn ranks(&self, table: &Comparison) -> Ranks {
        let rows: Vec<Ix> = table.rows().collect();
        let places = |place| {
            let column = table.column(place);
            order::places(&rows, column.is_title(), |row| self.key(row, &column))
        };
        Ranks((0..=table.columns.len()).map(places).collect())
    }
}
