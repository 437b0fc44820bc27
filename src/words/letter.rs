//! Upper and lower case by the rules of the site's language.

use icu_casemap::options::{LeadingAdjustment, TitlecaseOptions, TrailingCase};
use icu_casemap::{CaseMapper, TitlecaseMapper};

use super::Words;

impl Words {
    /// A text with its first letter capitalised: "Iceland" in English, "İzlanda" in Turkish, "IJsland" in Dutch.
    pub fn capitalised(&self, text: &str) -> String {
        let mut options = TitlecaseOptions::default();
        options.leading_adjustment = Some(LeadingAdjustment::None);
        options.trailing_case = Some(TrailingCase::Unchanged);
        TitlecaseMapper::new().titlecase_segment_to_string(text, &self.locale.id, options).into_owned()
    }

    /// A text in lower case.
    pub fn lowered(&self, text: &str) -> String {
        CaseMapper::new().lowercase_to_string(text, &self.locale.id).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::words::tests::words;

    #[test]
    fn letters_follow_the_language() {
        let said = |language, text| words(language).capitalised(text);
        assert_eq!(said("en", "iceland and NVIDIA"), "Iceland and NVIDIA");
        assert_eq!((said("tr", "izlanda"), said("nl", "ijsland")), ("İzlanda".to_owned(), "IJsland".to_owned()));
        assert_eq!((said("en", "“so”"), said("ar", "عربي"), said("en", "")), ("“so”".to_owned(), "عربي".to_owned(), String::new()));
        assert_eq!((words("tr").lowered("Irak"), words("en").lowered("Chips")), ("ırak".to_owned(), "chips".to_owned()));
    }
}
