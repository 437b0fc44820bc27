//! The texts that changed names can affect: those that may contain an old or a new name.
//!
//! A name that a text does not contain cannot affect the mentions found in it. So after a few changes of names most texts
//! need not be searched again: finding out that a word is not in them is ten times faster.

use std::sync::Arc;

use memchr::memmem::Finder;
use rustc_hash::FxHashSet;

use super::titles::{Titles, owner_key, written};
use crate::entry::Entry;

/// If more entries changed their names, all texts are searched again.
const MOST: usize = 8;
/// Shorter parts of names occur in every text.
const SHORTEST: usize = 3;

/// Parts of names. A text that contains one of the names contains one of these parts.
pub(super) struct Renamed(Vec<Finder<'static>>);

impl Renamed {
    /// The names that differ between two states of the same entries. None if there are too many, or if they cannot be
    /// searched for.
    pub(super) fn between<'e>(before: impl ExactSizeIterator<Item = &'e Arc<Entry>> + Clone, entries: &'e [Arc<Entry>]) -> Option<Self> {
        let pairs = before.zip(entries);
        let differ = |(old, new): &(&'e Arc<Entry>, &'e Arc<Entry>)| !Arc::ptr_eq(old, new) && !Titles::of(old).eq(Titles::of(new));
        let renamed: Vec<_> = pairs.clone().filter(differ).take(MOST + 1).collect();
        if renamed.len() > MOST {
            return None;
        }
        // A name that two entries share belongs to neither, and case does not matter for that.
        let names = || renamed.iter().flat_map(|(old, new)| Titles::of(old).chain(Titles::of(new)));
        let keys: FxHashSet<String> = names().map(|(name, _)| owner_key(name)).collect();
        let lengths: FxHashSet<usize> = keys.iter().map(String::len).collect();
        // Most names are told apart by their length alone, which the key of a plain name preserves.
        let shared = |name: &str| (!name.is_ascii() || lengths.contains(&name.len())) && keys.contains(&owner_key(name));
        let others = entries.iter().flat_map(|entry| Titles::of(entry)).filter(|(name, _)| shared(name));
        let mut parts: Vec<String> = Vec::new();
        for name in names().chain(others).flat_map(|(name, _)| written(name)) {
            parts.push(longest_part(&name).filter(|part| part.len() >= SHORTEST)?.to_owned());
        }
        parts.sort_unstable();
        parts.dedup();
        Some(Self(parts.iter().map(|part| Finder::new(part).into_owned()).collect()))
    }

    /// Whether a text may contain one of the names.
    pub(super) fn may_stand_in(&self, html: &str) -> bool {
        self.0.iter().any(|part| part.find(html.as_bytes()).is_some())
    }
}

/// The longest part of a name that is unchanged in HTML: ASCII letters and digits.
fn longest_part(name: &str) -> Option<&str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|part| part.len())
}
