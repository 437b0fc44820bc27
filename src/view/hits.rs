//! What is hit when something is lost, each entry behind what it is hit through; and the part that is worth showing, if
//! there is much.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::cut_off::Graph;
use super::scenario::Scenario;
use super::states::State;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::NeededTo;

/// The most entries that a walk visits, and the most projects among them.
const MOST_WALKED: usize = 600;
const MOST_PROJECTS: usize = 200;
/// The most entries between what is lost and the projects, and the most groups of projects, that are shown: those with most
/// projects.
const BETWEEN: usize = 14;
const GROUPS: usize = 9;

/// A cause, as an index among the hits, and whether it is one of several alternatives that are all lost.
pub type Through = (usize, bool);

/// An entry that is lost or hit.
pub struct Hit {
    /// The entry.
    pub entry: Ix,
    /// Its state; none if it is lost itself.
    pub state: Option<State>,
    /// What it is hit through.
    pub through: Vec<Through>,
}

/// All hits, each after what it is hit through; lost entries come first.
#[derive(Default)]
pub struct Hits {
    hits: Vec<Hit>,
    place: FxHashMap<Ix, usize>,
}

/// The state of a project, the worst first, with what it is hit through.
type Alike = (Option<Reverse<State>>, Vec<Through>);

/// Projects in the same state, which are hit through the same.
pub struct Group {
    /// The state.
    pub state: Option<State>,
    /// What they are hit through.
    pub through: Vec<Through>,
    /// At least one.
    pub projects: Vec<Ix>,
}

/// The part of all hits that is worth showing.
pub struct Shown {
    /// Indices of lost entries, of entries in between, and of projects through which others are hit; in order, at least one.
    pub between: Vec<usize>,
    /// The other projects, the largest groups first.
    pub groups: Vec<Group>,
    /// Indices of all projects that are hit, shown or not; at least one.
    pub projects: Vec<usize>,
}

impl Hits {
    /// The hit at an index.
    pub fn at(&self, place: usize) -> &Hit {
        &self.hits[place]
    }

    /// The number of lost and hit entries.
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    /// Whether there may be more hits than were found, given the number of projects that are hit.
    pub fn is_cut_short(&self, projects: usize) -> bool {
        self.hits.len() >= MOST_WALKED || projects >= MOST_PROJECTS
    }

    fn add(&mut self, entry: Ix, state: Option<State>, through: Vec<Through>) {
        if let Entry::Vacant(place) = self.place.entry(entry) {
            place.insert(self.hits.len());
            self.hits.push(Hit { entry, state, through });
        }
    }

    /// The hits when entries are lost, nearest first, given the state of each entry. If there are very many, some are left
    /// out.
    pub fn of(knowledge: &Knowledge, graph: &Graph, lost: impl IntoIterator<Item = Ix>, state_of: impl Fn(Ix) -> Option<State>) -> Self {
        let mut found = Self::default();
        lost.into_iter().take(MOST_WALKED).for_each(|entry| found.add(entry, None, Vec::new()));
        let (mut at, mut projects) = (0, 0);
        while at < found.hits.len() && found.hits.len() < MOST_WALKED && projects < MOST_PROJECTS {
            let mut owners: Vec<Ix> =
                knowledge.incoming.of(found.hits[at].entry).iter().map(|edge| knowledge.edges[*edge as usize].from).collect();
            owners.dedup();
            for owner in owners {
                if found.place.contains_key(&owner) {
                    continue;
                }
                let Some(state) = state_of(owner) else { continue };
                let through = found.through(graph, owner, state);
                if !through.is_empty() {
                    projects += usize::from(knowledge.entry(owner).kind.project);
                    found.add(owner, Some(state), through);
                }
            }
            at += 1;
        }
        found
    }

