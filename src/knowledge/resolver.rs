//! What references are looked up in, and what those of one entry come to.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::names::Names;
use super::{Edge, EventAt, Ix};
use crate::diagnostic::Diagnostic;
use crate::entry::Entry;

/// A problem, told with a guess at what was meant if there is time to look through everything.
pub(super) type Late<'a> = Box<dyn Fn(bool) -> Option<Diagnostic> + Send + Sync + 'a>;

/// What one entry's references come to.
#[derive(Default)]
pub(super) struct Links<'a> {
    pub(super) edges: Vec<Edge>,
    pub(super) mentions: Vec<Ix>,
    /// Who is named in facts, with the place of the field.
    pub(super) named: Vec<(Ix, u32)>,
    /// Promises with what keeps them.
    pub(super) met: Vec<(EventAt, EventAt)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Problems that are told once it is known how many there are.
    pub(super) late: Vec<Late<'a>>,
}

/// What references are looked up in.
pub(super) struct Resolver<'a> {
    pub(super) names: &'a Names,
    pub(super) entries: &'a [Arc<Entry>],
    /// Ids and stems of files that could not be read.
    pub(super) unread: FxHashSet<&'a str>,
    /// Ids and stems of drafts.
    pub(super) drafts: FxHashSet<&'a str>,
    pub(super) assets: &'a BTreeSet<Arc<str>>,
}
