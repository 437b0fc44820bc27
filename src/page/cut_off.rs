//! Cut-offs: what stops, freezes and survives if something is cut off, with the reasons.

use super::model::{CutOff, Falls};
use super::{Model, Page, Route};
use crate::knowledge::Ix;
use crate::markup::{Markup, Reasons, Rows, Sources};
use crate::value::Country;
use crate::view::cut_off::{Cut, LISTED, Listed};
use crate::view::hits::Hits;
use crate::view::states::State;
use crate::wording::{self, Whose};

impl Markup {
    /// The page of what falls without an entry, or without the country that it stands for.
    pub(super) fn cut_off_page(&self, route: &Route, ix: Ix) -> Page {
        let entry = self.knowledge.entry(ix);
        let model = match self.knowledge.stands_for(ix) {
            Some(country) => self.country_cut_off(ix, country),
            None => self.entry_cut_off(ix),
        };
        let title = wording::without(&self.words, &self.named(ix));
        let description = self.words.say("title_finding", &[("title", (&title).into()), ("finding", (&model.finding).into())]);
        let page = self.page(route, title, Some(description), Model::CutOff(Box::new(model)));
        let page = page.below(self.anchor(&entry.kind.plural, &format!("{}/", entry.kind.folder)));
        let mut page = page.below(self.anchor(&entry.title.value, &self.path(ix)));
        page.meta.edit = self.edit(entry);
        page
    }

    fn entry_cut_off(&self, off: Ix) -> CutOff {
        let cut_offs = &self.views.cut_offs;
        let sums = cut_offs.sums(off);
        let Listed { cut, is_cut_short: much, fallen, held } = cut_offs.listed(&self.knowledge, off);
        let mut reasons = Reasons::new(self);
        let mut sources = Sources::default();
        let counts = [
            (State::Stopped, sums.stopped as usize, sums.projects_stopped as usize),
            (State::Frozen, sums.frozen as usize, sums.projects_frozen as usize),
        ];
        let mut falls: Vec<Falls> = Vec::new();
        for ((state, count, projects), fallen) in counts.into_iter().zip(&fallen) {
            let groups = self.falls_by_owner(&cut, fallen, much, &mut reasons, &mut sources);
            falls.push(self.falls(state, count, projects, groups));
        }
        // Entries that are not projects come last, and get the remaining room for chains.
        for (falls, fallen) in falls.iter_mut().zip(&fallen) {
            let others = self.views.titles.first_that(fallen.iter().copied(), LISTED, |ix| !self.knowledge.entry(ix).kind.project);
            reasons.push_falls(&mut falls.others, &cut, &others, "fall-", true, &mut sources);
        }
        let shown = held.iter().take(LISTED).map(|group| self.held(*group, |target| cut_offs.stops(off, target), &mut sources)).collect();
        let lost_anyway = |ix| cut_offs.state(off, ix) != State::Intact;
        let projects: Vec<(State, usize)> = counts.iter().map(|(state, _, projects)| (*state, *projects)).collect();
        let stopped = cut.falls.iter().filter(|fall| !fall.frozen).map(|fall| fall.entry);
        let lost = cut_offs.graph.lost_parts(&self.knowledge, stopped, |entry| cut_offs.state(off, entry));
        let at_risk = self.views.projects_at_risk(&self.knowledge, off);
        let long_run = &self.views.long_run;
        let hits_few = long_run.hits_few(off);
        let hits = Hits::of(&self.knowledge, &cut_offs.graph, [off], |ix| match cut_offs.state(off, ix) {
            State::Intact => (hits_few && long_run.hits(off, ix)).then_some(State::Strained),
            state => Some(state),
        });
        let parts = self.parts(&lost, LISTED, &mut sources);
        let (replaced, replaced_count) = self.replaced(off, lost_anyway, LISTED, &mut sources);
        CutOff {
            chain: self.chain(&hits),
            name: self.named(off),
            entry: self.card(off),
            country: None,
            own: 1,
            finding: self.finding(&projects, self.all_projects(off), Whose::All, self.projects_in_part(&lost), at_risk),
            evidence: self.weighed(&reasons),
            unknown: self.not_known(if much { None } else { Some(fallen.concat()) }),
            falls,
            projects_at_risk: at_risk,
            at_risk: self.named_rows(&self.views.at_risk(&self.knowledge, off, LISTED)),
            risk: State::Strained.term_of(&self.words, 1),
            projects_in_part: self.projects_in_part(&lost),
            parts,
            parts_more: much || lost.len() > LISTED,
            held: shown,
            held_more: much || held.len() > LISTED,
            replaced,
            replaced_count,
            sources: self.source_lines(sources),
            json: self.url("data/cut-off.json"),
        }
    }

