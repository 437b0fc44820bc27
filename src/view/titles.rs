//! The order of titles: the place of each entry among all, as readers of the site's language look names up.

use super::collation::{Collation, SortKey};
use super::comparison::sort_by_title;
use crate::config::Config;
use crate::knowledge::{Ix, Knowledge};

/// Where every title stands.
#[derive(Debug)]
pub struct Titles {
    collation: Collation,
    /// By entry.
    ranks: Vec<u32>,
}

impl Titles {
    /// Puts all entries in order.
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

    /// The rules of the order.
    pub fn collation(&self) -> &Collation {
        &self.collation
    }

    /// What any text is sorted by, if it is to stand as titles do.
    pub fn key(&self, text: &str) -> SortKey {
        self.collation.key(text)
    }

    /// The place of an entry among all.
    pub fn rank(&self, ix: Ix) -> u32 {
        self.ranks[ix as usize]
    }

    /// Sorts entries by title.
    pub fn sort(&self, entries: &mut [Ix]) {
        entries.sort_unstable_by_key(|ix| self.rank(*ix));
    }

    /// The first of some entries, by title.
    pub fn first(&self, entries: &[Ix], most: usize) -> Vec<Ix> {
        let mut entries = entries.to_vec();
        self.sort(&mut entries);
        entries.truncate(most);
        entries
    }
}
