//! The graph as a cut sees it: what must be there at the date, in groups of alternatives; and the walk of one cut through it.

use std::cell::RefCell;

use jiff::civil;

use crate::knowledge::{Adjacency, Edge, Ix, Knowledge};
use crate::schema::NeededTo;

/// In the place of a group: the entry was cut off itself.
const NONE: u32 = u32::MAX;

/// Alternatives of which an entry needs one. An edge without alternatives is a group of its own.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The entry that needs it.
    pub owner: Ix,
    /// What for.
    pub needed_to: NeededTo,
    /// How many entries would do, each counted once.
    pub size: u32,
}

/// All groups of a site at a date.
#[derive(Debug, Default)]
pub struct Graph {
    entries: usize,
    /// Those of one entry stand together, in the order written.
    groups: Vec<Group>,
    /// The first group of each entry, and the end.
    starts: Vec<u32>,
    /// The edges of each group, by their number in the knowledge.
    edges: Adjacency,
    /// The entries of each group, each once.
    targets: Adjacency,
    /// The groups that each entry is in.
    member_of: Adjacency,
}

/// An entry that falls in a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// What falls.
    pub entry: Ix,
    /// Whether it can only not be renewed.
    pub frozen: bool,
    group: u32,
}

impl Fall {
    /// The group that is not met any more; none if the entry was cut off itself.
    pub fn reason(&self) -> Option<u32> {
        (self.group != NONE).then_some(self.group)
    }
}

/// What falls when entries are cut off.
#[derive(Debug, Default)]
pub struct Cut {
    /// In the order of falling, nearest first; what was cut off itself at the beginning.
    pub falls: Vec<Fall>,
    /// Groups that lost a member and are met by another.
    pub held: Vec<u32>,
    /// Places in `falls`, by entry.
    places: Vec<(Ix, u32)>,
}

thread_local! {
    /// State of one walk, clean between walks: a walk costs what it visits, not the size of the base.
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::default());
}

#[derive(Default)]
struct Scratch {
    /// How many members each group has lost.
    lost: Vec<u32>,
    stopped: Vec<bool>,
    frozen: Vec<bool>,
}

