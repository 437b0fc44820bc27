//! Splitting a text into words that can be looked up, in any script. `themes/default/files/search.js` does the same with
//! what is typed.
//!
//! Words of scripts that are written without spaces, or whose words are seldom typed whole (Arabic, Korean), become pairs of
//! neighbouring characters: whatever part of a name is typed, its pairs are among those of the name. No dictionary is
//! needed, neither here nor in the browser, and nothing depends on the words in one.

use std::ops::Range;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// Longer words are cut, because they are addresses and codes.
const LONGEST: usize = 40;

/// Letters that normalisation leaves alone, and what people type instead.
const INSTEAD: [(char, &str); 10] =
    [('ø', "o"), ('ł', "l"), ('đ', "d"), ('ı', "i"), ('ß', "ss"), ('æ', "ae"), ('œ', "oe"), ('þ', "th"), ('ة', "ه"), ('ى', "ي")];

/// A text without the differences in how people write the same word: case, accents, full-width forms, invisible characters.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text);
    folded
}

/// Appends a text folded.
pub(super) fn push_folded(folded: &mut String, text: &str) {
    // Most texts are plain, and so are most words of the others; no rule looks beyond a space.
    if text.is_ascii() {
        return push_lowercase(folded, text);
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, others) = rest.split_at(rest[..at].rfind(' ').map_or(0, |space| space + 1));
        let (word, behind) = others.split_at(others.find(' ').unwrap_or(others.len()));
        push_lowercase(folded, plain);
        folded.push_str(&fold_whole(word));
        rest = behind;
    }
    push_lowercase(folded, rest);
}

fn push_lowercase(folded: &mut String, plain: &str) {
    let start = folded.len();
    folded.push_str(plain);
    folded[start..].make_ascii_lowercase();
}

fn fold_whole(text: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text).to_lowercase();
    let mut bare = String::with_capacity(apart.len());
    for c in apart.chars().filter(|c| !is_passed_over(*c)) {
        match INSTEAD.iter().find(|(letter, _)| *letter == c) {
            Some((_, instead)) => bare.push_str(instead),
            None => bare.push(c),
        }
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&bare).into_owned()
}

/// Accents and vowel points above or below letters, which are read without them, and characters without a glyph.
fn is_passed_over(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character that is part of a word is looked up in pairs; none if it is not part of a word.
fn in_word(c: char) -> Option<bool> {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then_some(false);
    }
    let is_word = c.is_alphanumeric() || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c));
    is_word.then(|| is_paired(c))
}

/// Whether a character belongs to a script that is looked up by pairs: Arabic, Thai, Lao, Tibetan, Burmese, Khmer, Chinese,
/// Japanese, Korean.
pub fn is_paired(c: char) -> bool {
    // Most characters do not, which a single comparison tells.
    c >= '\u{600}'
        && matches!(c,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{20000}'..='\u{323af}')
}

/// What a byte says about where words begin and end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// It is part of a word.
    Inside,
    /// It is between words.
    Between,
    /// It is part of a character that is not ASCII.
    Other,
}

/// For each byte what it says.
const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = if (byte as u8).is_ascii_alphanumeric() { Byte::Inside } else { Byte::Between };
        byte += 1;
    }
    bytes
};

/// A word of a text, or a part of one: either all its characters are looked up in pairs, or none.
#[derive(Clone, Copy)]
pub struct Run<'t> {
    /// The run itself.
    pub text: &'t str,
    /// Whether its characters are looked up in pairs.
    pub is_paired: bool,
}

/// The runs of a folded text.
pub fn runs(folded: &str) -> impl Iterator<Item = Run<'_>> {
    let bytes = folded.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        // Most words are plain, and so are the characters between them.
        let mut at = next;
        while BYTES[usize::from(*bytes.get(at)?)] == Byte::Between {
            at += 1;
        }
        let start = at;
        while bytes.get(at).is_some_and(|byte| BYTES[usize::from(*byte)] == Byte::Inside) {
            at += 1;
        }
        let (span, is_paired) = if bytes.get(at).is_none_or(u8::is_ascii) { (start..at, false) } else { first_run(folded, start)? };
        next = span.end;
        Some(Run { text: &folded[span], is_paired })
    })
}

