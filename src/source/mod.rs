//! What was read: the text of one input file, where it came from, and places in it.
//!
//! This room cannot open a file; `disk` does that and hands the bytes over.

mod bytes;
mod hidden;
mod lines;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use bytes::{Again, Bytes};
pub use hidden::{HiddenSign, publishable};
pub use lines::{LineIndex, Position, ceil_boundary, floor_boundary, sign_at};

use crate::fingerprint::Fingerprint;

/// A range of bytes in one source. Both ends lie on character boundaries of its text.
pub type Span = Range<usize>;

/// The text of one input file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path relative to the site root, with `/` between its parts.
    pub path: Arc<str>,
    /// The text. Bytes that are not UTF-8 stand here as U+FFFD, a byte-order mark is left out.
    pub text: Arc<str>,
    /// Fingerprint of the bytes as read.
    pub fingerprint: Fingerprint,
    /// What is odd about the bytes themselves, each sort once.
    pub oddities: Vec<Oddity>,
}

/// Something about a file's bytes that its author cannot see in most editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It began with a byte-order mark, which was left out of the text.
    ByteOrderMark,
    /// Its first byte that is not UTF-8, as an offset in the text.
    NotUtf8(usize),
    /// The offset of the first control character other than tab, line feed and carriage return.
    ControlCharacter(usize),
}

/// What the bytes 0x80 to 0x9f are in Windows-1252. The five that it leaves open are control characters, as in Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Bytes in Windows-1252, of which Latin-1 is a part, as text.
pub fn windows_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| WINDOWS.get(usize::from(*byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(*byte))).collect()
}

/// A text in Unicode's composed form (NFC).
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text) }
}

/// A text in small letters without the marks on them, as far as that is what people write where they have none.
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
    /// The source of `bytes`, as they were read from `path`; the text is composed.
    pub fn new(path: impl Into<Arc<str>>, bytes: &[u8]) -> Self {
        let fingerprint = Fingerprint::of(bytes);
        let mut oddities = Vec::new();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").inspect(|_| oddities.push(Oddity::ByteOrderMark)).unwrap_or(bytes);
        let text: Arc<str> = match std::str::from_utf8(bytes) {
            // macOS takes letters and their accents apart: the same words are the same bytes from here on.
            Ok(text) => composed(text).into(),
            Err(error) => {
                oddities.push(Oddity::NotUtf8(error.valid_up_to()));
                String::from_utf8_lossy(bytes).into()
            }
        };
        let control = |byte: &u8| (*byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || *byte == 0x7f;
        // Without an early end the compiler looks at many bytes at once, and almost no file holds one.
        let any = text.as_bytes().iter().fold(false, |any, byte| any | control(byte));
        if any {
            oddities.extend(text.as_bytes().iter().position(control).map(Oddity::ControlCharacter));
        }
        Self { path: path.into(), text, fingerprint, oddities }
    }

    /// File name without folders and extension: the stem of an entry's id.
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
    fn stem_is_the_name_without_extension() {
        assert_eq!(Source::new("content/models/sea-lion.md", b"").stem(), "sea-lion");
    }
}
