//! Rows of lists and tables, which occur thousands of times on a page, or on thousands of pages.

use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use super::Html;
use super::frozen::{Frozen, as_html};

/// Rows of a list or table, as HTML.
#[derive(Debug, Default)]
pub struct Rows {
    /// The number of rows.
    pub count: usize,
    /// HTML of list items or table rows, each on a line of its own.
    pub html: String,
}

/// The room for the first rows, in bytes: that of a few, as most lists have.
const ROOM: usize = 1 << 10;

impl Rows {
    /// Adds a row.
    pub fn push(&mut self, row: &Html) {
        self.add(|html| html.push_str(row.as_str()));
    }

    /// Adds a row that `write` appends.
    pub fn add(&mut self, write: impl FnOnce(&mut String)) {
        if self.count == 0 {
            self.html.reserve(ROOM);
        }
        self.count += 1;
        self.html.push('\n');
        write(&mut self.html);
    }
}

/// Rows as templates receive them.
#[derive(Serialize)]
struct Shown<'r> {
    count: usize,
    #[serde(serialize_with = "as_html")]
    html: &'r str,
}

/// No rows, as most lists of most pages have.
static NONE: LazyLock<Frozen> = LazyLock::new(|| Frozen::new(&Shown { count: 0, html: "" }));

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.count {
            0 => NONE.serialize(serializer),
            count => Shown { count, html: &self.html }.serialize(serializer),
        }
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
