//! Scenarios: what follows from one, by state and by country, and all of them side by side.

use std::cmp::Reverse;

use super::exposure::heat;
use super::model::{Cell, Follows, Hits, InScenario, Rows, Scenario, ScenarioRow, Scenarios, ScenariosOf};
use crate::wording;

use crate::figure;
use crate::knowledge::{Edge, Ix};
use crate::markup::{Markup, STEPS, Sources};
use crate::value::Country;
use crate::view::evidence::{self, Strength};
use crate::view::hits;
use crate::view::scenario;
use crate::view::states::State;

/// As many entries of one state a page lists, projects and others each.
const LISTED: usize = 100;
/// As many scenarios are columns of the matrix.
const COLUMNS: usize = 40;
/// The data of all scenarios.
const DATA: &str = "data/scenarios.json";

/// The entries that are hit, in the order of [`wording::follows`].
fn lists(found: &scenario::Scenario) -> [Vec<Ix>; 4] {
    let mut part: Vec<Ix> = found.stopped_in_part.iter().chain(&found.frozen_in_part).copied().collect();
    part.sort_unstable();
    [found.stopped.clone(), found.frozen.clone(), found.strained.clone(), part]
}

impl Markup {
    /// The page of one scenario.
    pub(super) fn scenario(&self, ix: Ix) -> Scenario {
        let mut sources = Sources::default();
        let mut profile = self.profile_with(ix, &mut sources);
        let none = scenario::Scenario::default();
        let found = self.views.scenarios.iter().find(|scenario| scenario.entry == ix).unwrap_or(&none);
        let follows = wording::follows(&self.words).into_iter().zip(lists(found)).map(|(mut state, hit)| {
            let (projects, others): (Vec<Ix>, Vec<Ix>) = hit.into_iter().partition(|ix| self.knowledge.entry(*ix).kind.project);
            if let Some(known) = State::HIT.iter().find(|known| known.word() == state.word) {
                state.label = known.of(&self.words, projects.len());
            }
            let heading = wording::sentence(&state.label);
            let mut rows = |entries: &[Ix]| {
                let mut rows = Rows::default();
                for entry in self.views.titles.first(entries, LISTED) {
                    let chain = found.reasons(&self.knowledge, entry, state.word == wording::PART, STEPS + 1);
                    rows.push(&self.hit(entry, &state.word, &chain, self.chain_strength(&chain), &mut sources));
                }
                rows
            };
            let (count, others_count) = (projects.len(), others.len());
            Follows { heading, count, projects: rows(&projects), others_count, others: rows(&others), state }
        });
        let follows = follows.collect();
        profile.sources = self.source_lines(sources);
        Scenario {
            profile,
            cuts: wording::cuts(&self.words, found.off.len(), found.cut.len()),
            chain: self.chain(&hits::Hits::follow(&self.knowledge, found)),
            evidence: self.evidence_of(found),
            unknown: self.not_known(Some(lists(found).concat())),
            follows,
            states: wording::follows(&self.words),
            map: self.map_of_hits(&self.hit_of_all(found)),
            countries: self.hits(found),
            json: self.url(DATA),
        }
    }

    /// How many of the conclusions about projects as a whole rest on strong evidence alone, in a sentence.
    fn evidence_of(&self, found: &scenario::Scenario) -> Option<String> {
        let hit = found.stopped.iter().chain(&found.frozen).chain(&found.strained);
        let projects: Vec<Ix> = hit.copied().filter(|ix| self.knowledge.entry(*ix).kind.project).collect();
        let is_strong = |ix: &&Ix| {
            let chain = found.reasons(&self.knowledge, **ix, false, usize::MAX);
            self.chain_strength(&chain).is_strong(&self.knowledge)
        };
        let strong = projects.iter().filter(is_strong).count();
        self.strong(strong, projects.len())
    }

    /// On what evidence a chain of ties rests: its weakest.
    fn chain_strength(&self, chain: &[&Edge]) -> Strength {
        chain.iter().map(|edge| evidence::of(&self.knowledge, edge)).max().unwrap_or(Strength::BEST)
    }

    /// The scenarios in which something happens to an entry, the worst first, then those that are about it.
    pub(super) fn scenarios_with(&self, ix: Ix) -> Vec<InScenario> {
        let follows = wording::follows(&self.words);
        let mut found: Vec<(usize, Ix)> = Vec::new();
        for scenario in self.views.scenarios.iter() {
            let has = |list: &[Ix]| list.binary_search(&ix).is_ok();
            let parts = has(&scenario.stopped_in_part) || has(&scenario.frozen_in_part);
            let hit = [has(&scenario.stopped), has(&scenario.frozen), parts, has(&scenario.strained)];
            // In the order of words, with what is lost in part before what may be lost in the long run.
            let place = [0, 1, 3, 2].into_iter().zip(hit).find(|(_, hit)| *hit).map(|(place, _)| place);
            let place = place.or_else(|| has(&scenario.named).then_some(follows.len()));
            found.extend(place.map(|place| (place, scenario.entry)));
        }
        found.sort_unstable_by_key(|(place, scenario)| (*place, self.views.titles.rank(*scenario)));
        found.truncate(COLUMNS);
        let state = |place: usize| follows.get(place).cloned().unwrap_or_else(|| wording::is_cut(&self.words));
        found.into_iter().map(|(place, scenario)| InScenario { entry: self.card(scenario), state: state(place) }).collect()
    }

