//! A word with a meaning, from a vocabulary or from the analysis.

use serde::Serialize;

use crate::knowledge::Knowledge;

/// A word with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    /// The word as it is written, which is also fit for class names.
    pub word: String,
    /// The label that readers see.
    pub label: String,
    /// Its meaning.
    pub help: Option<String>,
}

impl Term {
    /// A term with a meaning.
    pub(super) fn of(word: &str, label: String, help: &str) -> Self {
        Self { word: word.to_owned(), label, help: Some(help.to_owned()) }
    }

    /// A word of a vocabulary; without a label of its own if the vocabulary lacks it.
    pub fn named(knowledge: &Knowledge, vocabulary: &str, word: &str) -> Self {
        let known = knowledge.vocabularies().named(vocabulary).and_then(|words| words.word(word));
        Self {
            word: word.to_owned(),
            label: known.map_or_else(|| word.to_owned(), |known| known.label.clone()),
            help: known.and_then(|known| known.help.clone()),
        }
    }
}
