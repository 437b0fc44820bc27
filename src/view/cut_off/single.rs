//! Single points of failure: the entries that alone stop or freeze an entry. These are the cuts, asked the other way round.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Belongs, CutOffs};
use crate::knowledge::{Adjacency, Ix};
use crate::schema::NeededTo;

/// Entries whose reasons lead through alternatives are found by cutting them off one by one, until this many have fallen in
/// all.
const MOST_FALLS: usize = 1_000;

/// The entries that alone stop or freeze an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Single {
    /// Sorted.
    pub stops: Vec<Ix>,
    /// Sorted.
    pub freezes: Vec<Ix>,
}

/// One single point of failure, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The entry that alone does it.
    pub entry: Ix,
    /// The steps from the entry that falls down to the point: each an unmet group, and the member that the next step is
    /// about. Empty if the reasons were not looked for.
    pub reasons: Vec<(u32, Ix)>,
}

/// The nearest single points of failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nearest {
    /// Nearest first.
    pub stops: Vec<Point>,
    /// Nearest first.
    pub freezes: Vec<Point>,
}

/// Entries reached on the way up, each with the index of the one it was reached from, and the group of which it is the only
/// member.
type Way = Vec<(Ix, usize, u32)>;

impl CutOffs {
    /// The numbers of entries that alone stop an entry, and that alone freeze it.
    pub fn single_counts(&self, entry: Ix) -> (usize, usize) {
        let (stops, freezes) = self.single_nodes(entry);
        let itself = usize::from(self.node(entry).is_some());
        let count = |nodes: Vec<Range<u32>>| -> usize { nodes.into_iter().map(|nodes| self.forest.members_in(nodes).len()).sum() };
        (count(stops) - itself, count(freezes))
    }

    /// All entries that alone stop or freeze this one.
    pub fn single(&self, entry: Ix) -> Single {
        let (stops, freezes) = self.single_nodes(entry);
        let members = |nodes: Vec<Range<u32>>| {
            let members = nodes.into_iter().flat_map(|nodes| self.forest.members_in(nodes)).copied();
            let mut members: Vec<Ix> = members.filter(|member| *member != entry).collect();
            members.sort_unstable();
            members
        };
        Single { stops: members(stops), freezes: members(freezes) }
    }

    /// The nodes at which an entry stops, and those at which it is frozen without stopping.
    fn single_nodes(&self, entry: Ix) -> (Vec<Range<u32>>, Vec<Range<u32>>) {
        let ranges =
            |listed: &Adjacency| listed.of(entry).iter().map(|start| *start..self.forest.ends[*start as usize]).collect::<Vec<_>>();
        let stops = ranges(&self.stopped_at);
        let mut freezes = Vec::new();
        let mut next = 0;
        for frozen in ranges(&self.frozen_at) {
            let mut from = frozen.start;
            while next < stops.len() && stops[next].start < frozen.end {
                if stops[next].start >= frozen.start {
                    freezes.push(from..stops[next].start);
                    from = stops[next].end;
                }
                next += 1;
            }
            freezes.push(from..frozen.end);
        }
        freezes.retain(|range| !range.is_empty());
        (stops, freezes)
    }

    /// The number of single points of failure in each group of countries, of both sorts together.
    pub fn single_by_country(&self, entry: Ix) -> Vec<(Belongs, usize)> {
        let (stops, freezes) = self.single_nodes(entry);
        let within = |nodes: &[u32]| -> usize {
            let count =
                |range: &Range<u32>| nodes.partition_point(|node| *node < range.end) - nodes.partition_point(|node| *node < range.start);
            stops.iter().chain(&freezes).map(count).sum()
        };
        let itself = |bucket: usize| usize::from(self.node(entry).is_some() && usize::from(self.bucket_of[entry as usize]) == bucket);
        let counts = self.bucket_nodes.iter().enumerate().map(|(at, nodes)| (self.buckets[at], within(nodes) - itself(at)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// The nearest single points of failure, at most this many of each sort.
    pub fn nearest(&self, entry: Ix, most: usize) -> Nearest {
        let mut seen = FxHashSet::from_iter([entry]);
        // Entries without alternatives on the way up are certain, and the nearest.
        let mut stops: Way = vec![(entry, 0, 0)];
        self.climb(&mut stops, &mut seen, most + 1);
        let mut freezes: Way = vec![(entry, 0, 0)];
        for group in self.graph.groups_of(entry) {
            let needs = self.graph.group(group);
            if needs.needed_to == NeededTo::Renew && needs.size == 1 && seen.insert(self.graph.targets(group)[0]) {
                freezes.push((self.graph.targets(group)[0], 0, group));
            }
        }
        // The entry itself was already visited; the way goes on from those that freeze it.
        let mut at = 1;
        while at < freezes.len() && freezes.len() <= most {
            self.step(&mut freezes, &mut seen, at);
            at += 1;
        }
        let points = |way: &Way, certain: &dyn Fn(Ix) -> bool| -> Vec<Point> {
            let places = (1..way.len()).filter(|at| certain(way[*at].0)).take(most);
            places.map(|at| Point { entry: way[at].0, reasons: reasons(way, at) }).collect()
        };
        let mut nearest = Nearest { stops: points(&stops, &|_| true), freezes: points(&freezes, &|off| self.freezes(off, entry)) };
        let counts = self.single_counts(entry);
        if nearest.stops.len() < counts.0.min(most) || nearest.freezes.len() < counts.1.min(most) {
            let single = self.single(entry);
            let mut room = MOST_FALLS;
            self.complete(&mut nearest.stops, &single.stops, entry, false, most, &mut room);
            self.complete(&mut nearest.freezes, &single.freezes, entry, true, most, &mut room);
        }
        nearest
    }

    fn climb(&self, way: &mut Way, seen: &mut FxHashSet<Ix>, most: usize) {
        let mut at = 0;
        while at < way.len() && way.len() < most {
            self.step(way, seen, at);
            at += 1;
        }
    }

    /// Continues from one place of a way to everything that alone stops the entry there.
    fn step(&self, way: &mut Way, seen: &mut FxHashSet<Ix>, at: usize) {
        for group in self.graph.groups_of(way[at].0) {
            if let Some(target) = self.graph.hard(group)
                && seen.insert(target)
            {
                way.push((target, at, group));
            }
        }
    }

    /// Adds those that stop or freeze an entry only through alternatives which all depend on them.
    fn complete(&self, points: &mut Vec<Point>, all: &[Ix], entry: Ix, frozen: bool, most: usize, room: &mut usize) {
        let known: FxHashSet<Ix> = points.iter().map(|point| point.entry).collect();
        for off in all.iter().filter(|off| !known.contains(off)) {
            if points.len() >= most {
                return;
            }
            let reasons = self.graph.why(*off, entry, frozen, room);
            points.push(Point { entry: *off, reasons });
        }
    }
}

/// The steps from the beginning of a way to a place on it.
fn reasons(way: &Way, mut at: usize) -> Vec<(u32, Ix)> {
    let mut steps = Vec::new();
    while at != 0 {
        let (entry, from, group) = way[at];
        steps.push((group, entry));
        at = from;
    }
    steps.reverse();
    steps
}
