//! The chain of a cut-off or a scenario as a figure: what is lost, what stands on that, and the projects that are hit in the end. Projects
//! that are hit through the same stand together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::model::Figure;
use crate::figure::{Caption, Chain, Label, Node, Tie};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::schema::NeededTo;
use crate::view::scenario::Scenario;
use crate::view::states::State;
use crate::wording;

/// As many entries a walk meets at most, and as many projects among them.
const MOST_WALKED: usize = 600;
const MOST_PROJECTS: usize = 200;
/// As many entries between what is lost and the projects are drawn, and as many groups of projects: those with most projects.
const BETWEEN: usize = 14;
const GROUPS: usize = 9;
/// As many projects of a group are named.
const NAMED: usize = 2;

/// What is hit, each behind what it is hit through; what is lost at the beginning.
#[derive(Default)]
pub(super) struct Hits {
    hits: Vec<Hit>,
    place: FxHashMap<Ix, usize>,
}

struct Hit {
    entry: Ix,
    /// None of what is lost itself.
    state: Option<State>,
    /// Places of what it is hit through, each with whether it is one of several of which none is left.
    through: Vec<(usize, bool)>,
}

impl Hits {
    fn add(&mut self, entry: Ix, state: Option<State>, through: Vec<(usize, bool)>) {
        if !self.place.contains_key(&entry) {
            self.place.insert(entry, self.hits.len());
            self.hits.push(Hit { entry, state, through });
        }
    }
}

/// A cause among those that are hit, and how it is told.
type Through = (usize, bool);

impl Markup {
    /// What is hit when entries are lost, nearest first, by what happens to each; not all of very much.
    pub(super) fn hits_of(&self, lost: impl IntoIterator<Item = Ix>, state_of: impl Fn(Ix) -> Option<State>) -> Hits {
        let mut found = Hits::default();
        lost.into_iter().take(MOST_WALKED).for_each(|entry| found.add(entry, None, Vec::new()));
        let (mut at, mut projects) = (0, 0);
        while at < found.hits.len() && found.hits.len() < MOST_WALKED && projects < MOST_PROJECTS {
            let mut owners: Vec<Ix> =
                self.knowledge.incoming.of(found.hits[at].entry).iter().map(|edge| self.knowledge.edges[*edge as usize].from).collect();
            owners.dedup();
            for owner in owners {
                if found.place.contains_key(&owner) {
                    continue;
                }
                let Some(state) = state_of(owner) else { continue };
                let through = self.through(&found, owner, state, found.hits.len());
                if !through.is_empty() {
                    projects += usize::from(self.knowledge.entry(owner).kind.project);
                    found.add(owner, Some(state), through);
                }
            }
            at += 1;
        }
        // What was found later may be enough for it too.
        for at in 0..found.hits.len() {
            if let Some(state) = found.hits[at].state {
                found.hits[at].through = self.through(&found, found.hits[at].entry, state, at);
            }
        }
        found
    }

    /// Through what an entry is hit: the groups of which nothing is left among the first that were found.
    fn through(&self, found: &Hits, owner: Ix, state: State, first: usize) -> Vec<(usize, bool)> {
        let graph = &self.views.cut_offs.graph;
        let mut through: Vec<(usize, bool)> = Vec::new();
        for group in graph.groups_of(owner) {
            let needs = graph.group(group).needed_to;
            let fits = match state {
                State::Stopped => needs == NeededTo::Run,
                State::Frozen => needs == NeededTo::Renew,
                State::Strained => true,
                State::Intact => false,
            };
            let is_gone = |place: usize| state == State::Strained || matches!(found.hits[place].state, None | Some(State::Stopped));
            let place = |target: &Ix| found.place.get(target).copied().filter(|place| *place < first && is_gone(*place));
            let targets = graph.targets(group);
            if fits && targets.iter().all(|target| place(target).is_some()) {
                through.extend(targets.iter().filter_map(place).map(|place| (place, targets.len() > 1)));
            }
        }
        through.sort_unstable();
        through.dedup_by_key(|(place, _)| *place);
        through
    }

    /// What follows from a scenario: each entry is hit through the tie that its chain begins with.
    pub(super) fn hits_in(&self, scenario: &Scenario) -> Hits {
        let states = [(State::Stopped, &scenario.stopped), (State::Frozen, &scenario.frozen), (State::Strained, &scenario.strained)];
        let state: FxHashMap<Ix, State> = states.iter().flat_map(|(state, hit)| hit.iter().map(|entry| (*entry, *state))).collect();
        let mut above: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        let mut found = Hits::default();
        for (entry, number) in scenario.because.iter().filter(|(entry, _)| state.contains_key(entry)) {
            let on = self.knowledge.edges[*number as usize].to;
            above.entry(on).or_default().push(*entry);
            // A tie that is cut is the end of a chain, whatever else happens to its target.
            if scenario.cut.binary_search(number).is_ok() || !state.contains_key(&on) {
                found.add(on, None, Vec::new());
            }
        }
        let mut at = 0;
        while at < found.hits.len() && found.hits.len() < MOST_WALKED * 4 {
            for entry in above.get(&found.hits[at].entry).into_iter().flatten() {
                found.add(*entry, state.get(entry).copied(), vec![(at, false)]);
            }
            at += 1;
        }
        found
    }

