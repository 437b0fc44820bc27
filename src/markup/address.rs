//! Addresses of pages, and of places on them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Markup;
use crate::config::Config;
use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;
use crate::schema::column::Column;
use crate::value::Country;
use crate::view::comparison::Comparison;
use crate::view::facet::Subject;
use crate::view::timeline::{Happening, Origin};

/// The path of an entry's cut-off page, relative to the entry's page.
pub const CUT_OFF: &str = "cut-off/";

/// The file beside a country's page with everything about the country.
pub const ARCHIVE: &str = "data.zip";

/// The file beside an entry's page that cites it with all its sources.
pub const CITE: &str = "cite.ris";

/// The path of the search page.
pub const SEARCH: &str = "search/";

/// The path below which pages explain messages.
pub const HELP: &str = "help/";

/// The path below which pages describe the kinds for contributors.
pub const CONTRIBUTE: &str = "contribute/";

/// The path of the page of comparisons.
pub const COMPARE: &str = "compare/";

/// Whether there is a page of comparisons: not if a kind has its address.
pub fn compares(knowledge: &Knowledge) -> bool {
    knowledge.schema.kinds.get("compare").is_none_or(|kind| kind.role == Role::Comparison)
}

/// Characters of file names that mean something else in an address. A `?` would begin a query.
const ODD: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'|').add(b'^');

/// Encodes a path for use in an address.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ODD).to_string()
}

/// The path of an entry's page, below the base path.
pub fn path_of(entry: &Entry) -> String {
    match entry.kind.role {
        Role::Comparison => match &entry.comparison {
            // It replaces the table of its kind.
            Some(written) => match written.only_kind().filter(|_| written.index) {
                Some(kind) => format!("{kind}/"),
                None => format!("compare/{}/", entry.stem()),
            },
            None => format!("compare/{}/", entry.stem()),
        },
        _ => [&entry.id, "/"].concat(),
    }
}

/// The anchor of what a country loses without another one, on the matrix of exposure and on the page of the country that
/// loses.
pub fn exposed_id(country: Country, cut_off: Country) -> String {
    format!("{}-{}", country.code(), cut_off.code())
}

/// The path of an entry's cut-off page.
pub fn cut_off_path(entry: &Entry) -> String {
    path_of(entry) + CUT_OFF
}

/// Converts an address in a body to a path below the base path.
pub fn site_path<'a>(address: &'a str, config: &Config) -> Option<&'a str> {
    let address = address.split('?').next().unwrap_or_default();
    match config.base_path.as_str() {
        "/" => address.strip_prefix('/'),
        base => address.strip_prefix(base).or_else(|| address.strip_prefix('/')),
    }
}

/// The path of a table's page.
pub fn table_path(knowledge: &Knowledge, table: &Comparison) -> String {
    table.entry.map_or_else(|| format!("{}/", table.kind().folder), |ix| path_of(knowledge.entry(ix)))
}

/// The path of a table's page sorted by a column. No entry can have it, because ids have two parts.
pub fn sorted_path(knowledge: &Knowledge, table: &Comparison, column: &Column) -> String {
    format!("{}sort/{}/", table_path(knowledge, table), column.name)
}

/// The path of a further page of a long table, from number 2 on.
pub fn part_path(knowledge: &Knowledge, table: &Comparison, number: usize) -> String {
    format!("{}page/{number}/", table_path(knowledge, table))
}

/// The path of the page with a table's sources.
pub fn sources_path(knowledge: &Knowledge, table: &Comparison) -> String {
    format!("{}sources/list/", table_path(knowledge, table))
}

/// The path of the page with the rows of a table that have a value.
pub fn picked_path(knowledge: &Knowledge, table: &Comparison, subject: &Subject, word: &str) -> String {
    format!("{}only/{}/{word}/", table_path(knowledge, table), subject.name())
}

impl Markup {
    /// The address of a path below the base path.
    pub fn url(&self, path: &str) -> String {
        [&self.config.base_path, path].concat()
    }

    /// The full address of a path below the base path.
    pub fn permalink(&self, path: &str) -> String {
        [&self.config.base_url, path].concat()
    }

    /// The path of an entry's page below the base path.
    pub fn path(&self, ix: Ix) -> String {
        path_of(self.knowledge.entry(ix))
    }

    /// Where an entry's file can be edited.
    pub fn edit(&self, entry: &Entry) -> Option<String> {
        self.edit_file(&entry.path)
    }

    /// Where a file can be edited.
    pub fn edit_file(&self, path: &str) -> Option<String> {
        self.config.repository.as_ref().and_then(|repository| repository.edit(path))
    }

    /// The address of a place on an entry's page. Comparisons have no such places.
    pub fn place_url(&self, ix: Ix, anchor: &str) -> String {
        [&self.config.base_path, &*path_of(self.knowledge.entry(ix)), &self.below(ix, anchor)].concat()
    }

    /// What an anchor adds to the address of an entry's page.
    fn below(&self, ix: Ix, anchor: &str) -> String {
        let has_places = self.knowledge.entry(ix).kind.role != Role::Comparison;
        if has_places && !anchor.is_empty() { ["#", anchor].concat() } else { String::new() }
    }

    /// What the address of the place where an entry tells of a happening adds to the address of the entry's page.
    pub(super) fn place_below(&self, happening: &Happening) -> String {
        self.below(happening.entry, &self.anchor_of(happening, true).unwrap_or_default())
    }

    /// The address of the place where an entry tells of a happening.
    pub fn place(&self, happening: &Happening) -> String {
        self.place_url(happening.entry, &self.anchor_of(happening, true).unwrap_or_default())
    }

    /// The anchor of a happening on its entry's page. An event has one of its own. A happening told by a fact or a
    /// dependency has the anchor of that, which only matters for links from elsewhere.
    pub(super) fn anchor_of(&self, happening: &Happening, from_elsewhere: bool) -> Option<String> {
        let entry = self.knowledge.entry(happening.entry);
        match happening.origin {
            Origin::Event(at) => Some(entry.event_anchor(at as usize)),
            Origin::Fact(fact, claim, _) if from_elsewhere => {
                entry.facts.get(fact as usize).map(|fact| entry.claim_anchor(fact.field, claim as usize))
            }
            Origin::Started(at) | Origin::Ended(at) if from_elsewhere => Some(entry.edge_anchor(at as usize)),
            _ => None,
        }
    }
}
