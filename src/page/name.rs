//! How entries are named on pages: HTML that stands on many of them, made once.

use super::Pages;
use super::plan::path_of;
use crate::config::Config;
use crate::entry::{Entry, escape_into};
use crate::knowledge::{Ix, Knowledge};

/// The name of an entry, each part as HTML.
#[derive(Debug)]
pub(super) struct Name {
    /// The address of its page.
    address: Box<str>,
    title: Box<str>,
    /// The countries it belongs to, by title: "Japan, Taiwan".
    countries: Box<str>,
}

impl Name {
    pub(super) fn new(knowledge: &Knowledge, config: &Config, entry: &Entry) -> Self {
        let escaped = |text: &str| {
            let mut html = String::with_capacity(text.len());
            escape_into(&mut html, text);
            html.into_boxed_str()
        };
        let country = |code| knowledge.countries.get(code).map(|ix| &*knowledge.entry(*ix).title.value);
        let countries: Vec<&str> =
            entry.countries.iter().map(|country_of| country(&country_of.value).unwrap_or(country_of.value.code())).collect();
        Self {
            address: escaped(&format!("{}{}", config.base_path, path_of(entry))),
            title: escaped(&entry.title.value),
            countries: escaped(&countries.join(", ")),
        }
    }
}

impl Pages {
    fn name(&self, ix: Ix) -> &Name {
        self.names[ix as usize].get_or_init(|| Name::new(&self.knowledge, &self.config, self.knowledge.entry(ix)))
    }

    /// Appends a link to an entry's page.
    pub(super) fn push_entry(&self, html: &mut String, ix: Ix) {
        self.push_entry_at(html, ix, "");
    }

    /// Appends the title of an entry as a link to a place below its page.
    pub(super) fn push_entry_at(&self, html: &mut String, ix: Ix, below: &str) {
        let name = self.name(ix);
        html.reserve(name.address.len() + name.title.len() + below.len() + 15);
        html.push_str("<a href=\"");
        html.push_str(&name.address);
        html.push_str(below);
        html.push_str("\">");
        html.push_str(&name.title);
        html.push_str("</a>");
    }

    /// Appends the countries of an entry, and whose law that is for the page's own entry.
    pub(super) fn push_whose(&self, html: &mut String, ix: Ix, law: Option<&'static str>) {
        let countries = &self.name(ix).countries;
        if countries.is_empty() && law.is_none() {
            return;
        }
        html.push_str(" <small>");
        html.push_str(if countries.is_empty() { "no country recorded" } else { countries });
        // Where no country is recorded, that says it all.
        if let Some(law) = law.filter(|_| !countries.is_empty()) {
            html.push_str(" <span class=\"law law-");
            html.push_str(law);
            html.push_str("\">");
            html.push_str(law);
            html.push_str("</span>");
        }
        html.push_str("</small>");
    }

    /// Appends the countries of an entry, by title; before them, if there are any, `before`.
    pub(super) fn push_countries(&self, html: &mut String, ix: Ix, before: &str) {
        let countries = &self.name(ix).countries;
        if !countries.is_empty() {
            html.push_str(before);
            html.push_str(countries);
        }
    }

    /// Appends the address of an entry's page.
    pub(super) fn push_address(&self, html: &mut String, ix: Ix) {
        html.push_str(&self.name(ix).address);
    }

    /// Appends the title of an entry.
    pub(super) fn push_title(&self, html: &mut String, ix: Ix) {
        html.push_str(&self.name(ix).title);
    }
}
