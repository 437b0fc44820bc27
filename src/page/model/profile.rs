//! What a profile shows, and the pages that are profiles with more: countries and sources.

use super::{
    Anchor, Cite, CutOffLink, Dependence, Dependents, Exposed, Fact, Figure, Group, Heading, InScenario, Jurisdictions, Layer, NamedBy,
    Rest, Rows, ScenarioRow, Single, SourceLine, Term, Year,
};
use serde::Serialize;

use crate::markup::Html;
use crate::markup::frozen::Frozen;

/// `profile`: an entry as presented. Also the first part of `country`, `source` and `text`.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// Other names.
    pub aliases: Vec<String>,
    /// For projects: without what alone they stop or cannot be renewed, in a sentence.
    pub dependence: Option<Dependence>,
    /// HTML of when something was last heard of it.
    pub last_event: Option<Html>,
    /// Whether that is longer ago than its status and kind lead one to expect.
    pub silent: bool,
    /// HTML of when a person last re-read the sources.
    pub checked: Option<Html>,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// What it stands on, by layer.
    pub layers: Vec<Layer>,
    /// How many entries it depends on itself at the date.
    pub depends_count: usize,
    /// Whether more stands under it than the layers list.
    pub under_more: bool,
    /// For projects: what it stands on by layer and by whose law that is.
    pub stack: Option<Figure>,
    /// What it stands on and who stands on it, as a chain; nothing where no chain has two ties.
    pub around: Option<Figure>,
    /// For projects, where anything is known of it.
    pub jurisdictions: Option<Jurisdictions>,
    /// For projects that have any: what alone stops or freezes it.
    pub single: Option<Single>,
    /// Scenarios in which something happens to it, or that are about it: the worst first; bounded.
    pub scenarios: Vec<InScenario>,
    /// Who stands on it.
    pub dependents: Dependents,
    /// What happened: when, what, and who says so.
    pub events: Rows,
    /// HTML of the text.
    pub body: Html,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The entries whose texts mention it, each with its kind; of very many the first.
    pub backlinks: Rows,
    /// How many there are in all.
    pub backlinks_count: usize,
    /// Who names it in facts, by what they say of it.
    pub named_by: Vec<NamedBy>,
    /// How to cite it.
    pub cite: Cite,
}

/// `country`.
#[derive(Debug, Serialize)]
pub struct Country {
    /// The entry as presented.
    pub profile: Profile,
    /// What it is called within a sentence: "France", "the United States".
    pub name: String,
    /// ISO 3166-1 alpha-2, or EU.
    pub code: String,
    /// Its projects by kind.
    pub projects: Vec<Group>,
    /// How many.
    pub projects_count: usize,
    /// Everything else that belongs to it, by kind.
    pub others: Vec<Group>,
    /// If no other country has an effect on its projects: how little that may mean, in a sentence.
    pub not_exposed: Option<String>,
    /// Of how many of its projects it is not known on what they depend, in a sentence.
    pub unknown: Option<String>,
    /// Which of its projects can be stopped or frozen from which other country, by title.
    pub exposure: Vec<Exposed>,
    /// Scenarios in which its projects are hit: those with most, by the worst that happens, first; bounded.
    pub scenarios: Vec<ScenarioRow>,
    /// What can happen in a scenario, in the order of counts.
    pub follows: Vec<Term>,
    /// What other countries lose without it.
    pub cut_off: Option<CutOffLink>,
    /// The same by country, and what its own projects stand on: what is most affected first.
    pub sides: Option<Figure>,
    /// Its events in time.
    pub strip: Option<Figure>,
    /// All events that belong to it or name it; their marks point into the profile's sources.
    pub timeline: Vec<Year>,
    /// How many events.
    pub timeline_count: usize,
}

/// `source`.
#[derive(Debug, Serialize)]
pub struct Source {
    /// The entry as presented.
    pub profile: Profile,
    /// The source's own line.
    pub line: SourceLine,
    /// What rests on it, by entry; only the first where it is very much.
    pub rests: Vec<Rest>,
    /// How many facts, edges, events and citing texts that is in all.
    pub rests_count: usize,
    /// How many of them are in `rests`.
    pub rests_shown: usize,
    /// Rates of exchange that it gives: "2023: 1 SGD = 0.7446 USD".
    pub rates: Vec<String>,
    /// The data files that have all of them.
    pub data: Vec<Anchor>,
}
