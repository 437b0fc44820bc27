//! Entries that are depended on, with their dependents and what falls with them.

use serde::Serialize;

use super::frozen::Frozen;
use super::{CutOffLink, Dependents, Markup};
use crate::knowledge::Ix;
use crate::view::dependents::{Count, dependents};

/// A line of a list of such entries.
#[derive(Debug, Serialize)]
pub struct Dependency {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// The number of direct dependents.
    pub direct: usize,
    /// The number of all dependents.
    pub total: usize,
    /// The number of projects among them.
    pub projects: usize,
    /// What falls with it.
    pub cut_off: Option<CutOffLink>,
    /// The number of projects that stop or freeze with it.
    pub hit: usize,
    /// The dependents, only for the first lines of the page.
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
