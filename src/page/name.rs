//! Names within pieces that are still written beside the pages that show them.

use super::Pages;
use crate::knowledge::Ix;

impl Pages {
    /// Appends a link to an entry's page.
    pub(super) fn push_entry(&self, html: &mut String, ix: Ix) {
        html.push_str(self.markup.link(ix).as_str());
    }

    /// Appends the title of an entry as a link to a place below its page.
    pub(super) fn push_entry_at(&self, html: &mut String, ix: Ix, below: &str) {
        html.push_str(self.markup.link_below(ix, below).as_str());
    }

    /// Appends the countries of an entry, and whose law that is for the page's own entry.
    pub(super) fn push_whose(&self, html: &mut String, ix: Ix, law: Option<&'static str>) {
        html.push_str(self.markup.whose(ix, law).as_str());
    }

    /// Appends the countries of an entry, by title; before them, if there are any, `before`.
    pub(super) fn push_countries(&self, html: &mut String, ix: Ix, before: &str) {
        let countries = self.markup.countries(ix);
        if !countries.is_empty() {
            html.push_str(before);
            html.push_str(countries.as_str());
        }
    }

    /// Appends the address of an entry's page.
    pub(super) fn push_address(&self, html: &mut String, ix: Ix) {
        html.push_str(self.markup.address(ix).as_str());
    }

    /// Appends the title of an entry.
    pub(super) fn push_title(&self, html: &mut String, ix: Ix) {
        html.push_str(self.markup.title(ix).as_str());
    }
}
