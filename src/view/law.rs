//! Jurisdiction: how the countries of an entry relate to those of what it depends on.

use serde::Serialize;

use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};

/// The jurisdiction of something, seen from an entry that depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// That of a country of the entry.
    Domestic,
    /// That of one of its countries and of others, or of a bloc of which one is a member of the other.
    Shared,
    /// Only that of other countries.
    Foreign,
    /// One of the two belongs to no country.
    Unknown,
}

impl Law {
    /// The word for readers and class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Domestic => "domestic",
            Self::Shared => "shared",
            Self::Foreign => "foreign",
            Self::Unknown => "unknown",
        }
    }

    /// The jurisdiction of `to`, which `entry` depends on: that of the closest pair of their countries.
    pub fn of(knowledge: &Knowledge, entry: &Entry, to: Ix) -> Self {
        let (ours, theirs) = (&entry.countries, knowledge.countries_of(to));
        if ours.is_empty() || theirs.is_empty() {
            return Self::Unknown;
        }
        let is_ours = |country| ours.iter().any(|own| own.value == country);
        let in_bloc = |country| ours.iter().any(|own| knowledge.is_bloc_of(own.value, country));
        match theirs.iter().filter(|country| is_ours(**country)).count() {
            0 if theirs.iter().any(|country| in_bloc(*country)) => Self::Shared,
            0 => Self::Foreign,
            shared if shared == theirs.len() => Self::Domestic,
            _ => Self::Shared,
        }
    }
}

/// The jurisdictions of the entries of a stack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Laws {
    /// The number of entries on the date.
    pub total: usize,
    /// Those only of countries of the project.
    pub domestic: usize,
    /// Those of countries of the project and of others.
    pub shared: usize,
    /// Those only of other countries.
    pub foreign: usize,
    /// Those of no recorded country.
    pub unknown: usize,
}

impl Laws {
    /// Counts one more entry.
    pub fn count(&mut self, law: Law) {
        self.total += 1;
        match law {
            Law::Domestic => self.domestic += 1,
            Law::Shared => self.shared += 1,
            Law::Foreign => self.foreign += 1,
            Law::Unknown => self.unknown += 1,
        }
    }
}
