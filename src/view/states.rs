//! The state of all entries when entries stop and ties are cut: intact, strained, frozen or stopped.
//!
//! A tie is sound, worn or lost. It is lost if it is cut and takes no copy, or if it takes the operation of an entry that
//! has stopped. It is worn if it is cut and takes a copy, if it takes the operation of an entry that is strained or frozen,
//! or if it takes a copy of one that is frozen or stopped. Ties of one owner with the same label and need form a group,
//! which is lost if all of them are lost, and worn if none is sound. In a group with ties of the whole, a tie of a part is
//! never sound: a small second source does not save the whole. A lost group that is needed to run stops its owner, one that
//! is needed to renew freezes it, and a worn group strains it. The result is the least fixed point. Nothing gets better on
//! the way, so each tie changes at most twice, and the cost is linear in what is touched.

use std::collections::VecDeque;

use jiff::civil;
use rustc_hash::FxHashMap;

use crate::knowledge::{Adjacency, Edge, Ix, Knowledge};
use crate::schema::{Extent, NeededTo, Takes};

/// Stands for a missing group: the tie belongs to none.
const NONE: u32 = u32::MAX;

/// The state of an entry, the worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing recorded affects it.
    #[default]
    Intact,
    /// It loses nothing now, but something that it depends on will not be renewed.
    Strained,
    /// It goes on but cannot be renewed.
    Frozen,
    /// It stops.
    Stopped,
}

impl State {
    /// The states of affected entries, the worst first.
    pub const HIT: [Self; 3] = [Self::Stopped, Self::Frozen, Self::Strained];
    /// The states in which something is lost now.
    pub const LOST: [Self; 2] = [Self::Stopped, Self::Frozen];

    /// Its name in class names and anchors.
    pub fn word(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Strained => "strained",
            Self::Frozen => "frozen",
            Self::Stopped => "stopped",
        }
    }
}

/// The state of a tie, the worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    #[default]
    Sound,
    Worn,
    Lost,
}

#[derive(Clone, Copy, Debug)]
struct Group {
    owner: Ix,
    needed_to: NeededTo,
    size: u32,
    /// The number of ties that are sound while nothing is cut.
    sound: u32,
    /// Whether some of them concern the whole.
    whole: bool,
}

/// The groups of all ties that hold on a day and count.
#[derive(Debug, Default)]
pub struct Ties {
    /// The group of each edge; [`NONE`] if it does not count, or counts only in part.
    group_of: Vec<u32>,
    groups: Vec<Group>,
    /// Edges of a part that count.
    parts: Vec<u32>,
}

impl Ties {
    /// Groups the ties of all entries.
    pub fn derive(knowledge: &Knowledge, as_of: civil::Date) -> Self {
        let mut ties = Self { group_of: vec![NONE; knowledge.edges.len()], ..Self::default() };
        for owner in knowledge.indices() {
            let mut labelled: FxHashMap<(NeededTo, &str), u32> = FxHashMap::default();
            let first = ties.groups.len();
            for number in knowledge.counted(owner, as_of) {
                let (edge, written) = (&knowledge.edges[number as usize], knowledge.dependency(&knowledge.edges[number as usize]));
                if edge.extent == Extent::Part {
                    ties.parts.push(number);
                }
                let next = ties.groups.len() as u32;
                let group = match written.any_of.as_deref() {
                    None if edge.extent == Extent::Part => continue,
                    None => next,
                    Some(label) => *labelled.entry((edge.needed_to, label)).or_insert(next),
                };
                if group == next {
                    ties.groups.push(Group { owner, needed_to: edge.needed_to, size: 0, sound: 0, whole: false });
                }
                let known = &mut ties.groups[group as usize];
                known.size += 1;
                known.sound += u32::from(edge.extent == Extent::All);
                ties.group_of[number as usize] = group;
            }
            for group in &mut ties.groups[first..] {
                // If all ties concern parts, each of them will do.
                group.whole = group.sound > 0;
                group.sound = if group.whole { group.sound } else { group.size };
            }
        }
        ties
    }
}

/// Ties of one owner that can replace each other.
pub struct Alternatives {
    /// The owner, which needs one of them.
    pub owner: Ix,
    /// What it needs them for.
    pub needed_to: NeededTo,
    /// Their edges; at least one.
    pub edges: Vec<u32>,
    /// Whether some concern the whole, so that those of a part are never sound.
    whole: bool,
}

impl Alternatives {
    /// Whether the group stays sound as long as this edge of it does.
    pub fn counts(&self, edge: &Edge) -> bool {
        edge.extent == Extent::All || !self.whole
    }
}

impl Ties {
    /// All groups with their edges.
    pub fn groups(&self) -> impl Iterator<Item = Alternatives> + '_ {
        let pairs: Vec<(u32, u32)> =
            (0..).zip(&self.group_of).filter(|(_, group)| **group != NONE).map(|(edge, group)| (*group, edge)).collect();
        let edges = Adjacency::group(self.groups.len(), &pairs);
        (0..).zip(&self.groups).map(move |(at, group)| Alternatives {
            owner: group.owner,
            needed_to: group.needed_to,
            edges: edges.of(at).to_vec(),
            whole: group.whole,
        })
    }
}

