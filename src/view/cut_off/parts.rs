//! Losses in part: ties that concern a version, a partition or some offers of their owner, and are lost.
//!
//! They are derived on demand from what stops. They do not affect others, and are reported only if they are worse than the
//! effect on the whole.

use std::collections::BTreeMap;

use super::CutOffs;
use super::graph::Graph;
use crate::knowledge::{Edge, Ix, Knowledge};
use crate::schema::NeededTo;
use crate::view::states::State;

/// A lost tie of a part, with what its owner loses.
#[derive(Clone, Copy, Debug)]
pub struct LostPart<'k> {
    /// The tie.
    pub edge: &'k Edge,
    /// Whether that part goes on but cannot be renewed.
    pub frozen: bool,
}

impl Graph {
    /// The owners that lose a part when these entries have stopped, each with the tie whose loss is worst; by owner. `state`
    /// gives the state of the whole of an entry.
    pub fn lost_parts<'k>(
        &self,
        knowledge: &'k Knowledge,
        stopped: impl IntoIterator<Item = Ix>,
        state: impl Fn(Ix) -> State,
    ) -> Vec<LostPart<'k>> {
        let mut lost: BTreeMap<Ix, LostPart<'k>> = BTreeMap::new();
        for target in stopped {
            for edge in self.parts_on(knowledge, target) {
                let frozen = edge.needed_to != NeededTo::Run;
                let own = if frozen { State::Frozen } else { State::Stopped };
                if own <= state(edge.from) {
                    continue;
                }
                let part = LostPart { edge, frozen };
                let known = lost.entry(edge.from).or_insert(part);
                if (frozen, edge.to, edge.written) < (known.frozen, known.edge.to, known.edge.written) {
                    *known = part;
                }
            }
        }
        lost.into_values().collect()
    }
}

impl CutOffs {
    /// The state of the whole of an entry when `off` is cut off.
    pub fn state(&self, off: Ix, entry: Ix) -> State {
        if off == entry {
            return State::Stopped;
        }
        let Some(node) = self.node(off) else { return State::Intact };
        match () {
            () if self.forest.is_within(node, &self.stopped_at, entry) => State::Stopped,
            () if self.forest.is_within(node, &self.frozen_at, entry) => State::Frozen,
            () => State::Intact,
        }
    }
}

/// The owners that stop in part, and those that are frozen in part; both sorted.
pub fn owners(parts: &[LostPart<'_>]) -> (Vec<Ix>, Vec<Ix>) {
    let of = |frozen: bool| parts.iter().filter(|part| part.frozen == frozen).map(|part| part.edge.from).collect();
    (of(false), of(true))
}
