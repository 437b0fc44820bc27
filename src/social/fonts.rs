//! The fonts of pictures: Noto Sans in two weights, preceded by the theme's own fonts. They decide which texts can be
//! written, and how wide these are.

use std::sync::Arc;

use super::caught::caught;
use crate::fingerprint::Fingerprint;
use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use resvg::usvg::fontdb::{Database, ID, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// Latin, Greek and Cyrillic; made by `tools/fonts.sh`.
const EMBEDDED: [&[u8]; 2] = [include_bytes!("fonts/NotoSans-Regular.ttf"), include_bytes!("fonts/NotoSans-SemiBold.ttf")];
/// Their family.
const FAMILY: &str = "Noto Sans";

/// Fonts that are ready for use.
#[derive(Clone, Debug)]
pub struct Fonts {
    /// All fonts.
    pub(super) database: Arc<Database>,
    /// The families in the order in which they are tried, as an SVG attribute.
    pub(super) families: String,
    /// The faces, those of the theme first.
    faces: Vec<ID>,
    /// The fingerprint of all font files.
    pub(super) print: Fingerprint,
}

/// Whether pictures can use a font file of a theme.
pub fn is_readable(bytes: Vec<u8>) -> bool {
    caught(|| !Database::new().load_font_source(Source::Binary(Arc::new(bytes))).is_empty()).unwrap_or_default()
}

/// Whether a file with this name can be a font for pictures.
pub fn is_font(path: &str) -> bool {
    [".ttf", ".otf"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending))
}

impl Fonts {
    /// The embedded fonts, preceded by those of a theme (TTF or OTF). Files that are not such fonts are skipped.
    pub fn new(brought: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut database = Database::new();
        let brought: Vec<Vec<u8>> = brought.into_iter().collect();
        let print = Fingerprint::of_parts(brought.iter().map(Vec::as_slice).chain(EMBEDDED));
        let readable = brought.into_iter().filter(|bytes| is_readable(bytes.clone()));
        let brought = readable.map(|bytes| Source::Binary(Arc::new(bytes)));
        let embedded = EMBEDDED.into_iter().map(|bytes| Source::Binary(Arc::new(bytes)));
        let mut faces: Vec<ID> = Vec::new();
        for source in brought.chain(embedded) {
            faces.extend(database.load_font_source(source));
        }
        // The name of a broken font may contain what an SVG attribute cannot hold.
        let mut families: Vec<String> = Vec::new();
        for face in faces.iter().filter_map(|face| database.face(*face)) {
            if let Some((family, _)) = face.families.first()
                && !families.contains(family)
                && family.chars().all(|c| !c.is_control() && !matches!(c, '\'' | '"' | ',' | '\u{fffe}' | '\u{ffff}'))
            {
                families.push(family.clone());
            }
        }
        let families = families.iter().map(|family| format!("'{family}'")).collect::<Vec<_>>().join(", ");
        database.set_serif_family(FAMILY);
        Self { database: Arc::new(database), families, faces, print }
    }

    /// The width of a character at a font size of one pixel, if a font has it.
    pub(super) fn width(&self, c: char) -> Option<f32> {
        let width = |data: &[u8], index: u32| {
            let font = FontRef::from_index(data, index).ok()?;
            let glyph = font.charmap().map(c).filter(|glyph| glyph.to_u32() != 0)?;
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            Some(metrics.advance_width(glyph).unwrap_or(1.0))
        };
        // A font that cannot be read does not have the character.
        let of = |face: &ID| caught(|| self.database.with_face_data(*face, width).flatten()).unwrap_or_default();
        self.faces.iter().find_map(of)
    }

    /// A text as it can be written: normalised, with single spaces, and without characters that no font has. Nothing if a
    /// letter, digit or accent is among those, because a name without one of its letters is another name. Text in brackets
    /// may be dropped.
    pub(super) fn written(&self, text: &str) -> Option<String> {
        let text = ComposingNormalizerBorrowed::new_nfc().normalize(text);
        let whole = self.without_signs(&text).or_else(|| self.without_signs(&without_brackets(&text)))?;
        let words: Vec<&str> = whole.split_whitespace().collect();
        Some(words.join(" ")).filter(|text| text.chars().any(char::is_alphanumeric))
    }

    fn without_signs(&self, text: &str) -> Option<String> {
        let mut kept = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                _ if c.is_whitespace() => kept.push(' '),
                _ if is_needed(c) => {
                    self.width(c)?;
                    kept.push(c);
                }
                _ if !c.is_control() && self.width(c).is_some() => kept.push(c),
                _ => {}
            }
        }
        Some(kept)
    }
}

/// Whether a text means something else without a character.
fn is_needed(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let groups = [GeneralCategoryGroup::Letter, GeneralCategoryGroup::Number, GeneralCategoryGroup::Mark];
    // Characters that only select the appearance of the one before, or enclose it.
    let is_variation = matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{20dd}'..='\u{20e4}');
    groups.iter().any(|group| group.contains(category)) && !is_variation
}

/// A text without its parts in brackets.
fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept.replace(" ,", ",").replace(" .", ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_left_out_and_never_a_letter() {
        let fonts = Fonts::new([]);
        let written = |text: &str| fonts.written(text);
        assert_eq!(written("Mistral 🚀 <AI> & “co”").as_deref(), Some("Mistral <AI> & “co”"));
        assert_eq!(written("  Łódź\u{a0}\n e\u{301}").as_deref(), Some("Łódź é"));
        assert_eq!(written("TAIDE (可信任人工智慧對話引擎), of Taiwan").as_deref(), Some("TAIDE, of Taiwan"));
        for none in ["台灣 AI 行動計畫", "Falcon عربي", "ภาษาไทย", "🚀🚀", "", "()", "日本 (Japan)", "x\u{0b3e}"]
        {
            assert_eq!(written(none), None, "{none}");
        }
    }

    #[test]
    fn a_file_that_is_no_font_is_passed_over() {
        let fonts = Fonts::new([Vec::new(), vec![0; 64], EMBEDDED[0][..200].to_vec()]);
        assert_eq!(fonts.written("A").as_deref(), Some("A"));
        assert_eq!(fonts.families, "'Noto Sans'");
    }
}