/// The result: the state of everything.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The state of each entry; those that are cut off have stopped.
    pub states: Vec<State>,
    /// For each affected entry, the last edge that changed in the group because of which it is affected.
    pub because: FxHashMap<Ix, u32>,
    /// For each owner of a lost part, if that is worse than the state of the whole: the state of the part, and the edge.
    pub in_part: std::collections::BTreeMap<Ix, (State, u32)>,
}

impl Outcome {
    /// The entries whose whole is in this state, in order.
    pub fn of(&self, state: State) -> impl Iterator<Item = Ix> + '_ {
        (0..).zip(&self.states).filter(move |(_, own)| **own == state).map(|(ix, _)| ix)
    }

    /// The entries of which a part is in this state, in order.
    pub fn in_part(&self, state: State) -> impl Iterator<Item = Ix> + '_ {
        self.in_part.iter().filter(move |(_, (own, _))| *own == state).map(|(ix, _)| *ix)
    }
}

impl Ties {
    /// The states when these entries stop and these edges are cut. Linear in entries and edges.
    pub fn outcome(&self, knowledge: &Knowledge, off: &[Ix], cut: &[u32]) -> Outcome {
        let mut run = Run {
            ties: self,
            knowledge,
            outcome: Outcome { states: vec![State::Intact; knowledge.entries.len()], ..Outcome::default() },
            of_edges: vec![Tie::Sound; knowledge.edges.len()],
            cut: vec![false; knowledge.edges.len()],
            lost: vec![0; self.groups.len()],
            sound: self.groups.iter().map(|group| group.sound).collect(),
            work: VecDeque::new(),
        };
        for entry in off {
            run.worsen(*entry, State::Stopped, None);
        }
        for edge in cut {
            run.cut[*edge as usize] = true;
            run.touch(*edge);
        }
        while let Some(entry) = run.work.pop_front() {
            for edge in knowledge.incoming.of(entry) {
                run.touch(*edge);
            }
        }
        run.parts();
        run.outcome
    }
}

struct Run<'a> {
    ties: &'a Ties,
    knowledge: &'a Knowledge,
    outcome: Outcome,
    of_edges: Vec<Tie>,
    cut: Vec<bool>,
    lost: Vec<u32>,
    sound: Vec<u32>,
    work: VecDeque<Ix>,
}

impl Run<'_> {
    fn worsen(&mut self, entry: Ix, state: State, because: Option<u32>) {
        if self.outcome.states[entry as usize] < state {
            self.outcome.states[entry as usize] = state;
            if let Some(edge) = because {
                self.outcome.because.insert(entry, edge);
            }
            self.work.push_back(entry);
        }
    }

    /// The state of an edge, given that of its target and whether it is cut.
    fn tie(&self, number: u32) -> Tie {
        let edge = &self.knowledge.edges[number as usize];
        let (cut, state) = (self.cut[number as usize], self.outcome.states[edge.to as usize]);
        match edge.takes {
            Takes::Leave if cut => Tie::Lost,
            Takes::Leave => Tie::Sound,
            Takes::Copy if cut || state >= State::Frozen => Tie::Worn,
            Takes::Copy => Tie::Sound,
            Takes::Operation if cut || state == State::Stopped => Tie::Lost,
            Takes::Operation if state >= State::Strained => Tie::Worn,
            Takes::Operation => Tie::Sound,
        }
    }

    /// Updates an edge, and its owner if the edge got worse.
    fn touch(&mut self, number: u32) {
        let (before, at) = (self.of_edges[number as usize], self.ties.group_of[number as usize]);
        let edge = &self.knowledge.edges[number as usize];
        // A lost tie stays lost, and an owner that has stopped needs nothing more.
        if before == Tie::Lost || at == NONE || self.outcome.states[edge.from as usize] == State::Stopped {
            return;
        }
        let now = self.tie(number);
        if now <= before {
            return;
        }
        self.of_edges[number as usize] = now;
        let group = self.ties.groups[at as usize];
        // If some ties concern the whole, a tie of a part was never counted as sound.
        let counted = edge.extent == Extent::All || !group.whole;
        if before == Tie::Sound && counted {
            self.sound[at as usize] -= 1;
        }
        self.lost[at as usize] += u32::from(now == Tie::Lost);
        let state = match group.needed_to {
            _ if self.sound[at as usize] > 0 => return,
            NeededTo::Run if self.lost[at as usize] == group.size => State::Stopped,
            NeededTo::Renew if self.lost[at as usize] == group.size => State::Frozen,
            _ => State::Strained,
        };
        self.worsen(group.owner, state, Some(number));
    }

    /// Finds losses in part, which do not affect other entries.
    fn parts(&mut self) {
        for number in &self.ties.parts {
            let edge = &self.knowledge.edges[*number as usize];
            let state = if edge.needed_to == NeededTo::Run { State::Stopped } else { State::Frozen };
            if self.tie(*number) == Tie::Lost && state > self.outcome.states[edge.from as usize] {
                let known = self.outcome.in_part.entry(edge.from).or_insert((state, *number));
                if state > known.0 {
                    *known = (state, *number);
                }
            }
        }
    }
}
