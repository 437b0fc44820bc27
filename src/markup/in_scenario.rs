//! Scenarios as they concern an entry or a country.

use serde::Serialize;

use super::Markup;
use super::frozen::Frozen;
use crate::knowledge::Ix;
use crate::value::Country;
use crate::wording::{self, Term};

/// The most scenarios that are listed for an entry or a country.
const MOST: usize = 40;

/// The effect of a scenario on one entry.
#[derive(Debug, Serialize)]
pub struct InScenario {
    /// A [`Card`](super::Card) of the scenario.
    pub entry: Frozen,
    /// The state of the entry in it, or that it is itself cut.
    pub state: Term,
}

/// A scenario in a list.
#[derive(Debug, Serialize)]
pub struct ScenarioRow {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// The numbers of projects that stop, that cannot be renewed, that are at risk in the long run, and that are hit in
    /// part.
    pub counts: Vec<usize>,
}

impl Markup {
    /// The scenarios that affect an entry, the worst first, then those that are about it.
    pub fn scenarios_with(&self, ix: Ix) -> Vec<InScenario> {
        let follows = wording::follows(&self.words);
        let mut found: Vec<(usize, Ix)> = Vec::new();
        for scenario in self.views.scenarios.iter() {
            let has = |list: &[Ix]| list.binary_search(&ix).is_ok();
            let parts = has(&scenario.stopped_in_part) || has(&scenario.frozen_in_part);
            let hit = [has(&scenario.stopped), has(&scenario.frozen), parts, has(&scenario.strained)];
            // In the order of outcomes, with losses in part before risks in the long run.
            let place = [0, 1, 3, 2].into_iter().zip(hit).find(|(_, hit)| *hit).map(|(place, _)| place);
            let place = place.or_else(|| has(&scenario.named).then_some(follows.len()));
            found.extend(place.map(|place| (place, scenario.entry)));
        }
        found.sort_unstable_by_key(|(place, scenario)| (*place, self.views.titles.rank(*scenario)));
        found.truncate(MOST);
        let state = |place: usize| follows.get(place).cloned().unwrap_or_else(|| wording::is_cut(&self.words));
        found.into_iter().map(|(place, scenario)| InScenario { entry: self.card(scenario), state: state(place) }).collect()
    }

    /// The scenarios that hit projects of a country.
    pub fn scenarios_of(&self, country: Country) -> Vec<ScenarioRow> {
        let mut hit: Vec<(Vec<usize>, Ix)> =
            self.views.scenarios.iter().map(|found| (found.counts(&self.knowledge, Some(country)), found.entry)).collect();
        hit.retain(|(counts, _)| counts.iter().any(|count| *count > 0));
        hit.sort_unstable_by(|(a, one), (b, other)| {
            b.cmp(a).then_with(|| self.views.titles.rank(*one).cmp(&self.views.titles.rank(*other)))
        });
        hit.truncate(MOST);
        hit.into_iter().map(|(counts, entry)| ScenarioRow { entry: self.card(entry), counts }).collect()
    }
}
