//! All cuts of a base, without walking the same part of the graph again and again.
//!
//! If `x` is the only member of a group that `y` needs to run, cutting `x` stops everything that cutting `y` stops, and
//! more. So the cuts form a forest: entries that stop each other share a node, and each node lies below that one of its
//! dependents which stops most. The forest is walked from the top. At each node only what falls in addition to the node
//! above is found, and on the way back it is undone. In a large base, where most entries depend on one circle, that circle
//! is paid for only once.

use rayon::prelude::*;

use super::graph::Graph;
use crate::knowledge::{Adjacency, Circles, Ix};
use crate::schema::NeededTo;

/// Stands for a missing node.
pub(super) const NONE: u32 = u32::MAX;
/// The least number of nodes that a thread walks, because a walk that begins in the middle first goes down from the top.
const CHUNK: usize = 512;

/// The shape of the forest. Nodes are numbered in the order of the walk, so the nodes below a node follow it.
#[derive(Debug, Default)]
pub(super) struct Forest {
    /// The node of each entry that others depend on.
    pub node_of: Vec<u32>,
    /// The parent of each node.
    pub parents: Vec<u32>,
    /// The end of the range of nodes below each node.
    pub ends: Vec<u32>,
    /// The entries of each node.
    pub members: Adjacency,
}

/// What falls at a node in addition to the node above it, and how much falls in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Sorted. Some of them may have been frozen above.
    pub stopped: Box<[Ix]>,
    /// Sorted.
    pub frozen: Box<[Ix]>,
    /// The number of all entries that fall, including the members of the node.
    pub all: Sums,
    /// The same by bucket, without empty buckets; only if many entries fall.
    pub buckets: Box<[(u16, u32, u32)]>,
}

/// Numbers of entries that fall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The number of projects that stop.
    pub projects_stopped: u32,
    /// The number of projects that are frozen.
    pub projects_frozen: u32,
    /// The number of entries that stop.
    pub stopped: u32,
    /// The number of entries that are frozen.
    pub frozen: u32,
}

/// The data that sums are made from.
pub(super) struct Weights<'a> {
    /// Whether an entry is a project.
    pub project: &'a [bool],
    /// The bucket of each entry.
    pub bucket: &'a [u16],
    /// The number of buckets.
    pub buckets: usize,
    /// Up to this many falling entries, nobody asks for them by bucket.
    pub few: usize,
}

impl Forest {
    /// Finds circles of entries that stop each other, and puts each below the dependent that stops most. Linear.
    pub(super) fn plant(graph: &Graph) -> Self {
        let entries = graph.entries();
        let depended = |entry: Ix| graph.member_of(entry).iter().any(|group| graph.group(*group).owner != entry);
        let eligible: Vec<bool> = (0..entries as Ix).map(depended).collect();
        // Edges from an entry to others that it cannot run without.
        let mut hard: Vec<(Ix, Ix)> = Vec::new();
        for group in 0..graph.groups() as u32 {
            let owner = graph.group(group).owner;
            if let Some(target) = graph.hard(group)
                && eligible[owner as usize]
            {
                hard.push((owner, target));
            }
        }
        let needs = Adjacency::group(entries, &hard);
        let circles = Circles::find(entries, |entry, at| needs.of(entry).get(at).copied());
        // Dependents have higher numbers, so on the way down each circle knows its own reach before it offers itself as a
        // parent.
        let members = Adjacency::group(circles.count, &(0..).zip(&circles.of).map(|(ix, circle)| (*circle, ix)).collect::<Vec<_>>());
        let mut reach = vec![0u64; circles.count];
        let mut above: Vec<(u64, u32)> = vec![(0, NONE); circles.count];
        for circle in (0..circles.count as u32).rev() {
            reach[circle as usize] += members.of(circle).len() as u64;
            for target in members.of(circle).iter().flat_map(|member| needs.of(*member)) {
                let below = circles.of[*target as usize];
                if below != circle {
                    let own = reach[circle as usize];
                    reach[below as usize] = reach[below as usize].saturating_add(own).min(u64::MAX / 2);
                    let best = &mut above[below as usize];
                    if best.1 == NONE || own > best.0 {
                        *best = (own, circle);
                    }
                }
            }
        }
        let used = |circle: u32| eligible[members.of(circle)[0] as usize];
        let pairs = (0..circles.count as u32).filter(|circle| used(*circle)).map(|circle| (above[circle as usize].1, circle));
        let (tops, below): (Vec<_>, Vec<_>) = pairs.partition(|(parent, _)| *parent == NONE);
        let below = Adjacency::group(circles.count, &below);
        let mut forest = Self { node_of: vec![NONE; entries], ..Self::default() };
        let mut belonging: Vec<(u32, Ix)> = Vec::new();
        let mut work: Vec<(u32, u32)> = tops.into_iter().rev().map(|(_, circle)| (circle, NONE)).collect();
        while let Some((circle, parent)) = work.pop() {
            let node = forest.parents.len() as u32;
            forest.parents.push(parent);
            for member in members.of(circle) {
                forest.node_of[*member as usize] = node;
                belonging.push((node, *member));
            }
            work.extend(below.of(circle).iter().rev().map(|child| (*child, node)));
        }
        let nodes = forest.parents.len();
        forest.members = Adjacency::group(nodes, &belonging);
        forest.ends = (1..=nodes as u32).collect();
        for node in (0..nodes).rev() {
            let parent = forest.parents[node];
            if parent != NONE {
                forest.ends[parent as usize] = forest.ends[parent as usize].max(forest.ends[node]);
            }
        }
        forest
    }

