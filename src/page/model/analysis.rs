//! What falls with what: cut-offs, single points of failure, exposure.

use serde::Serialize;

use super::{Anchor, CountryName, Rows, SourceLine};
use crate::page::frozen::Frozen;

/// Entries that fall, of one country.
#[derive(Debug, Serialize)]
pub struct FallGroup {
    /// Title of the country, or "Several countries", "No country recorded".
    pub title: String,
    /// Its page.
    pub url: Option<String>,
    /// How many fall.
    pub count: usize,
    /// With the reasons down to what is cut off: projects first, then by title; not all where they are very many.
    pub rows: Rows,
}

/// All entries that stop, or all that freeze.
#[derive(Debug, Default, Serialize)]
pub struct Falls {
    /// How many.
    pub count: usize,
    /// How many of them are projects.
    pub projects: usize,
    /// By country, in the order of titles.
    pub groups: Vec<FallGroup>,
    /// How many rows the groups hold.
    pub listed: usize,
}

/// An entry that would stop or freeze, but for an alternative that still stands.
#[derive(Debug, Serialize)]
pub struct Held {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// `run` or `renew`: what the alternatives are needed for.
    pub needed_to: &'static str,
    /// "Base model".
    pub role: String,
    /// HTML of links to what is gone.
    pub gone: String,
    /// HTML of links to what still stands.
    pub stands: String,
    /// HTML of the marks of who says so.
    pub marks: String,
}

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
    /// What stops.
    pub stopped: Falls,
    /// What goes on, and cannot be renewed.
    pub frozen: Falls,
    /// What survives, and why; bounded.
    pub held: Vec<Held>,
    /// Whether there may be more that survive than are listed.
    pub held_more: bool,
    /// Sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The data file with all of it.
    pub json: String,
}

/// How much falls with an entry, and where to read it.
#[derive(Debug, Serialize)]
pub struct CutOffLink {
    /// What is cut off, within a sentence.
    pub name: String,
    /// The page.
    pub url: String,
    /// Entries that stop.
    pub stopped: usize,
    /// Entries that freeze.
    pub frozen: usize,
    /// Projects that stop.
    pub projects_stopped: usize,
    /// Projects that freeze.
    pub projects_frozen: usize,
}

/// The single points of failure of a project.
#[derive(Debug, Serialize)]
pub struct Single {
    /// How many entries alone stop it.
    pub stops_count: usize,
    /// The nearest of them, with the chain of reasons.
    pub stops: Rows,
    /// How many alone freeze it.
    pub freezes_count: usize,
    /// The nearest of them, with the chain of reasons.
    pub freezes: Rows,
    /// Titles of the countries whose law can stop them, each with how many: the most first, then by title.
    pub countries: Vec<(String, usize)>,
    /// The data file with all of them.
    pub json: String,
}

/// The projects of one country that another one can stop or freeze.
#[derive(Debug, Serialize)]
pub struct Exposed {
    /// "FR-US": the country of the projects, then the one that is cut off.
    pub id: String,
    /// The country that is cut off.
    pub country: CountryName,
    /// Where all of it is shown, if not all is here.
    pub more: Option<Anchor>,
    /// How many projects stop.
    pub stopped: usize,
    /// How many freeze.
    pub frozen: usize,
    /// Those that stop, with the reasons; not all where they are very many.
    pub stops: Rows,
    /// Those that freeze, with the reasons; not all where they are very many.
    pub freezes: Rows,
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
}

/// `exposure`: the matrix of countries with projects and of those that can stop or freeze them.
#[derive(Debug, Serialize)]
pub struct Exposure {
    /// The countries that have an effect, each with what other countries lose without it; by title.
    pub columns: Vec<(CountryName, Option<String>)>,
    /// The countries with projects, by title.
    pub rows: Vec<ExposureRow>,
    /// Sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// The data file with all of it.
    pub json: String,
}
