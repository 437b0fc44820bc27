//! How an entry is named: its title, as a link to its page, with the countries that it belongs to.

use super::address::path_of;
use super::{Html, Markup, Text};
use crate::config::Config;
use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};

/// The name of an entry: it stands on many pages, and is made once.
#[derive(Debug)]
pub(super) struct Name {
    /// The address of its page.
    address: Text,
    title: Text,
    /// The title as a link to its page.
    link: Html,
    /// The countries it belongs to, by title: "Japan, Taiwan".
    countries: Text,
}

impl Name {
    fn new(knowledge: &Knowledge, config: &Config, entry: &Entry) -> Self {
        let country = |code| knowledge.countries.get(code).map(|ix| &*knowledge.entry(*ix).title.value);
        let countries: Vec<&str> =
            entry.countries.iter().map(|country_of| country(&country_of.value).unwrap_or(country_of.value.code())).collect();
        let address = Text::new(&format!("{}{}", config.base_path, path_of(entry)));
        let title = Text::new(&entry.title.value);
        let link = html! { a href=(address) { (title) } };
        Self { address, title, link, countries: Text::new(&countries.join(", ")) }
    }
}

impl Markup {
    fn name(&self, ix: Ix) -> &Name {
        self.names[ix as usize].get_or_init(|| Name::new(&self.knowledge, &self.config, self.knowledge.entry(ix)))
    }

    /// The title of an entry as a link to its page.
    pub fn link(&self, ix: Ix) -> &Html {
        &self.name(ix).link
    }

    /// The title of an entry as a link to a place below its page.
    pub fn link_below(&self, ix: Ix, below: &str) -> Html {
        let name = self.name(ix);
        html! { a href={ (name.address) (below) } { (name.title) } }
    }

    /// The title of an entry.
    pub fn title(&self, ix: Ix) -> &Text {
        &self.name(ix).title
    }

    /// The address of an entry's page.
    pub fn address(&self, ix: Ix) -> &Text {
        &self.name(ix).address
    }

    /// The countries of an entry, by title; empty where none is recorded.
    pub fn countries(&self, ix: Ix) -> &Text {
        &self.name(ix).countries
    }

    /// The countries of an entry behind its name, and whose law that is for the page's own entry.
    pub fn whose(&self, ix: Ix, law: Option<&str>) -> Html {
        let countries = self.countries(ix);
        html! {
            @if !countries.is_empty() || law.is_some() {
                " "
                small {
                    // Where no country is recorded, that says it all.
                    @if countries.is_empty() { "no country recorded" } @else {
                        (countries)
                        @if let Some(law) = law { " " span class={ "law law-" (law) } { (law) } }
                    }
                }
            }
        }
    }
}