    fn country_cut_off(&self, ix: Ix, country: Country) -> CutOff {
        let exposure = &self.views.exposure;
        let nothing = Cut::default();
        let cut = exposure.cuts.get(&country).unwrap_or(&nothing);
        let mut reasons = Reasons::new(self);
        let mut sources = Sources::default();
        let mut effects: Vec<_> = exposure.elsewhere(country).collect();
        effects.sort_by_cached_key(|(other, _)| self.views.titles.key(&self.country_name(*other).title));
        // A page has room for this many rows of each country.
        let room = (LISTED / effects.len().max(1)).max(3);
        let mut hit = self.views.exposure.near(&self.knowledge, country);
        let mut side = |state: State| {
            let groups = effects.iter().filter(|(_, effect)| !effect.of(state).is_empty());
            let groups =
                groups.map(|(other, effect)| self.falls_of(*other, cut, effect.of(state), room, &mut reasons, &mut sources)).collect();
            // A project of several countries is listed under each of them, but counted once.
            let all = exposure.hit_elsewhere(country, state);
            let count = all.len();
            hit.extend(all);
            self.falls(state, count, count, groups)
        };
        let falls: Vec<Falls> = State::LOST.into_iter().map(&mut side).collect();
        let counts: Vec<(State, usize)> = State::LOST.into_iter().zip(&falls).map(|(state, falls)| (state, falls.projects)).collect();
        let graph = &self.views.cut_offs.graph;
        // What a country loses of its own is not a loss of others.
        let is_abroad = |ix: Ix| self.knowledge.elsewhere(self.knowledge.countries_of(ix), country).next().is_some();
        let is_of_others = |ix: Ix| is_abroad(ix) && self.knowledge.entry(ix).kind.project;
        let held: Vec<u32> = cut.held.iter().copied().filter(|group| is_of_others(graph.group(*group).owner)).collect();
        let shown = held.iter().take(LISTED).map(|group| self.held(*group, |target| cut.stops(target), &mut sources)).collect();
        let stopped = cut.falls.iter().filter(|fall| !fall.frozen).map(|fall| fall.entry);
        let mut lost = graph.lost_parts(&self.knowledge, stopped, |entry| cut.state(entry));
        lost.retain(|part| is_of_others(part.edge.from));
        let at_risk = self.views.exposure.hit_elsewhere(country, State::Strained);
        let gone = cut.falls.iter().filter(|fall| fall.reason().is_none()).map(|fall| fall.entry);
        let hits = Hits::of(&self.knowledge, graph, gone, |ix| {
            let fall = cut.fall(ix).filter(|_| is_abroad(ix) || !self.knowledge.entry(ix).kind.project)?;
            Some(if fall.frozen { State::Frozen } else { State::Stopped })
        });
        CutOff {
            chain: self.chain(&hits),
            name: self.named(ix),
            entry: self.card(ix),
            country: Some(country.code().to_owned()),
            own: cut.falls.iter().filter(|fall| fall.reason().is_none()).count(),
            finding: self.finding(
                &counts,
                self.views.projects_elsewhere(&self.knowledge, country),
                Whose::OfOthers,
                lost.len(),
                at_risk.len(),
            ),
            evidence: self.weighed(&reasons),
            unknown: self.not_known(Some(hit)),
            falls,
            projects_at_risk: at_risk.len(),
            at_risk: self.named_rows(&self.views.titles.first(&at_risk, LISTED)),
            risk: State::Strained.term_of(&self.words, 1),
            projects_in_part: lost.len(),
            parts: self.parts(&lost, LISTED, &mut sources),
            parts_more: lost.len() > LISTED,
            held: shown,
            held_more: held.len() > LISTED,
            replaced: Rows::default(),
            replaced_count: 0,
            sources: self.source_lines(sources),
            json: self.url("data/exposure.json"),
        }
    }
}
