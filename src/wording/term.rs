//! A word that has a meaning: of a vocabulary, or of the analysis.

use serde::Serialize;

use crate::knowledge::Knowledge;

/// Such a word.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    /// As written: good for class names.
    pub word: String,
    /// As read.
    pub label: String,
    /// What it means.
    pub help: Option<String>,
}

impl Term {
    /// A word with its meaning.
    pub(super) fn of(word: &str, label: String, help: &str) -> Self {
        Self { word: word.to_owned(), label, help: Some(help.to_owned()) }
    }

    /// A word as readers take it; the word itself where the vocabulary does not know it.
    pub fn named(knowledge: &Knowledge, vocabulary: &str, word: &str) -> Self {
        let known = knowledge.vocabularies().named(vocabulary).and_then(|words| words.word(word));
        Self {
            word: word.to_owned(),
            label: known.map_or_else(|| word.to_owned(), |known| known.label.clone()),
            help: known.and_then(|known| known.help.clone()),
        }
    }
}
