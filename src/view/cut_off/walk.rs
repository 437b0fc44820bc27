//! The walk of one cut through the graph: what falls when entries are cut off, in which order, and why.

use std::cell::RefCell;

use super::graph::{Graph, Group};
use crate::knowledge::Ix;
use crate::schema::NeededTo;
use crate::view::states;

/// Stands for a missing group: the entry itself was cut off.
const NONE: u32 = u32::MAX;

/// An entry that falls in a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// The entry.
    pub entry: Ix,
    /// Whether it goes on but cannot be renewed.
    pub frozen: bool,
    group: u32,
}

impl Fall {
    /// The group that is no longer met; none if the entry itself was cut off.
    pub fn reason(&self) -> Option<u32> {
        (self.group != NONE).then_some(self.group)
    }
}

/// The result of cutting entries off.
#[derive(Debug, Default)]
pub struct Cut {
    /// In the order of falling, nearest first. The entries that were cut off come at the beginning.
    pub falls: Vec<Fall>,
    /// Groups that lost a member but are still met.
    pub held: Vec<u32>,
    /// The index in `falls` of each entry.
    places: Vec<(Ix, u32)>,
}

thread_local! {
    /// The state of a walk, which is clean between walks, so that a walk costs what it visits and not the size of the base.
    static STATE: RefCell<State> = RefCell::new(State::default());
}

#[derive(Default)]
struct State {
    /// The number of members that each group has lost.
    lost: Vec<u32>,
    /// For each entry its index among the falls plus one; 0 if it has not stopped.
    stopped: Vec<u32>,
    frozen: Vec<bool>,
    falls: Vec<Fall>,
    /// Groups that lost a member.
    touched: Vec<u32>,
}

impl State {
    fn fit(&mut self, entries: usize, groups: usize) {
        if self.stopped.len() != entries || self.lost.len() != groups {
            *self = Self { lost: vec![0; groups], stopped: vec![0; entries], frozen: vec![false; entries], ..Self::default() };
        }
    }

    /// Records that an entry falls. Returns `false` if it had already fallen in the same way.
    fn fall(&mut self, fall: Fall) -> bool {
        let new = if fall.frozen {
            !std::mem::replace(&mut self.frozen[fall.entry as usize], true)
        } else {
            self.stopped[fall.entry as usize] == 0
        };
        if new {
            self.falls.push(fall);
            if !fall.frozen {
                self.stopped[fall.entry as usize] = self.falls.len() as u32;
            }
        }
        new
    }

    fn clear(&mut self) {
        self.touched.drain(..).for_each(|group| self.lost[group as usize] = 0);
        for fall in self.falls.drain(..) {
            self.stopped[fall.entry as usize] = 0;
            self.frozen[fall.entry as usize] = false;
        }
    }
}

impl Graph {
    /// Cuts entries off. `enough` is called with each fall, and may end the walk. An entry that has stopped by then is
    /// stopped in any case; one that is frozen may still stop.
    pub fn cut(&self, off: impl IntoIterator<Item = Ix>, enough: impl FnMut(&Fall) -> bool) -> Cut {
        STATE.with_borrow_mut(|state| {
            self.walk(state, off, enough);
            // An entry that froze first and stopped later is stopped. A group holds if that spares its owner something.
            let held = |group: &&u32| {
                let Group { owner, needed_to, size } = self.group(**group);
                let spared = state.stopped[owner as usize] == 0 && (needed_to == NeededTo::Run || !state.frozen[owner as usize]);
                state.lost[**group as usize] < size && spared
            };
            let held = state.touched.iter().filter(held).copied().collect();
            let stands = |fall: &&Fall| !fall.frozen || state.stopped[fall.entry as usize] == 0;
            let falls: Vec<Fall> = state.falls.iter().filter(stands).copied().collect();
            let mut places: Vec<(Ix, u32)> = falls.iter().zip(0..).map(|(fall, at)| (fall.entry, at)).collect();
            places.sort_unstable();
            state.clear();
            Cut { falls, held, places }
        })
    }

    /// Why an entry stops or freezes when another one is cut off: [`Graph::reasons`] without the rest of the cut. Gives up
    /// without reasons when `room` more entries have fallen, and subtracts those that fell from `room`.
    pub fn why(&self, off: Ix, entry: Ix, frozen: bool, room: &mut usize) -> Vec<(u32, Ix)> {
        let mut reasons = Vec::new();
        if *room == 0 {
            return reasons;
        }
        STATE.with_borrow_mut(|state| {
            let wanted = |fall: &Fall| fall.entry == entry && fall.frozen == frozen;
            self.walk(state, [off], |fall| {
                *room -= 1;
                *room == 0 || wanted(fall)
            });
            // If the walk found the entry, it ended with it.
            let mut at = state.falls.last().filter(|fall| wanted(fall));
            while let Some(group) = at.and_then(Fall::reason) {
                let places = self.targets(group).iter().map(|target| state.stopped[*target as usize]);
                let Some(first) = places.filter(|place| *place > 0).min() else { break };
                let fall = &state.falls[first as usize - 1];
                reasons.push((group, fall.entry));
                at = Some(fall);
            }
            state.clear();
        });
        reasons
    }

    /// Processes a queue of stopped entries. Each is removed from its groups; a group that becomes empty stops or freezes
    /// its owner.
    fn walk(&self, state: &mut State, off: impl IntoIterator<Item = Ix>, mut enough: impl FnMut(&Fall) -> bool) {
        state.fit(self.entries(), self.groups());
        for entry in off {
            state.fall(Fall { entry, frozen: false, group: NONE });
        }
        let mut at = 0;
        while let Some(fall) = state.falls.get(at).copied() {
            at += 1;
            if fall.frozen {
                continue;
            }
            for number in self.member_of(fall.entry) {
                let Group { owner, needed_to, size } = self.group(*number);
                let lost = &mut state.lost[*number as usize];
                if *lost == 0 {
                    state.touched.push(*number);
                }
                *lost += 1;
                if *lost < size || state.stopped[owner as usize] > 0 {
                    continue;
                }
                let fall = Fall { entry: owner, frozen: needed_to == NeededTo::Renew, group: *number };
                if state.fall(fall) && enough(&fall) {
                    return;
                }
            }
        }
    }

    /// Why an entry falls in a cut, down to the entry that was cut off. Each step is an unmet group, and its member that
    /// fell first. Empty for an entry that was cut off itself or does not fall.
    pub fn reasons(&self, cut: &Cut, entry: Ix) -> Vec<(u32, Ix)> {
        let mut reasons = Vec::new();
        let mut at = entry;
        while let Some(group) = cut.fall(at).and_then(Fall::reason) {
            // The group was empty when its owner fell, so all its members had fallen before and the loop ends.
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

    /// The state of an entry.
    pub fn state(&self, entry: Ix) -> states::State {
        match self.fall(entry) {
            None => states::State::Intact,
            Some(fall) if fall.frozen => states::State::Frozen,
            Some(_) => states::State::Stopped,
        }
    }

    /// Whether an entry stops.
    pub fn stops(&self, entry: Ix) -> bool {
        self.fall(entry).is_some_and(|fall| !fall.frozen)
    }
}
