//! Pages: which there are, at which addresses, and the closed model of each.
//!
//! A plan consists only of routes; a model is made when its page is asked for. Everything that templates may show is in
//! [`model`].

mod comparison;
mod contribute;
mod country;
mod coverage;
mod cut_off;
mod dependencies;
mod exposure;
mod glossary;
mod home;
mod lists;
mod made;
pub mod model;
mod names;
mod pages;
mod picture;
mod plan;
mod profile;
mod route;
mod scenario;
mod site;
mod source;
mod timeline;

pub use pages::Pages;
pub use plan::plan;
pub use route::{Route, Subject};

use model::{Anchor, Meta};
use serde::Serialize;

/// A page's closed model: everything that its template receives besides `site`.
#[derive(Debug)]
pub struct Page {
    /// The page's metadata: `page` in the template.
    pub meta: Meta,
    /// The contents, under the noun of its template.
    pub model: Model,
}

impl Page {
    /// The same page, with one more page between it and the home page in its breadcrumbs.
    fn below(mut self, page: Anchor) -> Self {
        self.meta.breadcrumbs.push(page);
        self
    }
}

/// The models of all templates.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each is documented in `model`")]
pub enum Model {
    Home(model::Home),
    Comparison(Box<model::Comparison>),
    Profile(Box<model::Profile>),
    Country(Box<model::Country>),
    Source(Box<model::Source>),
    Text(Box<model::Profile>),
    Scenario(Box<model::Scenario>),
    Scenarios(model::Scenarios),
    Dependencies(model::Dependencies),
    CutOff(Box<model::CutOff>),
    Exposure(model::Exposure),
    Timeline(model::Timeline),
    Listing(model::Listing),
    Coverage(model::Coverage),
    Data(model::Data),
    Glossary(model::Glossary),
    Search(model::Search),
    /// The meaning of messages.
    Help(model::Help),
    /// How to contribute.
    Contribute(Box<model::Contribute>),
    Redirect(model::Redirect),
    NotFound,
}

impl Model {
    /// The noun of the template: its file is `<noun>.html`, and its model is called `<noun>`.
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Comparison(_) => "comparison",
            Self::Profile(_) => "profile",
            Self::Country(_) => "country",
            Self::Source(_) => "source",
            Self::Text(_) => "text",
            Self::Scenario(_) => "scenario",
            Self::Scenarios(_) => "scenarios",
            Self::Dependencies(_) => "dependencies",
            Self::CutOff(_) => "cut_off",
            Self::Exposure(_) => "exposure",
            Self::Timeline(_) => "timeline",
            Self::Listing(_) => "listing",
            Self::Coverage(_) => "coverage",
            Self::Data(_) => "data",
            Self::Glossary(_) => "glossary",
            Self::Search(_) => "search",
            Self::Help(_) => "help",
            Self::Contribute(_) => "contribute",
            Self::Redirect(_) => "redirect",
            Self::NotFound => "404",
        }
    }
}

/// The nouns of all templates that a theme needs.
pub const TEMPLATES: [&str; 21] = [
    "home",
    "comparison",
    "profile",
    "country",
    "source",
    "text",
    "scenario",
    "scenarios",
    "dependencies",
    "cut_off",
    "exposure",
    "timeline",
    "listing",
    "coverage",
    "data",
    "glossary",
    "search",
    "help",
    "contribute",
    "redirect",
    "404",
];
