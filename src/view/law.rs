//! Whose law: how the countries of an entry and of what it stands on lie to each other.

use serde::Serialize;

use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};

/// Whose law something is under, seen from an entry that stands on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// Of a country of the entry.
    Domestic,
    /// Of one of them and of others, or of a bloc of which one is a member of the other.
    Shared,
    /// Of others only.
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

    /// Whose law something is under that `entry` stands on: that of the nearest pair of their countries.
    pub fn of(knowledge: &Knowledge, entry: &Entry, to: Ix) -> Self {
        let (ours, theirs) = (&entry.countries, &knowledge.entry(to).countries);
        if ours.is_empty() || theirs.is_empty() {
            return Self::Unknown;
        }
        let is_ours = |country| ours.iter().any(|own| own.value == country);
        let in_bloc = |country| ours.iter().any(|own| knowledge.is_bloc_of(own.value, country));
        match theirs.iter().filter(|country| is_ours(country.value)).count() {
            0 if theirs.iter().any(|country| in_bloc(country.value)) => Self::Shared,
            0 => Self::Foreign,
            shared if shared == theirs.len() => Self::Domestic,
            _ => Self::Shared,
        }
    }
}

/// Under whose law the entries of a stack are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Laws {
    /// How many entries that is, at the date.
    pub total: usize,
    /// Of countries of the project only.
    pub domestic: usize,
    /// Of countries of the project and of others.
    pub shared: usize,
    /// Of other countries only.
    pub foreign: usize,
    /// Of no country that is recorded.
    pub unknown: usize,
}

impl Laws {
    /// Counts one more.
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
