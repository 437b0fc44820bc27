//! Isolation of texts of the other writing direction within sentences, so that neither reorders the other.
//!
//! In HTML they are wrapped in `<bdi>`, in plain text in Unicode's isolate characters. A text without letters of the other
//! direction is left unchanged.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

/// The characters that open an isolate, the one that takes its direction from the text, and the one that closes an isolate.
const BEGINS: std::ops::RangeInclusive<char> = '\u{2066}'..='\u{2068}';
const FIRST_STRONG: char = '\u{2068}';
const ENDS: char = '\u{2069}';

/// The first character that may be written from right to left.
const FIRST_RIGHT_TO_LEFT: char = '\u{590}';
/// Characters before that one have no UTF-8 byte of this value or greater.
const FIRST_BYTE: u8 = 0xd6;

/// The writing direction of a site's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// As in English.
    #[default]
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    pub fn word(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    /// Whether a text has letters of the other direction that are not already isolated.
    pub fn is_turned_by(self, text: &str) -> bool {
        // A loop without an early exit is vectorised.
        if self == Self::LeftToRight && (text.is_ascii() || !text.bytes().fold(false, |any, byte| any | (byte >= FIRST_BYTE))) {
            return false;
        }
        let classes = CodePointMapData::<BidiClass>::new();
        let mut depth = 0_usize;
        text.chars().any(|c| {
            match c {
                c if BEGINS.contains(&c) => depth += 1,
                ENDS => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
                && match self {
                    Self::LeftToRight => {
                        c >= FIRST_RIGHT_TO_LEFT && matches!(classes.get(c), BidiClass::RightToLeft | BidiClass::ArabicLetter)
                    }
                    Self::RightToLeft => classes.get(c) == BidiClass::LeftToRight,
                }
        })
    }

    /// A plain text, isolated if it needs to be, for use in a sentence.
    pub(super) fn isolated(self, text: &str) -> Cow<'_, str> {
        match self.is_turned_by(text) {
            true => format!("{FIRST_STRONG}{}{ENDS}", closed(text)).into(),
            false => text.into(),
        }
    }
}

/// A text with balanced isolates: a surplus closing character would close the isolate around the text.
pub fn closed(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| BEGINS.contains(&c) || c == ENDS) {
        return text.into();
    }
    let mut closed = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            c if BEGINS.contains(&c) => depth += 1,
            ENDS if depth == 0 => continue,
            ENDS => depth -= 1,
            _ => {}
        }
        closed.push(c);
    }
    closed.extend(std::iter::repeat_n(ENDS, depth));
    closed.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_turns_a_sentence_is_kept_apart() {
        let (left, right) = (Direction::LeftToRight, Direction::RightToLeft);
        for text in ["GPT-4 (2)", "日本 2025", "12 %", ""] {
            assert_eq!(left.isolated(text), text);
        }
        assert_eq!(left.isolated("فنار (2)"), "\u{2068}فنار (2)\u{2069}");
        assert_eq!(right.isolated("GPT-4 (2)"), "\u{2068}GPT-4 (2)\u{2069}");
        assert_eq!(right.isolated("فنار، 12 %"), "فنار، 12 %");
        // Text that is already isolated, and isolates that are not balanced.
        assert_eq!(right.isolated("من \u{2068}GPT\u{2069} إلى"), "من \u{2068}GPT\u{2069} إلى");
        assert_eq!(right.isolated("a\u{2069}b\u{2067}c"), "\u{2068}ab\u{2067}c\u{2069}\u{2069}");
    }
}
