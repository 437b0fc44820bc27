//! The site's own nouns, and the links of its main navigation.

use crate::diagnostic::Code;
use crate::source::Span;
use crate::table::{Item, Notes};

/// The most lines of the main navigation.
const MOST_SECTIONS: usize = 60;

/// A noun in singular and plural.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Noun {
    /// "project".
    pub one: String,
    /// "projects".
    pub many: String,
}

impl Noun {
    /// The noun with a number: "1 project", "3 projects".
    pub fn number(&self, count: usize) -> String {
        format!("{count} {}", self.of(count))
    }

    /// The form of the noun for this number.
    pub fn of(&self, count: usize) -> &str {
        if count == 1 { &self.one } else { &self.many }
    }
}

/// An item of the main navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The path of a page of this site, without slashes at its ends.
    pub to: String,
    /// Its title in the navigation, if it differs from the page's.
    pub title: Option<String>,
    /// Its span in `site.toml`.
    pub span: Span,
}

/// Reads `project = ["pump", "pumps"]`.
pub(super) fn noun(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Noun> {
    let items = if item.value.is_array() { item.items() } else { Vec::new() };
    let texts: Vec<&str> = items.iter().filter_map(|item| item.line(notes)).collect();
    let [one, many] = texts[..] else {
        let help = "write [\"pump\", \"pumps\"]: what one is called, and what several are";
        notes.report(Code::InvalidConfig, &item.span, "a noun is a list of two words", Some(help.into()));
        return None;
    };
    Some(Noun { one: one.trim().to_owned(), many: many.trim().to_owned() })
}

/// Reads a list of paths, or of tables with `to` and `title`.
pub(super) fn navigation(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Section> {
    if !item.value.is_array() {
        item.wrong_type("a list in [ ]", notes);
        return Vec::new();
    }
    let path = |text: &str| text.trim().trim_matches('/').to_owned();
    let section = |item: &Item<'_, '_>, notes: &mut Notes<'_>| {
        if item.value.is_str() {
            return Some(Section { to: path(item.line(notes)?), title: None, span: item.span.clone() });
        }
        let mut keys = item.table(notes)?;
        let to = keys.require("to", "a line of the navigation", notes);
        let title = keys.take("title").and_then(|item| item.line(notes)).map(str::to_owned);
        keys.finish("a line of the navigation", notes, |_| None);
        let to = to?;
        Some(Section { to: path(to.line(notes)?), title, span: to.span })
    };
    let items = item.items();
    if let Some(surplus) = items.get(MOST_SECTIONS) {
        let message = format!("the navigation stands on every page: at most {MOST_SECTIONS} lines of it are read");
        notes.report(Code::LongText, &surplus.span, message, Some("lead to pages that lead on".into()));
    }
    items.iter().take(MOST_SECTIONS).filter_map(|item| section(item, notes)).collect()
}