    /// The entries of a range of nodes.
    pub(super) fn members_in(&self, nodes: std::ops::Range<u32>) -> &[Ix] {
        self.members.of_range(nodes)
    }

    /// Whether a node is one of those listed for an entry, or lies below one. The subtrees of the listed nodes do not overlap.
    pub(super) fn is_within(&self, node: u32, listed: &Adjacency, entry: Ix) -> bool {
        let starts = listed.of(entry);
        let before = starts.partition_point(|start| *start <= node);
        before > 0 && node < self.ends[starts[before - 1] as usize]
    }

    /// What falls at each node, in the order of nodes. The result does not depend on the number of threads.
    pub(super) fn walk(&self, graph: &Graph, weights: &Weights<'_>) -> Vec<Found> {
        let nodes = self.parents.len();
        let chunk = nodes.div_ceil(rayon::current_num_threads() * 4).max(CHUNK);
        let starts: Vec<usize> = (0..nodes).step_by(chunk).collect();
        let found: Vec<Vec<Found>> =
            starts.into_par_iter().map(|start| self.part(graph, weights, start..(start + chunk).min(nodes))).collect();
        found.into_iter().flatten().collect()
    }

    fn part(&self, graph: &Graph, weights: &Weights<'_>, nodes: std::ops::Range<usize>) -> Vec<Found> {
        let mut walk = Walk::new(graph, weights);
        let mut way: Vec<u32> =
            std::iter::successors(self.parents.get(nodes.start).copied(), |node| self.parents.get(*node as usize).copied())
                .take_while(|node| *node != NONE)
                .collect();
        way.reverse();
        for node in way {
            walk.enter(node, self.members.of(node));
        }
        let mut found = Vec::with_capacity(nodes.len());
        for node in nodes {
            walk.leave_until(self.parents[node]);
            walk.enter(node as u32, self.members.of(node as u32));
            found.push(walk.found());
        }
        found
    }
}

/// The state at one node, with the information to return from it.
struct Walk<'a> {
    graph: &'a Graph,
    weights: &'a Weights<'a>,
    lost: Vec<u32>,
    stopped: Vec<bool>,
    frozen: Vec<bool>,
    sums: Sums,
    buckets: Vec<(u32, u32)>,
    /// The current node and those above it, each with what stopped and what froze there.
    open: Vec<(u32, Vec<Ix>, Vec<Ix>)>,
}

