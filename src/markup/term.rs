//! Words of vocabularies as links to their meanings, and the names of vocabularies.

use super::{Html, Markup};
use crate::knowledge::Knowledge;

/// The path of the glossary.
pub const GLOSSARY: &str = "glossary/";

/// Whether there is a glossary. A kind in a folder of that name takes precedence.
pub fn has_glossary(knowledge: &Knowledge) -> bool {
    !knowledge.schema.kinds.contains_key(GLOSSARY.trim_end_matches('/'))
}

/// The anchor in the glossary of a word of a group.
pub fn place_of(group: &str, word: &str) -> String {
    format!("{group}.{word}").replace(char::is_whitespace, "_")
}

impl Markup {
    /// A word of a vocabulary as readers see it, as a link to its meaning if there is one; the bare word if the vocabulary
    /// lacks it.
    pub fn term(&self, vocabulary: &str, word: &str) -> Html {
        let known = self.knowledge.vocabularies().named(vocabulary).and_then(|words| words.word(word));
        let label = known.map_or(word, |known| &known.label);
        let told = known.is_some_and(|known| known.help.is_some()) && has_glossary(&self.knowledge);
        html! {
            @if told { a.term href=(self.url(&format!("{GLOSSARY}#{}", place_of(vocabulary, word)))) { (label) } } @else { (label) }
        }
    }

    /// The name of a vocabulary: built-in ones have a message, others the label of the fields that use them, if all agree.
    /// If fields of other vocabularies have the same label, the kinds are added.
    pub fn vocabulary_name(&self, name: &str) -> String {
        let id = format!("vocabulary_{name}");
        if self.words.message(&id).is_some() {
            return self.text(&id);
        }
        let kinds = self.knowledge.schema.kinds.values();
        let fields = kinds.flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)));
        let fields = fields.filter_map(|(kind, field)| Some((kind, &field.label, field.vocabulary.as_deref()?)));
        let own: Vec<_> = fields.clone().filter(|(_, _, vocabulary)| *vocabulary == name).collect();
        let label = own.first().map(|(_, label, _)| *label);
        let Some(label) = label.filter(|first| !self.words.is_english() && own.iter().all(|(_, label, _)| label == first)) else {
            return self.words.capitalised(&name.replace(['-', '_'], " "));
        };
        if fields.clone().all(|(_, other, vocabulary)| vocabulary == name || other != label) {
            return label.clone();
        }
        let mut kinds: Vec<&str> = own.iter().map(|(kind, ..)| &*kind.plural).collect();
        kinds.dedup();
        self.words.say("name_of_part", &[("name", label.into()), ("scope", (&self.words.list(&kinds)).into())])
    }
}
