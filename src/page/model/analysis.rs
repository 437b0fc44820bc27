//! What falls with what: cut-offs, single points of failure, exposure.

use super::{Anchor, CountryName, Falls, Figure, Held, Part, Replaced, Rows, SourceLine, Term};
use serde::Serialize;

use crate::markup::Html;
use crate::markup::frozen::Frozen;

/// `cut_off`: what falls if an entry, or everything of a country, is cut off.
#[derive(Debug, Serialize)]
pub struct CutOff {
    /// What is cut off, within a sentence: "Nvidia", "the United States".
    pub name: String,
    /// A [`Card`](super::Card): what is cut off.
    pub entry: Frozen,
    /// The code of the country, if it is one: then only projects of other countries count.
    pub country: Option<String>,
    /// How many entries belong to that country alone.
    pub own: usize,
    /// How many projects are affected, in a sentence.
    pub finding: String,
    /// Through what projects are hit; none where none is.
    pub chain: Option<Figure>,
    /// How many of the conclusions that are shown rest on strong evidence, in a sentence.
    pub evidence: Option<String>,
    /// Of how many other projects it is not known on what they depend, in a sentence.
    pub unknown: Option<String>,
    /// Whatever can happen, the worst first; those to which it does may be none.
    pub falls: Vec<Falls>,
    /// Projects that are at risk in the long run, each a [`Card`](super::Card), by title; bounded.
    pub at_risk: Vec<Frozen>,
    /// How many they are.
    pub projects_at_risk: usize,
    /// What that means.
    pub risk: Term,
    /// How many projects lose a part only: a version, a partition, some offers.
    pub projects_in_part: usize,
    /// What loses a part only, projects first; bounded.
    pub parts: Vec<Part>,
    /// Whether there are more of them than are listed.
    pub parts_more: bool,
    /// What lost something and has an alternative; bounded.
    pub held: Vec<Held>,
    /// Whether there may be more of them than are listed.
    pub held_more: bool,
    /// What has it, and would do without; bounded. Not told of a country.
    pub replaced: Vec<Replaced>,
    /// How many that are.
    pub replaced_count: usize,
    /// Sources of everything on the page.
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
    /// Where all of it is shown, if not all is here.
    pub more: Option<Anchor>,
    /// What happens to how many, the worst first; what happens to none is left out.
    pub hits: Vec<Hit>,
    /// How many rows they hold.
    pub listed: usize,
    /// How many projects are hit.
    pub count: usize,
    /// HTML of a drawing that may lie behind the numbers: which share of the projects of its country that is.
    pub heat: Html,
}

/// Projects to which the same happens.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// What, said of so many.
    pub state: Term,
    /// The same as a heading.
    pub heading: String,
    /// How many.
    pub count: usize,
    /// Which, with the reasons; not all where they are very many.
    pub rows: Rows,
}

/// A row of the matrix of exposure.
#[derive(Debug, Serialize)]
pub struct ExposureRow {
    /// The country of the projects.
    pub country: CountryName,
    /// How many projects it has.
    pub projects: usize,
    /// One for each column; none where nothing falls.
    pub cells: Vec<Option<Exposed>>,
    /// How many of its projects are hit without some other country, each counted once.
    pub hit: usize,
    /// Of how many of its projects it is not known on what they depend.
    pub unknown: usize,
    /// HTML of drawings that may lie behind these two numbers.
    pub heat: [Html; 2],
}

/// `exposure`: the matrix of countries with projects and of those that can stop or freeze them.
#[derive(Debug, Serialize)]
pub struct Exposure {
    /// The countries that have an effect, each with the address of what other countries lose without it; that with the most first, then by
    /// title.
    pub columns: Vec<(CountryName, Option<String>)>,
    /// For each column, how many projects of other countries are hit, each counted once.
    pub totals: Vec<usize>,
    /// The countries with projects, those with most at stake first, then by title.
    pub rows: Vec<ExposureRow>,
    /// Sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The data file with all of it.
    pub json: String,
}
