//! Cut-off: what stops and what freezes when an entry, or everything of a country, is not there any more.
//!
//! Every entry is intact, frozen or stopped. What is cut off is stopped. The dependencies of an entry are in groups of
//! alternatives; a group is met while one of them is not stopped, or takes a copy or leave, which stay. An unmet group that is needed to run stops the entry, one
//! that is needed to renew freezes it. Only what has stopped spreads. The answer is the least fixed point, so circles are
//! well defined.
//!
//! One cut with its reasons is a walk ([`Graph::cut`]). All cuts are found in one walk over a forest of them and kept
//! as what each adds to the one above it, and for each entry as intervals of that forest: so that an entry stops with `x` is
//! a search for the place of `x`, and its single points of failure are the entries within its intervals.

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

/// As many falls a page lists. Of more it shows the nearest, and how many there are in each group.
pub const LISTED: usize = 200;

/// In which group of a list an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Belongs {
    /// To one country.
    To(Country),
    /// To several.
    ToSeveral,
    /// To none.
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

/// Every cut of one entry.
#[derive(Debug, Default)]
pub struct CutOffs {
    /// The groups of alternatives at the date.
    pub graph: Graph,
    forest: Forest,
    found: Vec<Found>,
    /// The nodes at which each entry begins to stop; they and those below them do not overlap.
    stopped_at: Adjacency,
    /// The same for what is frozen; below, it may stop.
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

    /// How much falls when `off` is cut off, itself left out.
    pub fn sums(&self, off: Ix) -> Sums {
        let Some(node) = self.node(off) else { return Sums::default() };
        let all = self.found[node as usize].all;
        let itself = u32::from(self.projects[off as usize]);
        Sums { stopped: all.stopped - 1, projects_stopped: all.projects_stopped - itself, ..all }
    }

    /// How many stop and freeze in each group of countries, itself left out. Only known where more than [`LISTED`] fall.
    pub fn by_country(&self, off: Ix) -> impl Iterator<Item = (Belongs, u32, u32)> + '_ {
        let buckets = self.node(off).map(|node| &*self.found[node as usize].buckets).unwrap_or_default();
        buckets.iter().map(move |(bucket, stopped, frozen)| {
            let itself = u32::from(self.bucket_of[off as usize] == *bucket);
            (self.buckets[usize::from(*bucket)], stopped - itself, *frozen)
        })
    }

    /// What the cut of an entry adds to another one: that one, if there is one, then what stops and what is frozen beyond
    /// it, sorted. `off` itself, and what is frozen in the other but stops here, is not left out.
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

    /// Everything that stops and is frozen when `off` is cut off, itself left out; both sorted.
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
        off == entry || self.node(off).is_some_and(|node| self.within(&self.stopped_at, entry, node))
    }

    /// Whether the cut of `off` freezes an entry, and does not stop it.
    pub fn freezes(&self, off: Ix, entry: Ix) -> bool {
        !self.stops(off, entry) && self.node(off).is_some_and(|node| self.within(&self.frozen_at, entry, node))
    }

    /// Whether a node is one of those listed for an entry, or below one.
    fn within(&self, listed: &Adjacency, entry: Ix, node: u32) -> bool {
        let starts = listed.of(entry);
        let before = starts.partition_point(|start| *start <= node);
        before > 0 && node < self.forest.ends[starts[before - 1] as usize]
    }
}
