//! Dependents: the entries that depend on an entry, directly and through others, with the shortest chain to each.
//!
//! A supplier's own suppliers are not its customers' suppliers if the role of the supplier says so (`through = false`):
//! upward from an entry, a chain continues only over ties whose role is looked through. The last tie of a chain may be any.
//!
//! Dependents are counted for all entries together. Entries that depend on each other in a circle are one node, and each
//! node passes its dependents down as bits, a few hundred at a time. So each tie costs one word for 64 dependents, and every
//! count is exact.

use std::cell::RefCell;

use rayon::prelude::*;

use crate::knowledge::{Adjacency, Circles, Ix, Knowledge};

/// The most indirect dependents that data files list one by one; of more only the nearest.
pub const LISTED: usize = 200;
/// How many of the nearest are listed in that case.
pub const NEAREST: usize = 20;
/// The bits of a block of dependents: few enough that the blocks of a large base fit into the processor's cache.
type Bits = [u64; 8];
/// The number of dependents that are counted at a time.
const BLOCK: usize = 512;

/// The dependents of entries through others.
#[derive(Debug, Default)]
pub struct Reach {
    /// The entries that depend on each entry by ties that are looked through.
    through: Adjacency,
    /// The number of dependents of each entry.
    counts: Vec<Count>,
}

/// Numbers of dependents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All of them.
    pub total: usize,
    /// Projects among them.
    pub projects: usize,
}

/// An indirect dependent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indirect {
    /// The dependent.
    pub entry: Ix,
    /// The entries in between, starting from the dependent.
    pub via: Vec<Ix>,
}

thread_local! {
    /// The marks of one walk, which the next reuses, so that a walk costs what it visits and not the size of the base.
    static WALK: RefCell<Walk> = RefCell::new(Walk::default());
}

#[derive(Default)]
struct Walk {
    marks: Vec<u32>,
    round: u32,
    /// The visited entries in order, each with the index of the one it was reached from.
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

    /// Marks an entry. Returns whether this is the first time.
    fn mark(&mut self, entry: Ix) -> bool {
        std::mem::replace(&mut self.marks[entry as usize], self.round) != self.round
    }
}

impl Reach {
    /// Counts all dependents. Takes one step for each tie and each block of 512 dependents.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let entries = knowledge.entries.len();
        let followed = || knowledge.edges.iter().filter(|edge| edge.through);
        let through = Adjacency::group(entries, &followed().map(|edge| (edge.to, edge.from)).collect::<Vec<_>>());
        let counts = Circulation::new(knowledge, &through).counts();
        Self { through, counts }
    }

    /// The entries one step further up: all dependents of the entry that the walk began at, and for others those over ties
    /// that are looked through.
    fn next<'a>(&'a self, knowledge: &'a Knowledge, entry: Ix, first: bool) -> impl Iterator<Item = Ix> + 'a {
        let direct = first.then(|| dependents(knowledge, entry));
        let through = (!first).then(|| self.through.of(entry).iter().copied());
        direct.into_iter().flatten().chain(through.into_iter().flatten())
    }

    /// The number of entries that depend on `entry`, without itself.
    pub fn count(&self, entry: Ix) -> Count {
        self.counts.get(entry as usize).copied().unwrap_or_default()
    }

    /// The indirect dependents of `entry`, nearest first: all of them if there are at most `listed`, else the `nearest`.
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

/// Dependents on their way down.
struct Circulation<'k> {
    /// The circle of each entry. Dependents over ties that are looked through do not have lower numbers.
    circles: Circles,
    /// The entries of each circle.
    members: Adjacency,
    /// The circles directly above each circle.
    above: Adjacency,
    /// The circles of each entry's direct dependents, over any ties.
    direct: Vec<(Ix, Vec<u32>)>,
    /// All entries that depend on anything.
    dependents: Vec<Ix>,
    knowledge: &'k Knowledge,
}

