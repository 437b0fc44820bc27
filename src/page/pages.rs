//! The maker of pages' models.

use std::sync::Arc;

use jiff::civil;

use super::site::site;
use super::{Page, Route};
use crate::config::Config;
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::markup::Markup;
use crate::markup::frozen::Frozen;
use crate::social::Picture;
use crate::theme::Dress;
use crate::view::Views;
use crate::words::Words;

/// Makes the models of pages. It is built once and then asked for one page after another, from any thread. Clones share all
/// large parts.
#[derive(Clone)]
pub struct Pages {
    /// The data that models are made from.
    markup: Markup,
    /// The data about the site that every page has.
    site: Frozen,
}

impl Pages {
    /// Everything that pages share, without a style sheet yet.
    pub fn new(knowledge: Knowledge, views: Arc<Views>, config: Config, words: Arc<Words>, as_of: civil::Date) -> Self {
        let markup = Markup::new(knowledge, views, config, words, as_of);
        Self { site: Frozen::new(&site(&markup, &Dress::default())), markup }
    }

    /// The same pages with new texts of the same entries, if nothing else differs: see [`Knowledge::with_texts`].
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Option<Self> {
        Some(Self { markup: self.markup.with_texts(entries)?, site: self.site.clone() })
    }

    /// The same pages with the style sheet, the script and the files of a theme.
    #[must_use]
    pub fn dressed(self, dress: &Dress) -> Self {
        Self { site: Frozen::new(&site(&self.markup, dress)), ..self }
    }

    /// The model `site` of every template.
    pub fn site(&self) -> &Frozen {
        &self.site
    }

    /// The data that pages are made from.
    pub fn markup(&self) -> &Markup {
        &self.markup
    }

    /// The linked graph.
    pub fn knowledge(&self) -> &Knowledge {
        &self.markup.knowledge
    }

    /// The views derived from the graph.
    pub fn views(&self) -> &Arc<Views> {
        &self.markup.views
    }

    /// The settings of the site.
    pub fn config(&self) -> &Config {
        &self.markup.config
    }

    /// The words of the interface.
    pub fn words(&self) -> &Arc<Words> {
        &self.markup.words
    }

    /// The day that is shown.
    pub fn as_of(&self) -> civil::Date {
        self.markup.as_of
    }

    /// The contents of a page's social picture.
    pub fn picture(&self, route: &Route) -> Picture {
        self.markup.picture(route)
    }

    /// The closed model of one page, without its data for programs.
    pub fn model(&self, route: &Route) -> Page {
        self.markup.made(route)
    }
}
