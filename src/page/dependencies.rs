//! Everything that is depended on: first what stops most projects.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::cut_off::MOST_HIT;
use super::model::{CutOffLink, Dependencies, Dependency, Ranking};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::schema::Role;
use crate::view::cut_off::{Belongs, LISTED};
use crate::view::dependents::{Count, dependents};
use crate::view::law::Law;
use crate::wording;

/// As many lines of the page unfold to their dependents; the others lead to their profiles.
const UNFOLDED: usize = 40;
/// As many direct dependents, and as many chains, an unfolded line shows; of more chains only the nearest.
const CHAINS: usize = 24;

impl Markup {
    /// The page of dependencies; `own` is the comparison of the kind of that name.
    pub(super) fn dependencies(&self, own: Option<usize>) -> Dependencies {
        let ranked = self.ranked();
        let (shown, others) = ranked.split_at(ranked.len().min(LISTED));
        let mut unfolded = 0;
        let rankings = Sort::ALL.into_iter().map(|sort| {
            let of = |lines: &[Ranked]| lines.iter().filter(|line| line.sort == sort).copied().collect::<Vec<_>>();
            let rows = of(shown).into_iter().map(|line| {
                unfolded += 1;
                let dependents = (unfolded <= UNFOLDED).then(|| self.dependents(line.entry, CHAINS, CHAINS));
                Dependency { dependents, ..self.ranked_line(line.entry, line.count) }
            });
            let rows: Vec<Dependency> = rows.collect();
            Ranking {
                id: sort.id(),
                title: wording::ranking(&self.words, sort.id(), &self.party_roles(), &self.noun),
                count: rows.len() + of(others).len(),
                rows,
            }
        });
        let rankings = rankings.filter(|ranking| !ranking.rows.is_empty()).collect();
        // This page is also the index of its own kind: nothing of that is left out.
        let own: Vec<Ix> = own.into_iter().flat_map(|at| self.views.comparisons[at].rows()).collect();
        let listed_here: FxHashSet<Ix> = own.iter().copied().collect();
        let mut unranked: Vec<Ix> = others.iter().map(|line| line.entry).filter(|ix| listed_here.contains(ix)).collect();
        self.views.titles.sort(&mut unranked);
        let unused = own.iter().filter(|ix| !self.knowledge.is_depended_on(**ix)).map(|ix| self.card(*ix)).collect();
        let kinds = self.knowledge.schema.kinds.values().filter(|kind| kind.role != Role::Comparison).map(|kind| {
            let count = others.iter().filter(|line| self.knowledge.entry(line.entry).kind.folder == kind.folder).count();
            (self.anchor(&kind.plural, &format!("{}/", kind.folder)), count)
        });
        Dependencies {
            rankings,
            listed: shown.len(),
            count: ranked.len(),
            others: kinds.filter(|(_, count)| *count > 0).collect(),
            unranked: unranked.into_iter().map(|ix| self.card(ix)).collect(),
            unused,
        }
    }

    /// The lines of the home page: the suppliers that stop or freeze most projects.
    pub(super) fn most_hit(&self, most: usize) -> Vec<Dependency> {
        let mut ranked = self.ranked();
        ranked.retain(|line| line.sort == Sort::Supplier);
        let lines = ranked.into_iter().take(most).map(|line| self.ranked_line(line.entry, line.count));
        lines.filter(|line| line.hit > 0).collect()
    }

    fn ranked_line(&self, ix: Ix, count: Count) -> Dependency {
        let mut direct: Vec<Ix> = dependents(&self.knowledge, ix).collect();
        direct.dedup();
        let cut_off = self.cut_off_link(ix);
        Dependency {
            entry: self.card(ix),
            direct: direct.len(),
            total: count.total,
            projects: count.projects,
            hit: cut_off.as_ref().map_or(0, CutOffLink::lost),
            cut_off,
            dependents: None,
        }
    }

    /// Every entry with dependents: by projects that stop or freeze with it, then by those that stop, then by all that depend
    /// on it, then by title.
    fn ranked(&self) -> Vec<Ranked> {
        let depended = self.knowledge.indices().into_par_iter().filter(|ix| self.knowledge.is_cut_off(*ix));
        let line = |ix| Ranked { entry: ix, count: self.views.reach.count(ix), sort: self.sort_of_dependency(ix) };
        let mut ranked: Vec<Ranked> = depended.map(line).collect();
        ranked.sort_by_cached_key(|line| {
            let sums = self.views.cut_offs.sums(line.entry);
            let at_risk = self.views.projects_at_risk(&self.knowledge, line.entry);
            (
                Reverse((sums.projects_stopped + sums.projects_frozen, sums.projects_stopped, at_risk, line.count.total)),
                self.views.titles.rank(line.entry),
            )
        });
        ranked
    }

    /// What an entry is to those that depend on it.
    fn sort_of_dependency(&self, ix: Ix) -> Sort {
        let incoming =
            || self.knowledge.incoming.of(ix).iter().map(|edge| self.knowledge.dependency(&self.knowledge.edges[*edge as usize]));
        let roles = self.knowledge.vocabularies().named("role");
        let party = |role: &str| roles.and_then(|roles| roles.word(role)).is_some_and(|role| role.party);
        if incoming().all(|dependency| party(&dependency.role)) {
            return Sort::Party;
        }
        let is_own = |country| self.knowledge.entry(ix).countries.iter().any(|own| own.value == country);
        let cut_offs = &self.views.cut_offs;
        let sums = cut_offs.sums(ix);
        let to_foreign = |hit: &[Ix]| {
            let mut projects = hit.iter().map(|hit| self.knowledge.entry(*hit)).filter(|entry| entry.kind.project);
            projects.any(|project| Law::of(&self.knowledge, project, ix) == Law::Foreign)
        };
        let loses = || match (sums.stopped + sums.frozen) as usize > LISTED {
            true => cut_offs.by_country(ix).any(|(belongs, _, _)| matches!(belongs, Belongs::To(country) if !is_own(country))),
            false => {
                let (stopped, frozen) = cut_offs.all(ix);
                to_foreign(&stopped) || to_foreign(&frozen)
            }
        };
        let may_lose = || self.views.long_run.hit(ix).0 <= MOST_HIT && to_foreign(&self.views.long_run.all(ix));
        let foreign = !self.knowledge.entry(ix).countries.is_empty() && (loses() || may_lose());
        if foreign { Sort::Supplier } else { Sort::Other }
    }
}

/// What an entry is to those that depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// A supplier of a project of another country.
    Supplier,
    /// Any other supplier.
    Other,
    /// Somebody who takes part in what depends on it.
    Party,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Supplier, Self::Other, Self::Party];

    fn id(self) -> &'static str {
        match self {
            Self::Supplier => "suppliers",
            Self::Other => "other-suppliers",
            Self::Party => "parties",
        }
    }
}

/// An entry that is depended on.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    entry: Ix,
    count: Count,
    sort: Sort,
}
