//! Declared texts for readers, in the site's language. A declaration gives one text, or several by language.
//!
//! ```toml
//! label = "Open weights"
//! label = { en = "Open weights", fr = "Poids ouverts" }
//! ```
//!
//! If there is none in the site's language, the nearest language is taken, then English, then the first that is written.

use crate::diagnostic::Code;
use crate::source::Span;
use crate::table::{DeValue, Item, Notes};
use crate::value::Language;

/// The language of the site's readers.
pub(super) struct Readers<'l> {
    /// BCP 47 tag.
    language: &'l str,
    /// The span of the first declaration that lacks this language, and the number of such declarations.
    lacking: Option<(Span, usize)>,
}

/// How badly a text in one language serves readers of another; less is better.
fn distance(tag: &str, language: &str) -> usize {
    let starts = |tag: &str| language.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    match tag {
        tag if starts(tag) => language.len() - tag.len(),
        "en" => usize::MAX - 1,
        _ => usize::MAX,
    }
}

impl<'l> Readers<'l> {
    pub(super) fn of(language: &'l str) -> Self {
        Self { language, lacking: None }
    }

    /// The text for the readers.
    pub(super) fn text(&mut self, item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<String> {
        let DeValue::Table(_) = item.value else { return item.line(notes).map(str::to_owned) };
        let mut found: Option<(usize, String)> = None;
        let mut is_empty = true;
        for (tag, item) in item.table(notes)?.rest() {
            is_empty = false;
            let tag = match Language::parse(&tag) {
                Ok(language) => language.tag().to_owned(),
                Err(invalid) => {
                    notes.report(Code::InvalidLanguage, &item.key, invalid.message, invalid.help);
                    continue;
                }
            };
            let Some(text) = item.line(notes) else { continue };
            let distance = distance(&tag, self.language);
            if found.as_ref().is_none_or(|(nearest, _)| distance < *nearest) {
                found = Some((distance, text.to_owned()));
            }
        }
        if is_empty {
            let help = format!("write a text, or texts by language: {{ en = \"…\", {} = \"…\" }}", self.other());
            notes.report(Code::WrongType, &item.span, "the table has no text", Some(help.into()));
        }
        let (distance, text) = found?;
        if distance >= usize::MAX - 1 {
            let count = self.lacking.as_ref().map_or(0, |(_, count)| *count);
            let first = self.lacking.take().map_or_else(|| item.span.clone(), |(first, _)| first);
            self.lacking = Some((first, count + 1));
        }
        Some(text)
    }

    /// A language other than English, for an example in messages.
    fn other(&self) -> &str {
        if self.language == "en" { "fr" } else { self.language }
    }

    /// Warns, once for each file, about declarations that are only in other languages.
    pub(super) fn finish(self, notes: &mut Notes<'_>) {
        let Some((first, count)) = self.lacking else { return };
        let language = self.language;
        let message = match count {
            1 => format!("this text is not given in `{language}`, the language of the site"),
            _ => format!("{count} texts of this file, of which this is the first, are not given in `{language}`, the language of the site"),
        };
        notes.report(Code::UntranslatedWords, &first, message, Some(format!("add {language} = \"…\"").into()));
    }
}
