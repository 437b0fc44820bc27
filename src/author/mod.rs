//! Text that commands write for authors. Nothing here touches the disk.

pub mod difference;
pub mod draft;
pub mod export;
pub mod form;
pub mod format;
pub mod import;
pub mod json_schema;
pub mod rename;
pub mod scaffold;

use std::borrow::Cow;

pub use crate::table::quoted;

/// A file to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path relative to the site's folder, with `/` as separator.
    pub path: String,
    /// The contents.
    pub text: String,
}

/// The longest stem that is suggested, in bytes.
const LONGEST_STEM: usize = 48;

/// A stem for a title: its words in lower-case Latin letters without accents, joined with hyphens. None if nothing remains
/// of it.
pub fn stem_of(title: &str) -> Option<String> {
    let plain: Cow<'_, str> = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd().normalize(title);
    let mut letters = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            // After decomposition, accents follow their letters.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            'ß' => letters.push_str("ss"),
            'æ' | 'Æ' => letters.push_str("ae"),
            'œ' | 'Œ' => letters.push_str("oe"),
            'ø' | 'Ø' => letters.push('o'),
            'ł' | 'Ł' => letters.push('l'),
            'đ' | 'Đ' => letters.push('d'),
            'ı' => letters.push('i'),
            c => letters.push(c.to_ascii_lowercase()),
        }
    }
    let mut stem = String::new();
    for word in letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if stem.len() + word.len() >= LONGEST_STEM && !stem.is_empty() {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.push_str(&word[..word.len().min(LONGEST_STEM)]);
    }
    (!stem.is_empty()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_plain() {
        for (title, stem) in [
            ("SEA-LION", Some("sea-lion")),
            ("Société d'IA – Québec", Some("societe-dia-quebec")),
            ("Großmodell 40B", Some("grossmodell-40b")),
            ("Łódź ﬁne", Some("lodz-fine")),
            ("日本語", None),
            ("…", None),
        ] {
            assert_eq!(stem_of(title).as_deref(), stem, "{title}");
        }
        assert!(stem_of(&"word ".repeat(40)).is_some_and(|stem| stem.len() <= LONGEST_STEM && !stem.ends_with('-')));
    }
}
