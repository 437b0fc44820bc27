//! Names of countries in the site's language, for countries without an entry.

use icu_locale::names::RegionDisplayName;
use icu_locale_core::subtags::Region;
use icu_locale_core::{Locale, locale};

use crate::value::Country;

/// The name of a country in the language with this BCP 47 tag: "France", "فرنسا". If Unicode's data lack it, the English
/// name; if they lack that too, the code.
///
/// The title of an entry that stands for a country is content, and takes precedence over this.
///
/// ```
/// let name = |language, code| statebook::value::Country::parse(code).map(|code| statebook::words::country(language, code));
/// assert_eq!(name("de", "FR").as_deref(), Ok("Frankreich"));
/// assert_eq!(name("en", "EU").as_deref(), Ok("European Union"));
/// ```
pub fn country(language: &str, country: Country) -> String {
    let named = |region| {
        let locale = Locale::try_from_str(language).unwrap_or(locale!("en"));
        let own = RegionDisplayName::try_new_light((&locale).into(), region);
        Some(own.or_else(|_| RegionDisplayName::try_new_light((&locale!("en")).into(), region)).ok()?.as_borrowed().to_string())
    };
    Region::try_from_str(country.code()).ok().and_then(named).unwrap_or_else(|| country.code().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(language: &str) -> Vec<String> {
        ["FR", "EU", "XK", "GB"].map(|code| country(language, Country::parse(code).unwrap())).into()
    }

    #[test]
    fn countries_are_named_in_every_language() {
        assert_eq!(named("en"), ["France", "European Union", "Kosovo", "United Kingdom"]);
        assert_eq!(named("fr-CA"), ["France", "Union européenne", "Kosovo", "Royaume-Uni"]);
        assert_eq!(named("ar"), ["فرنسا", "الاتحاد الأوروبي", "كوسوفو", "المملكة المتحدة"]);
    }

    #[test]
    fn without_a_name_there_is_the_english_one() {
        assert_eq!(country("tlh", Country::parse("FR").unwrap()), "France");
    }
}
