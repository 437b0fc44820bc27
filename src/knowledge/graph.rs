//! Adjacency lists of integers, sorted once: a graph with a million edges is three vectors.

use super::Ix;
use crate::schema::{Extent, NeededTo, Takes};

/// A resolved dependency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The entry that depends.
    pub from: Ix,
    /// The entry that is depended on.
    pub to: Ix,
    /// Its index among the dependencies of `from`.
    pub written: u32,
    /// The number of its role.
    pub role: u32,
    /// What it is needed for.
    pub needed_to: NeededTo,
    /// What it takes from its target.
    pub takes: Takes,
    /// Whether it concerns the whole entry or a part of it.
    pub extent: Extent,
    /// Whether the stack below its target also counts as the stack below its owner, as its role says.
    pub through: bool,
}

/// For each entry a list of items, most often of numbers, which are edges or entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjacency<T = u32> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Adjacency<T> {
    /// Groups `(entry, item)` pairs by entry, for `entries` entries, keeping the order within each group. Linear.
    pub fn group(entries: usize, pairs: &[(Ix, T)]) -> Self {
        let mut starts = vec![0u32; entries + 1];
        for (entry, _) in pairs {
            starts[*entry as usize + 1] += 1;
        }
        for at in 0..entries {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut items: Vec<T> = pairs.iter().map(|(_, item)| *item).collect();
        for (entry, item) in pairs {
            let slot = &mut next[*entry as usize];
            items[*slot as usize] = *item;
            *slot += 1;
        }
        Self { starts, items }
    }

    /// The items of an entry.
    pub fn of(&self, entry: Ix) -> &[T] {
        let at = entry as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.items[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The items of a range of entries.
    pub fn of_range(&self, entries: std::ops::Range<Ix>) -> &[T] {
        match (self.starts.get(entries.start as usize), self.starts.get(entries.end as usize)) {
            (Some(start), Some(end)) if start <= end => &self.items[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_grouped_in_order() {
        let adjacency = Adjacency::group(3, &[(2, 7), (0, 1), (2, 5)]);
        assert_eq!(adjacency.of(0), [1]);
        assert_eq!(adjacency.of(1), [0u32; 0]);
        assert_eq!(adjacency.of(2), [7, 5]);
        assert_eq!(adjacency.of(9), [0u32; 0]);
        assert_eq!(adjacency.of_range(1..3), [7, 5]);
        assert_eq!(adjacency.of_range(0..4), [0u32; 0]);
    }
}
