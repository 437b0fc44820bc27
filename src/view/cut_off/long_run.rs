//! What is at risk in the long run with every cut, found for all cuts at once.
//!
//! Three facts can be true of an entry: it has stopped; it cannot be renewed, or worse; it is affected in any way. Each fact
//! follows from others: the third from the second, the first two from groups of ties that are lost, and the third also from
//! groups in which no tie is sound. So the facts form a graph like that of a cut, and what follows from an entry that stops
//! is found in a forest over it, as for cuts.

use super::forest::{Forest, NONE, Weights};
use super::graph::{Graph, Requirement};
use crate::knowledge::{Adjacency, Ix, Knowledge};
use crate::schema::{NeededTo, Takes};
use crate::view::states::Ties;

/// The most affected entries for which those at risk are listed instead of only counted.
const MOST_HIT: usize = 2_000;
/// The number of facts of each entry.
const FACTS: u32 = 3;

/// It has stopped.
fn stopped(entry: Ix) -> u32 {
    FACTS * entry
}

/// It cannot be renewed, or has stopped.
fn frozen(entry: Ix) -> u32 {
    FACTS * entry + 1
}

/// It is affected: at risk in the long run, or worse.
fn hit(entry: Ix) -> u32 {
    FACTS * entry + 2
}

/// How much is affected with every entry.
#[derive(Debug, Default)]
pub struct LongRun {
    forest: Forest,
    /// By node.
    affected: Vec<Affected>,
    /// The topmost nodes at which each entry is affected.
    hit_at: Adjacency,
}

/// What is affected at a node of the forest.
#[derive(Debug)]
struct Affected {
    /// The entries that are not affected at the node above; sorted.
    added: Box<[Ix]>,
    /// The number of all entries that are affected.
    entries: u32,
    /// The number of projects among them.
    projects: u32,
}

impl LongRun {
    /// Finds what is affected with every entry that others depend on.
    pub fn derive(knowledge: &Knowledge, ties: &Ties) -> Self {
        let mut follows: Vec<Requirement> = Vec::with_capacity(knowledge.entries.len() * 2);
        for entry in knowledge.indices() {
            follows.push(Requirement { owner: frozen(entry), members: vec![stopped(entry)] });
            follows.push(Requirement { owner: hit(entry), members: vec![frozen(entry)] });
        }
        for group in ties.groups() {
            let edges = || group.edges.iter().map(|number| &knowledge.edges[*number as usize]);
            if edges().all(|edge| edge.takes == Takes::Operation) {
                let owner = if group.needed_to == NeededTo::Run { stopped(group.owner) } else { frozen(group.owner) };
                follows.push(Requirement { owner, members: edges().map(|edge| stopped(edge.to)).collect() });
            }
            let sound = || edges().filter(|edge| group.counts(edge));
            if sound().all(|edge| edge.takes != Takes::Leave) {
                let worn = |takes, to| if takes == Takes::Copy { frozen(to) } else { hit(to) };
                follows.push(Requirement { owner: hit(group.owner), members: sound().map(|edge| worn(edge.takes, edge.to)).collect() });
            }
        }
        let facts = knowledge.entries.len() * FACTS as usize;
        let graph = Graph::of(facts, follows);
        let is_hit = |fact: usize| fact % FACTS as usize == 2;
        let projects: Vec<bool> = (0..facts).map(|fact| is_hit(fact) && knowledge.entries[fact / FACTS as usize].kind.project).collect();
        let sorts: Vec<u16> = (0..facts).map(|fact| u16::from(is_hit(fact))).collect();
        let forest = Forest::plant(&graph);
        let found = forest.walk(&graph, &Weights { project: &projects, bucket: &sorts, buckets: 2, few: 0 });
        let affected: Vec<Affected> = found
            .into_iter()
            .map(|found| Affected {
                added: found.stopped.iter().filter(|fact| is_hit(**fact as usize)).map(|fact| fact / FACTS).collect(),
                entries: found.buckets.iter().find(|(sort, ..)| *sort == 1).map_or(0, |(_, hit, _)| *hit),
                projects: found.all.projects_stopped,
            })
            .collect();
        let pairs: Vec<(Ix, u32)> = (0..).zip(&affected).flat_map(|(node, one)| one.added.iter().map(move |ix| (*ix, node))).collect();
        let hit_at = Adjacency::group(knowledge.entries.len(), &pairs);
        Self { forest, affected, hit_at }
    }

    fn node(&self, off: Ix) -> Option<u32> {
        self.forest.node_of.get(stopped(off) as usize).copied().filter(|node| *node != NONE)
    }

    /// The number of entries, and of projects, that are affected in any way when `off` is cut off, including itself.
    pub fn hit(&self, off: Ix) -> (usize, usize) {
        self.node(off).map(|node| &self.affected[node as usize]).map_or((0, 0), |at| (at.entries as usize, at.projects as usize))
    }

    /// Whether so few entries are affected when `off` is cut off that a page may look at all of them.
    pub fn hits_few(&self, off: Ix) -> bool {
        self.hit(off).0 <= MOST_HIT
    }

    /// Whether an entry is affected in any way when `off` is cut off.
    pub fn hits(&self, off: Ix, entry: Ix) -> bool {
        self.node(off).is_some_and(|node| self.forest.is_within(node, &self.hit_at, entry))
    }

    /// The same as [`LongRun::all`] without their order, but nothing unless they are few.
    pub fn few(&self, off: Ix) -> impl Iterator<Item = Ix> + '_ {
        self.hits_few(off).then(|| self.each(off)).into_iter().flatten()
    }

    /// The entries that are affected in any way when `off` is cut off, including itself; sorted.
    pub fn all(&self, off: Ix) -> Vec<Ix> {
        let mut all: Vec<Ix> = self.each(off).collect();
        all.sort_unstable();
        all
    }

    fn each(&self, off: Ix) -> impl Iterator<Item = Ix> + '_ {
        let first = self.node(off);
        let nodes = std::iter::successors(first, |node| Some(self.forest.parents[*node as usize]).filter(|parent| *parent != NONE));
        nodes.flat_map(|node| &self.affected[node as usize].added).copied()
    }
}
