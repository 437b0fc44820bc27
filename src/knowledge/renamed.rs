//! Which texts other names of a few entries can concern: those in which one of the names may stand, the old ones or the new.
//!
//! A name that does not stand in a text has no part in what is found there. So with a few names changed most texts need not
//! be walked again: to see that a word is not in them is ten times faster.

use std::sync::Arc;

use memchr::memmem::Finder;
use rustc_hash::FxHashSet;

use super::titles::{Titles, owner_key, written};
use crate::entry::Entry;

/// Of more entries the texts are walked anew.
const MOST: usize = 8;
/// A part of a name that is shorter stands in every text.
const SHORTEST: usize = 3;

/// Parts of names, one of which stands in every text that one of the names stands in.
pub(super) struct Renamed(Vec<Finder<'static>>);

impl Renamed {
    /// What differs between two states of the same entries. None if that is too much, or cannot be looked for.
    pub(super) fn between<'e>(before: impl ExactSizeIterator<Item = &'e Arc<Entry>> + Clone, entries: &'e [Arc<Entry>]) -> Option<Self> {
        let pairs = before.zip(entries);
        let differ = |(old, new): &(&'e Arc<Entry>, &'e Arc<Entry>)| !Arc::ptr_eq(old, new) && !Titles::of(old).eq(Titles::of(new));
        let renamed: Vec<_> = pairs.clone().filter(differ).take(MOST + 1).collect();
        if renamed.len() > MOST {
            return None;
        }
        // A name that two entries share is nobody's, and capitals make no difference there.
        let names = || renamed.iter().flat_map(|(old, new)| Titles::of(old).chain(Titles::of(new)));
        let keys: FxHashSet<String> = names().map(|(name, _)| owner_key(name)).collect();
        let lengths: FxHashSet<usize> = keys.iter().map(String::len).collect();
        // Most are told apart by their lengths, which the key of a plain name keeps.
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

    /// Whether one of the names may stand in a text.
    pub(super) fn may_stand_in(&self, html: &str) -> bool {
        self.0.iter().any(|part| part.find(html.as_bytes()).is_some())
    }
}

/// The longest part of a name that stands in HTML as it is: letters and digits of ASCII.
fn longest_part(name: &str) -> Option<&str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|part| part.len())
}
