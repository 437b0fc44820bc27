//! Scenarios: the consequences of one, and all of them side by side.

use super::{Anchor, CountryName, Figure, Profile, Rows, ScenarioRow, Term};
use serde::Serialize;

use crate::markup::Html;

/// `scenario`: its text and its consequences.
#[derive(Debug, Serialize)]
pub struct Scenario {
    /// Its text and facts.
    pub profile: Profile,
    /// A sentence that says how much it cuts.
    pub cuts: String,
    /// Through what projects are hit; none if none is hit.
    pub chain: Option<Figure>,
    /// A sentence that says how many of the conclusions shown rest on strong evidence.
    pub evidence: Option<String>,
    /// A sentence that says for how many other projects it is not known what they depend on.
    pub unknown: Option<String>,
    /// All outcomes, the worst first, including those without entries.
    pub follows: Vec<Follows>,
    /// The meanings of the labels.
    pub states: Vec<Term>,
    /// The locations of the projects that are hit.
    pub map: Option<Figure>,
    /// The number of projects that are hit in each country, those with most first.
    pub countries: Vec<Hits>,
    /// The data file with all of it.
    pub json: String,
}

/// The entries with the same outcome.
#[derive(Debug, Serialize)]
pub struct Follows {
    /// The outcome: `stopped`, `frozen`, `strained`, `part`.
    pub state: Term,
    /// The outcome as a heading.
    pub heading: String,
    /// The number of projects.
    pub count: usize,
    /// The projects, with reasons; bounded.
    pub projects: Rows,
    /// The number of other entries.
    pub others_count: usize,
    /// The other entries, with reasons; bounded.
    pub others: Rows,
}

/// The projects of a country that are hit, with a count for each outcome.
#[derive(Debug, Serialize)]
pub struct Hits {
    /// The country.
    pub country: CountryName,
    /// The number of its projects.
    pub projects: usize,
    /// The numbers of projects that stop, that cannot be renewed, that are at risk in the long run, and that are hit in
    /// part.
    pub counts: Vec<usize>,
}

/// The effects of one scenario on the projects of one country.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// The address of the place on the scenario's page.
    pub url: String,
    /// A count for each outcome.
    pub counts: Vec<usize>,
    /// HTML of a drawing that may be put behind the numbers: the share of the country's projects.
    pub heat: Html,
}

/// A row of the matrix: a country with projects.
#[derive(Debug, Serialize)]
pub struct ScenariosOf {
    /// The country.
    pub country: CountryName,
    /// The number of its projects.
    pub projects: usize,
    /// The effects of each column's scenario, or none.
    pub cells: Vec<Option<Cell>>,
    /// The number of its projects for which it is not known what they depend on.
    pub unknown: usize,
    /// HTML of a drawing that may be put behind that number.
    pub heat: Html,
}

/// `scenarios`: all scenarios of a kind side by side.
#[derive(Debug, Serialize)]
pub struct Scenarios {
    /// One row for each: those that hit most projects first, then by title.
    pub rows: Vec<ScenarioRow>,
    /// The outcomes, in the order of counts.
    pub states: Vec<Term>,
    /// The scenarios that are columns of the matrix; if there are very many, the first of them.
    pub columns: Vec<Anchor>,
    /// For each column, the number of projects that are hit as a whole, each counted once.
    pub totals: Vec<usize>,
    /// Countries with projects; those with most at stake first, then by title.
    pub matrix: Vec<ScenariosOf>,
    /// The data file with all of it.
    pub json: String,
}
