//! Cards: an entry as other pages show it, serialised once and shared by all of them.

use std::borrow::Cow;

use serde::Serialize;

use super::Markup;
use super::address::path_of;
use super::frozen::Frozen;
use crate::knowledge::Ix;
use crate::value::Country;
use crate::view::country;
use crate::wording::Term;

/// A country on a card.
#[derive(Clone, Debug, Serialize)]
pub struct CountryName {
    /// ISO 3166-1 alpha-2, or EU.
    pub code: String,
    /// The title of its entry, or else its name in the site's language.
    pub title: String,
    /// The address of its page.
    pub url: Option<String>,
}

/// An entry wherever another page names it. It is shared, so it is always a [`Frozen`].
#[derive(Debug, Serialize)]
pub struct Card {
    /// `folder/stem`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its folder.
    pub kind: String,
    /// The noun for one entry of its kind.
    pub kind_name: String,
    /// Its one-sentence summary.
    pub summary: Option<String>,
    /// The countries that it belongs to.
    pub countries: Vec<CountryName>,
    /// Its status.
    pub status: Option<Term>,
    /// Whether it counts as a project.
    pub project: bool,
}

impl Markup {
    /// The card of an entry.
    pub fn card(&self, ix: Ix) -> Frozen {
        self.cards[ix as usize].get_or_init(|| Frozen::new(&self.new_card(ix))).clone()
    }

    fn new_card(&self, ix: Ix) -> Card {
        let entry = self.knowledge.entry(ix);
        Card {
            id: entry.id.to_string(),
            title: entry.title.value.to_string(),
            url: self.url(&path_of(entry)),
            kind: entry.kind.folder.to_string(),
            kind_name: entry.kind.name.clone(),
            summary: entry.summary.as_deref().map(str::to_owned),
            countries: entry.countries.iter().map(|country| self.country_name(country.value)).collect(),
            status: entry.status.as_deref().map(|status| Term::named(&self.knowledge, "status", status)),
            project: entry.kind.project,
        }
    }

    /// The name of a country.
    pub fn country_title(&self, country: Country) -> Cow<'_, str> {
        country::title(&self.knowledge, &self.config.language, country)
    }

    /// A country as cards show it.
    pub fn country_name(&self, country: Country) -> CountryName {
        let entry = self.knowledge.countries.get(&country).map(|ix| self.knowledge.entry(*ix));
        CountryName {
            code: country.code().to_owned(),
            title: self.country_title(country).into_owned(),
            url: entry.map(|entry| self.url(&path_of(entry))),
        }
    }

    /// The countries of an entry, by title.
    pub fn country_names(&self, ix: Ix) -> String {
        let countries = self.knowledge.entry(ix).countries.iter().map(|country| self.country_title(country.value));
        self.words.list(&countries.collect::<Vec<_>>())
    }
}