/// The first run from an offset on, and whether it is paired, whatever its characters.
fn first_run(folded: &str, from: usize) -> Option<(Range<usize>, bool)> {
    let (start, is_paired) = folded[from..].char_indices().find_map(|(at, c)| Some((from + at, in_word(c)?)))?;
    let end = folded[start..].find(|c| in_word(c) != Some(is_paired)).map_or(folded.len(), |end| start + end);
    Some((start..end, is_paired))
}

impl<'t> Run<'t> {
    /// Calls `each` with its terms: itself, or its pairs and its last character, which begins no pair.
    #[inline]
    pub fn each_term(self, mut each: impl FnMut(&'t str)) {
        if self.is_paired {
            self.text.char_indices().for_each(|(at, _)| each(beginning(&self.text[at..], 2)));
        } else {
            each(cut(self.text));
        }
    }
}

/// The beginning of a word, of this many characters.
pub fn beginning(word: &str, characters: usize) -> &str {
    word.char_indices().nth(characters).map_or(word, |(end, _)| &word[..end])
}

#[inline]
fn cut(word: &str) -> &str {
    if word.len() <= LONGEST { word } else { beginning(word, LONGEST) }
}

/// Hashes a text to all 32 bits: FNV-1a over its characters, followed by a final mix.
fn spread(text: impl Iterator<Item = char>) -> u32 {
    let hash = text.fold(2_166_136_261u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(16_777_619));
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 12)
}

/// The number that determines the shard of a term. Words with the same beginning are together.
pub fn place(term: &str) -> u32 {
    // Most terms are plain, and need not be looked at character by character.
    let first = term.as_bytes().get(..3).unwrap_or(term.as_bytes());
    if first.is_ascii() {
        return spread(first.iter().map(|byte| char::from(*byte)));
    }
    spread(term.chars().take(if term.starts_with(is_paired) { 1 } else { 3 }))
}

/// The numbers that determine the lists of spellings that contain a word: by its first and by its last character. A slip of
/// one letter leaves one of the two unchanged.
pub fn spelling_places(word: &str) -> [u32; 2] {
    [spread(word.chars().take(1)), spread(['-'].into_iter().chain(word.chars().next_back()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_by(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        runs(&fold(text)).for_each(|run| run.each_term(|term| found.push(term.to_owned())));
        found
    }

    #[test]
    fn words_are_found_without_capitals_and_accents() {
        assert_eq!(found_by("SEA-LION (v3.1) für Łódź, Straße №5"), ["sea", "lion", "v3", "1", "fur", "lodz", "strasse", "no5"]);
        assert_eq!(found_by("Ｆｕｌｌ ﬁ İ"), ["full", "fi", "i"]);
    }

    #[test]
    fn words_are_folded_one_by_one_as_all_at_once() {
        for text in ["ΟΔΟΣ ΣΑΣ aΣ Σ – Σ.", "e \u{301}e\u{301} x", "A·B – Ｃ  ﬁ", " Ünï ", "Đặng İ ẞ", "가 \u{200b} 나"]
        {
            assert_eq!(fold(text), fold_whole(text), "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_found_by_pairs() {
        assert_eq!(found_by("台灣AI卡"), ["台灣", "灣", "ai", "卡"]);
        assert_eq!(found_by("ไทย"), ["ไท", "ทย", "ย"]);
        assert_eq!(found_by("한국"), ["한국", "국"]);
        assert_eq!(found_by("الذَّكَاء"), found_by("الذكاء"));
    }

    #[test]
    fn whatever_is_typed_of_a_name_is_found() {
        for name in ["可信任人工智慧對話引擎", "ปัญญาประดิษฐ์", "ປັນຍາປະດິດ", "បញ្ញាសិប្បនិម្មិត", "ဉာဏ်ရည်တု", "인공지능", "الذكاء الاصطناعي"]
        {
            let all = found_by(name);
            let folded = fold(name);
            for part in runs(&folded).flat_map(|run| run.text.char_indices().map(|(at, _)| &run.text[at..])) {
                assert!(found_by(part).iter().all(|term| all.contains(term)), "{part} of {name}");
            }
        }
    }

    #[test]
    fn the_browser_comes_to_the_same_numbers() {
        // The same numbers that `place` in search.js gives.
        assert_eq!([place("nvidia"), place("nvi"), place("台灣"), place("")], ["nvi", "nvi", "台", ""].map(|key| spread(key.chars())));
        assert_eq!((place("nvi"), place("台")), (3_460_054_771, 2_133_517_143));
    }
}
