//! What the interface says, in the site's language: every label and sentence that is not content, by the name of its message.
//!
//! Messages are written in [Fluent](https://projectfluent.org), one file per language in `locales/`. English is complete. The site's
//! language overrides it, the theme's files override the embedded ones, and the site's own files override both: any message can be
//! reworded and any language added. Each message is parsed once; one without variables is a plain string from then on.
//!
//! This room knows no page and no template. Messages are text that may contain phrase elements and links (see `message.rs`); the caller
//! decides whether one is shown as text or as HTML.

mod arguments;
mod country;
mod date;
mod file;
mod forms;
mod given;
mod isolate;
mod lacking;
mod language;
mod letter;
mod list;
mod message;
mod nesting;
mod number;
mod pattern;
mod read;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use arguments::Arg;
pub use country::country;
use forms::{Forms, Lists};
use given::Given;
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralRules, PluralRulesOptions};
pub use isolate::{Direction, closed};
use message::Form;
pub use message::Message;
pub use read::read;

use crate::fingerprint::Fingerprint;
use crate::value::Language;

/// The language in which every message exists.
pub const ENGLISH: &str = "en";

/// The bytes that are set aside for a message; most have fewer.
const USUAL: usize = 64;

/// The messages of a site's interface.
pub struct Words {
    /// BCP 47 tag.
    language: Box<str>,
    messages: FxHashMap<Box<str>, Message>,
    locale: Locale,
    /// How the site's language writes dates and numbers. `None` for plain English, whose forms are in `value/`, and for
    /// languages that Unicode's data lack.
    forms: Option<Forms>,
    lists: Option<Lists>,
    direction: Direction,
    /// The plural rules of the site's language, and those of English for messages that it lacks.
    own: Option<PluralRules>,
    english: Option<PluralRules>,
    /// Fingerprint of all files that were read.
    pub fingerprint: Fingerprint,
}

/// The plural rules of a language; those of Unicode's root locale if it has none of its own.
fn rules(locale: &Locale) -> Option<PluralRules> {
    PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()
}

impl Words {
    fn new(language: &str, messages: FxHashMap<Box<str>, Message>, fingerprint: Fingerprint) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let forms = if language == ENGLISH { None } else { Forms::of(&locale) };
        // English without a country joins lists as its own forms do: without a comma before the last item.
        let joins = if forms.is_none() { &locale!("en-GB") } else { &locale };
        let direction = match Language::parse(language).is_ok_and(|language| language.is_right_to_left()) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        };
        let (lists, own, english) = (Lists::of(joins), rules(&locale), rules(&locale!("en")));
        Self { language: language.into(), messages, locale, forms, lists, direction, own, english, fingerprint }
    }

    /// The embedded words in English.
    pub fn english() -> Arc<Self> {
        read(ENGLISH, 0..0, &crate::theme::Theme::new(None, &[], &[]).0, &[]).value
    }

    /// The site's language, as a BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.language
    }

    /// Whether the site is in English.
    pub fn is_english(&self) -> bool {
        &*self.language == ENGLISH || self.language.starts_with("en-")
    }

    /// The direction in which the language is written.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The message with this name.
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.get(id)
    }

    /// All messages with their names, in no particular order.
    pub fn messages(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.messages.iter().map(|(id, message)| (&**id, message))
    }

    /// The text of a message without variables; its id if there is no such message.
    pub fn text<'w>(&'w self, id: &'w str) -> &'w str {
        self.messages.get(id).and_then(Message::text).unwrap_or(id)
    }

    /// The text of a message.
    ///
    /// ```
    /// let words = statebook::words::Words::english();
    /// assert_eq!(words.say("entries", &[("count", 2.into())]), "2 entries");
    /// ```
    pub fn say(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let mut text = String::with_capacity(USUAL);
        self.write(&mut text, id, arguments, Form::Text);
        text
    }

    /// The HTML of a message.
    pub fn html(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let mut html = String::with_capacity(USUAL);
        self.push_html(&mut html, id, arguments);
        html
    }

    /// Appends the HTML of a message.
    pub fn push_html(&self, html: &mut String, id: &str, arguments: &[(&str, Arg<'_>)]) {
        self.write(html, id, arguments, Form::Html);
    }

    /// The HTML of a message, which may be used in an attribute if the message has no tags.
    pub fn attribute(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let mut html = String::with_capacity(USUAL);
        self.write(&mut html, id, arguments, Form::Attribute);
        html
    }

    /// A message for scripts, in which they replace `{name}`. It has a wording for each plural category of `count`, by the
    /// category's name, so that a browser can choose; a single one if the number makes no difference.
    pub fn later(&self, id: &str) -> BTreeMap<&'static str, String> {
        let message = self.messages.get(id);
        let rules = if message.is_some_and(|message| message.is_english) { &self.english } else { &self.own };
        let ways = rules.iter().flat_map(PluralRules::categories).map(arguments::word);
        let said = |way| {
            let names = message.into_iter().flat_map(|message| message.variables());
            let arguments: Vec<_> = names.map(|name| (&**name, Arg::Later(way))).collect();
            self.say(id, &arguments)
        };
        let mut wordings: BTreeMap<&'static str, String> = ways.chain(["other"]).map(|way| (way, said(way))).collect();
        let other = wordings.get("other").cloned().unwrap_or_default();
        wordings.retain(|way, wording| *way == "other" || *wording != other);
        wordings
    }

    fn write(&self, into: &mut String, id: &str, arguments: &[(&str, Arg<'_>)], form: Form) {
        match self.messages.get(id) {
            Some(message) => {
                let (rules, forms) = if message.is_english { (&self.english, None) } else { (&self.own, self.forms.as_ref()) };
                message.write(into, &Given { arguments, rules: rules.as_ref(), forms, direction: self.direction }, form);
            }
            None => into.push_str(id),
        }
    }
}

/// No message at all.
impl Default for Words {
    fn default() -> Self {
        Self::new(ENGLISH, FxHashMap::default(), Fingerprint::default())
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("messages", &self.messages.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Words;

    /// The embedded words of a site in this language.
    pub(super) fn words(language: &str) -> Arc<Words> {
        super::read(language, 0..0, &crate::theme::Theme::new(None, &[], &[]).0, &[]).value
    }
}