impl<'k> Circulation<'k> {
    fn new(knowledge: &'k Knowledge, through: &Adjacency) -> Self {
        let entries = knowledge.entries.len();
        let upward: Vec<(Ix, Ix)> = knowledge.indices().flat_map(|to| through.of(to).iter().map(move |from| (*from, to))).collect();
        let under = Adjacency::group(entries, &upward);
        let circles = Circles::find(entries, |entry, at| under.of(entry).get(at).copied());
        let of = |entry: Ix| circles.of[entry as usize];
        let members = Adjacency::group(circles.count, &knowledge.indices().map(|ix| (of(ix), ix)).collect::<Vec<_>>());
        let mut between: Vec<(u32, u32)> = upward.iter().map(|(from, to)| (of(*to), of(*from))).filter(|(to, from)| to != from).collect();
        between.sort_unstable();
        between.dedup();
        let direct = knowledge.indices().filter(|ix| !knowledge.incoming.of(*ix).is_empty()).map(|ix| {
            let mut above: Vec<u32> = dependents(knowledge, ix).map(of).collect();
            above.sort_unstable();
            above.dedup();
            (ix, above)
        });
        let dependents = knowledge.indices().filter(|ix| !knowledge.outgoing.of(*ix).is_empty()).collect();
        Self { direct: direct.collect(), above: Adjacency::group(circles.count, &between), members, dependents, circles, knowledge }
    }

    fn counts(&self) -> Vec<Count> {
        let none = || vec![Count::default(); self.knowledge.entries.len()];
        let together = |mut all: Vec<Count>, some: Vec<Count>| {
            for (all, some) in all.iter_mut().zip(some) {
                all.total += some.total;
                all.projects += some.projects;
            }
            all
        };
        self.dependents.par_chunks(BLOCK).map(|block| self.counts_of(block)).reduce(none, together)
    }

    /// How many of these dependents depend on each entry.
    fn counts_of(&self, block: &[Ix]) -> Vec<Count> {
        let mut bits_of = vec![None; self.knowledge.entries.len()];
        let mut projects = Bits::default();
        for (at, ix) in block.iter().enumerate() {
            bits_of[*ix as usize] = Some((at / 64, 1 << (at % 64)));
            projects[at / 64] |= u64::from(self.knowledge.entry(*ix).kind.project) << (at % 64);
        }
        let mut reached = vec![Bits::default(); self.circles.count];
        for circle in (0..self.circles.count as u32).rev() {
            let mut bits = Bits::default();
            for (word, bit) in self.members.of(circle).iter().filter_map(|ix| bits_of[*ix as usize]) {
                bits[word] |= bit;
            }
            self.above.of(circle).iter().for_each(|above| unite(&mut bits, &reached[*above as usize]));
            reached[circle as usize] = bits;
        }
        let mut counts = vec![Count::default(); self.knowledge.entries.len()];
        for (ix, above) in &self.direct {
            let mut bits = Bits::default();
            above.iter().for_each(|above| unite(&mut bits, &reached[*above as usize]));
            if let Some((word, bit)) = bits_of[*ix as usize] {
                bits[word] &= !bit;
            }
            let ones = |mask: &Bits| bits.iter().zip(mask).map(|(bits, mask)| (bits & mask).count_ones() as usize).sum();
            counts[*ix as usize] = Count { total: ones(&[u64::MAX; 8]), projects: ones(&projects) };
        }
        counts
    }
}

fn unite(bits: &mut Bits, others: &Bits) {
    bits.iter_mut().zip(others).for_each(|(own, other)| *own |= other);
}

/// The entries on the way from a visited one to the start, without the start.
fn chain(queue: &[(Ix, u32)], mut at: usize) -> Vec<Ix> {
    let mut via = Vec::new();
    while at != 0 {
        let (entry, from) = queue[at];
        via.push(entry);
        at = from as usize;
    }
    via
}

/// The direct dependents of `entry`, in order. One with several edges is repeated.
pub fn dependents(knowledge: &Knowledge, entry: Ix) -> impl Iterator<Item = Ix> + '_ {
    knowledge.incoming.of(entry).iter().map(|edge| knowledge.edges[*edge as usize].from)
}
