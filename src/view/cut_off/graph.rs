//! The graph as cuts see it: the dependencies that are needed on the date, in groups of alternatives.

use jiff::civil;

use crate::knowledge::{Adjacency, Edge, Ix, Knowledge};
use crate::schema::{Extent, NeededTo, Takes};

/// Alternatives of which an entry needs one. An edge without alternatives is a group by itself.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The entry that needs it.
    pub owner: Ix,
    /// What it needs them for.
    pub needed_to: NeededTo,
    /// The number of entries in the group, without repetitions.
    pub size: u32,
}

/// A fact that follows if several others are true.
#[derive(Clone, Debug)]
pub(super) struct Requirement {
    /// The fact that follows.
    pub owner: Ix,
    /// The facts that it follows from; at least one.
    pub members: Vec<Ix>,
}

/// All groups of a site on a date.
#[derive(Debug, Default)]
pub struct Graph {
    entries: usize,
    /// The groups of one entry are adjacent, in the order written.
    groups: Vec<Group>,
    /// The first group of each entry, and the end of the last.
    starts: Vec<u32>,
    /// The edges of each group, by their numbers in the knowledge.
    edges: Adjacency,
    /// The entries of each group, without repetitions.
    targets: Adjacency,
    /// The groups that each entry is in.
    member_of: Adjacency,
    /// For each entry the edges to it that belong to these groups, by their numbers in the knowledge.
    on: Adjacency,
    /// For each entry the edges to it that concern a part of their owner, by their numbers in the knowledge.
    parts: Adjacency,
}

