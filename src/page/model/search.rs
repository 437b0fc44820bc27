//! The page of search, which without scripts is a list of all names.

use serde::Serialize;

use super::Rows;

/// The names that begin with a letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// "A", "0–9", "Other scripts".
    pub title: String,
    /// For the anchor.
    pub id: String,
    /// Where its names stand: on this page, or on one of its own.
    pub url: String,
    /// How many names.
    pub count: usize,
    /// A name each, with its entry if it is another name, and the kind; none where they stand on a page of their own.
    pub names: Rows,
}

/// `search`: every name, from A to Z.
#[derive(Debug, Serialize)]
pub struct Search {
    /// The letter of this page; empty on that of all.
    pub title: String,
    /// All letters with which names begin.
    pub letters: Vec<Letter>,
    /// How many names there are in all.
    pub count: usize,
    /// Kinds of sources, which are listed elsewhere.
    pub sources: Vec<super::Anchor>,
}
