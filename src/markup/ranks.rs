//! The ranks of a table's rows in the orders of its columns.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Column, Markup};
use crate::knowledge::Ix;
use crate::view::comparison::Comparison;
use crate::view::order;

/// The rank of each row in each order.
#[derive(Debug)]
pub struct Ranks(Vec<Vec<Option<u32>>>);

impl Ranks {
    /// Writes the ranks of these rows into the headings of all columns: a number for each row, `-` for a row without a
    /// value.
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
    /// The headings of a table with the ranks of these rows.
    pub fn ranked(&self, at: usize, rows: Range<usize>) -> Vec<Column> {
        let mut heads = self.heads(&self.views.comparisons[at]);
        self.orders(at).say(&mut heads, rows);
        heads
    }

    /// The rank of each row in the order of each column, beginning with the entry itself.
    pub fn ranks(&self, table: &Comparison) -> Ranks {
        let rows: Vec<Ix> = table.rows().collect();
        let places = |place| {
            let column = table.column(place);
            order::places(&rows, column.is_title(), |row| self.key(row, &column))
        };
        Ranks((0..=table.columns.len()).map(places).collect())
    }
}
