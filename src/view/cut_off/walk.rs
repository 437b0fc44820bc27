//! The walk of one cut through the graph: what falls when entries are cut off, in which order, and why.

use std::cell::RefCell;

use super::graph::{Graph, Group};
use crate::knowledge::Ix;
use crate::schema::NeededTo;
use crate::view::states;

/// In the place of a group: the entry was cut off itself.
const NONE: u32 = u32::MAX;

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
    static STATE: RefCell<State> = RefCell::new(State::default());
}

#[derive(Default)]
struct State {
    /// How many members each group has lost.
    lost: Vec<u32>,
    /// By entry, its place among the falls and one; 0: it has not stopped.
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

    /// Notes that an entry falls, unless it has fallen in the same way before.
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
    /// Cuts entries off. `enough` sees each fall, and may end the walk: what has stopped by then stops in any case, what is
    /// frozen may still stop.
    pub fn cut(&self, off: impl IntoIterator<Item = Ix>, enough: impl FnMut(&Fall) -> bool) -> Cut {
        STATE.with_borrow_mut(|state| {
            self.walk(state, off, enough);
            // What was frozen first and stopped later is stopped. A group holds if that spares its owner something.
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

    /// Why one entry stops or freezes when another one is cut off: [`Graph::reasons`], without the rest of the cut. Gives up,
    /// with no reasons, when `room` more have fallen; what fell is taken from it.
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
            // The walk ended with what was looked for, if it came to that.
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

    /// A queue of what has stopped; each takes itself out of its groups; a group that is empty stops or freezes its owner.
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

    /// What happens to an entry.
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
