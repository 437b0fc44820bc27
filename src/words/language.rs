//! Names of languages in the site's language.

use icu_locale::names::{LanguageIdentifierDisplayName, LanguageIdentifierDisplayNameOptions};
use icu_locale_core::LanguageIdentifier;

use super::Words;
use crate::value::Language;

impl Words {
    /// The name of a language: "Thai", "thaï". In English if Unicode's data have no name in the site's language.
    pub fn language(&self, language: &Language) -> String {
        self.forms.as_ref().and_then(|_| self.named(language)).unwrap_or_else(|| language.name())
    }

    fn named(&self, language: &Language) -> Option<String> {
        let tag = LanguageIdentifier::try_from_str(language.tag()).ok()?;
        let options = LanguageIdentifierDisplayNameOptions::default();
        let name = LanguageIdentifierDisplayName::try_new_heavy((&self.locale).into(), tag, options).ok()?;
        // Unicode's data give the code of a language that has no name.
        let (name, code) = (name.as_borrowed().to_string(), tag_code(language));
        (name != code && !name.starts_with(&format!("{code} "))).then_some(name)
    }
}

fn tag_code(language: &Language) -> &str {
    language.tag().split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::words;

    #[test]
    fn languages_have_names_in_every_language() {
        let named = |language, tag| words(language).language(&Language::parse(tag).unwrap());
        assert_eq!(
            ["th", "zh-Hant", "pt-BR", "az", "yue"].map(|tag| named("fr", tag)),
            ["thaï", "chinois traditionnel", "portugais brésilien", "azerbaïdjanais", "cantonais"]
        );
        assert_eq!(named("ar", "th"), "التايلاندية");
        assert_eq!(["zh-Hant", "yue"].map(|tag| named("en", tag)), ["Chinese (Traditional)", "Yue Chinese"]);
        // A language of few speakers, which has no name in Unicode's data.
        assert_eq!(named("fr", "aaa"), "Ghotuo");
    }
}
