//! Texts that are shown as they are written: titles, summaries, notes, names. Markdown in them would be visible, so it is
//! reported.

use rustc_hash::FxHashSet;

use super::Written;
use super::item::texts;
use super::signs::{MOST, find_in_plain};
use crate::diagnostic::Code;
use crate::source::{Span, composed};
use crate::table::{Item, Keys, Notes};

/// Reads a free text by its key.
pub(super) fn free_text(keys: &mut Keys<'_, '_>, name: &'static str, notes: &mut Notes<'_>) -> Option<Box<str>> {
    keys.take(name).and_then(|item| plain(&item, notes))
}

/// Reads a text that is shown as it is written, and reports Markdown in it.
pub(super) fn plain(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Box<str>> {
    let text = item.text(notes)?.trim();
    note_markup(text, &item.span, notes);
    for one in find_in_plain(text) {
        notes.report(one.code, &item.span, one.message, Some(one.help.into()));
    }
    Some(text.into())
}

/// Reads the other names of an entry: of bounded length, without repetitions, and different from `title`.
pub(super) fn names(item: &Item<'_, '_>, title: Option<&str>, notes: &mut Notes<'_>) -> Vec<Written<Box<str>>> {
    let mut found = texts(item, notes);
    let title = title.map(folded);
    let mut known = FxHashSet::default();
    let mut repeated = 0;
    for one in item.items() {
        let Some(text) = one.value.as_str() else { continue };
        if text.len() > 1_000 && one.line(notes).is_none() {
            let long = notes.place(&one.span);
            found.retain(|name| name.span != long);
            continue;
        }
        note_markup(text.trim(), &one.span, notes);
        let name = folded(text);
        let told = match &title {
            _ if name.is_empty() => None,
            Some(title) if *title == name => Some("this is the title already"),
            _ if known.insert(name) => None,
            _ => Some("this name stands here a second time"),
        };
        repeated += usize::from(told.is_some());
        if let Some(message) = told.filter(|_| repeated <= MOST) {
            notes.report(Code::DuplicateAlias, &one.span, message, Some("take it out".into()));
        }
    }
    found
}

/// A name in the form in which two names are compared.
fn folded(name: &str) -> String {
    composed(name.trim()).into_owned()
}

/// Reports Markdown or HTML that would be visible in a text.
fn note_markup(text: &str, span: &Span, notes: &mut Notes<'_>) {
    if let Some((what, help)) = markup(text) {
        notes.report(Code::MarkupInText, span, format!("signs of {what} are shown as they stand in this text"), Some(help.into()));
    }
}

/// The sort of markup that a text contains, and what to do instead.
fn markup(text: &str) -> Option<(&'static str, &'static str)> {
    const WORDS: &str = "write the words alone";
    // Most texts have no sign that could be markup. A loop without an early exit is vectorised.
    if !text.bytes().fold(false, |any, byte| any | is_sign(byte)) {
        return None;
    }
    if text.contains("[@") {
        Some(("a citation", "name the source in `source`"))
    } else if text.contains("[[") || text.contains("](") {
        Some(("a link", "write the words alone; links stand in the text below the front matter"))
    } else if text.contains("[^") {
        Some(("a note", "put what it says into the text below the front matter"))
    } else if has_address(text) {
        Some(("an address", "write the words alone; an address stands in the text below the front matter, or in a source"))
    } else if is_stressed(text) {
        Some(("emphasis", WORDS))
    } else if text.lines().any(|line| is_heading(line.trim_start())) {
        Some(("a heading", WORDS))
    } else if text.starts_with("> ") || text.lines().filter(|line| ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign))).count() > 1
    {
        Some(("a list or a quote", "write one sentence; lists and quotes stand in the text below the front matter"))
    } else if text.contains('<')
        && ["b", "i", "em", "strong", "a", "br", "p", "sup", "sub", "span", "u", "code"].into_iter().any(|name| has_element(text, name))
    {
        Some(("HTML", WORDS))
    } else {
        None
    }
}

/// Whether a byte is a sign that every sort of markup has one of.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'[' | b']' | b':' | b'.' | b'*' | b'_' | b'~' | b'`' | b'#' | b'>' | b'<' | b'-' | b'+')
}

/// Whether a word begins like a web address. Without that beginning it may be the name of a company or site.
fn has_address(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || "<>()[]\"'".contains(c));
    let begins = ["https://", "http://", "www."];
    (text.contains("://") || text.contains("www.")) && words.any(|word| begins.iter().any(|begin| word.starts_with(begin)))
}

/// Whether any words are between marks of emphasis or code.
fn is_stressed(text: &str) -> bool {
    let twice = |mark: &str| text.matches(mark).count() > 1;
    twice("**") || twice("~~") || twice("`") || ["*", "_", "__"].into_iter().any(|mark| is_between(text, mark))
}

/// Whether a mark stands directly before and directly after some words, and not inside a word.
fn is_between(text: &str, mark: &str) -> bool {
    let mut parts = text.split(mark);
    let before = parts.next().unwrap_or_default();
    let within = parts.next().unwrap_or_default();
    let bounded =
        !before.ends_with(char::is_alphanumeric) && within.starts_with(char::is_alphabetic) && within.ends_with(char::is_alphanumeric);
    bounded
        && parts.next().is_some_and(|after| {
            // `__init__.py` is a name.
            !after.strip_prefix('.').unwrap_or(after).starts_with(char::is_alphanumeric)
        })
}

fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - words.len())) && words.starts_with(' ')
}

fn has_element(text: &str, name: &str) -> bool {
    [format!("</{name}>"), format!("<{name}>"), format!("<{name}/>")].iter().any(|tag| text.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_signs_that_are_meant() {
        for (text, what) in [
            ("a __very__ open model", Some("emphasis")),
            ("see https://example.org", Some("an address")),
            ("more at www.example.org", Some("an address")),
            ("### Lumo", Some("a heading")),
            ("- one\n- two", Some("a list or a quote")),
            ("~~no~~ yes", Some("emphasis")),
            ("3 * 4 * 5, snake_case_name, __init__.py, #1 of the list, C# and F#", None),
            ("Booking.com and http, not https", None),
            ("- 5 degrees", None),
        ] {
            assert_eq!(markup(text).map(|(what, _)| what), what, "{text}");
        }
    }
}
