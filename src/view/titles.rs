//! The order of titles: the rank of each entry, as readers of the site's language look names up.

use std::collections::BinaryHeap;

use super::collation::{Collation, SortKey};
use crate::config::Config;
use crate::knowledge::{Ix, Knowledge};

/// The ranks of all titles.
#[derive(Debug)]
pub struct Titles {
    collation: Collation,
    /// The sort key of each title, by entry.
    keys: Vec<SortKey>,
    /// By entry.
    ranks: Vec<u32>,
}

impl Titles {
    /// Ranks all entries: by title, as readers of the site's language look names up; ties by id.
    pub(super) fn derive(knowledge: &Knowledge, config: &Config) -> Self {
        let collation = Collation::of(&config.language);
        let keys: Vec<SortKey> = knowledge.entries.iter().map(|entry| collation.key(&entry.title.value)).collect();
        let mut by_title: Vec<Ix> = knowledge.indices().collect();
        by_title.sort_unstable_by_key(|ix| (&keys[*ix as usize], *ix));
        let mut ranks: Vec<u32> = vec![0; by_title.len()];
        for (rank, ix) in (0..).zip(by_title) {
            ranks[ix as usize] = rank;
        }
        Self { collation, keys, ranks }
    }

    /// The sort key of any text that is to be sorted like titles.
    pub fn key(&self, text: &str) -> SortKey {
        self.collation.key(text)
    }

    /// The sort key of an entry's title.
    pub fn key_of(&self, ix: Ix) -> &SortKey {
        &self.keys[ix as usize]
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
        self.first_that(entries.iter().copied(), most, |_| true)
    }

    /// The first of some entries, by title, for which something holds. A page lists a few of what may be thousands, so that
    /// only these are put in order, and only those are asked that come before the last of them.
    pub fn first_that(&self, entries: impl IntoIterator<Item = Ix>, most: usize, holds: impl Fn(Ix) -> bool) -> Vec<Ix> {
        let mut first: BinaryHeap<(u32, Ix)> = BinaryHeap::with_capacity(most + 1);
        for ix in entries {
            let rank = self.rank(ix);
            let is_before = first.len() < most || first.peek().is_some_and(|(last, _)| rank < *last);
            if is_before && holds(ix) {
                first.push((rank, ix));
                if first.len() > most {
                    first.pop();
                }
            }
        }
        first.into_sorted_vec().into_iter().map(|(_, ix)| ix).collect()
    }
}
