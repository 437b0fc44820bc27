//! Scenarios: the consequences of one, by outcome and by country, and all of them side by side.

use std::cmp::Reverse;

use super::model::{Cell, Follows, Hits, Rows, Scenario, ScenarioRow, Scenarios, ScenariosOf};
use crate::wording;

use crate::figure;
use crate::knowledge::Ix;
use crate::markup::{Markup, STEPS, Sources};
use crate::view::evidence::weakest;
use crate::view::hits;
use crate::view::scenario;
use crate::view::states::State;

/// The most entries of one outcome that a page lists, for projects and other entries each.
const LISTED: usize = 100;
/// The most scenarios that are columns of the matrix.
const COLUMNS: usize = 40;
/// The path of the data about all scenarios.
const DATA: &str = "data/scenarios.json";

impl Markup {
    /// The page of one scenario.
    pub(super) fn scenario(&self, ix: Ix) -> Scenario {
        let mut sources = Sources::default();
        let mut profile = self.profile_with(ix, &mut sources);
        let none = scenario::Scenario::default();
        let found = self.views.scenarios.iter().find(|scenario| scenario.entry == ix).unwrap_or(&none);
        let follows = wording::follows(&self.words).into_iter().zip(found.lists()).map(|(mut state, hit)| {
            let (projects, others): (Vec<Ix>, Vec<Ix>) = hit.into_iter().partition(|ix| self.knowledge.entry(*ix).kind.project);
            if let Some(known) = State::HIT.iter().find(|known| known.word() == state.word) {
                state.label = known.of(&self.words, projects.len());
            }
            let heading = self.words.capitalised(&state.label);
            let mut rows = |entries: &[Ix]| {
                let mut rows = Rows::default();
                for entry in self.views.titles.first(entries, LISTED) {
                    let chain = found.reasons(&self.knowledge, entry, state.word == wording::PART, STEPS + 1);
                    rows.push(&self.hit(entry, &state.word, &chain, weakest(&self.knowledge, chain.iter().copied()), &mut sources));
                }
                rows
            };
            let (count, others_count) = (projects.len(), others.len());
            Follows { heading, count, projects: rows(&projects), others_count, others: rows(&others), state }
        });
        let follows = follows.collect();
        let (strong, of) = found.strong(&self.knowledge);
        profile.sources = self.source_lines(sources);
        Scenario {
            profile,
            cuts: wording::cuts(&self.words, found.off.len(), found.cut.len()),
            chain: self.chain(&hits::Hits::follow(&self.knowledge, found)),
            evidence: self.strong(strong, of),
            unknown: self.not_known(Some(found.lists().concat())),
            follows,
            states: wording::follows(&self.words),
            map: self.map_of_hits(&found.hit_of_all(&self.views.exposure)),
            countries: self.hits(found),
            json: self.url(DATA),
        }
    }

    /// The countries whose projects are hit; those with most first, by the worst outcome.
    fn hits(&self, found: &scenario::Scenario) -> Vec<Hits> {
        let countries = self.views.exposure.projects.iter();
        let mut hits: Vec<Hits> = countries
            .map(|(country, projects)| Hits {
                country: self.country_name(*country),
                projects: projects.len(),
                counts: found.counts(&self.knowledge, Some(*country)),
            })
            .filter(|hits| hits.counts.iter().any(|count| *count > 0))
            .collect();
        let key = |hits: &Hits| self.views.titles.key(&hits.country.title);
        hits.sort_by(|a, b| b.counts.cmp(&a.counts).then_with(|| key(a).cmp(&key(b))));
        hits
    }

    /// All scenarios of a kind side by side.
    pub(super) fn scenarios(&self, folder: &str) -> Scenarios {
        let of_kind = |found: &&scenario::Scenario| &*self.knowledge.entry(found.entry).kind.folder == folder;
        let whole = |counts: &[usize]| counts.iter().take(State::HIT.len()).sum::<usize>();
        let found = self.views.scenarios.iter().filter(of_kind).map(|found| (found, found.counts(&self.knowledge, None)));
        let mut found: Vec<(&scenario::Scenario, Vec<usize>)> = found.collect();
        found.sort_by_key(|(found, counts)| (Reverse(whole(counts)), self.views.titles.rank(found.entry)));
        let columns = &found[..found.len().min(COLUMNS)];
        let states = wording::follows(&self.words);
        let matrix = self.views.exposure.projects.iter().map(|(country, projects)| {
            let cells = columns.iter().map(|(found, _)| {
                let counts = found.counts(&self.knowledge, Some(*country));
                let shares: Vec<(&str, usize)> = states.iter().map(|state| &*state.word).zip(counts.iter().copied()).collect();
                let heat = figure::heat(&shares, projects.len());
                let url = format!("{}#in-{}", self.url(&self.path(found.entry)), country.code());
                counts.iter().any(|count| *count > 0).then_some(Cell { url, counts, heat })
            });
            let unknown = self.not_known_among(projects);
            ScenariosOf {
                country: self.country_name(*country),
                projects: projects.len(),
                cells: cells.collect(),
                unknown,
                heat: figure::heat(&[(figure::HATCHED, unknown)], projects.len()),
            }
        });
        let mut matrix: Vec<ScenariosOf> = matrix.collect();
        // Countries with most at stake in one scenario come first, as in the matrix of exposure.
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
