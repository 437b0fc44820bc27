//! Vocabularies: closed lists of words, in display order.

use std::collections::BTreeMap;

use super::tie::{self, NeededTo, Takes};
use super::translated::Readers;
use crate::diagnostic::{Checked, Code, Help, nearest, one_of};
use crate::source::{Source, Span};
use crate::table::{self, DeValue, Item, Keys, Notes};

/// One word of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The name in front matter.
    pub name: String,
    /// The label that readers see.
    pub label: String,
    /// Its meaning, in a sentence.
    pub help: Option<String>,
    /// For words of `role`: the layer of the stack.
    pub layer: Option<String>,
    /// What an edge of this role is needed for, unless the edge says otherwise.
    pub needed_to: NeededTo,
    /// What an edge of this role takes from its target, unless the edge says otherwise.
    pub takes: Takes,
    /// The type of the event that the beginning of an edge of this role is, if it is one.
    pub started: Option<String>,
    /// The type of the event that the end of such an edge is.
    pub ended: Option<String>,
    /// For words of `role`: whether the stack below a target of this role also counts as the stack below its dependents. It
    /// does for a product, whose parts it consists of, but not for a company, which makes other things too.
    pub through: bool,
    /// For words of `role`: whether the targets take part in what depends on them, as operators and funders do, instead of
    /// supplying it.
    pub party: bool,
    /// For words of `reliability`: whether a source of this sort is enough ground for a conclusion.
    pub strong: bool,
    /// For words of `status`: whether such an entry makes news from time to time, so that silence means something.
    pub news: bool,
    /// For words of `status`: whether a project of this status has something to renew. A finished one does not.
    pub renews: bool,
    /// For words of `status`: whether an entry of this status exists already, so that it can go on. One that is only planned
    /// does not.
    pub runs: bool,
}

impl Word {
    /// A word that no vocabulary declares; it is its own label.
    pub(crate) fn undeclared(name: &str) -> Self {
        Self::new(name.to_owned(), name.to_owned())
    }

    /// A word with a label and nothing else.
    fn new(name: String, label: String) -> Self {
        let (help, layer, started, ended) = (None, None, None, None);
        let (needed_to, takes) = (NeededTo::default(), Takes::default());
        let (through, party, strong, news, renews, runs) = (true, false, false, false, true, true);
        Self { name, label, help, layer, needed_to, takes, started, ended, through, party, strong, news, renews, runs }
    }
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

    /// The index of a word in display order.
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
    /// Whether the syntax of the vocabularies' file was broken.
    broken: bool,
}

impl Vocabularies {
    /// Reads `content/vocabularies.toml`.
    pub(super) fn read(source: &Source, language: &str) -> Checked<Self> {
        let mut readers = Readers::of(language);
        let mut notes = Notes::new(&source.path, 0);
        let mut by_name: BTreeMap<String, Vocabulary> = BTreeMap::new();
        let mut uses = Vec::new();
        let root = table::parse(&source.text, &mut notes);
        for (name, item) in Keys::new(root.get_ref(), root.span()).rest() {
            if !item.value.is_table() {
                let texts: Vec<&str> = item.items().iter().filter_map(|word| word.value.as_str()).collect();
                let word = texts.first().copied().filter(|text| super::is_stem(text)).unwrap_or("small-word");
                let help = format!("write a line [{name}], and below it a line for each word: {word} = \"{}\"", labelled(word));
                let message = format!("a vocabulary is a table, found {}", table::type_name(item.value));
                notes.report(Code::WrongType, &item.span, message, Some(help.into()));
                continue;
            }
            let Some(words) = item.table(&mut notes) else { continue };
            notes.publishes(&name, &item.key);
            let words = words.rest().into_iter();
            let words = words.filter_map(|(word, item)| read_word(word, &item, &name, &mut readers, &mut uses, &mut notes)).collect();
            by_name.insert(name, Vocabulary { words });
        }
        readers.finish(&mut notes);
        let value = Self { by_name, broken: notes.is_broken() };
        for (vocabulary, word, span) in uses {
            value.require(vocabulary, &word, &span, &mut notes);
        }
        Checked { value, diagnostics: notes.diagnostics }
    }

    /// Reports a word that its vocabulary lacks. Without such a vocabulary any word is accepted.
    pub(super) fn require(&self, vocabulary: &str, word: &str, span: &Span, notes: &mut Notes<'_>) {
        if let Some(words) = self.named(vocabulary).filter(|words| words.word(word).is_none() && self.is_whole()) {
            let message = format!("`{word}` is not a word of the vocabulary `{vocabulary}`");
            notes.report(Code::UnknownWord, span, message, one_of(word, words.names()));
        }
    }

