//! Something that is depended on, with how much stands on it and falls with it.

use serde::Serialize;

use super::frozen::Frozen;
use super::{CutOffLink, Dependents, Markup};
use crate::knowledge::Ix;
use crate::view::dependents::{Count, dependents};

/// One line of a list of what is depended on.
#[derive(Debug, Serialize)]
pub struct Dependency {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// How many entries depend on it directly.
    pub direct: usize,
    /// How many depend on it in all.
    pub total: usize,
    /// How many of all are projects.
    pub projects: usize,
    /// What falls with it.
    pub cut_off: Option<CutOffLink>,
    /// Projects that stop or freeze with it.
    pub hit: usize,
    /// Who they are, for the first lines of the page only.
    pub dependents: Option<Dependents>,
}

impl Markup {
    /// A line without the dependents.
    pub fn ranked_line(&self, ix: Ix, count: Count) -> Dependency {
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
}
