//! Everything that is depended on: first what stops most projects.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Pages;
use super::model::{Dependencies, Dependency};
use crate::knowledge::Ix;
use crate::schema::Role;
use crate::view::cut_off::LISTED;
use crate::view::dependents::{Count, dependents};

/// As many lines of the page unfold to their dependents; the others lead to their profiles.
const UNFOLDED: usize = 40;
/// As many direct dependents, and as many chains, an unfolded line shows; of more chains only the nearest.
const CHAINS: usize = 24;

impl Pages {
    /// The page of dependencies; `own` is the comparison of the kind of that name.
    pub(super) fn dependencies(&self, own: Option<usize>) -> Dependencies {
        let ranked = self.ranked();
        let (shown, others) = ranked.split_at(ranked.len().min(LISTED));
        let rows = shown.iter().enumerate().map(|(at, (ix, count))| Dependency {
            dependents: (at < UNFOLDED).then(|| self.dependents(*ix, CHAINS, CHAINS)),
            ..self.dependency_line(*ix, *count)
        });
        let rows = rows.collect();
        // This page is also the index of its own kind: nothing of that is left out.
        let own: Vec<Ix> = own.into_iter().flat_map(|at| self.views.comparisons[at].rows()).collect();
        let listed_here: FxHashSet<Ix> = own.iter().copied().collect();
        let mut unranked: Vec<Ix> = others.iter().map(|(ix, _)| *ix).filter(|ix| listed_here.contains(ix)).collect();
        self.sort(&mut unranked);
        let unused = own.iter().filter(|ix| !self.knowledge.is_depended_on(**ix)).map(|ix| self.card(*ix)).collect();
        let kinds = self.knowledge.schema.kinds.values().filter(|kind| kind.role != Role::Comparison).map(|kind| {
            let count = others.iter().filter(|(ix, _)| self.knowledge.entry(*ix).kind.folder == kind.folder).count();
            (self.anchor(&kind.plural, &format!("{}/", kind.folder)), count)
        });
        Dependencies {
            rows,
            count: ranked.len(),
            others: kinds.filter(|(_, count)| *count > 0).collect(),
            unranked: unranked.into_iter().map(|ix| self.card(ix)).collect(),
            unused,
        }
    }

    /// The lines of the home page: what stops or freezes most projects, the two together, as its bars show them.
    pub(super) fn most_hit(&self, most: usize) -> Vec<Dependency> {
        let mut ranked = self.ranked();
        ranked.sort_by_key(|(ix, _)| {
            let sums = self.views.cut_offs.sums(*ix);
            Reverse(sums.projects_stopped + sums.projects_frozen)
        });
        ranked.into_iter().take(most).map(|(ix, count)| self.dependency_line(ix, count)).collect()
    }

    fn dependency_line(&self, ix: Ix, count: Count) -> Dependency {
        let mut direct: Vec<Ix> = dependents(&self.knowledge, ix).collect();
        direct.dedup();
        let cut_off = self.cut_off_link(ix);
        Dependency {
            entry: self.card(ix),
            direct: direct.len(),
            total: count.total,
            projects: count.projects,
            hit: cut_off.as_ref().map_or(0, |link| link.projects_stopped + link.projects_frozen),
            cut_off,
            dependents: None,
        }
    }

    /// Every entry with dependents: by projects that stop with it, then by projects that freeze, then by all that depend on
    /// it, then by title.
    pub(super) fn ranked(&self) -> Vec<(Ix, Count)> {
        let depended = self.knowledge.indices().into_par_iter().filter(|ix| self.knowledge.is_depended_on(*ix));
        let mut ranked: Vec<(Ix, Count)> = depended.map(|ix| (ix, self.views.reach.count(&self.knowledge, ix))).collect();
        ranked.sort_by_cached_key(|(ix, count)| {
            let sums = self.views.cut_offs.sums(*ix);
            (Reverse((sums.projects_stopped, sums.projects_frozen, count.total)), self.ranks[*ix as usize])
        });
        ranked
    }
}
