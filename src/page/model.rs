//! The closed models that templates receive: everything a page shows, and nothing it could ask for.
//!
//! Every template gets `site` ([`Site`]), `page` ([`Meta`]) and one model under the noun of its template: `profile.html`
//! gets `profile`, `country.html` gets `country`. Texts are plain unless a field says HTML; addresses of this site begin
//! with the base path; lists are in display order. Dates, values and marks come as HTML, as bodies do: a table of ten
//! thousand rows holds hundreds of thousands of them.

use serde::Serialize;

use super::frozen::Frozen;

/// `site`: what every page knows.
#[derive(Debug, Serialize)]
pub struct Site {
    /// Name of the site.
    pub title: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Full address, ends with a slash.
    pub base_url: String,
    /// Its path: begins and ends with a slash.
    pub base_path: String,
    /// HTML of the day at which the knowledge is read.
    pub as_of: String,
    /// Main sections.
    pub navigation: Vec<Anchor>,
    /// Pages of text, for the foot of every page.
    pub pages: Vec<Anchor>,
    /// Address of the style sheet.
    pub style: String,
    /// Address of the Atom feed.
    pub feed: String,
}

/// `page`: what every page says about itself.
#[derive(Debug, Serialize)]
pub struct Meta {
    /// Its name, without the site's.
    pub title: String,
    /// One sentence, for search engines and link previews.
    pub description: Option<String>,
    /// Its address on this site.
    pub url: String,
    /// Its full address.
    pub permalink: String,
    /// The way down from the home page, without the page itself.
    pub breadcrumbs: Vec<Anchor>,
    /// The same as data, if there is such a file.
    pub json: Option<String>,
    /// A feed of its own.
    pub feed: Option<String>,
    /// Where its file can be edited.
    pub edit: Option<String>,
}

/// A name with an address.
#[derive(Clone, Debug, Serialize)]
pub struct Anchor {
    /// The name.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A word of a vocabulary.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    /// As written: good for class names.
    pub word: String,
    /// As read.
    pub label: String,
    /// What it means.
    pub help: Option<String>,
}

/// A country on a card.
#[derive(Clone, Debug, Serialize)]
pub struct CountryName {
    /// ISO 3166-1 alpha-2, or EU.
    pub code: String,
    /// Title of its entry, else the code.
    pub title: String,
    /// Its page.
    pub url: Option<String>,
}

/// An entry wherever another page names it. Shared: always a [`Frozen`].
#[derive(Debug, Serialize)]
pub struct Card {
    /// `folder/stem`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its folder.
    pub kind: String,
    /// One of its kind, as readers say.
    pub kind_name: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Whom it belongs to.
    pub countries: Vec<CountryName>,
    /// Its status.
    pub status: Option<Term>,
    /// Whether it counts as a project.
    pub project: bool,
}

/// One claim.
#[derive(Debug, Serialize)]
pub struct Claim {
    /// HTML of its values; empty if it is absent.
    pub html: String,
    /// Why there is no value: unknown, undisclosed, none, not-applicable.
    pub absent: Option<Term>,
    /// Money in the site's currency, converted and rounded: "USD 52.1 million".
    pub converted: Option<String>,
    /// How it was converted.
    pub conversion: Option<String>,
    /// HTML of when it was so.
    pub as_of: Option<String>,
    /// The version or part it is said of.
    pub scope: Option<String>,
    /// What a reader must know beside it.
    pub note: Option<String>,
    /// The source's own words.
    pub quote: Option<String>,
    /// Announced, committed, spent.
    pub basis: Option<String>,
    /// The time that money is meant for: "2 years".
    pub over: Option<String>,
    /// Whether it is the one shown where there is room for one.
    pub headline: bool,
    /// HTML of the marks of who says so: links to the page's list of sources.
    pub marks: String,
}

/// All that is said of one field, the headline first.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Name of the field.
    pub name: String,
    /// As read.
    pub label: String,
    /// One or more.
    pub claims: Vec<Claim>,
}

/// One dependency of the entry.
#[derive(Debug, Serialize)]
pub struct Edge {
    /// A [`Card`]: what is depended on.
    pub entry: Frozen,
    /// In what way.
    pub role: Term,
    /// `run` or `renew`.
    pub needed_to: &'static str,
    /// Titles of what would do as well as this, itself included; empty if nothing else would.
    pub one_of: Vec<String>,
    /// HTML of when it holds.
    pub during: Option<String>,
    /// The version or part that depends.
    pub scope: Option<String>,
    /// Why, where it is not obvious.
    pub note: Option<String>,
    /// HTML of the marks of who says so: links to the page's list of sources.
    pub marks: String,
}

