//! The closed models that templates receive: everything a page shows, and nothing it could ask for.
//!
//! Every template gets `site` ([`Site`]), `page` ([`Meta`]) and one model under the noun of its template: `profile.html`
//! gets `profile`, `country.html` gets `country`. Texts are plain unless a field says HTML; addresses of this site begin
//! with the base path; lists are in display order. Dates, values, marks and the lines of long lists ([`Rows`]) come as HTML,
//! as bodies do: a table of ten thousand rows holds hundreds of thousands of them.

mod analysis;
mod contribute;
mod coverage;
mod glossary;
mod list;
mod profile;
mod scenario;
mod search;
mod table;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::markup::Html;

pub use crate::figure::Figure;
pub use crate::markup::filter::{Filter, Filtered};
pub use crate::markup::frozen::Frozen;
pub use crate::markup::table::RowGroup;
pub use crate::markup::{
    Anchor, Card, Choice, Cite, Claim, Column, CountryName, CutOffLink, Dependence, Dependency, DependentGroup, Dependents, Evidence,
    Explained, Facet, Fact, FallGroup, Falls, FieldLine, Finding, Gaps, Group, Heading, Held, InScenario, Jurisdictions, Layer, NamedBy,
    Overdue, Part, Preset, Replaced, Rest, RestRow, Rows, ScenarioRow, Silent, Single, SourceLine, Stale, Tables, Year,
};
pub use crate::wording::Term;
pub use analysis::*;
pub use contribute::*;
pub use coverage::*;
pub use glossary::*;
pub use list::*;
pub use profile::*;
pub use scenario::*;
pub use search::*;
pub use table::*;

/// `site`: what every page knows.
#[derive(Debug, Serialize)]
pub struct Site {
    /// Name of the site.
    pub title: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Whether it is written `ltr`, from left to right, or `rtl`.
    pub direction: &'static str,
    /// Full address, ends with a slash.
    pub base_url: String,
    /// Its path: begins and ends with a slash.
    pub base_path: String,
    /// The day at which the knowledge is read.
    pub as_of: Html,
    /// Whether that day is in the past: what came later is left out, except in texts.
    pub past: bool,
    /// The licence of the content, if one is declared.
    pub rights: Option<Rights>,
    /// What its projects are called.
    pub project: ProjectNoun,
    /// Paragraphs for the home page.
    pub home: Vec<String>,
    /// Main sections, six at the most unless the site names them.
    pub navigation: Vec<Anchor>,
    /// All other sections, for the foot of every page.
    pub more: Vec<Anchor>,
    /// Pages of text, for the foot of every page.
    pub pages: Vec<Anchor>,
    /// What can happen to an entry when something is cut off, with what each label means; the worst first.
    pub states: Vec<Term>,
    /// What a dependency can be needed for, with what each label means.
    pub ties: Vec<Term>,
    /// Address of the style sheet.
    pub style: String,
    /// Address of the scripts, a module.
    pub script: String,
    /// Addresses of the theme's files, by their paths below its folder `files/`.
    pub files: BTreeMap<String, String>,
    /// Address of the page that says what words mean, if there is one.
    pub glossary: Option<String>,
    /// Address of the page of search, which takes what is searched as `q`.
    pub search: String,
    /// Address of the page that sets entries side by side, `?a=<id>&b=<id>`, if there is one.
    pub compare: Option<String>,
    /// Address of the Atom feed.
    pub feed: String,
    /// Address of the page that says what can be contributed, if there is one.
    pub contribute: Option<String>,
    /// Address of the page that says what messages mean, if there is one.
    pub help: Option<String>,
}

/// Under which licence the content is published.
#[derive(Debug, Serialize)]
pub struct Rights {
    /// As readers know it.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whose the content is.
    pub holder: Option<String>,
}

/// What entries of kinds with `project = true` are called.
#[derive(Debug, Serialize)]
pub struct ProjectNoun {
    /// "project".
    pub one: String,
    /// "projects".
    pub many: String,
    /// "Projects".
    pub heading: String,
}

/// `page`: what every page says about itself.
#[derive(Debug, Serialize)]
pub struct Meta {
    /// Its name, without the site's.
    pub title: String,
    /// One sentence, for search engines and link previews.
    pub description: Option<String>,
    /// Its address on this site.
    pub url: String,
    /// Its full address.
    pub permalink: String,
    /// The address of the main section that it belongs to, which is its own if it is that section's page; none for the home page.
    pub section: Option<String>,
    /// The way down from the home page, without the page itself.
    pub breadcrumbs: Vec<Anchor>,
    /// The same as data, if there is such a file.
    pub json: Option<String>,
    /// All about a country as a ZIP file.
    pub zip: Option<String>,
    /// A feed of its own.
    pub feed: Option<String>,
    /// Its events as a calendar.
    pub calendar: Option<String>,
    /// Where its file can be edited.
    pub edit: Option<String>,
    /// Where a mistake on it can be reported.
    pub report: Option<String>,
    /// The picture that stands for it elsewhere, if the site has such pictures.
    pub image: Option<Image>,
    /// JSON-LD that may stand as it is in a `<script type="application/ld+json">`.
    pub linked: Option<String>,
}

/// `page.image`: what networks and chats show beside a link to a page.
#[derive(Debug, Serialize)]
pub struct Image {
    /// Its full address.
    pub url: String,
    /// What it shows, in words.
    pub alt: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}
