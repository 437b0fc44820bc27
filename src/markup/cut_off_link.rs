//! Links to cut-off pages, with a sentence on how much falls.

use serde::Serialize;

use super::Markup;
use super::address::cut_off_path;
use crate::knowledge::Ix;
use crate::value::Country;
use crate::view::states::State;
use crate::wording::{self, Term, Whose};

/// How much falls with an entry, and the page about it.
#[derive(Clone, Debug, Serialize)]
pub struct CutOffLink {
    /// What is cut off, as it is named within a sentence.
    pub name: String,
    /// The title of the page: "Without Nvidia".
    pub title: String,
    /// The address of the page.
    pub url: String,
    /// How many projects are affected, as a continuation of the title: "15 of 42 projects keep running but cannot be
    /// renewed".
    pub finding: String,
    /// The number of projects in each state, the worst first.
    pub projects: Vec<(Term, usize)>,
}

impl CutOffLink {
    /// The number of projects that lose something now: those that stop, and those that cannot be renewed.
    pub fn lost(&self) -> usize {
        let lost = self.projects.iter().filter(|(state, _)| state.word != "strained");
        lost.map(|(_, count)| count).sum()
    }
}

impl Markup {
    /// The link to the cut-off page of an entry.
    pub fn cut_off_link(&self, ix: Ix) -> Option<CutOffLink> {
        if !self.knowledge.is_cut_off(ix) {
            return None;
        }
        let sums = self.views.cut_offs.sums(ix);
        let counts = [sums.projects_stopped as usize, sums.projects_frozen as usize, self.views.projects_at_risk(&self.knowledge, ix)];
        Some(self.linked_cut_off(ix, counts, self.all_projects(ix), Whose::All))
    }

    /// The same for a country, counting projects of other countries.
    pub fn country_cut_off_link(&self, ix: Ix, country: Country) -> CutOffLink {
        let counts = State::HIT.map(|state| self.views.exposure.hit_elsewhere(country, state).len());
        self.linked_cut_off(ix, counts, self.views.projects_elsewhere(&self.knowledge, country), Whose::OfOthers)
    }

    /// `counts` has the numbers of projects in the order of [`State::HIT`].
    fn linked_cut_off(&self, ix: Ix, counts: [usize; 3], total: usize, whose: Whose) -> CutOffLink {
        let lost: Vec<(State, usize)> = State::LOST.into_iter().zip(counts).collect();
        let name = self.named(ix);
        CutOffLink {
            title: wording::without(&self.words, &name),
            name,
            url: self.url(&cut_off_path(self.knowledge.entry(ix))),
            finding: self.finding(&lost, total, whose, 0, counts[2]),
            projects: State::HIT.into_iter().zip(counts).map(|(state, count)| (state.term_of(&self.words, count), count)).collect(),
        }
    }

    /// The number of all projects other than the entry itself.
    pub fn all_projects(&self, ix: Ix) -> usize {
        self.views.projects - usize::from(self.knowledge.entry(ix).kind.project)
    }

    /// The sentence at the beginning of a page.
    pub fn finding(&self, counts: &[(State, usize)], total: usize, whose: Whose, parts: usize, at_risk: usize) -> String {
        let whole = counts.iter().any(|(_, count)| *count > 0);
        let finding =
            wording::and_in_part(&self.words, wording::finding(&self.words, counts, total, whose, &self.noun), parts, whole, &self.noun);
        wording::and_at_risk(&self.words, finding, !whole && parts == 0, whose, at_risk, &self.noun)
    }
}
