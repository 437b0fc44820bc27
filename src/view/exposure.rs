//! Exposure: which projects of a country stop, freeze or are at risk in the long run when another country is cut off.
//!
//! Everything whose `countries` are exactly that country is cut off; what belongs to several countries stops only when all
//! of them are cut off. A project of several countries counts for each of them, except where the country that is cut off is
//! one of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::collation::SortKey;
use super::cut_off::{self, Cut, CutOffs};
use super::states::{State, Ties};
use crate::knowledge::{Ix, Knowledge};
use crate::value::Country;

/// The projects of one country that are affected by another one; all lists sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// They stop.
    pub stopped: Vec<Ix>,
    /// They go on but cannot be renewed.
    pub frozen: Vec<Ix>,
    /// They are at risk in the long run.
    pub strained: Vec<Ix>,
    /// They stop in part.
    pub stopped_in_part: Vec<Ix>,
    /// They cannot be renewed in part.
    pub frozen_in_part: Vec<Ix>,
}

impl Effect {
    /// The projects whose whole is in this state.
    pub fn of(&self, state: State) -> &[Ix] {
        match state {
            State::Stopped => &self.stopped,
            State::Frozen => &self.frozen,
            State::Strained => &self.strained,
            State::Intact => &[],
        }
    }

    /// The number of projects in each state, the worst first.
    pub fn counts(&self) -> impl Iterator<Item = (State, usize)> + '_ {
        State::HIT.into_iter().map(|state| (state, self.of(state).len()))
    }

    /// The number of affected projects.
    pub fn count(&self) -> usize {
        self.counts().map(|(_, count)| count).sum()
    }

    /// The projects in several effects, sorted, without repetitions.
    pub fn distinct<'e>(effects: impl Iterator<Item = &'e Self>) -> Vec<Ix> {
        distinct(effects.flat_map(|effect| State::HIT.map(|state| effect.of(state))).flatten())
    }
}

/// The effects of cutting off each country.
#[derive(Debug, Default)]
pub struct Exposure {
    /// The projects of each country that has any; sorted.
    pub projects: BTreeMap<Country, Vec<Ix>>,
    /// The affected projects, by country, then by the country that is cut off.
    pub effects: BTreeMap<Country, BTreeMap<Country, Effect>>,
    /// The cut of every country to which something belongs alone.
    pub cuts: BTreeMap<Country, Cut>,
}

impl Exposure {
    /// Cuts off every country.
    pub fn derive(knowledge: &Knowledge, cut_offs: &CutOffs, ties: &Ties) -> Self {
        let mut exposure = Self::default();
        let mut alone: BTreeMap<Country, Vec<Ix>> = BTreeMap::new();
        // The countries of each project; none for other entries.
        let mut owners: Vec<&[Country]> = Vec::with_capacity(knowledge.entries.len());
        for ix in knowledge.indices() {
            let entry = knowledge.entry(ix);
            owners.push(if entry.kind.project { knowledge.countries_of(ix) } else { &[] });
            if let [country] = &entry.countries[..] {
                alone.entry(country.value).or_default().push(ix);
            }
            if entry.kind.project {
                for country in &entry.countries {
                    exposure.projects.entry(country.value).or_default().push(ix);
                }
            }
        }
        let follow = |(country, off): (Country, Vec<Ix>)| {
            let strained: Vec<Ix> = ties.outcome(knowledge, &off, &[]).of(State::Strained).collect();
            (country, cut_offs.graph.cut(off, |_| false), strained)
        };
        let cuts: Vec<(Country, Cut, Vec<Ix>)> = alone.into_par_iter().map(follow).collect();
        for (cut_off, cut, strained) in &cuts {
            // Records an effect on a project for each of its countries, unless the country that is cut off is one of them, or is
            // a bloc of which it is a member, or the other way round.
            let mut effects: BTreeMap<Country, Effect> = BTreeMap::new();
            let mut put = |project: Ix, list: fn(&mut Effect) -> &mut Vec<Ix>| {
                for country in knowledge.elsewhere(owners[project as usize], *cut_off) {
                    list(effects.entry(country).or_default()).push(project);
                }
            };
            let mut falls: Vec<_> = cut.falls.iter().filter(|fall| fall.reason().is_some()).collect();
            falls.sort_unstable_by_key(|fall| fall.entry);
            for fall in falls {
                put(fall.entry, if fall.frozen { |effect| &mut effect.frozen } else { |effect| &mut effect.stopped });
            }
            strained.iter().for_each(|entry| put(*entry, |effect| &mut effect.strained));
            let stopped = cut.falls.iter().filter(|fall| !fall.frozen).map(|fall| fall.entry);
            let lost = cut_offs.graph.lost_parts(knowledge, stopped, |entry| cut.state(entry));
            let (stopped, frozen) = cut_off::owners(&lost);
            stopped.into_iter().for_each(|entry| put(entry, |effect| &mut effect.stopped_in_part));
            frozen.into_iter().for_each(|entry| put(entry, |effect| &mut effect.frozen_in_part));
            for (country, effect) in effects {
                exposure.effects.entry(country).or_default().insert(*cut_off, effect);
            }
        }
        exposure.cuts = cuts.into_iter().map(|(country, cut, _)| (country, cut)).collect();
        exposure
    }