impl Graph {
    /// The groups of all entries on a day. Edges that do not hold on it are left out.
    pub(super) fn new(knowledge: &Knowledge, as_of: civil::Date) -> Self {
        let mut graph = Self { entries: knowledge.entries.len(), ..Self::default() };
        let (mut edges, mut targets, mut member_of) = (Vec::new(), Vec::new(), Vec::new());
        let mut held: Vec<(NeededTo, Option<&str>, u32)> = Vec::new();
        let mut gathered: Vec<Vec<u32>> = Vec::new();
        for owner in knowledge.indices() {
            graph.starts.push(graph.groups.len() as u32);
            held.clear();
            gathered.clear();
            for number in knowledge.outgoing.of(owner) {
                let edge = &knowledge.edges[*number as usize];
                let written = knowledge.dependency(edge);
                if written.during.as_ref().is_some_and(|during| !during.contains(as_of)) {
                    continue;
                }
                match written.any_of.as_deref() {
                    Some(label) => held.push((edge.needed_to, Some(label), *number)),
                    None => gathered.push(vec![*number]),
                }
            }
            held.sort_unstable();
            gathered
                .extend(held.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).map(|group| group.iter().map(|(_, _, number)| *number).collect()));
            gathered.sort_unstable();
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
            }
        }
        graph.starts.push(graph.groups.len() as u32);
        graph.edges = Adjacency::group(graph.groups.len(), &edges);
        graph.targets = Adjacency::group(graph.groups.len(), &targets);
        graph.member_of = Adjacency::group(graph.entries, &member_of);
        graph
    }

    /// How many entries there are.
    pub(super) fn entries(&self) -> usize {
        self.entries
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.groups.len()
    }

    /// The group of a number.
    pub fn group(&self, group: u32) -> Group {
        self.groups[group as usize]
    }

    /// The groups of an entry, in the order written.
    pub fn groups_of(&self, entry: Ix) -> std::ops::Range<u32> {
        self.starts[entry as usize]..self.starts[entry as usize + 1]
    }

    /// The entries of a group, each once.
    pub fn targets(&self, group: u32) -> &[Ix] {
        self.targets.of(group)
    }

    /// The edges of a group, as written.
    pub fn edges<'k>(&self, knowledge: &'k Knowledge, group: u32) -> impl Iterator<Item = &'k Edge> {
        self.edges.of(group).iter().map(|number| &knowledge.edges[*number as usize])
    }

    /// The groups that an entry is in.
    pub(super) fn member_of(&self, entry: Ix) -> &[u32] {
        self.member_of.of(entry)
    }

    /// The only entry that would do, for a group that stops its owner.
    pub(super) fn hard(&self, group: u32) -> Option<Ix> {
        let Group { needed_to, size, .. } = self.group(group);
        (needed_to == NeededTo::Run && size == 1).then(|| self.targets(group)[0])
    }

    /// Cuts entries off. `enough` sees each fall, and may end the walk: what has stopped by then stops in any case, what is
    /// frozen may still stop.
    ///
    /// A queue of what has stopped; each takes itself out of its groups; a group that is empty stops or freezes its owner.
    pub fn cut(&self, off: impl IntoIterator<Item = Ix>, mut enough: impl FnMut(&Fall) -> bool) -> Cut {
        SCRATCH.with_borrow_mut(|scratch| {
            if scratch.stopped.len() != self.entries || scratch.lost.len() != self.groups.len() {
                *scratch =
                    Scratch { lost: vec![0; self.groups.len()], stopped: vec![false; self.entries], frozen: vec![false; self.entries] };
            }
            let Scratch { lost, stopped, frozen } = scratch;
            let mut falls: Vec<Fall> = Vec::new();
            let mut touched: Vec<u32> = Vec::new();
            for entry in off {
                if !std::mem::replace(&mut stopped[entry as usize], true) {
                    falls.push(Fall { entry, frozen: false, group: NONE });
                }
            }
            let mut at = 0;
            'walk: while let Some(fall) = falls.get(at).copied() {
                at += 1;
                if fall.frozen {
                    continue;
                }
                for group in self.member_of(fall.entry) {
                    let Group { owner, needed_to, size } = self.group(*group);
                    let lost = &mut lost[*group as usize];
                    if *lost == 0 {
                        touched.push(*group);
                    }
                    *lost += 1;
                    if *lost < size || stopped[owner as usize] {
                        continue;
                    }
                    let marks = if needed_to == NeededTo::Run { &mut *stopped } else { &mut *frozen };
                    if !std::mem::replace(&mut marks[owner as usize], true) {
                        falls.push(Fall { entry: owner, frozen: needed_to == NeededTo::Renew, group: *group });
                        if enough(&falls[falls.len() - 1]) {
                            break 'walk;
                        }
                    }
                }
            }
            // What was frozen first and stopped later is stopped. A group holds if that spares its owner something.
            let mut held = touched.clone();
            held.retain(|group| {
                let Group { owner, needed_to, size } = self.group(*group);
                lost[*group as usize] < size && !stopped[owner as usize] && (needed_to == NeededTo::Run || !frozen[owner as usize])
            });
            let all = falls.clone();
            falls.retain(|fall| !fall.frozen || !stopped[fall.entry as usize]);
            touched.iter().for_each(|group| lost[*group as usize] = 0);
            for fall in all {
                stopped[fall.entry as usize] = false;
                frozen[fall.entry as usize] = false;
            }
            let mut places: Vec<(Ix, u32)> = falls.iter().zip(0..).map(|(fall, at)| (fall.entry, at)).collect();
            places.sort_unstable();
            Cut { falls, held, places }
        })
    }

    /// Why an entry falls in a cut, down to what was cut off: each step the group that is not met, and its member that
    /// fell first. Nothing for what was cut off itself, or does not fall.
    pub fn reasons(&self, cut: &Cut, entry: Ix) -> Vec<(u32, Ix)> {
        let mut reasons = Vec::new();
        let mut at = entry;
        while let Some(group) = cut.fall(at).and_then(Fall::reason) {
            // The group was empty when its owner fell, so all its members had fallen before: the way ends.
            let first = self.targets(group).iter().filter_map(|target| cut.place(*target)).min();
            let Some(first) = first else { break };
            at = cut.falls[first as usize].entry;
            reasons.push((group, at));
        }
        reasons
    }
}

impl Cut {
    fn place(&self, entry: Ix) -> Option<u32> {
        self.places.binary_search_by_key(&entry, |(known, _)| *known).ok().map(|at| self.places[at].1)
    }

    /// How an entry falls, if it does.
    pub fn fall(&self, entry: Ix) -> Option<&Fall> {
        self.place(entry).map(|at| &self.falls[at as usize])
    }

    /// Whether an entry stops.
    pub fn stops(&self, entry: Ix) -> bool {
        self.fall(entry).is_some_and(|fall| !fall.frozen)
    }
}
