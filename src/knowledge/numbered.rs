//! The words of a vocabulary by number, so that a walk over many edges or events need not look into the entries that wrote
//! them.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::schema::{Vocabulary, Word};

/// All words of one sort: those of the vocabulary, in its order, and any others that are used, by name.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    words: Vec<Word>,
    numbers: FxHashMap<Box<str>, u32>,
}

impl Numbered {
    /// The words that the vocabulary declares, or that are used without it.
    pub(super) fn of<'u>(vocabulary: Option<&Vocabulary>, used: impl Iterator<Item = &'u str>) -> Self {
        let mut words = vocabulary.map(|vocabulary| vocabulary.words.clone()).unwrap_or_default();
        let mut numbers: FxHashMap<Box<str>, u32> = words.iter().map(|word| word.name.as_str().into()).zip(0..).collect();
        let others: BTreeSet<&str> = used.filter(|name| !numbers.contains_key(*name)).collect();
        for other in others {
            numbers.insert(other.into(), words.len() as u32);
            words.push(Word::undeclared(other));
        }
        Self { words, numbers }
    }

    /// The number of a word.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The word of this name.
    pub fn named(&self, name: &str) -> Option<&Word> {
        self.number(name).map(|number| self.word(number))
    }

    /// The word with this number.
    pub fn word(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    /// A list with a flag for each word: whether it is one of these.
    pub fn flags<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<bool> {
        let mut flags = vec![false; self.words.len()];
        for number in names.filter_map(|name| self.number(name)) {
            flags[number as usize] = true;
        }
        flags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_words_come_first_and_others_follow_by_name() {
        let declared = Vocabulary { words: ["z", "a"].map(Word::undeclared).into() };
        let all = Numbered::of(Some(&declared), ["m", "a", "b", "m"].into_iter());
        let names: Vec<&str> = (0..4).map(|number| all.word(number).name.as_str()).collect();
        assert_eq!(names, ["z", "a", "b", "m"]);
        assert_eq!(all.number("m"), Some(3));
        assert_eq!(all.flags(["b", "unknown"].into_iter()), [false, false, true, false]);
    }
}
