//! What a former compile left behind for the next one. It can be thrown away at any time: only time is lost.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Checked;
use crate::entry::Entry;
use crate::fingerprint::Fingerprint;
use crate::knowledge::Mentions;

/// A parsed file, with what was wrong with it: messages of untouched files are said again.
pub type Parsed = Checked<Option<Arc<Entry>>>;

/// Results by what they were made of.
#[derive(Debug, Default)]
pub struct Memo {
    /// Parsed files by path, each with the fingerprint of its bytes and of the schema.
    parsed: FxHashMap<Arc<str>, (Fingerprint, Parsed)>,
    /// The names found in bodies.
    pub mentions: Arc<Mentions>,
    /// How often a file was found already parsed, and how often not, in the last compile.
    pub counts: Counts,
}

/// How often a memo helped in one compile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files that were not parsed again.
    pub hits: usize,
    /// Files that were parsed.
    pub misses: usize,
}

impl Memo {
    /// The parsed file of a path, if it was made of the same bytes and schema.
    pub fn parsed(&self, path: &str, key: Fingerprint) -> Option<&Parsed> {
        self.parsed.get(path).filter(|(made_of, _)| *made_of == key).map(|(_, parsed)| parsed)
    }

    /// Keeps exactly these parsed files: what is gone is swept.
    pub fn keep(&mut self, parsed: impl Iterator<Item = (Arc<str>, Fingerprint, Parsed)>) {
        self.parsed = parsed.map(|(path, key, parsed)| (path, (key, parsed))).collect();
    }
}
