//! What rests on each source: facts, edges, events, and texts that cite it.

use rayon::prelude::*;

use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;

/// One use of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The source.
    pub source: Ix,
    /// The entry that uses it.
    pub entry: Ix,
    /// The part of the entry that rests on it.
    pub part: Part,
}

/// A part of an entry that rests on a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The claim at these indices: fact, claim.
    Claim(u32, u32),
    /// The dependency at this index.
    Edge(u32),
    /// The absent dependency at this index.
    Absent(u32),
    /// The event at this index.
    Event(u32),
    /// Its text cites it.
    Text,
}

/// All uses of all sources.
#[derive(Debug, Default)]
pub struct Rests {
    /// Sorted by source, then entry, then part.
    uses: Vec<Use>,
}

impl Rests {
    /// Collects and sorts all uses.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let mut uses: Vec<Use> = knowledge.indices().into_par_iter().flat_map_iter(|ix| uses_of(knowledge, ix)).collect();
        uses.sort_unstable();
        uses.dedup();
        Self { uses }
    }

    /// The uses of one source.
    pub fn of(&self, source: Ix) -> &[Use] {
        let start = self.uses.partition_point(|other| other.source < source);
        let end = self.uses.partition_point(|other| other.source <= source);
        &self.uses[start..end]
    }
}

fn uses_of(knowledge: &Knowledge, ix: Ix) -> Vec<Use> {
    let entry = knowledge.entry(ix);
    let mut uses = Vec::new();
    let mut add = |references, part| {
        uses.extend(knowledge.sources(entry, references).filter(|source| *source != ix).map(|source| Use { source, entry: ix, part }));
    };
    for (fact_at, fact) in (0..).zip(&entry.facts) {
        for (claim_at, claim) in (0..).zip(&fact.claims) {
            add(&claim.sources, Part::Claim(fact_at, claim_at));
        }
    }
    for (at, dependency) in (0..).zip(&entry.depends) {
        add(&dependency.sources, Part::Edge(at));
    }
    for (at, absent) in (0..).zip(&entry.absent_depends) {
        add(&absent.sources, Part::Absent(at));
    }
    for (at, event) in (0..).zip(&entry.events) {
        add(&event.sources, Part::Event(at));
    }
    let cited = entry.texts().flat_map(|text| &text.citations).filter_map(|citation| knowledge.find_source(&citation.source.value));
    uses.extend(cited.filter(|source| *source != ix).map(|source| Use { source, entry: ix, part: Part::Text }));
    uses.retain(|found| knowledge.entry(found.source).kind.role == Role::Source);
    uses
}
