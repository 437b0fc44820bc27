//! Exposure: which projects of a country stop or freeze when another country is cut off.
//!
//! Cut off is everything whose `countries` are exactly that country: what belongs to several stops only when all of them are
//! cut off. A project of several countries is a project of each of them, and never one of another country where the one
//! that is cut off is among them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::cut_off::{Cut, CutOffs};
use crate::knowledge::{Ix, Knowledge};
use crate::value::Country;

/// The projects of one country that another one can stop or freeze; both sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// They stop.
    pub stopped: Vec<Ix>,
    /// They go on, and cannot be renewed.
    pub frozen: Vec<Ix>,
}

/// What follows from cutting off each country.
#[derive(Debug, Default)]
pub struct Exposure {
    /// The projects of each country that has any; sorted.
    pub projects: BTreeMap<Country, Vec<Ix>>,
    /// Which of them fall: by country, then by the country that is cut off.
    pub effects: BTreeMap<Country, BTreeMap<Country, Effect>>,
    /// The cut of every country to which something belongs alone.
    pub cuts: BTreeMap<Country, Cut>,
}

impl Exposure {
    /// Cuts off every country.
    pub fn derive(knowledge: &Knowledge, cut_offs: &CutOffs) -> Self {
        let mut exposure = Self::default();
        let mut alone: BTreeMap<Country, Vec<Ix>> = BTreeMap::new();
        for ix in knowledge.indices() {
            let entry = knowledge.entry(ix);
            if let [country] = &entry.countries[..] {
                alone.entry(country.value).or_default().push(ix);
            }
            if entry.kind.project {
                for country in &entry.countries {
                    exposure.projects.entry(country.value).or_default().push(ix);
                }
            }
        }
        let cuts: Vec<(Country, Cut)> = alone.into_par_iter().map(|(country, off)| (country, cut_offs.graph.cut(off, |_| false))).collect();
        for (cut_off, cut) in &cuts {
            let mut falls: Vec<_> = cut.falls.iter().filter(|fall| fall.reason().is_some()).collect();
            falls.sort_unstable_by_key(|fall| fall.entry);
            for fall in falls {
                let entry = knowledge.entry(fall.entry);
                if !entry.kind.project || entry.countries.iter().any(|country| country.value == *cut_off) {
                    continue;
                }
                for country in &entry.countries {
                    let effect = exposure.effects.entry(country.value).or_default().entry(*cut_off).or_default();
                    if fall.frozen { &mut effect.frozen } else { &mut effect.stopped }.push(fall.entry);
                }
            }
        }
        exposure.cuts = cuts.into_iter().collect();
        exposure
    }

    /// What of other countries falls when this one is cut off, by country.
    pub fn elsewhere(&self, cut_off: Country) -> impl Iterator<Item = (Country, &Effect)> {
        self.effects.iter().filter_map(move |(country, effects)| Some((*country, effects.get(&cut_off)?)))
    }
}
