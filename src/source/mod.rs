//! The text of an input file, its path, and places in it.
//!
//! This module cannot open a file: `disk` does that and passes the bytes on.

mod bytes;
mod hidden;
mod lines;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use bytes::{Again, Bytes};
pub use hidden::{HiddenSign, is_harmless, publishable};
pub use lines::{LineIndex, Position, ceil_boundary, floor_boundary, lines_in, sign_at};

use crate::fingerprint::Fingerprint;

/// A range of bytes in one source. Both ends lie on character boundaries of its text.
pub type Span = Range<usize>;

/// The text of one input file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path relative to the site's root, with `/` as separator.
    pub path: Arc<str>,
    /// The text. Bytes that are not UTF-8 are replaced with U+FFFD; a byte-order mark is removed.
    pub text: Arc<str>,
    /// Fingerprint of the bytes as they were read.
    pub fingerprint: Fingerprint,
    /// Oddities of the bytes themselves, each sort at most once.
    pub oddities: Vec<Oddity>,
}

/// Something about a file's bytes that most editors do not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// The file began with a byte-order mark, which was removed from the text.
    ByteOrderMark,
    /// The first byte that is not UTF-8, as an offset in the text.
    NotUtf8(usize),
    /// The offset of the first control character other than tab, line feed and carriage return.
    ControlCharacter(usize),
}

/// The characters of the bytes 0x80 to 0x9f in Windows-1252. The five that it leaves undefined are control characters, as in
/// Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes bytes as Windows-1252, which includes the printable part of Latin-1.
pub fn windows_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| WINDOWS.get(usize::from(*byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(*byte))).collect()
}

/// A text in Unicode's composed form (NFC).
pub fn composed(text: &str) -> Cow<'_, str> {
    let form = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    // Characters below U+0300, whose first bytes are below 0xcc, stay as they are: only lines with others are looked at closely.
    // A loop without an early exit is vectorised. Nothing is composed across the end of a line.
    let is_plain = |line: &str| line.bytes().fold(true, |all, byte| all & (byte < 0xcc));
    match is_plain(text) || lines_in(text).all(|line| is_plain(line) || form.is_normalized(line)) {
        true => Cow::Borrowed(text),
        false => form.normalize(text),
    }
}

/// A text in lower case and without diacritics, as people type it on a keyboard that lacks them.
pub fn without_accents(text: &str) -> String {
    let spelt = |c: char| match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => "",
    };
    let apart = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    let mut plain = String::with_capacity(text.len());
    for c in apart.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
        match spelt(c) {
            "" => plain.push(c),
            letters => plain.push_str(letters),
        }
    }
    plain
}

impl Source {
    /// A source from the `bytes` that were read from `path`. The text is normalised to NFC.
    pub fn new(path: impl Into<Arc<str>>, bytes: &[u8]) -> Self {
        let fingerprint = Fingerprint::of(bytes);
        let mut oddities = Vec::new();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").inspect(|_| oddities.push(Oddity::ByteOrderMark)).unwrap_or(bytes);
        let text: Arc<str> = match std::str::from_utf8(bytes) {
            // macOS stores letters and their accents separately. After normalisation the same words are the same bytes.
            Ok(text) => composed(text).into(),
            Err(error) => {
                oddities.push(Oddity::NotUtf8(error.valid_up_to()));
                String::from_utf8_lossy(bytes).into()
            }
        };
        let control = |byte: &u8| (*byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || *byte == 0x7f;
        // A loop without an early exit is vectorised, and almost no file has a control character.
        let any = text.as_bytes().iter().fold(false, |any, byte| any | control(byte));
        if any {
            oddities.extend(text.as_bytes().iter().position(control).map(Oddity::ControlCharacter));
        }
        Self { path: path.into(), text, fingerprint, oddities }
    }

    /// The file name without folders and extension: the stem of an entry's id.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_text_with_their_oddities() {
        assert_eq!(Source::new("a.md", b"x").oddities, []);
        let marked = Source::new("a.md", b"\xef\xbb\xbfx");
        assert_eq!((&*marked.text, &*marked.oddities), ("x", &[Oddity::ByteOrderMark][..]));
        assert_eq!(Source::new("a.md", b"ab\xff").oddities, [Oddity::NotUtf8(2)]);
        assert_eq!(Source::new("a.md", b"a\x01").oddities, [Oddity::ControlCharacter(1)]);
        let both = Source::new("a.md", b"\xef\xbb\xbfa\x01\xff");
        assert_eq!(both.oddities, [Oddity::ByteOrderMark, Oddity::NotUtf8(2), Oddity::ControlCharacter(1)]);
    }

    #[test]
    fn letters_and_their_accents_are_composed_on_every_line() {
        for (text, whole) in
            [("plain\ne\u{301}", "plain\né"), ("é\n\u{301}e", "é\n\u{301}e"), ("\u{212b}\nø", "\u{c5}\nø"), ("日本\n", "日本\n")]
        {
            assert_eq!(composed(text), whole);
        }
    }

    #[test]
    fn stem_is_the_name_without_extension() {
        assert_eq!(Source::new("content/models/sea-lion.md", b"").stem(), "sea-lion");
    }
}
