//! Pages that list: home, dependencies, timelines, comparisons, downloads, former addresses.

use super::{Anchor, Dependency, Figure, Filter, Finding, Group, Rows, Tables, Year};
use serde::Serialize;

use crate::markup::frozen::Frozen;

/// Lines of the page of dependencies that belong together.
#[derive(Debug, Serialize)]
pub struct Ranking {
    /// For the anchor.
    pub id: &'static str,
    /// "Suppliers that are foreign to somebody".
    pub title: String,
    /// First what stops or freezes most projects, then what most depends on; bounded.
    pub rows: Vec<Dependency>,
    /// How many there are in all.
    pub count: usize,
}

/// A supplier on the home page: a [`Dependency`], and those that fall with it.
#[derive(Debug, Serialize)]
pub struct Supplier {
    /// The one without which most projects stop or freeze.
    #[serde(flatten)]
    pub line: Dependency,
    /// Others of its chain: what is lost without them is lost without it too. Bounded.
    pub with_it: Vec<Dependency>,
}

/// `dependencies`: everything that is depended on.
#[derive(Debug, Serialize)]
pub struct Dependencies {
    /// Suppliers first, then those who take part in projects.
    pub rankings: Vec<Ranking>,
    /// How many lines the rankings hold.
    pub listed: usize,
    /// How many there are in all.
    pub count: usize,
    /// Of those that have no row: how many of each kind, under its plural and the address of its page.
    pub others: Vec<(Anchor, usize)>,
    /// [`Card`](super::Card)s of entries of the kind that have no row.
    pub unranked: Vec<Frozen>,
    /// [`Card`](super::Card)s of entries of the kind that nothing depends on.
    pub unused: Vec<Frozen>,
}

/// One year's page of a long timeline.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// "2023".
    pub year: String,
    /// Its page.
    pub url: String,
    /// How many events.
    pub count: usize,
}

/// `timeline`.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The events; only the newest where `listed` is less than `count`.
    pub years: Vec<Year>,
    /// How many there are in all.
    pub count: usize,
    /// How many are on the page.
    pub listed: usize,
    /// How many there are in each year, by type.
    pub strip: Option<Figure>,
    /// The same events by country, kind and type.
    pub filters: Vec<Filter>,
    /// `/timeline/`, where they can be combined.
    pub url: String,
    /// Of a page of some events: what it shows of all, as it stands in the address there.
    pub variant: Option<String>,
    /// A page a year, where they are too many for one page.
    pub pages: Vec<YearLink>,
    /// The data file with all of them.
    pub csv: String,
}

/// A kind on the home page.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// "Sovereign AI models".
    pub title: String,
    /// Its page.
    pub url: String,
    /// How many entries.
    pub count: usize,
    /// What it is.
    pub description: Option<String>,
}

/// `home`.
#[derive(Debug, Serialize)]
pub struct Home {
    /// What the analysis finds: the supplier without which most projects are affected, the scenario (or the country) in which they are, and
    /// what is not known.
    pub findings: Vec<Finding>,
    /// Where its projects are.
    pub map: Option<Figure>,
    /// Every kind that holds entries.
    pub tallies: Vec<Tally>,
    /// The suppliers that stop or freeze most projects; bounded.
    pub depended: Vec<Supplier>,
    /// Newest events, latest first; bounded.
    pub newest: Rows,
    /// [`Card`](super::Card)s of comparisons.
    pub comparisons: Vec<Frozen>,
}

/// One file to download.
#[derive(Debug, Serialize)]
pub struct Download {
    /// "facts.csv".
    pub name: &'static str,
    /// Its address.
    pub url: String,
    /// What is in it.
    pub description: String,
    /// Its columns, each with what is in it; none for JSON.
    pub columns: Vec<(&'static str, String)>,
    /// Where its columns are described for programs.
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
    /// All of them in one ZIP file.
    pub zip: String,
    /// All about each country as a ZIP file, by title.
    pub countries: Vec<Anchor>,
}

/// `listing`: the comparisons of the site, and what can be put side by side.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// [`Card`](super::Card)s.
    pub entries: Vec<Frozen>,
    /// The kinds of projects; without their entries where those are too many for one page.
    pub projects: Vec<Group>,
}

/// `redirect`: what stands at a former address.
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// Where it is now.
    pub url: String,
    /// The same in full.
    pub permalink: String,
}
