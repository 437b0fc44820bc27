//! Exposure: which projects of a country are affected by the loss of another one, as a matrix of all countries and on each
//! country's page.

use super::model::{Anchor, Exposed, Exposure, ExposureRow, Hit, Rows};
use crate::figure;
use crate::markup::address::{cut_off_path, exposed_id};
use crate::markup::{Markup, Reasons, Sources};
use crate::value::Country;
use crate::view::cut_off::LISTED;
use crate::view::exposure::Effect;
use crate::view::states::State;
use crate::wording;

/// The most rows in all cells of the matrix together; with more, the page would be too large.
const MOST_ROWS: usize = 400;

impl Markup {
    /// The matrix.
    pub(super) fn exposure(&self) -> Exposure {
        let exposure = &self.views.exposure;
        let title = |country: &Country| self.views.titles.key(&self.country_name(*country).title);
        let (rows, columns) = (exposure.by_stake(title), exposure.by_effect(title));
        let cells = exposure.effects.values().map(|effects| effects.len()).sum::<usize>();
        let room = (MOST_ROWS / cells.max(1)).min(LISTED);
        let mut reasons = Reasons::new(self);
        let mut sources = Sources::default();
        let mut cell = |country: Country, cut_off: Country| {
            let effect = exposure.effects.get(&country)?.get(&cut_off).filter(|effect| effect.count() > 0)?;
            let more = self.knowledge.countries.get(&country).map(|ix| {
                let url = format!("{}#{}", self.url(&self.path(*ix)), exposed_id(country, cut_off));
                Anchor { title: self.country_name(country).title, url }
            });
            Some(self.exposed((country, cut_off), effect, room, more, &mut reasons, &mut sources))
        };
        let rows = rows.into_iter().map(|country| {
            let projects = &exposure.projects[&country];
            let hit = exposure.effects.get(&country).map_or(0, |effects| Effect::distinct(effects.values()).len());
            let unknown = self.not_known_among(projects);
            ExposureRow {
                country: self.country_name(country),
                projects: projects.len(),
                cells: columns.iter().map(|cut_off| cell(country, *cut_off)).collect(),
                hit,
                unknown,
                heat: [("any", hit), (figure::HATCHED, unknown)].map(|(word, count)| figure::heat(&[(word, count)], projects.len())),
            }
        });
        let rows = rows.collect();
        let totals = columns.iter().map(|cut_off| Effect::distinct(exposure.elsewhere(*cut_off).map(|(_, effect)| effect)).len()).collect();
        let without = |country| self.knowledge.countries.get(&country).map(|ix| self.url(&cut_off_path(self.knowledge.entry(*ix))));
        let columns = columns.into_iter().map(|country| (self.country_name(country), without(country))).collect();
        Exposure { columns, totals, rows, sources: self.source_lines(sources), json: self.url("data/exposure.json") }
    }

    /// The countries that can stop or freeze projects of one country, by title.
    pub(super) fn exposure_of(&self, country: Country, sources: &mut Sources) -> Vec<Exposed> {
        let Some(effects) = self.views.exposure.effects.get(&country) else { return Vec::new() };
        let mut others: Vec<Country> = effects.iter().filter(|(_, effect)| effect.count() > 0).map(|(other, _)| *other).collect();
        others.sort_by_cached_key(|country| (self.views.titles.key(&self.country_name(*country).title), *country));
        let room = (LISTED / others.len().max(1)).max(3);
        let mut reasons = Reasons::new(self);
        let cell = |cut_off: Country| {
            let more = self.knowledge.countries.get(&cut_off).map(|ix| Anchor {
                title: wording::without(&self.words, &self.named(*ix)),
                url: self.url(&cut_off_path(self.knowledge.entry(*ix))),
            });
            self.exposed((country, cut_off), &effects[&cut_off], room, more, &mut reasons, sources)
        };
        others.into_iter().map(cell).collect()
    }

    /// What a country loses with another one: up to `room` rows, and a link to the rest.
    fn exposed(
        &self,
        (country, cut_off): (Country, Country),
        effect: &Effect,
        room: usize,
        more: Option<Anchor>,
        reasons: &mut Reasons<'_>,
        sources: &mut Sources,
    ) -> Exposed {
        let id = exposed_id(country, cut_off);
        let prefix = format!("{id}-");
        let mut left = room;
        let mut hits = Vec::new();
        for state in State::HIT {
            let fallen = effect.of(state);
            let mut rows = Rows::default();
            if let Some(cut) = self.views.exposure.cuts.get(&cut_off) {
                reasons.push_falls(&mut rows, cut, &self.views.titles.first(fallen, left), &prefix, false, sources);
            }
            left -= rows.count;
            if !fallen.is_empty() {
                let count = fallen.len();
                hits.push(Hit { state: state.term_of(&self.words, count), heading: state.heading(&self.words, count), count, rows });
            }
        }
        let count = hits.iter().map(|hit| hit.count).sum();
        let shares: Vec<(&str, usize)> = effect.counts().map(|(state, count)| (state.word(), count)).collect();
        let heat = figure::heat(&shares, self.views.exposure.projects.get(&country).map_or(0, Vec::len));
        Exposed { id, country: self.country_name(cut_off), more, listed: room - left, count, hits, heat }
    }
}
