//! Vocabularies: closed lists of words, in the order in which readers meet them.

use std::collections::BTreeMap;

use crate::diagnostic::{Checked, Code, one_of};
use crate::source::{Source, Span};
use crate::table::{self, DeValue, Item, Keys, Notes};

/// What an entry cannot do without its dependency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeededTo {
    /// Without it the entry stops.
    #[default]
    Run,
    /// Without it what exists goes on, but cannot be retrained, extended or replaced.
    Renew,
}

impl NeededTo {
    /// The words that contributors write.
    pub const WORDS: [&str; 2] = ["run", "renew"];

    /// The meaning of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "run" => Some(Self::Run),
            "renew" => Some(Self::Renew),
            _ => None,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Renew => "renew",
        }
    }
}

/// One word of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As contributors write it.
    pub name: String,
    /// As readers see it.
    pub label: String,
    /// What it means, in a sentence.
    pub help: Option<String>,
    /// The stack layer, for words of `role`.
    pub layer: Option<String>,
    /// What an edge of this role is needed for, unless the edge says otherwise.
    pub needed_to: NeededTo,
    /// The type of event that the beginning of an edge of this role is, if it is one.
    pub started: Option<String>,
    /// The type of event that its end is.
    pub ended: Option<String>,
}

/// A closed list of words, in display order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// The words.
    pub words: Vec<Word>,
}

impl Vocabulary {
    /// The word of this name.
    pub fn word(&self, name: &str) -> Option<&Word> {
        self.words.iter().find(|word| word.name == name)
    }

    /// Its place in the display order.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.words.iter().position(|word| word.name == name)
    }

    /// The names, in display order.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.words.iter().map(|word| word.name.as_str())
    }
}

/// All vocabularies by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabularies {
    by_name: BTreeMap<String, Vocabulary>,
}

impl Vocabularies {
    /// Reads `content/vocabularies.toml`.
    pub(super) fn read(source: &Source) -> Checked<Self> {
        let mut notes = Notes::new(&source.path, 0);
        let mut by_name: BTreeMap<String, Vocabulary> = BTreeMap::new();
        let mut types = Vec::new();
        let root = table::parse(&source.text, &mut notes);
        for (name, item) in Keys::new(root.get_ref(), root.span()).rest() {
            let Some(words) = item.table(&mut notes) else { continue };
            let words = words.rest().into_iter().filter_map(|(word, item)| read_word(word, &item, &mut types, &mut notes)).collect();
            by_name.insert(name, Vocabulary { words });
        }
        let events: Option<Vec<String>> = by_name.get("event").map(|events| events.names().map(str::to_owned).collect());
        for (word, span) in types {
            if let Some(events) = events.as_ref().filter(|events| !events.contains(&word)) {
                let message = format!("`{word}` is not a word of the vocabulary `event`");
                notes.report(Code::UnknownWord, &span, message, one_of(&word, events.iter().map(String::as_str)));
            }
        }
        Checked { value: Self { by_name }, diagnostics: notes.diagnostics }
    }

    /// The vocabulary of this name.
    pub fn named(&self, name: &str) -> Option<&Vocabulary> {
        self.by_name.get(name)
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.by_name.keys().map(String::as_str)
    }

    /// What readers see for a word of a vocabulary; the word itself where neither is declared.
    pub fn label<'a>(&'a self, vocabulary: &str, word: &'a str) -> &'a str {
        self.named(vocabulary).and_then(|words| words.word(word)).map_or(word, |word| word.label.as_str())
    }
}

/// A word is `name = "Label"` or `name = { label = "Label", help = "…", layer = "…", needed_to = "run", started = "…" }`.
/// The types of event that it names go into `types`.
fn read_word(name: String, item: &Item<'_, '_>, types: &mut Vec<(String, Span)>, notes: &mut Notes<'_>) -> Option<Word> {
    let mut word = Word { label: name.clone(), name, help: None, layer: None, needed_to: NeededTo::default(), started: None, ended: None };
    if let DeValue::Table(_) = item.value {
        let mut keys = item.table(notes)?;
        word.label = keys.require("label", "a word", notes)?.text(notes)?.to_owned();
        word.help = keys.take("help").and_then(|help| help.text(notes)).map(str::to_owned);
        word.layer = keys.take("layer").and_then(|layer| layer.text(notes)).map(str::to_owned);
        let mut event = |key, notes: &mut Notes<'_>| {
            let item = keys.take(key)?;
            let text = item.text(notes)?.to_owned();
            types.push((text.clone(), item.span));
            Some(text)
        };
        (word.started, word.ended) = (event("started", notes), event("ended", notes));
        if let Some(item) = keys.take("needed_to")
            && let Some(text) = item.text(notes)
        {
            match NeededTo::from_word(text) {
                Some(needed_to) => word.needed_to = needed_to,
                None => {
                    let message = format!("`{text}` is not something to be needed for");
                    notes.report(Code::InvalidSchema, &item.span, message, Some("write run or renew".into()));
                }
            }
        }
        keys.finish("a word", notes, |_| None);
    } else {
        word.label = item.text(notes)?.to_owned();
    }
    Some(word)
}
