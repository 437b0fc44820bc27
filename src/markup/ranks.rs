//! Where the rows of a table stand in the orders of its columns.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Column, Markup};
use crate::knowledge::Ix;
use crate::view::comparison::Comparison;
use crate::view::order;

/// Where rows stand in each order.
#[derive(Debug)]
pub struct Ranks(Vec<Vec<Option<u32>>>);

impl Ranks {
    /// Says in the heads of all columns where the rows of these numbers stand, as texts for a `data-ranks`: a number for each row, `-` where
    /// it says nothing.
    pub fn say(&self, heads: &mut [Column], rows: Range<usize>) {
        for (head, places) in heads.iter_mut().zip(&self.0) {
            let mut said = String::new();
            for (at, place) in places.iter().skip(rows.start).take(rows.len()).enumerate() {
                said.push_str(if at == 0 { "" } else { " " });
                // Writing to a string cannot fail.
                let _ = match place {
                    Some(place) => write!(said, "{place}"),
                    None => write!(said, "-"),
                };
            }
            head.ranks = Some(said);
        }
    }
}

impl Markup {
    /// The heads of a table that say where these rows stand.
    pub fn ranked(&self, at: usize, rows: Range<usize>) -> Vec<Column> {
        let mut heads = self.heads(&self.views.comparisons[at]);
        self.orders(at).say(&mut heads, rows);
        heads
    }

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
