//! Scenarios: what follows from one, and all of them side by side.

use super::{Anchor, CountryName, Figure, Profile, Rows, ScenarioRow, Term};
use serde::Serialize;

use crate::markup::Html;

/// `scenario`: its text, and what follows from it.
#[derive(Debug, Serialize)]
pub struct Scenario {
    /// Its text and facts.
    pub profile: Profile,
    /// How much it cuts, in a sentence.
    pub cuts: String,
    /// Through what projects are hit; none where none is.
    pub chain: Option<Figure>,
    /// How many of the conclusions that are shown rest on strong evidence, in a sentence.
    pub evidence: Option<String>,
    /// Of how many other projects it is not known on what they depend, in a sentence.
    pub unknown: Option<String>,
    /// Whatever can happen, the worst first; those to which it does may be none.
    pub follows: Vec<Follows>,
    /// What the labels mean.
    pub states: Vec<Term>,
    /// Where projects are hit.
    pub map: Option<Figure>,
    /// How many projects are hit in each country, those with most first.
    pub countries: Vec<Hits>,
    /// The data file with all of it.
    pub json: String,
}

/// The entries to which the same happens.
#[derive(Debug, Serialize)]
pub struct Follows {
    /// What: `stopped`, `frozen`, `strained`, `part`.
    pub state: Term,
    /// The same as a heading.
    pub heading: String,
    /// How many projects.
    pub count: usize,
    /// Projects with the reasons; bounded.
    pub projects: Rows,
    /// How many other entries.
    pub others_count: usize,
    /// Other entries with the reasons; bounded.
    pub others: Rows,
}

/// How many projects are hit: one number for each state that there can be.
#[derive(Debug, Serialize)]
pub struct Hits {
    /// The country.
    pub country: CountryName,
    /// How many projects it has.
    pub projects: usize,
    /// Projects that stop, cannot be renewed, are at risk in the long run, are hit in part.
    pub counts: Vec<usize>,
}

/// What happens to projects of one country in one scenario.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// The place on the scenario's page.
    pub url: String,
    /// One number for each state that there can be.
    pub counts: Vec<usize>,
    /// HTML of a drawing that may lie behind the numbers: which share of the projects of the country that is.
    pub heat: Html,
}

/// A line of the matrix: a country with projects.
#[derive(Debug, Serialize)]
pub struct ScenariosOf {
    /// The country.
    pub country: CountryName,
    /// How many projects it has.
    pub projects: usize,
    /// For each column what happens to them, or nothing.
    pub cells: Vec<Option<Cell>>,
    /// Of how many of them it is not known on what they depend.
    pub unknown: usize,
    /// HTML of a drawing that may lie behind that number.
    pub heat: Html,
}

/// `scenarios`: all of a kind side by side.
#[derive(Debug, Serialize)]
pub struct Scenarios {
    /// One for each: those in which most projects are hit first, then by title.
    pub rows: Vec<ScenarioRow>,
    /// What can happen, in the order of counts.
    pub states: Vec<Term>,
    /// The scenarios that are columns of the matrix: the first of them, where there are very many.
    pub columns: Vec<Anchor>,
    /// For each column, how many projects are hit as a whole, each once.
    pub totals: Vec<usize>,
    /// Countries with projects, those with most at stake first, then by title.
    pub matrix: Vec<ScenariosOf>,
    /// The data file with all of it.
    pub json: String,
}
