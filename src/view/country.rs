//! The name of a country: the title of the entry that stands for it, or else its name in the site's language.

use std::borrow::Cow;

use crate::knowledge::Knowledge;
use crate::value::Country;
use crate::words;

/// The name of a country on a site in the language with this BCP 47 tag.
pub fn title<'k>(knowledge: &'k Knowledge, language: &str, country: Country) -> Cow<'k, str> {
    match knowledge.countries.get(&country) {
        Some(ix) => Cow::Borrowed(&knowledge.entry(*ix).title.value),
        None => Cow::Owned(words::country(language, country)),
    }
}
