//! Everything that is depended on, the most first.

use rayon::prelude::*;

use super::Pages;
use super::model::{Dependencies, Dependency};
use crate::knowledge::Ix;
use crate::view::dependents::{Count, dependents};

/// As many lines of the page unfold to their dependents; the others lead to their profiles.
const UNFOLDED: usize = 40;
/// As many chains an unfolded line shows; of more only the nearest.
const LISTED: usize = 24;

impl Pages {
    /// The page of dependencies; `own` is the comparison of the kind of that name.
    pub(super) fn dependencies(&self, own: Option<usize>) -> Dependencies {
        let ranked = self.ranked();
        let rows = ranked.iter().enumerate().map(|(at, (ix, count))| Dependency {
            dependents: (at < UNFOLDED).then(|| self.dependents(*ix, LISTED)),
            ..self.dependency_line(*ix, *count)
        });
        let rows = rows.collect();
        let unused = own.into_iter().flat_map(|at| self.views.comparisons[at].rows());
        let unused = unused.filter(|ix| self.knowledge.incoming.of(*ix).is_empty()).map(|ix| self.card(ix)).collect();
        Dependencies { rows, unused }
    }

    pub(super) fn dependency_line(&self, ix: Ix, count: Count) -> Dependency {
        let mut direct: Vec<Ix> = dependents(&self.knowledge, ix).collect();
        direct.dedup();
        Dependency { entry: self.card(ix), direct: direct.len(), total: count.total, projects: count.projects, dependents: None }
    }

    /// Every entry with dependents: by projects that stand on it, then by all that do, then by title.
    pub(super) fn ranked(&self) -> Vec<(Ix, Count)> {
        let depended = self.knowledge.indices().into_par_iter().filter(|ix| !self.knowledge.incoming.of(*ix).is_empty());
        let mut ranked: Vec<(Ix, Count)> = depended.map(|ix| (ix, self.views.reach.count(&self.knowledge, ix))).collect();
        ranked.sort_unstable_by_key(|(ix, count)| (std::cmp::Reverse((count.projects, count.total)), self.ranks[*ix as usize]));
        ranked
    }
}
