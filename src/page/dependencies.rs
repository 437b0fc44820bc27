//! Everything that is depended on, beginning with what stops most projects.

use crate::view::ranking::{Ranked, Sort};

use rustc_hash::FxHashSet;

use super::model::{Dependencies, Dependency, Ranking};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::schema::Role;
use crate::view::cut_off::LISTED;
use crate::wording;

/// How many lines of the page unfold to their dependents; the others lead to their profiles.
const UNFOLDED: usize = 40;
/// How many direct dependents, and how many chains, an unfolded line shows. Of more chains the nearest are shown.
const CHAINS: usize = 24;

impl Markup {
    /// The page of dependencies. `own` is the comparison of the kind with that name.
    pub(super) fn dependencies(&self, own: Option<usize>) -> Dependencies {
        let ranked = Ranked::all(&self.knowledge, &self.views);
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
        // This page is also the index of its own kind, so none of that kind is left out.
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
}