impl<'a> Walk<'a> {
    fn new(graph: &'a Graph, weights: &'a Weights<'a>) -> Self {
        let marks = vec![false; graph.entries()];
        Self {
            graph,
            weights,
            lost: vec![0; graph.groups()],
            stopped: marks.clone(),
            frozen: marks,
            sums: Sums::default(),
            buckets: vec![(0, 0); weights.buckets],
            open: Vec::new(),
        }
    }

    fn enter(&mut self, node: u32, members: &[Ix]) {
        let (mut stopped, mut froze) = (Vec::new(), Vec::new());
        for member in members {
            self.stop(*member, &mut stopped);
        }
        let mut at = 0;
        while let Some(entry) = stopped.get(at).copied() {
            at += 1;
            for group in self.graph.member_of(entry) {
                self.lost[*group as usize] += 1;
                let needs = self.graph.group(*group);
                if self.lost[*group as usize] < needs.size {
                    continue;
                }
                match needs.needed_to {
                    NeededTo::Run => self.stop(needs.owner, &mut stopped),
                    NeededTo::Renew if !self.frozen[needs.owner as usize] => {
                        self.frozen[needs.owner as usize] = true;
                        froze.push(needs.owner);
                        if !self.stopped[needs.owner as usize] {
                            self.count(needs.owner, 0, 1);
                        }
                    }
                    NeededTo::Renew | NeededTo::Nothing => {}
                }
            }
        }
        self.open.push((node, stopped, froze));
    }

    fn stop(&mut self, entry: Ix, stopped: &mut Vec<Ix>) {
        if !std::mem::replace(&mut self.stopped[entry as usize], true) {
            stopped.push(entry);
            self.count(entry, 1, if self.frozen[entry as usize] { -1 } else { 0 });
        }
    }

    fn count(&mut self, entry: Ix, stopped: i32, frozen: i32) {
        let add = |sum: &mut u32, change: i32| *sum = sum.wrapping_add_signed(change);
        add(&mut self.sums.stopped, stopped);
        add(&mut self.sums.frozen, frozen);
        if self.weights.project[entry as usize] {
            add(&mut self.sums.projects_stopped, stopped);
            add(&mut self.sums.projects_frozen, frozen);
        }
        let bucket = &mut self.buckets[usize::from(self.weights.bucket[entry as usize])];
        add(&mut bucket.0, stopped);
        add(&mut bucket.1, frozen);
    }

    /// Goes back up until the current node is `parent`, or to the top.
    fn leave_until(&mut self, parent: u32) {
        while self.open.last().is_some_and(|(node, ..)| *node != parent)
            && let Some((_, stopped, froze)) = self.open.pop()
        {
            // In reverse order. An entry that froze here had not stopped before, or had not been counted.
            for entry in stopped.iter().rev() {
                for group in self.graph.member_of(*entry) {
                    self.lost[*group as usize] -= 1;
                }
                self.stopped[*entry as usize] = false;
                self.count(*entry, -1, if self.frozen[*entry as usize] { 1 } else { 0 });
            }
            for entry in froze {
                self.frozen[entry as usize] = false;
                if !self.stopped[entry as usize] {
                    self.count(entry, 0, -1);
                }
            }
        }
    }

    /// What falls at the current node in addition to the one above.
    fn found(&self) -> Found {
        let Some((_, stopped, froze)) = self.open.last() else { return Found::default() };
        let sorted = |mut entries: Vec<Ix>| {
            entries.sort_unstable();
            entries.into_boxed_slice()
        };
        let much = (self.sums.stopped + self.sums.frozen) as usize > self.weights.few;
        let buckets = (0..).zip(&self.buckets).filter(|(_, (stopped, frozen))| much && stopped + frozen > 0);
        Found {
            stopped: sorted(stopped.clone()),
            frozen: sorted(froze.iter().copied().filter(|entry| !self.stopped[*entry as usize]).collect()),
            all: self.sums,
            buckets: buckets.map(|(at, (stopped, frozen))| (at, *stopped, *frozen)).collect(),
        }
    }
}
