//! The search page, which without scripts is a list of all names.

use serde::Serialize;

use super::Rows;

/// The names that begin with one letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// "A", "0–9", "Other scripts".
    pub title: String,
    /// The anchor.
    pub id: String,
    /// The address of its names: on this page, or on a page of their own.
    pub url: String,
    /// The number of names.
    pub count: usize,
    /// The names, each with its kind and, for aliases, its entry; empty if they are on a page of their own.
    pub names: Rows,
}

/// `search`: all names from A to Z.
#[derive(Debug, Serialize)]
pub struct Search {
    /// The letter of this page; empty on the page of all letters.
    pub title: String,
    /// All letters that names begin with.
    pub letters: Vec<Letter>,
    /// The number of all names.
    pub count: usize,
    /// The kinds of sources, which are listed elsewhere.
    pub sources: Vec<super::Anchor>,
}
