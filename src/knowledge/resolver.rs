//! The data that references are looked up in, and the results for one entry.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::names::Names;
use super::{Edge, EventAt, Ix, Numbered};
use crate::diagnostic::Diagnostic;
use crate::entry::Entry;

/// A problem that is reported later, with a guess at what was meant if there is time to search for one.
pub(super) type Late<'a> = Box<dyn Fn(bool) -> Option<Diagnostic> + Send + Sync + 'a>;

/// Stands for the target of a link that leads to no entry.
pub(super) const NOWHERE: Ix = Ix::MAX;

/// The results of resolving one entry's references.
#[derive(Default)]
pub(super) struct Links<'a> {
    pub(super) edges: Vec<Edge>,
    pub(super) mentions: Vec<Ix>,
    /// For each link of the body the entry that it leads to; [`NOWHERE`] if it leads to none.
    pub(super) targets: Vec<Ix>,
    /// Entries named in facts, each with the index of the field.
    pub(super) named: Vec<(Ix, u32)>,
    /// Promises, each with an event that keeps it.
    pub(super) met: Vec<(EventAt, EventAt)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Problems that are reported once their number is known.
    pub(super) late: Vec<Late<'a>>,
}

/// The data that references are looked up in.
pub(super) struct Resolver<'a> {
    pub(super) names: &'a Names,
    pub(super) roles: &'a Numbered,
    pub(super) entries: &'a [Arc<Entry>],
    /// The ids and stems of files that could not be read.
    pub(super) unread: FxHashSet<&'a str>,
    /// The ids and stems of drafts.
    pub(super) drafts: FxHashSet<&'a str>,
    pub(super) assets: &'a BTreeSet<Arc<str>>,
}