/// The dependencies of one stack layer.
#[derive(Debug, Serialize)]
pub struct Layer {
    /// "Chips".
    pub label: String,
    /// Its edges, in the order written.
    pub edges: Vec<Edge>,
}

/// One entry that depends on this one directly.
#[derive(Debug, Serialize)]
pub struct Dependent {
    /// A [`Card`]: what depends.
    pub entry: Frozen,
    /// In what ways.
    pub roles: Vec<String>,
    /// `run` if any of its edges is needed to run, else `renew`.
    pub needed_to: &'static str,
}

/// One entry that depends on this one through others.
#[derive(Debug, Serialize)]
pub struct Indirect {
    /// A [`Card`]: what depends.
    pub entry: Frozen,
    /// HTML of the shortest chain: list items with a link each, from the dependent to this entry.
    pub chain: String,
}

/// Who depends on an entry.
#[derive(Debug, Default, Serialize)]
pub struct Dependents {
    /// Directly.
    pub direct: Vec<Dependent>,
    /// Through others: nearest first; not all of them where they are very many.
    pub indirect: Vec<Indirect>,
    /// How many there are through others.
    pub indirect_count: usize,
    /// How many there are in all.
    pub total: usize,
    /// How many of all are projects.
    pub projects: usize,
    /// Whether there are still more than the counts say: counting stops at ten thousand.
    pub more: bool,
}

/// One event.
#[derive(Debug, Serialize)]
pub struct Event {
    /// HTML of when.
    pub date: String,
    /// What.
    pub title: String,
    /// Its type.
    pub kind: Option<Term>,
    /// A [`Card`]: whose event it is; left out on that entry's own page.
    pub entry: Option<Frozen>,
    /// What a reader must know beside it.
    pub note: Option<String>,
    /// HTML of the marks of who says so: links to the page's list of sources.
    pub marks: String,
}

/// The events of one year, in time's order.
#[derive(Debug, Serialize)]
pub struct Year {
    /// "2023".
    pub year: String,
    /// At least one.
    pub events: Vec<Event>,
}

/// A heading of a body.
#[derive(Debug, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub anchor: String,
    /// Its text.
    pub text: String,
}

/// One line of a page's list of sources.
#[derive(Debug, Serialize)]
pub struct SourceLine {
    /// From 1, in the order of first use on the page.
    pub number: usize,
    /// Title.
    pub title: String,
    /// Its page on this site.
    pub url: String,
    /// "Pablo Chavez", "AI Singapore; IMDA".
    pub author: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// HTML of when it was published.
    pub published: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// A copy kept elsewhere.
    pub archived: Option<String>,
}

/// `profile`: an entry as presented. Also the first part of `country`, `source` and `text`.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// A [`Card`].
    pub entry: Frozen,
    /// Other names.
    pub aliases: Vec<String>,
    /// HTML of when a person last re-read the sources.
    pub checked: Option<String>,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// What it stands on, by layer.
    pub layers: Vec<Layer>,
    /// How many edges the layers hold.
    pub depends_count: usize,
    /// Who stands on it.
    pub dependents: Dependents,
    /// What happened.
    pub events: Vec<Event>,
    /// HTML of the text.
    pub body: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Sources of everything on the page.
    pub sources: Vec<SourceLine>,
    /// [`Card`]s of the entries whose texts mention it.
    pub backlinks: Vec<Frozen>,
    /// How to cite this page.
    pub cite: String,
}

/// Entries of one kind.
#[derive(Debug, Serialize)]
pub struct Group {
    /// "Sovereign AI models".
    pub label: String,
    /// The kind's page.
    pub url: String,
    /// [`Card`]s by title.
    pub entries: Vec<Frozen>,
}

/// `country`.
#[derive(Debug, Serialize)]
pub struct Country {
    /// The entry as presented.
    pub profile: Profile,
    /// ISO 3166-1 alpha-2, or EU.
    pub code: String,
    /// Its projects by kind.
    pub projects: Vec<Group>,
    /// How many.
    pub projects_count: usize,
    /// Everything else that belongs to it, by kind.
    pub others: Vec<Group>,
    /// All events that belong to it or name it; their marks point into the profile's sources.
    pub timeline: Vec<Year>,
    /// How many events.
    pub timeline_count: usize,
}

/// What one entry takes from a source.
#[derive(Debug, Serialize)]
pub struct Rest {
    /// A [`Card`].
    pub entry: Frozen,
    /// Label of the field, and HTML of the value.
    pub facts: Vec<(String, String)>,
    /// Dependencies that rest on it: [`Card`] and role.
    pub edges: Vec<(Frozen, String)>,
    /// Date and title of events that rest on it.
    pub events: Vec<(String, String)>,
    /// Whether its text cites the source.
    pub cited: bool,
}

