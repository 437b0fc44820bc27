//! Cut-offs: what stops and what freezes when an entry, or everything of a country, is gone.
//!
//! Every entry is intact, frozen or stopped. An entry that is cut off is stopped. The dependencies of an entry form groups
//! of alternatives. A group is met as long as one of them has not stopped, or takes a copy or permission, which remain. An
//! unmet group that is needed to run stops the entry; one that is needed to renew freezes it. Only stopped entries affect
//! others. The result is the least fixed point, so it is well defined on circles.
//!
//! A single cut with its reasons is a walk ([`Graph::cut`]). All cuts are found in one walk over a forest of them, and
//! stored as what each adds to the one above it, and for each entry as intervals of that forest. Whether an entry stops with
//! `x` is then a search for the node of `x`, and the entry's single points of failure are the entries within its intervals.

mod causes;
mod forest;
mod graph;
mod listed;
mod long_run;
mod parts;
mod single;
mod walk;

pub use causes::{Causes, Place};
pub use forest::Sums;
pub use graph::{Graph, Group};
pub use listed::Listed;
pub use long_run::LongRun;
pub use parts::{LostPart, owners};
pub use single::{Nearest, Point, Single};
pub use walk::{Cut, Fall};

use jiff::civil;

use crate::knowledge::{Adjacency, Ix, Knowledge};
use crate::value::Country;
use forest::{Forest, Found, NONE, Weights};

/// The most affected entries that a page lists. Of more it shows the nearest, and the number in each group.
pub const LISTED: usize = 200;

/// The group of a list that an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Belongs {
    /// One country.
    To(Country),
    /// Several countries.
    ToSeveral,
    /// No country.
    ToNone,
}

impl Belongs {
    /// The group of an entry.
    pub fn of(knowledge: &Knowledge, entry: Ix) -> Self {
        match &knowledge.entry(entry).countries[..] {
            [] => Self::ToNone,
            [country] => Self::To(country.value),
            _ => Self::ToSeveral,
        }
    }
}

/// The cuts of all entries.
#[derive(Debug, Default)]
pub struct CutOffs {
    /// The groups of alternatives on the date.
    pub graph: Graph,
    forest: Forest,
    found: Vec<Found>,
    /// The topmost nodes at which each entry stops; the subtrees of an entry's nodes do not overlap.
    stopped_at: Adjacency,
    /// The same for freezing; further below, the entry may stop.
    frozen_at: Adjacency,
    projects: Vec<bool>,
    buckets: Vec<Belongs>,
    bucket_of: Vec<u16>,
    /// The nodes of the members of each bucket, sorted.
    bucket_nodes: Vec<Vec<u32>>,
}

impl CutOffs {
    /// Finds all cuts on a day.
    pub fn derive(knowledge: &Knowledge, as_of: civil::Date) -> Self {
        let graph = Graph::new(knowledge, as_of);
        let forest = Forest::plant(&graph);
        let projects: Vec<bool> = knowledge.entries.iter().map(|entry| entry.kind.project).collect();
        let belongs: Vec<Belongs> = knowledge.indices().map(|ix| Belongs::of(knowledge, ix)).collect();
        let mut buckets = belongs.clone();
        buckets.sort_unstable();
        buckets.dedup();
        let place = |one: &Belongs| buckets.binary_search(one).unwrap_or_default() as u16;
        let bucket_of: Vec<u16> = belongs.iter().map(place).collect();
        let weights = Weights { project: &projects, bucket: &bucket_of, buckets: buckets.len(), few: LISTED };
        let found = forest.walk(&graph, &weights);
        let at = |which: fn(&Found) -> &[Ix]| {
            let pairs: Vec<(Ix, u32)> =
                (0..).zip(&found).flat_map(|(node, found)| which(found).iter().map(move |ix| (*ix, node))).collect();
            Adjacency::group(graph.entries(), &pairs)
        };
        let (stopped_at, frozen_at) = (at(|found| &found.stopped), at(|found| &found.frozen));
        let mut bucket_nodes = vec![Vec::new(); buckets.len()];
        for node in 0..found.len() as u32 {
            for member in forest.members.of(node) {
                bucket_nodes[usize::from(bucket_of[*member as usize])].push(node);
            }
        }
        Self { graph, forest, found, stopped_at, frozen_at, projects, buckets, bucket_of, bucket_nodes }
    }

    fn node(&self, entry: Ix) -> Option<u32> {
        self.forest.node_of.get(entry as usize).copied().filter(|node| *node != NONE)
    }

    /// How much falls when `off` is cut off, without `off` itself.
    pub fn sums(&self, off: Ix) -> Sums {
        let Some(node) = self.node(off) else { return Sums::default() };
        let all = self.found[node as usize].all;
        let itself = u32::from(self.projects[off as usize]);
        Sums { stopped: all.stopped - 1, projects_stopped: all.projects_stopped - itself, ..all }
    }

    /// How many entries stop and freeze in each group of countries, without `off` itself. Only known if more than [`LISTED`]
    /// fall.
    pub fn by_country(&self, off: Ix) -> impl Iterator<Item = (Belongs, u32, u32)> + '_ {
        let buckets = self.node(off).map(|node| &*self.found[node as usize].buckets).unwrap_or_default();
        buckets.iter().map(move |(bucket, stopped, frozen)| {
            let itself = u32::from(self.bucket_of[off as usize] == *bucket);
            (self.buckets[usize::from(*bucket)], stopped - itself, *frozen)
        })
    }

    /// What the cut of an entry adds to another one: that other entry, if there is one, then what stops and what freezes in
    /// addition, both sorted. `off` itself is included, and so is an entry that freezes in the other cut but stops in this
    /// one.
    pub fn beyond(&self, off: Ix) -> (Option<Ix>, &[Ix], &[Ix]) {
        let Some(node) = self.node(off) else { return (None, &[], &[]) };
        let first = self.forest.members.of(node)[0];
        if first != off {
            return (Some(first), &[], &[]);
        }
        let above = self.forest.parents[node as usize];
        let found = &self.found[node as usize];
        ((above != NONE).then(|| self.forest.members.of(above)[0]), &found.stopped, &found.frozen)
    }

    /// All entries that stop and that freeze when `off` is cut off, without `off` itself; both sorted.
    pub fn all(&self, off: Ix) -> (Vec<Ix>, Vec<Ix>) {
        let (mut stopped, mut frozen) = (Vec::new(), Vec::new());
        let mut at = self.node(off).unwrap_or(NONE);
        while let Some(found) = self.found.get(at as usize) {
            stopped.extend_from_slice(&found.stopped);
            frozen.extend_from_slice(&found.frozen);
            at = self.forest.parents[at as usize];
        }
        stopped.sort_unstable();
        frozen.sort_unstable();
        frozen.retain(|entry| stopped.binary_search(entry).is_err());
        stopped.retain(|entry| *entry != off);
        (stopped, frozen)
    }

    /// Whether the cut of `off` stops an entry.
    pub fn stops(&self, off: Ix, entry: Ix) -> bool {
        off == entry || self.node(off).is_some_and(|node| self.forest.is_within(node, &self.stopped_at, entry))
    }

    /// Whether the cut of `off` freezes an entry without stopping it.
    pub fn freezes(&self, off: Ix, entry: Ix) -> bool {
        !self.stops(off, entry) && self.node(off).is_some_and(|node| self.forest.is_within(node, &self.frozen_at, entry))
    }
}
