//! The roles of dependencies by number, so that a walk over many edges need not look into the entries that wrote them.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::entry::Entry;
use crate::schema::{Vocabularies, Word};

/// All roles in which anything is depended on: those of the vocabulary, in its order, and any others, by name.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    words: Vec<Word>,
    numbers: FxHashMap<Box<str>, u32>,
}

impl Roles {
    /// The roles that the vocabulary declares or an entry uses.
    pub(super) fn of(vocabularies: &Vocabularies, entries: &[Arc<Entry>]) -> Self {
        let mut words = vocabularies.named("role").map(|roles| roles.words.clone()).unwrap_or_default();
        let mut numbers: FxHashMap<Box<str>, u32> = words.iter().map(|word| word.name.as_str().into()).zip(0..).collect();
        let used = entries.iter().flat_map(|entry| &entry.depends).map(|dependency| &*dependency.role);
        let others: BTreeSet<&str> = used.filter(|role| !numbers.contains_key(*role)).collect();
        for other in others {
            numbers.insert(other.into(), words.len() as u32);
            words.push(Word::undeclared(other));
        }
        Self { words, numbers }
    }

    /// The number of a role.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The role of this name.
    pub fn named(&self, name: &str) -> Option<&Word> {
        self.number(name).map(|number| self.word(number))
    }

    /// The role with this number.
    pub(super) fn word(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    /// A list with a flag for each of these roles.
    pub fn flags<'r>(&self, roles: impl Iterator<Item = &'r str>) -> Vec<bool> {
        let mut flags = vec![false; self.words.len()];
        for role in roles.filter_map(|role| self.number(role)) {
            flags[role as usize] = true;
        }
        flags
    }
}
