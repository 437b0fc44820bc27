//! Vocabularies: closed lists of words, in the order in which readers meet them.

use std::collections::BTreeMap;

use super::tie::{self, NeededTo, Takes};
use super::translated::Readers;
use crate::diagnostic::{Checked, Code, Help, nearest, one_of};
use crate::source::{Source, Span};
use crate::table::{self, DeValue, Item, Keys, Notes};

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
    /// What an edge of this role takes of its target, unless the edge says otherwise.
    pub takes: Takes,
    /// The type of event that the beginning of an edge of this role is, if it is one.
    pub started: Option<String>,
    /// The type of event that its end is.
    pub ended: Option<String>,
    /// For words of `role`: whether what stands under a target of this role also stands under who depends on it. So it is for a
    /// product and its parts, and not for a company and whatever else it makes.
    pub through: bool,
    /// For words of `role`: whether its targets take part in what depends on them, as operators and funders do, and are no suppliers.
    pub party: bool,
    /// For words of `reliability`: whether a source of this sort is ground enough for a conclusion.
    pub strong: bool,
    /// For words of `status`: whether there is news of such an entry from time to time, so that silence means something.
    pub news: bool,
    /// For words of `status`: whether there is something to renew in a project of this status. A finished one is left as it is.
    pub renews: bool,
    /// For words of `status`: whether an entry of this status is there already, so that it can go on. What is only planned is not.
    pub runs: bool,
}

impl Word {
    /// A word of which nothing is said but its label.
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
    /// Whether the syntax of their file was broken.
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

    /// Reports a word that is none of a vocabulary, if there is such a vocabulary: without one any word will do.
    pub(super) fn require(&self, vocabulary: &str, word: &str, span: &Span, notes: &mut Notes<'_>) {
        if let Some(words) = self.named(vocabulary).filter(|words| words.word(word).is_none() && self.is_whole()) {
            let message = format!("`{word}` is not a word of the vocabulary `{vocabulary}`");
            notes.report(Code::UnknownWord, span, message, one_of(word, words.names()));
        }
    }

    /// What to do where a vocabulary is named that there is not.
    pub(super) fn instead_of(&self, name: &str) -> Help {
        let near = nearest(name, self.names()).and_then(|_| one_of(name, self.names()));
        near.unwrap_or_else(|| format!("write a line [{name}] there, and below it a line for each word: its-name = \"Its label\"").into())
    }

    /// Whether their file could be read as a whole: else words may be missing through no fault of those who use them.
    pub fn is_whole(&self) -> bool {
        !self.broken
    }

    /// All of them with their names, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Vocabulary)> {
        self.by_name.iter().map(|(name, vocabulary)| (name.as_str(), vocabulary))
    }

    /// The vocabulary of this name.
    pub fn named(&self, name: &str) -> Option<&Vocabulary> {
        self.by_name.get(name)
    }

    /// The place of a word among those of its vocabulary; what is none of them comes last.
    pub fn rank(&self, vocabulary: &str, word: &str) -> usize {
        self.named(vocabulary).and_then(|words| words.position(word)).unwrap_or(usize::MAX)
    }

    /// Every word of every vocabulary.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.by_name.values().flat_map(|vocabulary| &vocabulary.words)
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

/// What only words of one vocabulary may say.
const OF_ONE_VOCABULARY: [(&str, &str); 7] = [
    ("takes", "role"),
    ("through", "role"),
    ("party", "role"),
    ("strong", "reliability"),
    ("news", "status"),
    ("renews", "status"),
    ("runs", "status"),
];

/// A word is `name = "Label"` or `name = { label = "Label", help = "…", layer = "…", needed_to = "run", started = "…" }`.
/// The words of other vocabularies that it names go into `uses`.
/// A word as a label: `small-word` as "Small word".
fn labelled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + &letters.as_str().replace('-', " ")
}

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
