//! Names by the letter that they begin with, from A to Z: how entries are found where no script runs.

use std::collections::{BTreeMap, BTreeSet};

use super::words::fold;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;

/// More names than this do not go on one page: there is a page a letter.
pub const MOST_NAMES: usize = 1_500;

/// What names begin with, as parts of addresses, in the order of the page.
pub const LETTERS: [&str; 28] = [
    "0-9", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y",
    "z", "other",
];

/// A name of an entry.
pub struct Name<'k> {
    /// Whose it is.
    pub entry: Ix,
    /// Whether it is another name than the title.
    pub is_alias: bool,
    /// As written.
    pub name: &'k str,
}

/// All names by their letters, in the order of entries. Sources have lists of their own, with more names than all others together.
pub fn by_letter(knowledge: &Knowledge) -> BTreeMap<&'static str, Vec<Name<'_>>> {
    let mut found: BTreeMap<&str, Vec<Name<'_>>> = BTreeMap::new();
    for entry in knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role != Role::Source) {
        for (at, name) in knowledge.entry(entry).names().enumerate() {
            found.entry(letter(&name.value)).or_default().push(Name { entry, is_alias: at > 0, name: &name.value });
        }
    }
    found
}

/// The letters that have a page of their own; none if all names fit on one page.
pub fn with_pages(knowledge: &Knowledge) -> BTreeSet<&'static str> {
    let names = by_letter(knowledge);
    if names.values().map(Vec::len).sum::<usize>() > MOST_NAMES { names.into_keys().collect() } else { BTreeSet::new() }
}

/// The letter under which a name stands.
fn letter(name: &str) -> &'static str {
    // Nothing that follows changes a plain letter at the beginning, and most names have one.
    let first = match name.chars().next() {
        Some(c) if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
        _ => fold(name).chars().find(|c| c.is_alphanumeric()),
    };
    let at = match first {
        Some(c @ 'a'..='z') => 1 + (c as usize - 'a' as usize),
        Some('0'..='9') => 0,
        _ => LETTERS.len() - 1,
    };
    LETTERS.get(at).copied().unwrap_or_default()
}
