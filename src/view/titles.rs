//! The order of titles: the rank of each entry, as readers of the site's language look names up.

use super::collation::{Collation, SortKey};
use super::comparison::sort_by_title;
use crate::config::Config;
use crate::knowledge::{Ix, Knowledge};

/// The ranks of all titles.
#[derive(Debug)]
pub struct Titles {
    collation: Collation,
    /// By entry.
    ranks: Vec<u32>,
}

impl Titles {
    /// Ranks all entries.
    pub(super) fn derive(knowledge: &Knowledge, config: &Config) -> Self {
        let collation = Collation::of(&config.language);
        let mut by_title: Vec<Ix> = knowledge.indices().collect();
        sort_by_title(knowledge, &collation, &mut by_title);
        let mut ranks: Vec<u32> = vec![0; by_title.len()];
        for (rank, ix) in (0..).zip(by_title) {
            ranks[ix as usize] = rank;
        }
        Self { collation, ranks }
    }

    /// The sorting rules.
    pub fn collation(&self) -> &Collation {
        &self.collation
    }

    /// The sort key of any text that is to be sorted like titles.
    pub fn key(&self, text: &str) -> SortKey {
        self.collation.key(text)
    }

    /// The rank of an entry among all.
    pub fn rank(&self, ix: Ix) -> u32 {
        self.ranks[ix as usize]
    }

    /// Sorts entries by title.
    pub fn sort(&self, entries: &mut [Ix]) {
        entries.sort_unstable_by_key(|ix| self.rank(*ix));
    }

    /// The first entries of a list, by title.
    pub fn first(&self, entries: &[Ix], most: usize) -> Vec<Ix> {
        let mut entries = entries.to_vec();
        if most < entries.len() {
            // A page lists a few of what may be thousands: only these need an order.
            entries.select_nth_unstable_by_key(most, |ix| self.rank(*ix));
            entries.truncate(most);
        }
        self.sort(&mut entries);
        entries
    }
}
