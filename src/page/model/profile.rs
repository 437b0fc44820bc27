//! Profiles, and the pages that contain a profile: countries and sources.

use super::{
    Anchor, Cite, CutOffLink, Dependence, Dependents, Exposed, Fact, Figure, Group, Heading, InScenario, Jurisdictions, Layer, NamedBy,
    Rest, Rows, ScenarioRow, Single, SourceLine, Term, Year,
};
use serde::Serialize;

use crate::markup::Html;
use crate::markup::frozen::Frozen;

/// `profile`: an entry as it is presented. Also the first part of `country`, `source` and `text`.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// Other names.
    pub aliases: Vec<String>,
    /// For projects: the entries without which it stops or cannot be renewed, as sentences.
    pub dependence: Option<Dependence>,
    /// HTML of the date of the last news about it.
    pub last_event: Option<Html>,
    /// Whether that is longer ago than its status and kind lead readers to expect.
    pub silent: bool,
    /// HTML of the date on which a person last re-read the sources.
    pub checked: Option<Html>,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// What it depends on, by layer.
    pub layers: Vec<Layer>,
    /// The number of its own dependencies at the date.
    pub depends_count: usize,
    /// Whether its stack has more entries than the layers list.
    pub under_more: bool,
    /// For projects: its stack by layer and jurisdiction.
    pub stack: Option<Figure>,
    /// What it depends on and what depends on it, as a chain; none if no chain has two ties.
    pub around: Option<Figure>,
    /// For projects: the jurisdictions of its stack, if anything is known about it.
    pub jurisdictions: Option<Jurisdictions>,
    /// For projects: its single points of failure, if there are any.
    pub single: Option<Single>,
    /// Scenarios that affect it or are about it, the worst first; bounded.
    pub scenarios: Vec<InScenario>,
    /// The entries that depend on it.
    pub dependents: Dependents,
    /// Its events, with dates and sources.
    pub events: Rows,
    /// HTML of its text.
    pub body: Html,
    /// The headings of the text.
    pub headings: Vec<Heading>,
    /// The sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The entries whose texts mention it, each with its kind; if there are very many, the first ones.
    pub backlinks: Rows,
    /// The number of all such entries.
    pub backlinks_count: usize,
    /// The entries that name it in facts, by field.
    pub named_by: Vec<NamedBy>,
    /// How to cite it.
    pub cite: Cite,
}

/// `country`.
#[derive(Debug, Serialize)]
pub struct Country {
    /// The entry as it is presented.
    pub profile: Profile,
    /// Its name within a sentence: "France", "the United States".
    pub name: String,
    /// ISO 3166-1 alpha-2, or EU.
    pub code: String,
    /// Its projects by kind.
    pub projects: Vec<Group>,
    /// The number of its projects.
    pub projects_count: usize,
    /// Everything else that belongs to it, by kind.
    pub others: Vec<Group>,
    /// A sentence on how little it may mean that no other country has an effect on its projects, if that is so.
    pub not_exposed: Option<String>,
    /// A sentence that says for how many of its projects it is not known what they depend on.
    pub unknown: Option<String>,
    /// The projects that can be stopped or frozen from another country, by that country's title.
    pub exposure: Vec<Exposed>,
    /// Scenarios that hit its projects, those that hit most first, by the worst outcome; bounded.
    pub scenarios: Vec<ScenarioRow>,
    /// The outcomes of a scenario, in the order of counts.
    pub follows: Vec<Term>,
    /// What other countries lose without it.
    pub cut_off: Option<CutOffLink>,
    /// The same by country, and what its own projects depend on; the most affected first.
    pub sides: Option<Figure>,
    /// Its events in time.
    pub strip: Option<Figure>,
    /// All events that belong to it or name it. Their marks refer to the profile's sources.
    pub timeline: Vec<Year>,
    /// The number of events.
    pub timeline_count: usize,
}

/// `source`.
#[derive(Debug, Serialize)]
pub struct Source {
    /// The entry as it is presented.
    pub profile: Profile,
    /// The source itself as a line of a list of sources.
    pub line: SourceLine,
    /// What rests on it, by entry; if there is very much, only the first part.
    pub rests: Vec<Rest>,
    /// The number of all facts, edges, events and texts that rest on it.
    pub rests_count: usize,
    /// The number of them in `rests`.
    pub rests_shown: usize,
    /// Exchange rates from this source: "2023: 1 SGD = 0.7446 USD".
    pub rates: Vec<String>,
    /// The data files that have all of them.
    pub data: Vec<Anchor>,
}
