//! Word boundaries, in scripts with and without spaces between words.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};

/// Whether a name may begin here, so that the text before it is not part of the same word or name.
///
/// A hyphen, slash, dot or underscore before a name makes it a part of a longer one: `non-Alpha`, `example.org/Alpha`.
pub(super) fn begins_word(before: &str, name: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    match last {
        ' ' | '\n' => true,
        '-' | '\u{2011}' | '_' | '.' | '/' | '@' => false,
        // This can only be the beginning of an HTML entity, whose name this would be.
        '&' => false,
        '#' => !before.ends_with("&#"),
        last => !name.chars().next().is_some_and(|first| joined(last, first)),
    }
}

/// Whether a name may end here, so that the text after it is not part of the same word or name.
///
/// A hyphen joins names and versions (`Alpha-LLM`, `Alpha-2`), but not descriptions (`Alpha-based`). A dot within a word
/// joins (`Alpha 3.1`, `alpha.org`), and so do an underscore and a plus.
pub(super) fn ends_word(name: &str, behind: &str) -> bool {
    let mut rest = behind.chars();
    let Some(next) = rest.next() else { return true };
    match next {
        ' ' | '\n' | ',' => true,
        '-' | '\u{2011}' => !rest.next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase()),
        '.' | '/' => !rest.next().is_some_and(char::is_alphanumeric),
        '_' | '@' | '+' => false,
        next => !name.chars().next_back().is_some_and(|last| joined(last, next)),
    }
}

/// Whether two neighbouring characters belong to one word.
fn joined(one: char, next: char) -> bool {
    if is_mark(next) {
        return true;
    }
    if !next.is_alphanumeric() || !(one.is_alphanumeric() || is_mark(one)) {
        return false;
    }
    // Names are written in katakana, and a name ends where its katakana end.
    !(has_no_spaces(one) || has_no_spaces(next)) || (is_katakana(one) && is_katakana(next))
}

/// Whether a character is a mark above, below or after the letter before it.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && (c == ZERO_WIDTH_JOINER || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c)))
}

/// Whether a letter belongs to a script without spaces between words, so that it and its neighbour may belong to two words.
fn has_no_spaces(c: char) -> bool {
    const SCRIPTS: [Script; 9] = [
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Bopomofo,
        Script::Thai,
        Script::Lao,
        Script::Khmer,
        Script::Myanmar,
        Script::Tibetan,
    ];
    !c.is_ascii() && (c == LONG_VOWEL || SCRIPTS.contains(&script(c)))
}

fn is_katakana(c: char) -> bool {
    c == LONG_VOWEL || script(c) == Script::Katakana
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

/// The mark of a long vowel, which hiragana and katakana share.
const LONG_VOWEL: char = 'ー';
const ZERO_WIDTH_JOINER: char = '\u{200d}';

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the name between the brackets stands alone in the text around it.
    fn stands_alone(text: &str) -> bool {
        let (before, rest) = text.split_once('[').unwrap_or_default();
        let (name, behind) = rest.split_once(']').unwrap_or_default();
        begins_word(before, &format!("{name}{behind}")) && ends_word(name, behind)
    }

    #[test]
    fn a_name_stands_alone_between_spaces_and_marks_of_punctuation() {
        for text in [
            "[Alpha]",
            "an [Alpha] is",
            "([Alpha]),",
            "“[Alpha]”",
            "[Alpha]’s",
            "[Alpha]&#39;s",
            "&quot;[Alpha]&quot;",
            "[Alpha].",
            "[Alpha]-based",
            "l’[Alpha]",
            "[Alpha]–[Beta]",
            "[Alpha 3]. It",
            "[Alpha]: a",
        ] {
            assert!(stands_alone(text), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_word_or_of_a_longer_name_does_not() {
        for text in [
            "Re[Alpha]",
            "[Alpha]s",
            "[Alpha]2",
            "[Alpha]-LLM",
            "[Alpha]-2",
            "non-[Alpha]",
            "[Alpha 3].1",
            "[alpha].org",
            "example.org/[Alpha]",
            "[Alpha]_x",
            "www.[alpha]",
            "&[amp];",
            "&#[39a]",
            "[Alpha]+",
            "É[cole]",
            "[Ecole]\u{301}",
            "[École]é",
        ] {
            assert!(!stands_alone(text), "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_have_no_words_to_be_a_part_of() {
        for text in ["在[中央研究院]的", "用[Llama]訓練", "は[富士通]が", "ที่[จุฬา]กับ", "カナ[富士通]カナ", "の[スパコン]は"]
        {
            assert!(stands_alone(text), "{text}");
        }
        for text in ["[ラマ]ダン", "オ[ラマ]", "[ラマ]ー", "[จฬ]ุ", "[삼성]전자"] {
            assert!(!stands_alone(text), "{text}");
        }
    }
}