impl Graph {
    /// The groups of all entries that a cut can leave unmet on a day.
    ///
    /// Some edges are left out: those that do not hold on the day, those needed for nothing, those needed to renew something
    /// that is finished, groups with a member that takes a copy or permission, which remains whatever stops, and edges of a
    /// part unless they have alternatives.
    pub(super) fn new(knowledge: &Knowledge, as_of: civil::Date) -> Self {
        let mut graph = Self { entries: knowledge.entries.len(), ..Self::default() };
        let (mut edges, mut targets, mut member_of) = (Vec::new(), Vec::new(), Vec::new());
        let mut on: Vec<(Ix, u32)> = Vec::new();
        let mut parts: Vec<(Ix, u32)> = Vec::new();
        let mut needed: Vec<Ix> = Vec::new();
        let mut held: Vec<(NeededTo, Option<&str>, u32)> = Vec::new();
        let mut gathered: Vec<Vec<u32>> = Vec::new();
        for owner in knowledge.indices() {
            graph.starts.push(graph.groups.len() as u32);
            held.clear();
            gathered.clear();
            for number in knowledge.counted(owner, as_of) {
                let (edge, written) = (&knowledge.edges[number as usize], knowledge.dependency(&knowledge.edges[number as usize]));
                if edge.extent == Extent::Part && edge.takes == Takes::Operation {
                    parts.push((edge.to, number));
                }
                match written.any_of.as_deref() {
                    Some(label) => held.push((edge.needed_to, Some(label), number)),
                    None if edge.extent == Extent::Part => {}
                    None => gathered.push(vec![number]),
                }
            }
            held.sort_unstable();
            gathered
                .extend(held.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).map(|group| group.iter().map(|(_, _, number)| *number).collect()));
            gathered.retain(|group| group.iter().all(|number| knowledge.edges[*number as usize].takes == Takes::Operation));
            gathered.sort_unstable();
            needed.clear();
            for group in &gathered {
                let at = graph.groups.len() as u32;
                edges.extend(group.iter().map(|number| (at, *number)));
                let mut members: Vec<Ix> = group.iter().map(|number| knowledge.edges[*number as usize].to).collect();
                members.sort_unstable();
                members.dedup();
                targets.extend(members.iter().map(|member| (at, *member)));
                member_of.extend(members.iter().map(|member| (*member, at)));
                let needed_to = knowledge.edges[group[0] as usize].needed_to;
                graph.groups.push(Group { owner, needed_to, size: members.len() as u32 });
                needed.append(&mut members);
            }
            needed.sort_unstable();
            let edges = knowledge.outgoing.of(owner).iter().map(|number| (knowledge.edges[*number as usize].to, *number));
            on.extend(edges.filter(|(to, _)| needed.binary_search(to).is_ok()));
        }
        graph.starts.push(graph.groups.len() as u32);
        graph.edges = Adjacency::group(graph.groups.len(), &edges);
        graph.targets = Adjacency::group(graph.groups.len(), &targets);
        graph.member_of = Adjacency::group(graph.entries, &member_of);
        graph.on = Adjacency::group(graph.entries, &on);
        graph.parts = Adjacency::group(graph.entries, &parts);
        graph
    }

    /// A graph that only has groups, each of which stops its owner; there are no edges of a part.
    pub(super) fn of(entries: usize, mut follows: Vec<Requirement>) -> Self {
        follows.sort_by_key(|follow| follow.owner);
        let (mut targets, mut member_of) = (Vec::new(), Vec::new());
        let groups = (0..).zip(follows).map(|(at, Requirement { owner, mut members })| {
            members.sort_unstable();
            members.dedup();
            targets.extend(members.iter().map(|member| (at, *member)));
            member_of.extend(members.iter().map(|member| (*member, at)));
            Group { owner, needed_to: NeededTo::Run, size: members.len() as u32 }
        });
        let groups: Vec<Group> = groups.collect();
        let targets = Adjacency::group(groups.len(), &targets);
        Self { entries, targets, member_of: Adjacency::group(entries, &member_of), groups, ..Self::default() }
    }

    /// The number of entries.
    pub(super) fn entries(&self) -> usize {
        self.entries
    }

    /// The number of groups.
    pub(super) fn groups(&self) -> usize {
        self.groups.len()
    }

    /// The group with this number.
    pub fn group(&self, group: u32) -> Group {
        self.groups[group as usize]
    }

    /// The groups of an entry, in the order written.
    pub fn groups_of(&self, entry: Ix) -> std::ops::Range<u32> {
        self.starts[entry as usize]..self.starts[entry as usize + 1]
    }

    /// The entries of a group, without repetitions.
    pub fn targets(&self, group: u32) -> &[Ix] {
        self.targets.of(group)
    }

    /// The edges of a group, as written.
    pub fn edges<'k>(&self, knowledge: &'k Knowledge, group: u32) -> impl Iterator<Item = &'k Edge> {
        self.edges.of(group).iter().map(|number| &knowledge.edges[*number as usize])
    }

    /// The edges of all groups of an entry, group by group.
    pub fn edges_of<'k>(&self, knowledge: &'k Knowledge, owner: Ix) -> impl Iterator<Item = &'k Edge> {
        self.edges.of_range(self.groups_of(owner)).iter().map(|number| &knowledge.edges[*number as usize])
    }

    /// The edges to an entry that belong to a group of their owner, ordered by owner.
    pub fn edges_on<'k>(&self, knowledge: &'k Knowledge, entry: Ix) -> impl Iterator<Item = &'k Edge> {
        self.on.of(entry).iter().map(|number| &knowledge.edges[*number as usize])
    }

    /// The edges to an entry that concern only a part of their owner.
    pub fn parts_on<'k>(&self, knowledge: &'k Knowledge, entry: Ix) -> impl Iterator<Item = &'k Edge> {
        self.parts.of(entry).iter().map(|number| &knowledge.edges[*number as usize])
    }

    /// The groups that an entry is in.
    pub(super) fn member_of(&self, entry: Ix) -> &[u32] {
        self.member_of.of(entry)
    }

    /// The only member of a group that stops its owner, if it has just one.
    pub(super) fn hard(&self, group: u32) -> Option<Ix> {
        let Group { needed_to, size, .. } = self.group(group);
        (needed_to == NeededTo::Run && size == 1).then(|| self.targets(group)[0])
    }
}
