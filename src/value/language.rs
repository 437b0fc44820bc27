//! Languages by their BCP 47 tag.
//!
//! Tags whose language is not in ISO 639 are refused, private ones (`x-…`) among them.

use super::{Invalid, quoted, require_bare, write_one_of};
use oxilangtag::LanguageTag;

/// A language, with its script and region if they matter: `th`, `zh-Hant`, `pt-BR`. Ordered by tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    /// In canonical case: `zh-Hant-TW`.
    tag: Box<str>,
}

const SPELLINGS: &str = "write its BCP 47 tag, mostly two letters: th, id, zh-Hant";

/// English names in use where ISO 639 has an outdated or longer one.
const NAMES: &[(&str, &str)] = &[("el", "Greek"), ("ky", "Kyrgyz"), ("or", "Odia"), ("pa", "Punjabi"), ("ps", "Pashto"), ("ug", "Uyghur")];

/// Codes that people mistake for language tags: country codes, library codes, withdrawn codes, other names.
const MISTAKEN: &[(&str, &str)] = &[
    ("jp", "ja"),
    ("cn", "zh"),
    ("vn", "vi"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("ua", "uk"),
    ("rs", "sr"),
    ("kz", "kk"),
    ("ir", "fa"),
    ("il", "he"),
    ("iw", "he"),
    ("in", "id"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("alb", "sq"),
    ("arm", "hy"),
    ("baq", "eu"),
    ("bur", "my"),
    ("chi", "zh"),
    ("cze", "cs"),
    ("dut", "nl"),
    ("fre", "fr"),
    ("geo", "ka"),
    ("ger", "de"),
    ("gre", "el"),
    ("ice", "is"),
    ("mac", "mk"),
    ("mao", "mi"),
    ("may", "ms"),
    ("per", "fa"),
    ("rum", "ro"),
    ("slo", "sk"),
    ("tib", "bo"),
    ("wel", "cy"),
    ("mandarin", "zh"),
    ("cantonese", "yue"),
    ("farsi", "fa"),
    ("flemish", "nl"),
    ("bahasa indonesia", "id"),
    ("bahasa melayu", "ms"),
];

impl Language {
    /// Whether the language is written from right to left: by the script in its tag, or else by its usual script.
    pub fn is_right_to_left(&self) -> bool {
        const SCRIPTS: [&str; 9] = ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];
        const LANGUAGES: [&str; 14] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
        let tag = self.tag().to_lowercase();
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        match parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
            Some(script) => SCRIPTS.contains(&script),
            None => LANGUAGES.contains(&language),
        }
    }

    /// Parses a well-formed tag whose language is in ISO 639 under that code. Case does not matter in BCP 47; the tag is
    /// kept in its canonical case.
    ///
    /// # Errors
    ///
    /// Everything else. The help gives the tag for country codes ("jp"), English names, and three-letter codes where there
    /// is one of two letters.
    pub fn parse(text: &str) -> Result<Language, Invalid> {
        require_bare(text, "language", SPELLINGS)?;
        Language::read(text).ok_or_else(|| {
            let help = write_one_of(meant(text), SPELLINGS);
            Invalid::new(format!("{} is not a language", quoted(text)), help)
        })
    }

    fn read(text: &str) -> Option<Language> {
        let tag = LanguageTag::parse_and_normalize(text).ok()?;
        let primary = tag.primary_language();
        // BCP 47 allows one code per language: the shortest.
        known(primary).filter(|language| code(*language) == primary)?;
        Some(Language { tag: tag.as_str().into() })
    }

    /// The tag in canonical case: `zh-Hant`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The English name: "Thai", "Chinese (Traditional)", "Portuguese (BR)", "Serbian (Latn, RS)".
    pub fn name(&self) -> String {
        let mut parts = self.tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let special = NAMES.iter().find(|(code, _)| *code == primary).map(|(_, name)| *name);
        let name = special.or_else(|| known(primary).map(|language| language.to_name())).unwrap_or(primary);
        let details: Vec<&str> = parts
            .map(|part| match part {
                "Hant" => "Traditional",
                "Hans" => "Simplified",
                other => other,
            })
            .collect();
        if details.is_empty() { name.into() } else { format!("{name} ({})", details.join(", ")) }
    }
}

