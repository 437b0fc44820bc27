//! The closed models that templates receive: everything that a page shows, without any way to ask for more.
//!
//! Every template gets `site` ([`Site`]), `page` ([`Meta`]) and one model under the noun of its template: `profile.html`
//! gets `profile`, `country.html` gets `country`. Texts are plain unless a field says HTML; addresses on this site begin
//! with the base path; lists are in display order. Dates, values, marks and the rows of long lists ([`Rows`]) are HTML, as
//! bodies are, because a table of ten thousand rows has hundreds of thousands of them.

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
    Anchor, Card, Choice, Cite, Column, CountryName, CutOffLink, Dependence, Dependency, DependentGroup, Dependents, Evidence, Explained,
    Facet, Fact, FallGroup, Falls, FieldLine, Finding, Gaps, Group, Heading, InScenario, Jurisdictions, Layer, NamedBy, Overdue, Preset,
    Rest, RestRow, Rows, ScenarioRow, Silent, Single, SourceLine, Stale, Tables, Year,
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

/// `site`: the data that every page has.
#[derive(Debug, Serialize)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// A one-sentence description.
    pub description: Option<String>,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// The writing direction: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The full address; ends with a slash.
    pub base_url: String,
    /// The path of that address; begins and ends with a slash.
    pub base_path: String,
    /// The day that is shown.
    pub as_of: Html,
    /// Whether that day is in the past, so that everything later is left out, except in texts.
    pub past: bool,
    /// The licence of the content, if one is declared.
    pub rights: Option<Rights>,
    /// The noun for its projects.
    pub project: ProjectNoun,
    /// Paragraphs for the home page.
    pub home: Vec<String>,
    /// The main sections; at most six unless the site names them.
    pub navigation: Vec<Anchor>,
    /// All other sections, for the foot of every page.
    pub more: Vec<Anchor>,
    /// The pages of text, for the foot of every page.
    pub pages: Vec<Anchor>,
    /// The states of entries when something is cut off, with their meanings, the worst first.
    pub states: Vec<Term>,
    /// The words for what a dependency is needed for, with their meanings.
    pub ties: Vec<Term>,
    /// The address of the style sheet.
    pub style: String,
    /// The address of the script, a module.
    pub script: String,
    /// The addresses of the theme's files, by their paths below its folder `files/`.
    pub files: BTreeMap<String, String>,
    /// The address of the glossary, if there is one.
    pub glossary: Option<String>,
    /// The address of the search page, which takes a query as `q`.
    pub search: String,
    /// The address of the page that shows entries side by side, `?a=<id>&b=<id>`, if there is one.
    pub compare: Option<String>,
    /// The address of the Atom feed.
    pub feed: String,
    /// The address of the page for contributors, if there is one.
    pub contribute: Option<String>,
    /// The address of the page that explains messages, if there is one.
    pub help: Option<String>,
}

/// The licence of the content.
#[derive(Debug, Serialize)]
pub struct Rights {
    /// The name that readers know.
    pub name: String,
    /// Where the licence can be read.
    pub url: Option<String>,
    /// The holder of the rights.
    pub holder: Option<String>,
}

/// The noun for entries of kinds with `project = true`.
#[derive(Debug, Serialize)]
pub struct ProjectNoun {
    /// "project".
    pub one: String,
    /// "projects".
    pub many: String,
    /// "Projects".
    pub heading: String,
}

/// `page`: the metadata of every page.
#[derive(Debug, Serialize)]
pub struct Meta {
    /// The title, without the site's.
    pub title: String,
    /// One sentence, for search engines and link previews.
    pub description: Option<String>,
    /// The address on this site.
    pub url: String,
    /// The full address.
    pub permalink: String,
    /// The address of the main section that the page belongs to, or that it is itself; none for the home page.
    pub section: Option<String>,
    /// The pages between the home page and this one, starting with the home page.
    pub breadcrumbs: Vec<Anchor>,
    /// The same contents as data, if there is such a file.
    pub json: Option<String>,
    /// Everything about a country as a ZIP file.
    pub zip: Option<String>,
    /// The page's own feed.
    pub feed: Option<String>,
    /// The page's events as a calendar.
    pub calendar: Option<String>,
    /// Where the page's file can be edited.
    pub edit: Option<String>,
    /// Where a mistake on the page can be reported.
    pub report: Option<String>,
    /// The social picture of the page, if the site has such pictures.
    pub image: Option<Image>,
    /// JSON-LD that may be inserted unescaped into a `<script type="application/ld+json">`.
    pub linked: Option<String>,
}

/// `page.image`: the picture that networks and chats show beside a link to the page.
#[derive(Debug, Serialize)]
pub struct Image {
    /// The full address.
    pub url: String,
    /// A description of it.
    pub alt: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}
