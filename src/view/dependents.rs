//! Dependents: who depends on an entry, directly and through others, with the shortest chain to each.
//!
//! What stands under a supplier does not stand under its customers, where the role of the supplier says so (`through = false`): a chain
//! goes on upward from an entry only by ties whose role is looked through. The last tie of a chain may be any.
//!
//! In a large base most entries depend on each other in a circle, and everything that depends on one of the circle depends
//! on all of it. That circle is found once; counting the dependents of any entry then stops where it meets the circle.

use std::cell::RefCell;

use crate::knowledge::{Adjacency, Circles, Edge, Ix, Knowledge};

/// As many indirect dependents are listed in data one by one; of more only the nearest.
pub const LISTED: usize = 200;
/// How many of the nearest, then.
pub const NEAREST: usize = 20;
/// Counting stops here: a chain of a million entries must not take a million times a million steps.
const MOST: usize = 10_000;

/// The largest circle of entries that depend on each other, and everything that depends on it.
#[derive(Debug, Default)]
pub struct Reach {
    /// Who depends on each entry by ties that are looked through.
    through: Adjacency,
    circle: Vec<bool>,
    /// In the circle, or dependent on it.
    above: Vec<bool>,
    above_count: usize,
    above_projects: usize,
}

/// How many entries depend on one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In all.
    pub total: usize,
    /// Of them, projects.
    pub projects: usize,
    /// Whether counting stopped early.
    pub more: bool,
}

/// One dependent that is not direct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indirect {
    /// What depends.
    pub entry: Ix,
    /// The entries between, from the dependent on.
    pub via: Vec<Ix>,
}

thread_local! {
    /// Marks of one walk, reused by the next: a walk costs what it visits, not the size of the base.
    static WALK: RefCell<Walk> = RefCell::new(Walk::default());
}

#[derive(Default)]
struct Walk {
    marks: Vec<u32>,
    round: u32,
    /// The entries visited in order, each with the one it was reached from.
    queue: Vec<(Ix, u32)>,
}

impl Walk {
    /// Begins a walk at `start`.
    fn begin(&mut self, entries: usize, start: Ix) {
        if self.marks.len() != entries || self.round == u32::MAX {
            self.marks = vec![0; entries];
            self.round = 0;
        }
        self.round += 1;
        self.queue.clear();
        self.queue.push((start, 0));
        self.marks[start as usize] = self.round;
    }

    /// Whether an entry is met for the first time.
    fn mark(&mut self, entry: Ix) -> bool {
        std::mem::replace(&mut self.marks[entry as usize], self.round) != self.round
    }
}

impl Reach {
    /// Finds the largest circle. Linear.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let entries = knowledge.entries.len();
        let followed = || knowledge.edges.iter().filter(|edge| looks_through(knowledge, edge));
        let through = Adjacency::group(entries, &followed().map(|edge| (edge.to, edge.from)).collect::<Vec<_>>());
        let under = Adjacency::group(entries, &followed().map(|edge| (edge.from, edge.to)).collect::<Vec<_>>());
        let circles = Circles::find(entries, |entry, at| under.of(entry).get(at).copied());
        let circle: Vec<bool> = match circles.largest() {
            Some(largest) => circles.of.iter().map(|circle| *circle == largest).collect(),
            None => vec![false; entries],
        };
        let mut above = circle.clone();
        let mut queue: Vec<Ix> = knowledge.indices().filter(|ix| circle[*ix as usize]).collect();
        while let Some(entry) = queue.pop() {
            for from in through.of(entry) {
                if !std::mem::replace(&mut above[*from as usize], true) {
                    queue.push(*from);
                }
            }
        }
        let members = || (0..entries).filter(|at| above[*at]);
        let above_count = members().count();
        let above_projects = members().filter(|at| knowledge.entries[*at].kind.project).count();
        Self { through, circle, above_count, above_projects, above }
    }

    /// Who is one step further up: any dependent of the entry that a walk began at, else those by ties that are looked through.
    fn next<'a>(&'a self, knowledge: &'a Knowledge, entry: Ix, first: bool) -> impl Iterator<Item = Ix> + 'a {
        let direct = first.then(|| dependents(knowledge, entry));
        let through = (!first).then(|| self.through.of(entry).iter().copied());
        direct.into_iter().flatten().chain(through.into_iter().flatten())
    }

    /// How many entries depend on `entry`, itself left out.
    pub fn count(&self, knowledge: &Knowledge, entry: Ix) -> Count {
        let is_project = |ix: Ix| knowledge.entry(ix).kind.project;
        WALK.with_borrow_mut(|walk| {
            walk.begin(knowledge.entries.len(), entry);
            let mut meets_circle = false;
            let mut at = 0;
            while at < walk.queue.len() && walk.queue.len() <= MOST {
                for from in self.next(knowledge, walk.queue[at].0, at == 0) {
                    if self.circle[from as usize] {
                        meets_circle = true;
                    } else if !(meets_circle && self.above[from as usize]) && walk.mark(from) {
                        walk.queue.push((from, 0));
                    }
                }
                at += 1;
            }
            let more = at < walk.queue.len();
            let visited = || walk.queue[1..].iter().map(|(ix, _)| *ix).filter(|ix| !(meets_circle && self.above[*ix as usize]));
            // The circle and what stands on it; the entry itself may be among them.
            let itself = usize::from(self.above[entry as usize]);
            let (shared, shared_projects) = match meets_circle {
                true => (self.above_count - itself, self.above_projects - itself * usize::from(is_project(entry))),
                false => (0, 0),
            };
            Count { total: visited().count() + shared, projects: visited().filter(|ix| is_project(*ix)).count() + shared_projects, more }
        })
    }

    /// The entries that depend on `entry` through others, nearest first: all of them up to `listed`, else `nearest`.
    pub fn indirect(&self, knowledge: &Knowledge, entry: Ix, count: Count, listed: usize, nearest: usize) -> Vec<Indirect> {
        WALK.with_borrow_mut(|walk| {
            walk.begin(knowledge.entries.len(), entry);
            let mut found = Vec::new();
            let mut at = 0;
            let mut direct = 0;
            while at < walk.queue.len() {
                for from in self.next(knowledge, walk.queue[at].0, at == 0) {
                    if !walk.mark(from) {
                        continue;
                    }
                    walk.queue.push((from, at as u32));
                    if at == 0 {
                        direct += 1;
                        continue;
                    }
                    found.push(Indirect { entry: from, via: chain(&walk.queue, at) });
                    if count.total - direct > listed && found.len() >= nearest {
                        return found;
                    }
                }
                at += 1;
            }
            found
        })
    }
}

/// The entries on the way from a visited one to the start, the start left out.
fn chain(queue: &[(Ix, u32)], mut at: usize) -> Vec<Ix> {
    let mut via = Vec::new();
    while at != 0 {
        let (entry, from) = queue[at];
        via.push(entry);
        at = from as usize;
    }
    via
}

/// The entries that depend on `entry` directly, in order; one with several edges comes several times.
pub fn dependents(knowledge: &Knowledge, entry: Ix) -> impl Iterator<Item = Ix> + '_ {
    knowledge.incoming.of(entry).iter().map(|edge| knowledge.edges[*edge as usize].from)
}

/// Whether what stands under the target of a tie stands under its owner as well.
pub fn looks_through(knowledge: &Knowledge, edge: &Edge) -> bool {
    let role = &knowledge.dependency(edge).role;
    knowledge.vocabularies().named("role").and_then(|roles| roles.word(role)).is_none_or(|role| role.through)
}