fn known(code: &str) -> Option<isolang::Language> {
    isolang::Language::from_639_1(code).or_else(|| isolang::Language::from_639_3(code))
}

/// The BCP 47 code of a language: two letters if it has such a code.
fn code(language: isolang::Language) -> &'static str {
    language.to_639_1().unwrap_or(language.to_639_3())
}

/// The tag of the language that a text in another spelling means.
fn meant(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let mut alike = NAMES.iter().map(|(code, name)| (*name, *code)).chain(MISTAKEN.iter().copied());
    if let Some((_, tag)) = alike.find(|(other, _)| other.to_lowercase() == lower) {
        return Some(tag.into());
    }
    // In `tha-TH` the first part is wrong, in `jp_JP` the separator too.
    let dashed = lower.replace('_', "-");
    let (primary, rest) = dashed.split_at(dashed.find('-').unwrap_or(dashed.len()));
    let mistaken = MISTAKEN.iter().find(|(other, _)| *other == primary).map(|(_, tag)| *tag);
    if let Some(tag) = mistaken.or_else(|| known(primary).map(code)) {
        return Language::read(&format!("{tag}{rest}")).map(|language| language.tag.into());
    }
    // If several languages have the name, the one with a two-letter code is meant.
    let named = isolang::Language::match_names(move |name| name.to_lowercase() == lower);
    named.min_by_key(|language| code(*language).len()).map(|language| code(language).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_follow_the_script() {
        let right = |tag: &str| Language::parse(tag).unwrap().is_right_to_left();
        assert!(right("ar") && right("he-IL") && right("az-Arab") && right("fa"));
        assert!(!right("en") && !right("ur-Latn") && !right("de-CH"));
    }

    #[test]
    fn tags_are_languages() {
        for (text, tag, name) in [
            ("th", "th", "Thai"),
            ("zh-Hant", "zh-Hant", "Chinese (Traditional)"),
            ("ZH-hans-cn", "zh-Hans-CN", "Chinese (Simplified, CN)"),
            ("pt-BR", "pt-BR", "Portuguese (BR)"),
            ("sr-Latn-RS", "sr-Latn-RS", "Serbian (Latn, RS)"),
            ("fil", "fil", "Filipino"),
            ("yue", "yue", "Yue Chinese"),
            ("el", "el", "Greek"),
            ("sw", "sw", "Swahili"),
            ("ca-valencia", "ca-valencia", "Catalan (valencia)"),
        ] {
            let language = Language::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
            assert_eq!((language.tag(), language.name().as_str()), (tag, name));
        }
    }

    #[test]
    fn other_texts_are_refused_with_the_tag() {
        for (text, help) in [
            ("jp", "write ja"),
            ("jp-JP", "write ja-JP"),
            ("tha", "write th"),
            ("ger", "write de"),
            ("zh_hant", "write zh-Hant"),
            ("Thai", "write th"),
            ("indonesian", "write id"),
            ("Swahili", "write sw"),
            ("Punjabi", "write pa"),
            ("Mandarin", "write zh"),
            ("in", "write id"),
            ("xx", SPELLINGS),
            ("x-klingon", SPELLINGS),
            ("i-klingon", SPELLINGS),
            ("th-", SPELLINGS),
            ("日本語", SPELLINGS),
        ] {
            assert_eq!(Language::parse(text).unwrap_err().help.as_deref(), Some(help), "{text}");
        }
        for tag in NAMES.iter().map(|(tag, _)| tag).chain(MISTAKEN.iter().map(|(_, tag)| tag)) {
            assert!(Language::parse(tag).is_ok(), "{tag}");
        }
        for (other, _) in MISTAKEN {
            assert!(Language::parse(other).is_err(), "{other}");
        }
    }
}