    /// How many projects of a country are hit, for each state.
    fn counts(&self, found: &scenario::Scenario, country: Option<Country>) -> Vec<usize> {
        let counted = |ix: &&Ix| {
            let entry = self.knowledge.entry(**ix);
            entry.kind.project && country.is_none_or(|country| entry.countries.iter().any(|own| own.value == country))
        };
        lists(found).iter().map(|list| list.iter().filter(counted).count()).collect()
    }

    /// How many projects of each country are hit in any way, and of how many.
    fn hit_of_all(&self, found: &scenario::Scenario) -> Vec<(Country, usize, usize)> {
        let mut hit = lists(found).concat();
        hit.sort_unstable();
        let of = |projects: &[Ix]| projects.iter().filter(|ix| hit.binary_search(ix).is_ok()).count();
        self.views.exposure.projects.iter().map(|(country, projects)| (*country, of(projects), projects.len())).collect()
    }

    /// The countries of which projects are hit: those with most, by the worst that happens, first.
    fn hits(&self, found: &scenario::Scenario) -> Vec<Hits> {
        let countries = self.views.exposure.projects.iter();
        let mut hits: Vec<Hits> = countries
            .map(|(country, projects)| Hits {
                country: self.country_name(*country),
                projects: projects.len(),
                counts: self.counts(found, Some(*country)),
            })
            .filter(|hits| hits.counts.iter().any(|count| *count > 0))
            .collect();
        hits.sort_by(|a, b| b.counts.cmp(&a.counts).then_with(|| a.country.title.cmp(&b.country.title)));
        hits
    }

    /// The scenarios in which projects of a country are hit.
    pub(super) fn scenarios_of(&self, country: Country) -> Vec<ScenarioRow> {
        let mut hit: Vec<(Vec<usize>, Ix)> =
            self.views.scenarios.iter().map(|found| (self.counts(found, Some(country)), found.entry)).collect();
        hit.retain(|(counts, _)| counts.iter().any(|count| *count > 0));
        hit.sort_unstable_by(|(a, one), (b, other)| {
            b.cmp(a).then_with(|| self.views.titles.rank(*one).cmp(&self.views.titles.rank(*other)))
        });
        hit.truncate(COLUMNS);
        hit.into_iter().map(|(counts, entry)| ScenarioRow { entry: self.card(entry), counts }).collect()
    }

    /// All scenarios of a kind side by side.
    pub(super) fn scenarios(&self, folder: &str) -> Scenarios {
        let of_kind = |found: &&scenario::Scenario| &*self.knowledge.entry(found.entry).kind.folder == folder;
        let whole = |counts: &[usize]| counts.iter().take(State::HIT.len()).sum::<usize>();
        let found = self.views.scenarios.iter().filter(of_kind).map(|found| (found, self.counts(found, None)));
        let mut found: Vec<(&scenario::Scenario, Vec<usize>)> = found.collect();
        found.sort_by_key(|(found, counts)| (Reverse(whole(counts)), self.views.titles.rank(found.entry)));
        let columns = &found[..found.len().min(COLUMNS)];
        let states = wording::follows(&self.words);
        let matrix = self.views.exposure.projects.iter().map(|(country, projects)| {
            let cells = columns.iter().map(|(found, _)| {
                let counts = self.counts(found, Some(*country));
                let shares: Vec<(&str, usize)> = states.iter().map(|state| &*state.word).zip(counts.iter().copied()).collect();
                let heat = heat(&shares, projects.len());
                let url = format!("{}#in-{}", self.url(&self.path(found.entry)), country.code());
                counts.iter().any(|count| *count > 0).then_some(Cell { url, counts, heat })
            });
            let unknown = self.not_known_among(projects);
            ScenariosOf {
                country: self.country_name(*country),
                projects: projects.len(),
                cells: cells.collect(),
                unknown,
                heat: heat(&[(figure::HATCHED, unknown)], projects.len()),
            }
        });
        let mut matrix: Vec<ScenariosOf> = matrix.collect();
        // Those with most at stake in one scenario first, as on the matrix of exposure.
        let most = |row: &ScenariosOf| row.cells.iter().flatten().map(|cell| cell.counts.iter().sum::<usize>()).max().unwrap_or_default();
        matrix.sort_by_cached_key(|row| (Reverse((most(row), row.projects)), self.views.titles.key(&row.country.title)));
        Scenarios {
            states: states.clone(),
            totals: columns.iter().map(|(_, counts)| whole(counts)).collect(),
            columns: columns
                .iter()
                .map(|(found, _)| self.anchor(&self.knowledge.entry(found.entry).title.value, &self.path(found.entry)))
                .collect(),
            rows: found.into_iter().map(|(found, counts)| ScenarioRow { entry: self.card(found.entry), counts }).collect(),
            matrix,
            json: self.url(DATA),
        }
    }
}
