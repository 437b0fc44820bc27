//! Lines of a list or table: what stands thousands of times on a page, or on thousands of pages.

use serde::Serialize;

use super::Html;

/// Lines of a list or table, as HTML.
#[derive(Debug, Default, Serialize)]
pub struct Rows {
    /// How many there are.
    pub count: usize,
    /// HTML of the items of a list, or rows of a table, each on a line of its own.
    pub html: String,
}

impl Rows {
    /// Adds an item or row.
    pub fn push(&mut self, row: &Html) {
        self.add(|html| html.push_str(row.as_str()));
    }

    /// Adds an item or row, which `write` appends.
    pub fn add(&mut self, write: impl FnOnce(&mut String)) {
        self.count += 1;
        self.html.push('\n');
        write(&mut self.html);
    }
}

impl FromIterator<Html> for Rows {
    fn from_iter<I: IntoIterator<Item = Html>>(rows: I) -> Self {
        let mut all = Self::default();
        all.extend(rows);
        all
    }
}

impl Extend<Html> for Rows {
    fn extend<I: IntoIterator<Item = Html>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.push(&row));
    }
}