    /// Says what to do when a vocabulary is named that does not exist.
    pub(super) fn instead_of(&self, name: &str) -> Help {
        let near = nearest(name, self.names()).and_then(|_| one_of(name, self.names()));
        near.unwrap_or_else(|| format!("write a line [{name}] there, and below it a line for each word: its-name = \"Its label\"").into())
    }

    /// Whether the file could be read completely. If not, words may be missing through no fault of their users.
    pub fn is_whole(&self) -> bool {
        !self.broken
    }

    /// All vocabularies, ordered by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Vocabulary)> {
        self.by_name.iter().map(|(name, vocabulary)| (name.as_str(), vocabulary))
    }

    /// The vocabulary of this name.
    pub fn named(&self, name: &str) -> Option<&Vocabulary> {
        self.by_name.get(name)
    }

    /// The index of a word in its vocabulary; an unknown word ranks last.
    pub fn rank(&self, vocabulary: &str, word: &str) -> usize {
        self.named(vocabulary).and_then(|words| words.position(word)).unwrap_or(usize::MAX)
    }

    /// Every word of every vocabulary.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.by_name.values().flat_map(|vocabulary| &vocabulary.words)
    }

    /// The names of all vocabularies.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.by_name.keys().map(String::as_str)
    }

    /// The label of a word; the word itself if it or its vocabulary is not declared.
    pub fn label<'a>(&'a self, vocabulary: &str, word: &'a str) -> &'a str {
        self.named(vocabulary).and_then(|words| words.word(word)).map_or(word, |word| word.label.as_str())
    }
}

/// Keys that only words of one vocabulary may have, with that vocabulary.
const OF_ONE_VOCABULARY: [(&str, &str); 7] = [
    ("takes", "role"),
    ("through", "role"),
    ("party", "role"),
    ("strong", "reliability"),
    ("news", "status"),
    ("renews", "status"),
    ("runs", "status"),
];

/// Makes a label from a word: "Small word" for `small-word`.
fn labelled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + &letters.as_str().replace('-', " ")
}

/// Reads a word: `name = "Label"`, or `name = { label = "Label", help = "…", layer = "…", needed_to = "run", started = "…" }`.
/// Words of other vocabularies that it names are added to `uses`.
fn read_word(
    name: String,
    item: &Item<'_, '_>,
    vocabulary: &str,
    readers: &mut Readers<'_>,
    uses: &mut Vec<(&'static str, String, Span)>,
    notes: &mut Notes<'_>,
) -> Option<Word> {
    if !notes.publishes(&name, &item.key) {
        return None;
    }
    let mut word = Word::new(name.clone(), name);
    if let DeValue::Table(_) = item.value {
        let mut keys = item.table(notes)?;
        word.label = readers.text(&keys.require("label", "a word", notes)?, notes)?;
        word.help = keys.take("help").and_then(|help| readers.text(&help, notes));
        let mut of_another = |key, vocabulary, notes: &mut Notes<'_>| {
            let item = keys.take(key)?;
            let text = item.line(notes)?.to_owned();
            uses.push((vocabulary, text.clone(), item.span));
            Some(text)
        };
        word.layer = of_another("layer", "layer", notes);
        (word.started, word.ended) = (of_another("started", "event", notes), of_another("ended", "event", notes));
        word.needed_to = tie::read(&mut keys, "needed_to", Code::InvalidSchema, notes).unwrap_or_default();
        let of = |key| OF_ONE_VOCABULARY.iter().any(|(known, of)| *known == key && *of == vocabulary);
        if of("takes") {
            word.takes = tie::read(&mut keys, "takes", Code::InvalidSchema, notes).unwrap_or_default();
        }
        let flags = [
            ("through", &mut word.through),
            ("party", &mut word.party),
            ("strong", &mut word.strong),
            ("news", &mut word.news),
            ("renews", &mut word.renews),
            ("runs", &mut word.runs),
        ];
        for (key, flag) in flags {
            if of(key)
                && let Some(said) = keys.take(key).and_then(|item| item.boolean(notes))
            {
                *flag = said;
            }
        }
        keys.finish("a word", notes, |key| {
            let (_, of) = OF_ONE_VOCABULARY.iter().find(|(known, _)| *known == key)?;
            Some((Code::UnknownKey, format!("`{key}` belongs to words of `{of}`, this one is of `{vocabulary}`"), "take it out".into()))
        });
    } else {
        word.label = item.line(notes)?.to_owned();
    }
    Some(word)
}
