//! What a country is called: as the entry that stands for it, else as the site's language calls it.

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
