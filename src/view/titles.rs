//! The order of titles: the rank of each entry, as readers of the site's language look names up.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
        self.first_that(entries, most, |_| true)
    }

    /// The first entries of a list, by title, for which something holds. A page lists a few of what may be thousands, so that
    /// only these are put in order, and only as many are asked as it takes.
    pub fn first_that<'e>(&self, entries: impl IntoIterator<Item = &'e Ix>, most: usize, holds: impl Fn(Ix) -> bool) -> Vec<Ix> {
        let mut by_rank: BinaryHeap<Reverse<(u32, Ix)>> = entries.into_iter().map(|ix| Reverse((self.rank(*ix), *ix))).collect();
        let in_order = std::iter::from_fn(|| by_rank.pop()).map(|Reverse((_, ix))| ix);
        in_order.filter(|ix| holds(*ix)).take(most).collect()
    }
}
