//! The order in which readers look names up: that of the site's language, with numbers ordered by value.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// The sorting rules of a language.
#[derive(Debug)]
pub struct Collation(Option<CollatorBorrowed<'static>>);

/// The sort key of a text: keys compare as their texts do.
pub type SortKey = Vec<u8>;

impl Collation {
    /// The rules of the language with this BCP 47 tag; Unicode's default rules if it has none of its own.
    pub fn of(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let mut preferences = CollatorPreferences::from(&locale);
        // Lake 2 comes before Lake 10.
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Self(CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// The sort key of a text.
    pub fn key(&self, text: &str) -> SortKey {
        let mut key = Vec::with_capacity(text.len() * 2);
        match &self.0 {
            // Writing to memory cannot fail.
            Some(collator) => drop(collator.write_sort_key_to(text, &mut key)),
            None => key.extend(text.to_lowercase().into_bytes()),
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: &str, names: &[&'static str]) -> Vec<&'static str> {
        let collation = Collation::of(language);
        let mut names = names.to_vec();
        names.sort_by_cached_key(|name| collation.key(name));
        names
    }

    #[test]
    fn names_stand_where_readers_look_for_them() {
        let names = ["Zürich", "Lake 10", "Ägeri", "lake 2", "Čad", "“Quoted”", "Éire", "Arm", "Lake 2"];
        assert_eq!(sorted("en", &names), ["“Quoted”", "Ägeri", "Arm", "Čad", "Éire", "lake 2", "Lake 2", "Lake 10", "Zürich"]);
        assert_eq!(sorted("sv", &["Ägeri", "Zürich", "Öland"]), ["Zürich", "Ägeri", "Öland"]);
        assert_eq!(sorted("nonsense-tag-that-is-none", &["b", "A"]), ["A", "b"]);
    }
}