    /// What an entry is hit through: the groups all of whose members are among the hits so far.
    fn through(&self, graph: &Graph, owner: Ix, state: State) -> Vec<Through> {
        let mut through: Vec<(usize, bool)> = Vec::new();
        for group in graph.groups_of(owner) {
            let needs = graph.group(group).needed_to;
            let fits = match state {
                State::Stopped => needs == NeededTo::Run,
                State::Frozen => needs == NeededTo::Renew,
                State::Strained => true,
                State::Intact => false,
            };
            let is_gone = |place: usize| state == State::Strained || matches!(self.hits[place].state, None | Some(State::Stopped));
            let targets = graph.targets(group);
            let before = through.len();
            for target in targets.iter().filter(|_| fits) {
                match self.place.get(target).copied().filter(|place| is_gone(*place)) {
                    Some(place) => through.push((place, targets.len() > 1)),
                    None => {
                        through.truncate(before);
                        break;
                    }
                }
            }
        }
        through.sort_unstable();
        through.dedup_by_key(|(place, _)| *place);
        through
    }

    /// The consequences of a scenario. Each entry is hit through the first tie of its chain.
    pub fn follow(knowledge: &Knowledge, scenario: &Scenario) -> Self {
        let states = [(State::Stopped, &scenario.stopped), (State::Frozen, &scenario.frozen), (State::Strained, &scenario.strained)];
        let state: FxHashMap<Ix, State> = states.iter().flat_map(|(state, hit)| hit.iter().map(|entry| (*entry, *state))).collect();
        let mut above: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        let mut found = Self::default();
        for (entry, number) in scenario.because.iter().filter(|(entry, _)| state.contains_key(entry)) {
            let on = knowledge.edges[*number as usize].to;
            above.entry(on).or_default().push(*entry);
            // A tie that is cut ends the chain, whatever else happens to its target.
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

    /// Whether the hit at an index is a project.
    fn is_project(&self, knowledge: &Knowledge, at: usize) -> bool {
        self.hits[at].state.is_some() && knowledge.entry(self.hits[at].entry).kind.project
    }

    /// The part that is worth showing; none if no project is hit.
    pub fn shown(&self, knowledge: &Knowledge) -> Option<Shown> {
        let hits = &self.hits;
        let is_project = |at: &usize| self.is_project(knowledge, *at);
        let mut is_cause = vec![false; hits.len()];
        let mut weight = vec![0usize; hits.len()];
        // Backward, so that each entry counts the projects that are hit through it.
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
        // An entry is left out if nothing that it is hit through is shown.
        for at in between {
            drawn[at] = hits[at].state.is_none() || hits[at].through.iter().any(|(cause, _)| drawn[*cause]);
        }
        // Projects through which others are hit are nodes of their own.
        let projects: Vec<usize> = (0..hits.len()).filter(is_project).collect();
        let mut groups: BTreeMap<Alike, Vec<Ix>> = BTreeMap::new();
        let mut alike: Alike = (None, Vec::new());
        for at in projects.iter().copied().filter(|at| !drawn[*at]) {
            alike.0 = hits[at].state.map(Reverse);
            alike.1.clear();
            alike.1.extend(hits[at].through.iter().copied().filter(|(cause, _)| drawn[*cause]));
            match groups.get_mut(&alike) {
                Some(projects) => projects.push(hits[at].entry),
                None => _ = groups.insert(alike.clone(), vec![hits[at].entry]),
            }
        }
        let groups =
            groups.into_iter().map(|((state, through), projects)| Group { state: state.map(|Reverse(state)| state), through, projects });
        let mut groups: Vec<Group> = groups.filter(|group| !group.through.is_empty()).collect();
        groups.sort_by_key(|group| Reverse(group.projects.len()));
        groups.truncate(GROUPS);
        // An entry is also left out if it leads to nothing that is shown.
        let mut leads = vec![false; hits.len()];
        groups.iter().flat_map(|group| &group.through).for_each(|(cause, _)| leads[*cause] = true);
        for at in (0..hits.len()).rev() {
            drawn[at] &= leads[at] || is_project(&at);
            hits[at].through.iter().filter(|_| drawn[at]).for_each(|(cause, _)| leads[*cause] = true);
        }
        let between: Vec<usize> = (0..hits.len()).filter(|at| drawn[*at]).collect();
        (!projects.is_empty() && !between.is_empty()).then_some(Shown { between, groups, projects })
    }
}
