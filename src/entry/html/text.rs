//! Conversions of text for HTML: escaped, as an anchor, as a part of a message.

use std::fmt::Write as _;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use crate::source::publishable;

/// The anchor of a heading: its letters and digits in lower case, separated by hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        // Combining marks belong to the letter before them; without them Hindi and Thai words fall apart.
        if c.is_alphanumeric() || is_mark(c) && slug.ends_with(|last: char| last != '-') {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a character is a mark above, below or after the letter before it.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// Appends a text with the special characters of HTML escaped, for text and attributes, and without characters that are
/// never published.
pub fn escape_into(out: &mut String, text: &str) {
    escape_harmless_into(out, &publishable(text));
}

/// Appends a text without characters that are never published, with the special characters of HTML escaped.
pub(super) fn escape_harmless_into(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = pulldown_cmark_escape::escape_html(out, text);
}

/// The beginning of a text without control characters, for messages.
pub(super) fn printable(text: &str) -> String {
    let mut short = String::new();
    for c in text.chars().take(60) {
        let _ = write!(short, "{}", if c.is_control() { '\u{fffd}' } else { c });
    }
    short
}