    /// The projects of other countries that are in this state when this one is cut off, sorted. A project of several
    /// countries is listed once.
    pub fn hit_elsewhere(&self, cut_off: Country, state: State) -> Vec<Ix> {
        distinct(self.elsewhere(cut_off).flat_map(|(_, effect)| effect.of(state)))
    }

    /// The projects that a country does not count as those of others: its own, and those only of its blocs or its members.
    pub fn near(&self, knowledge: &Knowledge, country: Country) -> Vec<Ix> {
        let near = self.projects.iter().filter(|(own, _)| **own == country || knowledge.is_bloc_of(**own, country));
        let near = near.flat_map(|(_, projects)| projects);
        distinct(near.filter(|ix| knowledge.elsewhere(knowledge.countries_of(**ix), country).next().is_none()))
    }

    /// The countries that affect others, those that affect most first, then by sort key of the title.
    pub fn by_effect(&self, title: impl Fn(&Country) -> SortKey) -> Vec<Country> {
        let effects = self.effects.values().flatten().filter(|(_, effect)| effect.count() > 0);
        let countries: BTreeSet<Country> = effects.map(|(country, _)| *country).collect();
        let most = |cut_off: &Country| self.elsewhere(*cut_off).map(|(_, effect)| effect.count()).sum::<usize>();
        let mut countries: Vec<Country> = countries.into_iter().collect();
        countries.sort_by_cached_key(|country| (Reverse(most(country)), title(country), *country));
        countries
    }

    /// The countries with projects: those with most at stake first, then those with most projects, then by title.
    pub fn by_stake(&self, title: impl Fn(&Country) -> SortKey) -> Vec<Country> {
        let most = |country: &Country| self.effects.get(country).and_then(|effects| effects.values().map(Effect::count).max());
        let mut countries: Vec<Country> = self.projects.keys().copied().collect();
        let stake = |country: &Country| (most(country).unwrap_or_default(), self.projects[country].len());
        countries.sort_by_cached_key(|country| (Reverse(stake(country)), title(country), *country));
        countries
    }

    /// The effects on other countries when this one is cut off, by country.
    pub fn elsewhere(&self, cut_off: Country) -> impl Iterator<Item = (Country, &Effect)> {
        self.effects.iter().filter_map(move |(country, effects)| Some((*country, effects.get(&cut_off)?)))
    }
}

/// The entries of several lists in order, without repetitions. Nearly all projects may be in the lists, and marking them is
/// faster than sorting them.
fn distinct<'i>(entries: impl Iterator<Item = &'i Ix>) -> Vec<Ix> {
    let mut is_listed: Vec<bool> = Vec::new();
    for entry in entries {
        let at = *entry as usize;
        if at >= is_listed.len() {
            is_listed.resize(at + 1, false);
        }
        is_listed[at] = true;
    }
    (0..).zip(is_listed).filter_map(|(entry, is_listed)| is_listed.then_some(entry)).collect()
}
