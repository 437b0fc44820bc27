//! Names that contain invisible characters.

use icu_properties::CodePointMapData;
use icu_properties::props::{LineBreak, Script};

use crate::diagnostic::{Code, Diagnostic, Help};
use crate::entry::Entry;

/// Readers search for a name as they see it. Characters that letters need to join, or that divide words written without
/// spaces, may stay.
pub(super) fn check(entry: &Entry, found: &mut Vec<Diagnostic>) {
    for name in entry.names().filter(|name| !name.value.is_ascii()) {
        let signs: Vec<char> = name.value.chars().collect();
        let around = |at: usize| (at.checked_sub(1).map(|before| signs[before]), signs.get(at + 1).copied());
        let needless = |at: &usize| is_needless(signs[*at], around(*at));
        let Some(first) = (0..signs.len()).find(needless) else { continue };
        let clean: String = (0..signs.len()).filter(|at| !needless(at)).map(|at| signs[at]).collect();
        let message = format!("a sign that nobody sees (U+{:04X}) stands in the name `{clean}`", u32::from(signs[first]));
        let help = Help::from("write it without").word(clean);
        found.push(Diagnostic::new(Code::InvisibleInName, &entry.path, name.span.clone(), message).help(help));
    }
}

/// Whether a character is invisible and has no function between its neighbours.
fn is_needless(sign: char, (before, behind): (Option<char>, Option<char>)) -> bool {
    let parts_words = |c: char| CodePointMapData::<LineBreak>::new().get(c) == LineBreak::ComplexContext;
    let joins = |c: char| {
        let script = CodePointMapData::<Script>::new().get(c);
        !c.is_ascii()
            && ![Script::Latin, Script::Greek, Script::Cyrillic, Script::Han, Script::Hiragana, Script::Katakana].contains(&script)
    };
    match sign {
        '\u{ad}' | '\u{180e}' | '\u{2060}' | '\u{feff}' => true,
        '\u{200b}' => ![before, behind].into_iter().flatten().any(parts_words),
        '\u{200c}' | '\u{200d}' => !before.is_some_and(joins) || behind.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_letters_need_may_stay() {
        for fine in ["می‌خواهم", "क्‍ष", "👩‍👧", "ភាសា\u{200b}ខ្មែរ"] {
            let signs: Vec<char> = fine.chars().collect();
            for at in 1..signs.len() - 1 {
                assert!(!is_needless(signs[at], (Some(signs[at - 1]), Some(signs[at + 1]))), "{fine}");
            }
        }
        assert!(is_needless('\u{200b}', (Some('a'), Some('b'))) && is_needless('\u{200d}', (Some('台'), Some('灣'))));
        assert!(is_needless('\u{ad}', (Some('a'), Some('b'))) && is_needless('\u{200c}', (None, None)));
    }
}