/// `source`.
#[derive(Debug, Serialize)]
pub struct Source {
    /// The entry as presented.
    pub profile: Profile,
    /// The source's own line.
    pub line: SourceLine,
    /// Everything that rests on it, by entry.
    pub rests: Vec<Rest>,
    /// How many facts, edges and events that is.
    pub rests_count: usize,
}

/// A column of a comparison.
#[derive(Debug, Serialize)]
pub struct Column {
    /// Name of the field or of what every entry has.
    pub name: String,
    /// As read.
    pub label: String,
    /// What the column holds, where the field says so.
    pub help: Option<String>,
    /// Whether its values are numbers, dates or money: right-aligned or not wrapped.
    pub numeric: bool,
}

/// One cell of a comparison. What does not apply is left out.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// HTML of the headline claim's values; empty for a blank or absent one.
    pub html: String,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Term>,
    /// Money in the site's currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<String>,
    /// The version or part it is said of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// How many further claims the profile shows.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
    /// HTML of the marks of who says so: links to the page's list of sources.
    pub marks: String,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// One row of a comparison.
#[derive(Debug, Serialize)]
pub struct Row {
    /// A [`Card`].
    pub entry: Frozen,
    /// As many as there are columns.
    pub cells: Vec<Cell>,
}

/// Rows with something in common.
#[derive(Debug, Serialize)]
pub struct RowGroup {
    /// What; absent if the comparison is not grouped.
    pub label: Option<String>,
    /// At least one.
    pub rows: Vec<Row>,
}

/// `comparison`: a comparison of its own, or the entries of a kind.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// HTML of the text above the table.
    pub body: String,
    /// The columns after the first, which is the entry itself.
    pub columns: Vec<Column>,
    /// The rows.
    pub groups: Vec<RowGroup>,
    /// How many rows.
    pub count: usize,
    /// The same as a spreadsheet.
    pub csv: Option<String>,
    /// The same as data.
    pub json: Option<String>,
    /// Sources of the cells and the text.
    pub sources: Vec<SourceLine>,
}

/// One line of the page of dependencies.
#[derive(Debug, Serialize)]
pub struct Dependency {
    /// A [`Card`].
    pub entry: Frozen,
    /// How many entries depend on it directly.
    pub direct: usize,
    /// How many depend on it in all.
    pub total: usize,
    /// How many of all are projects.
    pub projects: usize,
    /// Who they are, for the first lines of the page only.
    pub dependents: Option<Dependents>,
}

/// `dependencies`: everything that is depended on.
#[derive(Debug, Serialize)]
pub struct Dependencies {
    /// The most depended-on first.
    pub rows: Vec<Dependency>,
    /// [`Card`]s of entries of the kind that nothing depends on.
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
    /// The events; only the newest where `pages` is not empty.
    pub years: Vec<Year>,
    /// How many there are in all.
    pub count: usize,
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

/// A country in the matrix of the home page.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// A [`Card`] of the country.
    pub country: Frozen,
    /// [`Card`]s of its projects, one list for each of the matrix's kinds.
    pub cells: Vec<Vec<Frozen>>,
    /// How many in all.
    pub count: usize,
}

/// `home`.
#[derive(Debug, Serialize)]
pub struct Home {
    /// Every kind that holds entries.
    pub tallies: Vec<Tally>,
    /// Kinds of projects: the columns of the matrix.
    pub matrix_kinds: Vec<Anchor>,
    /// Countries with projects, the most first; bounded.
    pub matrix: Vec<MatrixRow>,
    /// The most depended-on, with how many projects stand on each; bounded.
    pub depended: Vec<Dependency>,
    /// Newest events, latest first; bounded.
    pub newest: Vec<Event>,
    /// [`Card`]s of comparisons.
    pub comparisons: Vec<Frozen>,
}

/// One file to download.
#[derive(Debug, Serialize)]
pub struct Download {
    /// "facts.csv".
    pub name: String,
    /// Its address.
    pub url: String,
    /// What is in it.
    pub description: &'static str,
}

/// `data`.
#[derive(Debug, Serialize)]
pub struct Data {
    /// The files.
    pub files: Vec<Download>,
}

/// `listing`: the comparisons of the site.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// [`Card`]s.
    pub entries: Vec<Frozen>,
}

/// `redirect`: what stands at a former address.
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// Where it is now.
    pub url: String,
    /// The same in full.
    pub permalink: String,
}
