//! The state of the knowledge.

use super::{Gaps, Overdue, Silent, Stale};
use serde::Serialize;

/// `coverage`: what is known, and what is to be done.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// Every kind that holds entries.
    pub kinds: Vec<CoverageOf>,
    /// Facts whose headline is older than its field's shelf life, the longest stale first; bounded.
    pub stale: Vec<Stale>,
    /// How many there are in all.
    pub stale_count: usize,
    /// Promises whose date has passed and that nothing keeps, the longest overdue first; bounded.
    pub overdue: Vec<Overdue>,
    /// How many there are in all.
    pub overdue_count: usize,
    /// Entries of which news is expected and nothing is heard, the longest silent first; bounded.
    pub silent: Vec<Silent>,
    /// How many there are in all.
    pub silent_count: usize,
    /// The data file with everything.
    pub csv: String,
}

/// How much is known of one kind.
#[derive(Debug, Serialize)]
pub struct CoverageOf {
    /// "Sovereign AI models".
    pub title: String,
    /// Its page.
    pub url: String,
    /// Where its list stands on this page.
    pub anchor: String,
    /// How many entries.
    pub entries: usize,
    /// Recommended fields, over all entries.
    pub expected: usize,
    /// Those of which something is known, if only that there is none.
    pub known: usize,
    /// Those of which it is only said that it is unknown.
    pub unknown: usize,
    /// Those of which it is only said that it is not disclosed.
    pub undisclosed: usize,
    /// Those of which nothing is said.
    pub missing: usize,
    /// How many in a hundred are known, rounded down; none if nothing is recommended.
    pub share: Option<usize>,
    /// Facts, dependencies and events without a source.
    pub unsourced: usize,
    /// Stale facts.
    pub stale: usize,
    /// Overdue promises.
    pub overdue: usize,
    /// Entries of which nothing is heard any more.
    pub silent: usize,
    /// Entries with something missing or without a source, the most first; bounded.
    pub todo: Vec<Gaps>,
    /// How many there are in all.
    pub todo_count: usize,
}