    /// The figure of what is hit; nothing where no project is.
    pub(super) fn chain(&self, found: &Hits) -> Option<Figure> {
        let hits = &found.hits;
        let is_project = |at: &usize| hits[*at].state.is_some() && self.knowledge.entry(hits[*at].entry).kind.project;
        let mut is_cause = vec![false; hits.len()];
        let mut weight = vec![0usize; hits.len()];
        // From the end: what a project is hit through counts it.
        for at in (0..hits.len()).rev() {
            let own = weight[at].saturating_add(usize::from(is_project(&at)));
            for (cause, _) in hits[at].through.iter().filter(|_| own > 0) {
                is_cause[*cause] = true;
                weight[*cause] = weight[*cause].saturating_add(own);
            }
        }
        let mut between: Vec<usize> = (0..hits.len()).filter(|at| is_cause[*at]).collect();
        between.sort_by_key(|at| (Reverse(weight[*at]), *at));
        between.truncate(BETWEEN);
        between.sort_unstable();
        let mut drawn = vec![false; hits.len()];
        // What would hang in the air, because what it is hit through is not drawn, is left out as well.
        for at in between {
            drawn[at] = hits[at].state.is_none() || hits[at].through.iter().any(|(cause, _)| drawn[*cause]);
        }
        // Projects through which others are hit stand for themselves.
        let projects: Vec<usize> = (0..hits.len()).filter(is_project).collect();
        let mut groups: BTreeMap<(Option<Reverse<State>>, Vec<Through>), Vec<Ix>> = BTreeMap::new();
        for at in projects.iter().copied().filter(|at| !drawn[*at]) {
            let through = hits[at].through.iter().copied().filter(|(cause, _)| drawn[*cause]).collect();
            groups.entry((hits[at].state.map(Reverse), through)).or_default().push(hits[at].entry);
        }
        groups.retain(|(_, through), _| !through.is_empty());
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, entries)| Reverse(entries.len()));
        groups.truncate(GROUPS);
        // And so is what leads to nothing that is drawn.
        let mut leads = vec![false; hits.len()];
        groups.iter().flat_map(|((_, through), _)| through).for_each(|(cause, _)| leads[*cause] = true);
        for at in (0..hits.len()).rev() {
            drawn[at] &= leads[at] || is_project(&at);
            hits[at].through.iter().filter(|_| drawn[at]).for_each(|(cause, _)| leads[*cause] = true);
        }
        let between: Vec<usize> = (0..hits.len()).filter(|at| drawn[*at]).collect();
        if projects.is_empty() || between.is_empty() {
            return None;
        }
        let numbers: FxHashMap<usize, usize> = between.iter().copied().zip(0..).collect();
        let tied = |through: &[(usize, bool)], to: usize| {
            let tie =
                |(cause, is_alternative): &(usize, bool)| Some(Tie { from: *numbers.get(cause)?, to, is_alternative: *is_alternative });
            through.iter().filter_map(tie).collect::<Vec<_>>()
        };
        let mut nodes: Vec<Node> = Vec::new();
        let mut ties: Vec<Tie> = Vec::new();
        for (to, at) in between.iter().enumerate() {
            ties.extend(tied(&hits[*at].through, to));
            nodes.push(self.node(hits[*at].entry, hits[*at].state));
        }
        let shown = groups.iter().map(|(_, entries)| entries.len()).sum::<usize>() + between.iter().filter(|at| is_project(at)).count();
        for ((state, through), entries) in groups {
            let state = state.map(|Reverse(state)| state);
            ties.extend(tied(&through, nodes.len()));
            nodes.push(match entries[..] {
                [one] => Node { is_end: true, ..self.node(one, state) },
                _ => self.group(&entries, state),
            });
        }
        if let Some(rest) = projects.len().checked_sub(shown).filter(|rest| *rest > 0) {
            let name = Label { text: wording::more(&self.words, rest, &self.noun), url: None };
            nodes.push(Node { name, names: Vec::new(), says: String::new(), state: None, is_end: true });
        }
        let mut direct = vec![0usize; hits.len()];
        for (cause, _) in projects.iter().flat_map(|at| &hits[*at].through) {
            direct[*cause] += 1;
        }
        // Of one that is lost it goes without saying; of several it is worth saying which.
        let is_alone = between.iter().filter(|at| hits[**at].state.is_none()).count() == 1;
        let is_lost = |at: &usize| is_alone && hits[*at].state.is_none();
        let directly = projects.iter().filter(|at| hits[**at].through.iter().any(|(cause, _)| is_lost(cause))).count();
        let mut most: Vec<usize> = between.iter().copied().filter(|at| !is_lost(at) && direct[*at] > 0).collect();
        most.sort_by_key(|at| (Reverse(direct[*at]), *at));
        let most: Vec<(&str, usize)> = most.iter().map(|at| (&*self.knowledge.entry(hits[*at].entry).title.value, direct[*at])).collect();
        let is_cut_short = hits.len() >= MOST_WALKED || projects.len() >= MOST_PROJECTS;
        let words = wording::chain(&self.words, directly, &most, is_cut_short.then_some(projects.len()), &self.noun);
        let chain = Chain {
            caption: Caption { id: "chain".to_owned(), title: words.title, description: words.description },
            heads: words.heads,
            through: words.through,
            or: self.text("or"),
        };
        Some(chain.draw(&nodes, &ties))
    }

    fn node(&self, entry: Ix, state: Option<State>) -> Node {
        Node {
            name: self.label(entry),
            names: Vec::new(),
            says: self.country_names(entry),
            state: state.map(|state| (state.word(), state.label(&self.words))),
            is_end: false,
        }
    }

    fn group(&self, entries: &[Ix], state: Option<State>) -> Node {
        let named = self.views.titles.first(entries, NAMED);
        Node {
            name: Label { text: self.noun.number(entries.len()), url: None },
            names: named.iter().map(|entry| self.label(*entry)).collect(),
            says: String::new(),
            state: state.map(|state| (state.word(), state.of(&self.words, entries.len()))),
            is_end: true,
        }
    }
}
