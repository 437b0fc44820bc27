//! Everything that is depended on, ordered by how much stops with it.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::Views;
use super::cut_off::{Belongs, LISTED};
use super::dependents::Count;
use super::law::Law;
use crate::knowledge::{Ix, Knowledge};

/// The relation of an entry to those that depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A supplier of a project of another country.
    Supplier,
    /// Any other supplier.
    Other,
    /// A party: it takes part in what depends on it.
    Party,
}

impl Sort {
    /// The relation of an entry to those that depend on it.
    fn of(knowledge: &Knowledge, views: &Views, ix: Ix) -> Self {
        let incoming = || knowledge.incoming.of(ix).iter().map(|edge| &knowledge.edges[*edge as usize]);
        if incoming().all(|edge| knowledge.role(edge).party) {
            return Self::Party;
        }
        let is_own = |country| knowledge.entry(ix).countries.iter().any(|own| own.value == country);
        let cut_offs = &views.cut_offs;
        let sums = cut_offs.sums(ix);
        let is_foreign = |hit: &Ix| {
            let project = knowledge.entry(*hit);
            project.kind.project && Law::of(knowledge, project, ix) == Law::Foreign
        };
        let loses = || match (sums.stopped + sums.frozen) as usize > LISTED {
            true => cut_offs.by_country(ix).any(|(belongs, _, _)| matches!(belongs, Belongs::To(country) if !is_own(country))),
            false => {
                let (stopped, frozen) = cut_offs.all(ix);
                stopped.iter().chain(&frozen).any(is_foreign)
            }
        };
        let may_lose = || views.long_run.few(ix).any(|hit| is_foreign(&hit));
        let foreign = !knowledge.entry(ix).countries.is_empty() && (loses() || may_lose());
        if foreign { Self::Supplier } else { Self::Other }
    }

    /// All relations, suppliers first.
    pub const ALL: [Self; 3] = [Self::Supplier, Self::Other, Self::Party];

    /// Its name in anchors.
    pub fn id(self) -> &'static str {
        match self {
            Self::Supplier => "suppliers",
            Self::Other => "other-suppliers",
            Self::Party => "parties",
        }
    }
}

/// An entry that is depended on.
#[derive(Clone, Copy, Debug)]
pub struct Ranked {
    /// Which.
    pub entry: Ix,
    /// The number of its dependents.
    pub count: Count,
    /// Its relation to them.
    pub sort: Sort,
}

impl Ranked {
    /// All entries with dependents: by the number of projects that stop or freeze with it, then by those that stop, then by
    /// all that depend on it, then by title.
    pub fn all(knowledge: &Knowledge, views: &Views) -> Vec<Self> {
        let depended = knowledge.indices().into_par_iter().filter(|ix| knowledge.is_cut_off(*ix));
        let line = |ix| Self { entry: ix, count: views.reach.count(ix), sort: Sort::of(knowledge, views, ix) };
        let mut ranked: Vec<Self> = depended.map(line).collect();
        ranked.sort_by_cached_key(|line| {
            let sums = views.cut_offs.sums(line.entry);
            let at_risk = views.projects_at_risk(knowledge, line.entry);
            (
                Reverse((sums.projects_stopped + sums.projects_frozen, sums.projects_stopped, at_risk, line.count.total)),
                views.titles.rank(line.entry),
            )
        });
        ranked
    }
}

/// The most suppliers on the home page, and the most others that fall with each of them.
const MOST_CHAINS: usize = 6;
const MOST_OF_CHAIN: usize = 4;

/// A supplier, with others that fall with it or with which it falls.
#[derive(Clone, Debug)]
pub struct SupplyChain {
    /// The supplier without which most projects stop or freeze.
    pub first: Ranked,
    /// The others, in the same order; bounded.
    pub with_it: Vec<Ranked>,
}

impl SupplyChain {
    /// The suppliers without which most projects stop or freeze; bounded. A supplier and its own suppliers form one chain
    /// and lose the same projects; on lines of their own they would say the same several times.
    pub fn most_hit(knowledge: &Knowledge, views: &Views) -> Vec<Self> {
        let cut_offs = &views.cut_offs;
        let hits = |line: &Ranked| {
            let sums = cut_offs.sums(line.entry);
            line.sort == Sort::Supplier && sums.projects_stopped + sums.projects_frozen > 0
        };
        let mut chains: Vec<Self> = Vec::new();
        for line in Ranked::all(knowledge, views).into_iter().filter(hits) {
            let is_one = |first: Ix| cut_offs.stops(first, line.entry) || cut_offs.stops(line.entry, first);
            let known = chains.len();
            match chains.iter_mut().find(|chain| is_one(chain.first.entry)) {
                Some(chain) if chain.with_it.len() < MOST_OF_CHAIN => chain.with_it.push(line),
                None if known < MOST_CHAINS => chains.push(Self { first: line, with_it: Vec::new() }),
                _ => {}
            }
        }
        chains
    }
}
