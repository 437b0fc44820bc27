//! Pages that list: home, dependencies, timelines, comparisons, downloads, former addresses.

use super::{Anchor, Dependency, Figure, Filter, Finding, Group, Rows, Tables, Year};
use serde::Serialize;

use crate::markup::frozen::Frozen;

/// Lines of the page of dependencies that belong together.
#[derive(Debug, Serialize)]
pub struct Ranking {
    /// The anchor.
    pub id: &'static str,
    /// "Suppliers that are foreign to somebody".
    pub title: String,
    /// What stops or freezes most projects first, then what most entries depend on; bounded.
    pub rows: Vec<Dependency>,
    /// The number of all such lines.
    pub count: usize,
}

/// A supplier on the home page: a [`Dependency`], and others that fall with it.
#[derive(Debug, Serialize)]
pub struct Supplier {
    /// The supplier without which most projects stop or freeze.
    #[serde(flatten)]
    pub line: Dependency,
    /// Others of its chain: what is lost without them is also lost without it. Bounded.
    pub with_it: Vec<Dependency>,
}

/// `dependencies`: everything that is depended on.
#[derive(Debug, Serialize)]
pub struct Dependencies {
    /// Suppliers first, then parties of projects.
    pub rankings: Vec<Ranking>,
    /// The number of lines in the rankings.
    pub listed: usize,
    /// The number of all entries that are depended on.
    pub count: usize,
    /// The number of those without a line, by kind: its plural, the address of its page, and the count.
    pub others: Vec<(Anchor, usize)>,
    /// [`Card`](super::Card)s of entries of the kind `dependencies` without a line.
    pub unranked: Vec<Frozen>,
    /// [`Card`](super::Card)s of entries of that kind that nothing depends on.
    pub unused: Vec<Frozen>,
}

/// The page of one year of a long timeline.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// "2023".
    pub year: String,
    /// Its address.
    pub url: String,
    /// The number of events.
    pub count: usize,
}

/// `timeline`.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The events; only the newest if `listed` is less than `count`.
    pub years: Vec<Year>,
    /// The number of all events.
    pub count: usize,
    /// The number of events on the page.
    pub listed: usize,
    /// The number of events in each year, by type.
    pub strip: Option<Figure>,
    /// The same events by country, kind and type.
    pub filters: Vec<Filter>,
    /// The address of `/timeline/`, where filters can be combined.
    pub url: String,
    /// For a page with some of the events: the filter, as it is written in addresses.
    pub variant: Option<String>,
    /// A page for each year, if there are too many events for one page.
    pub pages: Vec<YearLink>,
    /// The data file with all of them.
    pub csv: String,
}

/// A kind on the home page.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// "Sovereign AI models".
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The number of entries.
    pub count: usize,
    /// Its description.
    pub description: Option<String>,
}

/// `home`.
#[derive(Debug, Serialize)]
pub struct Home {
    /// The findings of the analysis: the supplier without which most projects are affected, the scenario (or the country)
    /// with most affected projects, and what is not known.
    pub findings: Vec<Finding>,
    /// The locations of its projects.
    pub map: Option<Figure>,
    /// All kinds that have entries.
    pub tallies: Vec<Tally>,
    /// The suppliers that stop or freeze most projects; bounded.
    pub depended: Vec<Supplier>,
    /// The newest events, latest first; bounded.
    pub newest: Rows,
    /// [`Card`](super::Card)s of comparisons.
    pub comparisons: Vec<Frozen>,
}

/// A file to download.
#[derive(Debug, Serialize)]
pub struct Download {
    /// "facts.csv".
    pub name: &'static str,
    /// Its address.
    pub url: String,
    /// Its description.
    pub description: String,
    /// Its columns with their descriptions; empty for JSON.
    pub columns: Vec<(&'static str, String)>,
    /// The address of its metadata for programs.
    pub metadata: Option<String>,
}

/// `data`.
#[derive(Debug, Serialize)]
pub struct Data {
    /// The files.
    pub files: Vec<Download>,
    /// The files of comparisons, by name.
    pub tables: Vec<Tables>,
    /// The description of all files for programs.
    pub package: String,
    /// All of them as one ZIP file.
    pub zip: String,
    /// Everything about each country as a ZIP file, by title.
    pub countries: Vec<Anchor>,
}

/// `listing`: the comparisons of the site, and the entries that can be put side by side.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// [`Card`](super::Card)s.
    pub entries: Vec<Frozen>,
    /// The kinds of projects; without their entries if these are too many for one page.
    pub projects: Vec<Group>,
}

/// `redirect`: the page at a former address.
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// The present address.
    pub url: String,
    /// The full form of that address.
    pub permalink: String,
}
