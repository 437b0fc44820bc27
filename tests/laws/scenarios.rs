//! A scenario has the consequences that the definition gives: the states of entries, and of their parts, when any entries
//! stop and any ties are cut.

use std::collections::{BTreeMap, BTreeSet};

use statebook::knowledge::{Ix, Knowledge};
use statebook::schema::{Extent, NeededTo, Takes};
use statebook::view::states::{State, Ties};

use crate::chance::{Chance, times};
use crate::cut_off::schema;
use crate::drawn::Drawn;
use crate::grounds::TODAY;

/// What happens to a tie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    Sound,
    Worn,
    Lost,
}

/// The definition, applied to all entries until nothing changes; indexed by drawn entry.
pub fn states(drawn: &Drawn, off: &BTreeSet<usize>, cut: &BTreeSet<usize>) -> Vec<State> {
    let mut states: Vec<State> =
        (0..drawn.entries.len()).map(|at| if off.contains(&at) { State::Stopped } else { State::Intact }).collect();
    // Ties with the same owner, need and label are one group; a tie without a label is a group by itself.
    type Group = (usize, NeededTo, Option<usize>, Option<usize>);
    let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (at, edge) in drawn.edges.iter().enumerate() {
        if drawn.counts(edge) && (edge.extent == Extent::All || edge.any_of.is_some()) {
            groups.entry((edge.from, edge.needed_to, edge.any_of, edge.any_of.is_none().then_some(at))).or_default().push(at);
        }
    }
    loop {
        let before = states.clone();
        for ((owner, needed_to, ..), edges) in &groups {
            let whole = edges.iter().any(|at| drawn.edges[*at].extent == Extent::All);
            let ties: Vec<Tie> = edges
                .iter()
                .map(|at| match tie(drawn, &states, cut, *at) {
                    Tie::Sound if whole && drawn.edges[*at].extent == Extent::Part => Tie::Worn,
                    tie => tie,
                })
                .collect();
            let state = match needed_to {
                NeededTo::Run if ties.iter().all(|tie| *tie == Tie::Lost) => State::Stopped,
                NeededTo::Renew if ties.iter().all(|tie| *tie == Tie::Lost) => State::Frozen,
                _ if ties.iter().all(|tie| *tie != Tie::Sound) => State::Strained,
                _ => continue,
            };
            states[*owner] = states[*owner].max(state);
        }
        if states == before {
            return states;
        }
    }
}

fn tie(drawn: &Drawn, states: &[State], cut: &BTreeSet<usize>, at: usize) -> Tie {
    let edge = &drawn.edges[at];
    let (is_cut, target) = (cut.contains(&at), states[edge.to]);
    let operation = edge.takes == Takes::Operation;
    if (is_cut && edge.takes != Takes::Copy) || (operation && target == State::Stopped) {
        Tie::Lost
    } else if is_cut || (operation && target >= State::Strained) || (edge.takes == Takes::Copy && target >= State::Frozen) {
        Tie::Worn
    } else {
        Tie::Sound
    }
}

/// The effect on a part of each owner, if it is worse than the effect on the whole.
fn in_part(drawn: &Drawn, states: &[State], cut: &BTreeSet<usize>) -> BTreeMap<usize, State> {
    let mut parts = BTreeMap::new();
    for (at, edge) in drawn.edges.iter().enumerate() {
        let own = if edge.needed_to == NeededTo::Run { State::Stopped } else { State::Frozen };
        let lost = drawn.counts(edge) && edge.extent == Extent::Part && tie(drawn, states, cut, at) == Tie::Lost;
        if lost && own > states[edge.from] {
            let known = parts.entry(edge.from).or_insert(own);
            *known = own.max(*known);
        }
    }
    parts
}

/// The index that a drawn tie has in the graph.
fn number(knowledge: &Knowledge, drawn: &Drawn, place: &[Ix], at: usize) -> u32 {
    let owner = drawn.edges[at].from;
    let written = drawn.edges[..at].iter().filter(|edge| edge.from == owner).count() as u32;
    let numbers = knowledge.outgoing.of(place[owner]);
    *numbers.iter().find(|number| knowledge.edges[**number as usize].written == written).expect("every tie is resolved")
}

#[test]
fn end_as_the_definition_says() {
    let schema = schema();
    let mut seen = BTreeMap::new();
    let graphs = times(1_250);
    for seed in 1..=graphs as u64 {
        let mut chance = Chance::new(seed);
        let entries = 2 + chance.below(7);
        let drawn = Drawn::any(&mut chance, entries, 3);
        let knowledge = drawn.knowledge(&schema);
        let place: Vec<Ix> = (0..entries).map(|at| knowledge.find(&format!("e{at}")).expect("it is there")).collect();
        let off: BTreeSet<usize> = (0..entries).filter(|_| chance.below(5) == 0).collect();
        let cut: BTreeSet<usize> = (0..drawn.edges.len()).filter(|_| chance.below(4) == 0).collect();
        let wanted = states(&drawn, &off, &cut);
        let gone: Vec<Ix> = off.iter().map(|at| place[*at]).collect();
        let numbers: Vec<u32> = cut.iter().map(|at| number(&knowledge, &drawn, &place, *at)).collect();
        let outcome = Ties::derive(&knowledge, TODAY).outcome(&knowledge, &gone, &numbers);
        for (at, state) in wanted.iter().enumerate() {
            assert_eq!(outcome.states[place[at] as usize], *state, "seed {seed}: e{at} when {off:?} stop and {cut:?} are cut");
            *seen.entry(*state).or_insert(0u32) += 1;
        }
        // Every affected entry has a chain that ends in the scenario.
        for entry in outcome.because.keys() {
            let mut at = *entry;
            let mut steps = 0;
            while let Some(edge) = outcome.because.get(&at).filter(|edge| !numbers.contains(edge)) {
                at = knowledge.edges[*edge as usize].to;
                steps += 1;
                assert!(steps <= entries, "seed {seed}: a chain in a circle, when {off:?} stop and {cut:?} are cut");
            }
            let ends = gone.contains(&at) || outcome.because.get(&at).is_some_and(|edge| numbers.contains(edge));
            assert!(ends, "seed {seed}: a chain that ends elsewhere, when {off:?} stop and {cut:?} are cut");
        }
        let parts: BTreeMap<Ix, State> = in_part(&drawn, &wanted, &cut).into_iter().map(|(at, state)| (place[at], state)).collect();
        let found: BTreeMap<Ix, State> = outcome.in_part.iter().map(|(ix, (state, _))| (*ix, *state)).collect();
        assert_eq!(found, parts, "seed {seed}: in part, when {off:?} stop and {cut:?} are cut");
    }
    assert!(seen.len() == 4 && seen.values().all(|count| *count as usize > graphs / 5), "the graphs are too much alike: {seen:?}");
}
