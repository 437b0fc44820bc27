//! Pieces of HTML that are still written beside the pages that show them. New ones are written in `src/markup/`.

use super::Pages;
use super::model::Term;
use crate::entry::{self, Absence, Content, Entry, escape_into};
use crate::knowledge::Ix;
use crate::markup;
pub(super) use crate::markup::Sources;
use crate::view::evidence::Strength;
use crate::words::Words;

impl Pages {
    /// Appends a link to an entry's page.
    pub(super) fn push_entry(&self, html: &mut String, ix: Ix) {
        html.push_str(self.markup.link(ix).as_str());
    }

    /// Appends the countries of an entry, by title; before them, if there are any, `before`.
    pub(super) fn push_countries(&self, html: &mut String, ix: Ix, before: &str) {
        let countries = self.markup.countries(ix);
        if !countries.is_empty() {
            html.push_str(before);
            html.push_str(countries.as_str());
        }
    }

    /// Appends the title of an entry.
    pub(super) fn push_title(&self, html: &mut String, ix: Ix) {
        html.push_str(self.markup.title(ix).as_str());
    }

    /// Appends the marks of what `entry` says with sources of its own or the entry's.
    pub(super) fn push_marks(&self, html: &mut String, entry: &Entry, own: &[entry::Reference], sources: &mut Sources) {
        html.push_str(self.markup.marks(entry, own, sources).as_str());
    }

    /// HTML of the values of a claim, or why there are none.
    pub(super) fn values(&self, entry: &Entry, field: usize, claim: &entry::Claim, sources: &mut Sources) -> (String, Option<Term>) {
        match &claim.content {
            Content::Values(values) => (self.markup.values(entry, field, values, sources).as_str().to_owned(), None),
            Content::Absent(why) => (String::new(), Some(absent(&self.words, *why))),
        }
    }

    /// Appends how the state of an entry reads, if otherwise than the label of all.
    pub(super) fn push_state_words(&self, html: &mut String, ix: Ix, state: &str) {
        html.push_str(self.markup.reads(ix, state).as_str());
    }

    /// Appends on what evidence something rests, where sources say of what sort they are.
    pub(super) fn push_evidence(&self, html: &mut String, strength: Strength) {
        html.push_str(self.markup.evidence(strength).as_str());
    }
}

/// Typed absence in words.
pub(super) fn absent(words: &Words, absence: Absence) -> Term {
    Term { word: absence.word().to_owned(), label: markup::absent::label(words, absence).to_owned(), help: None }
}

/// Appends a text between two pieces of HTML.
pub(super) fn push_text(html: &mut String, before: &str, text: &str, after: &str) {
    html.push_str(before);
    escape_into(html, text);
    html.push_str(after);
}
