//! Everything that makes pages.

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

/// Makes the models of pages. Built once, then asked for one page after the other, from any thread. A clone shares all that
/// is large.
#[derive(Clone)]
pub struct Pages {
    /// What they are made from.
    markup: Markup,
    /// What every page knows of the site.
    site: Frozen,
}

impl Pages {
    /// Everything that pages share. They have no style yet.
    pub fn new(knowledge: Knowledge, views: Arc<Views>, config: Config, words: Arc<Words>, as_of: civil::Date) -> Self {
        let markup = Markup::new(knowledge, views, config, words, as_of);
        Self { site: Frozen::new(&site(&markup, &Dress::default())), markup }
    }

    /// The same pages with other texts of the same entries, if that is all: see [`Knowledge::with_texts`].
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Option<Self> {
        Some(Self { markup: self.markup.with_texts(entries)?, site: self.site.clone() })
    }

    /// The same pages with the style sheet, the script and the files of a theme.
    #[must_use]
    pub fn dressed(self, dress: &Dress) -> Self {
        Self { site: Frozen::new(&site(&self.markup, dress)), ..self }
    }

    /// `site` of every template.
    pub fn site(&self) -> &Frozen {
        &self.site
    }

    /// What pages are made from.
    pub fn markup(&self) -> &Markup {
        &self.markup
    }

    /// The linked graph.
    pub fn knowledge(&self) -> &Knowledge {
        &self.markup.knowledge
    }

    /// What follows from it.
    pub fn views(&self) -> &Arc<Views> {
        &self.markup.views
    }

    /// The site's settings.
    pub fn config(&self) -> &Config {
        &self.markup.config
    }

    /// What the interface says.
    pub fn words(&self) -> &Arc<Words> {
        &self.markup.words
    }

    /// The day at which the knowledge is read.
    pub fn as_of(&self) -> civil::Date {
        self.markup.as_of
    }

    /// What the picture of a page says.
    pub fn picture(&self, route: &Route) -> Picture {
        self.markup.picture(route)
    }

    /// The closed model of one page, without what is said of it for programs.
    pub fn model(&self, route: &Route) -> Page {
        self.markup.made(route)
    }
}
