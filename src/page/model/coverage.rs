//! The state of the knowledge.

use super::{Gaps, Overdue, Silent, Stale};
use serde::Serialize;

/// `coverage`: what is known, and what remains to be done.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// All kinds that have entries.
    pub kinds: Vec<CoverageOf>,
    /// Facts whose headline is older than its field's shelf life, the longest stale first; bounded.
    pub stale: Vec<Stale>,
    /// The number of all such facts.
    pub stale_count: usize,
    /// Promises whose date has passed without being kept, the longest overdue first; bounded.
    pub overdue: Vec<Overdue>,
    /// The number of all such promises.
    pub overdue_count: usize,
    /// Entries without news although news is expected, the longest silent first; bounded.
    pub silent: Vec<Silent>,
    /// The number of all such entries.
    pub silent_count: usize,
    /// The data file with everything.
    pub csv: String,
}

/// How much is known about one kind.
#[derive(Debug, Serialize)]
pub struct CoverageOf {
    /// "Sovereign AI models".
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The anchor of its list on this page.
    pub anchor: String,
    /// The number of entries.
    pub entries: usize,
    /// The number of recommended values of all entries.
    pub expected: usize,
    /// Those about which something is known, even if only that there is none.
    pub known: usize,
    /// Those that are only said to be unknown.
    pub unknown: usize,
    /// Those that are only said to be undisclosed.
    pub undisclosed: usize,
    /// Those about which nothing is said.
    pub missing: usize,
    /// The percentage that is known, rounded down; none if nothing is recommended.
    pub share: Option<usize>,
    /// The number of facts, dependencies and events without a source.
    pub unsourced: usize,
    /// The number of stale facts.
    pub stale: usize,
    /// The number of overdue promises.
    pub overdue: usize,
    /// The number of silent entries.
    pub silent: usize,
    /// Entries with missing values or missing sources, those with most first; bounded.
    pub todo: Vec<Gaps>,
    /// The number of all such entries.
    pub todo_count: usize,
}
