//! Whose law: how the countries of a project and of what it stands on lie to each other.

use super::Pages;
use super::model::Jurisdictions;
use crate::entry::Entry;
use crate::knowledge::Ix;

/// Whose law something is under, seen from a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Law {
    /// Of a country of the project.
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
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Domestic => "domestic",
            Self::Shared => "shared",
            Self::Foreign => "foreign",
            Self::Unknown => "unknown",
        }
    }
}

impl Jurisdictions {
    pub(super) fn count(&mut self, law: Law) {
        self.total += 1;
        match law {
            Law::Domestic => self.domestic += 1,
            Law::Shared => self.shared += 1,
            Law::Foreign => self.foreign += 1,
            Law::Unknown => self.unknown += 1,
        }
    }
}

impl Pages {
    /// Whose law something is under that `entry` stands on: that of the nearest pair of their countries.
    pub(super) fn law(&self, entry: &Entry, to: Ix) -> Law {
        let (ours, theirs) = (&entry.countries, &self.knowledge.entry(to).countries);
        if ours.is_empty() || theirs.is_empty() {
            return Law::Unknown;
        }
        let is_ours = |country| ours.iter().any(|own| own.value == country);
        let in_bloc = |country| ours.iter().any(|own| self.knowledge.is_bloc_of(own.value, country));
        match theirs.iter().filter(|country| is_ours(country.value)).count() {
            0 if theirs.iter().any(|country| in_bloc(country.value)) => Law::Shared,
            0 => Law::Foreign,
            shared if shared == theirs.len() => Law::Domestic,
            _ => Law::Shared,
        }
    }
}
