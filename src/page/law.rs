//! Whose law: how much of a stack is under which.

use super::Pages;
use super::model::Jurisdictions;
use crate::entry::Entry;
use crate::knowledge::Ix;
pub(super) use crate::view::law::Law;

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
    /// Whose law something is under that `entry` stands on.
    pub(super) fn law(&self, entry: &Entry, to: Ix) -> Law {
        Law::of(&self.knowledge, entry, to)
    }
}
