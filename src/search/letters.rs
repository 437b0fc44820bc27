//! Names by their first letters, from A to Z, for readers without scripts.

use std::collections::{BTreeMap, BTreeSet};

use super::words::fold;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;

/// The most names on a single page; with more there is a page for each letter.
pub const MOST_NAMES: usize = 1_500;

/// The first letters as parts of addresses, in the order of the page.
pub const LETTERS: [&str; 28] = [
    "0-9", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y",
    "z", "other",
];

/// A name of an entry.
pub struct Name<'k> {
    /// The entry.
    pub entry: Ix,
    /// Whether it is an alias rather than the title.
    pub is_alias: bool,
    /// The name as it is written.
    pub name: &'k str,
}

/// All names by letter, in the order of entries. Sources have lists of their own, with more names than all other entries
/// together.
pub fn by_letter(knowledge: &Knowledge) -> BTreeMap<&'static str, Vec<Name<'_>>> {
    let mut found: [Vec<Name<'_>>; LETTERS.len()] = std::array::from_fn(|_| Vec::new());
    for entry in knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role != Role::Source) {
        for (at, name) in knowledge.entry(entry).names().enumerate() {
            if let Some(names) = found.get_mut(letter(&name.value)) {
                names.push(Name { entry, is_alias: at > 0, name: &name.value });
            }
        }
    }
    LETTERS.into_iter().zip(found).filter(|(_, names)| !names.is_empty()).collect()
}

/// The letters that have a page of their own; none if all names fit on one page.
pub fn with_pages(knowledge: &Knowledge) -> BTreeSet<&'static str> {
    let names = by_letter(knowledge);
    if names.values().map(Vec::len).sum::<usize>() > MOST_NAMES { names.into_keys().collect() } else { BTreeSet::new() }
}

/// The index of the letter that a name is listed under.
fn letter(name: &str) -> usize {
    // A plain letter at the beginning is not changed by what follows, and most names have one.
    let first = match name.chars().next() {
        Some(c) if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
        _ => fold(name).chars().find(|c| c.is_alphanumeric()),
    };
    match first {
        Some(c @ 'a'..='z') => 1 + (c as usize - 'a' as usize),
        Some('0'..='9') => 0,
        _ => LETTERS.len() - 1,
    }
}
