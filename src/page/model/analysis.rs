//! The analysis: cut-offs, single points of failure, exposure.

use super::{Anchor, CountryName, Falls, Figure, Rows, SourceLine, Term};
use serde::Serialize;

use crate::markup::Html;
use crate::markup::frozen::Frozen;

/// `cut_off`: what falls if an entry, or everything of a country, is cut off.
#[derive(Debug, Serialize)]
pub struct CutOff {
    /// What is cut off, as it is named within a sentence: "Nvidia", "the United States".
    pub name: String,
    /// A [`Card`](super::Card) of what is cut off.
    pub entry: Frozen,
    /// The code of the country, if it is one. Only projects of other countries are then counted.
    pub country: Option<String>,
    /// The number of entries that belong to that country alone.
    pub own: usize,
    /// A sentence that says how many projects are affected.
    pub finding: String,
    /// Through what projects are hit; none if none is hit.
    pub chain: Option<Figure>,
    /// A sentence that says how many of the conclusions shown rest on strong evidence.
    pub evidence: Option<String>,
    /// A sentence that says for how many other projects it is not known what they depend on.
    pub unknown: Option<String>,
    /// All states, the worst first, including those that no entry is in.
    pub falls: Vec<Falls>,
    /// Projects that are at risk in the long run, by title; bounded.
    pub at_risk: Rows,
    /// The number of those projects.
    pub projects_at_risk: usize,
    /// The meaning of that risk.
    pub risk: Term,
    /// The number of projects that lose only a part: a version, a partition, some offers.
    pub projects_in_part: usize,
    /// Entries that lose only a part, projects first; bounded.
    pub parts: Rows,
    /// Whether there are more of them than are listed.
    pub parts_more: bool,
    /// Entries that lost something but have an alternative; bounded.
    pub held: Rows,
    /// Whether there may be more of them than are listed.
    pub held_more: bool,
    /// Entries that use it but would do without it; bounded. Not listed for a country.
    pub replaced: Rows,
    /// The number of those entries.
    pub replaced_count: usize,
    /// The sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The data file with all of it.
    pub json: String,
}

/// The projects of one country that are hit without another one.
#[derive(Debug, Serialize)]
pub struct Exposed {
    /// "FR-US": the country of the projects, then the one that is cut off.
    pub id: String,
    /// The country that is cut off.
    pub country: CountryName,
    /// The page with all rows, if not all are here.
    pub more: Option<Anchor>,
    /// The projects in each state, the worst first; states without projects are left out.
    pub hits: Vec<Hit>,
    /// The number of rows that they hold.
    pub listed: usize,
    /// The number of projects that are hit.
    pub count: usize,
    /// HTML of a drawing that may be put behind the numbers: the share of the country's projects.
    pub heat: Html,
}

/// Projects in the same state.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// The state, agreeing with the count.
    pub state: Term,
    /// The state as a heading.
    pub heading: String,
    /// The number of projects.
    pub count: usize,
    /// The projects, with reasons; if there are very many, only some of them.
    pub rows: Rows,
}

/// A row of the matrix of exposure.
#[derive(Debug, Serialize)]
pub struct ExposureRow {
    /// The country of the projects.
    pub country: CountryName,
    /// The number of its projects.
    pub projects: usize,
    /// One cell for each column; none if nothing falls.
    pub cells: Vec<Option<Exposed>>,
    /// The number of its projects that are hit without some other country, each counted once.
    pub hit: usize,
    /// The number of its projects for which it is not known what they depend on.
    pub unknown: usize,
    /// HTML of drawings that may be put behind these two numbers.
    pub heat: [Html; 2],
}

/// `exposure`: the matrix of countries with projects, and of the countries that can stop or freeze them.
#[derive(Debug, Serialize)]
pub struct Exposure {
    /// The countries that have an effect, each with the address of what other countries lose without it; the greatest effect
    /// first, then by title.
    pub columns: Vec<(CountryName, Option<String>)>,
    /// For each column, the number of projects of other countries that are hit, each counted once.
    pub totals: Vec<usize>,
    /// The countries with projects; those with most at stake first, then by title.
    pub rows: Vec<ExposureRow>,
    /// The sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The data file with all of it.
    pub json: String,
}
