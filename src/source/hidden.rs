//! Invisible characters that change what is published: feeds cannot hold them, or they reverse the order of the letters
//! around them.

use std::borrow::Cow;

/// An invisible character that must not be published, and its place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenSign {
    /// Its offset in bytes.
    pub at: usize,
    /// The character.
    pub sign: char,
}

impl HiddenSign {
    /// All hidden characters of a text, in order. The isolates U+2066 to U+2068, which texts in two directions need, count
    /// only if their line ends before they are closed.
    pub fn all(text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        if is_harmless(text) {
            return found;
        }
        let mut isolates = Vec::new();
        let mut at = 0;
        while let Some(step) = text[at..].bytes().position(|byte| byte == b'\n' || may_begin_one(byte)) {
            at += step;
            let Some(sign) = text[at..].chars().next() else { break };
            match sign {
                '\u{2066}'..='\u{2068}' => isolates.push(Self { at, sign }),
                '\u{2069}' => _ = isolates.pop(),
                '\n' => found.append(&mut isolates),
                _ if is_never_published(sign) => found.push(Self { at, sign }),
                _ => {}
            }
            at += sign.len_utf8();
        }
        found.append(&mut isolates);
        found.sort_unstable_by_key(|hidden| hidden.at);
        found
    }

    /// Its name, for messages.
    pub fn name(self) -> &'static str {
        match self.sign {
            '\u{2028}' | '\u{2029}' => "an invisible line separator",
            '\u{202a}'..='\u{202e}' => "an invisible sign that turns the direction of letters",
            '\u{2066}'..='\u{2068}' => "an invisible direction sign that is not ended",
            _ => "an invisible control character",
        }
    }

    /// Whether it is one of the isolates, which may stay if they are closed.
    pub fn is_isolate(self) -> bool {
        matches!(self.sign, '\u{2066}'..='\u{2068}')
    }
}

/// A text without the characters that are never published. An error reports each of them; the page can be made all the same.
pub fn publishable(text: &str) -> Cow<'_, str> {
    match !is_harmless(text) && text.contains(is_never_published) {
        true => text.replace(is_never_published, "").into(),
        false => text.into(),
    }
}

/// Whether no byte of a text may begin a hidden character, as is true of most texts.
pub fn is_harmless(text: &str) -> bool {
    // A loop without an early exit is vectorised.
    !text.bytes().fold(false, |any, byte| any | may_begin_one(byte))
}

/// Whether a byte of UTF-8 may begin a hidden character: one that is never published, or an isolate.
fn may_begin_one(byte: u8) -> bool {
    // Without branches, also for texts that are too short for vectors.
    let control = (byte < b' ') & (byte != b'\n') & (byte != b'\t') & (byte != b'\r');
    control | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xe2) | (byte >= 0xef)
}

fn is_never_published(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    let none = (u32::from(c) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c);
    control || none || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_published_is_left_out() {
        assert_eq!(publishable("a\u{13}b\u{202e}c\n\té"), "abc\n\té");
    }

    fn places(text: &str) -> Vec<usize> {
        HiddenSign::all(text).iter().map(|hidden| hidden.at).collect()
    }

    #[test]
    fn no_hidden_character_begins_with_a_harmless_byte() {
        for c in ('\0'..=char::MAX).filter(|c| is_never_published(*c) || ('\u{2066}'..='\u{2069}').contains(c)) {
            assert!(!is_harmless(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
        assert!(is_harmless("é\tb\r\nالعربية 日本"));
    }

    #[test]
    fn what_no_reader_sees_is_found_in_its_order() {
        assert_eq!(places("é\tb\r\n日本 \u{200f}\u{200d}"), [0; 0]);
        assert_eq!(places("a\u{85}\u{2028}\u{fdd0}\u{1fffe}\u{1}"), [1, 3, 6, 9, 13]);
    }

    #[test]
    fn an_isolate_ends_on_its_line() {
        assert_eq!(places("\u{2067}a\u{2066}b\u{2069}c\u{2069}\u{2069}"), [0; 0]);
        assert_eq!(places("\u{2067}a\u{202e}\n\u{2069}"), [0, 4]);
    }
}
