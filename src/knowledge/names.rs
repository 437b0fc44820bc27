//! The ids and stems by which references name entries.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Ix;
use crate::entry::{Entry, Link, Target};
use crate::schema::Role;

/// The ids and stems of all entries.
///
/// A stem alone is enough if it is unique among the entries that can be meant: among sources where a source is wanted, among
/// all others elsewhere.
#[derive(Debug, Default)]
pub struct Names {
    ids: FxHashMap<Arc<str>, Ix>,
    sources: Stems,
    others: Stems,
    /// The ids of events. If two events of an entry have the same id, the first counts.
    events: FxHashMap<(Ix, Box<str>), u32>,
}

/// `None` if several entries have the stem.
type Stems = FxHashMap<Box<str>, Option<Ix>>;

impl Names {
    pub(super) fn new(entries: &[Arc<Entry>]) -> Self {
        let mut names = Self::default();
        names.ids.reserve(entries.len());
        for (ix, entry) in (0..).zip(entries) {
            names.ids.insert(entry.id.clone(), ix);
            let stems = if entry.kind.role == Role::Source { &mut names.sources } else { &mut names.others };
            stems.entry(entry.stem().into()).and_modify(|known| *known = None).or_insert(Some(ix));
            for (at, event) in (0..).zip(&entry.events) {
                if let Some(id) = &event.id {
                    names.events.entry((ix, id.value.clone())).or_insert(at);
                }
            }
        }
        names
    }

    /// The entry that a stem or an id names, if it is unambiguous. It is only a source if no other entry has the stem.
    pub fn find(&self, name: &str) -> Option<Ix> {
        self.look_up(name, &self.others, &self.sources)
    }

    /// The source that a stem or an id names, if it is unambiguous.
    pub fn find_source(&self, name: &str) -> Option<Ix> {
        self.look_up(name, &self.sources, &self.others)
    }

    /// The entry with this id.
    pub fn by_id(&self, id: &str) -> Option<Ix> {
        self.ids.get(id).copied()
    }

    /// The index of the entry's event with this id.
    pub(super) fn event(&self, entry: Ix, id: &str) -> Option<u32> {
        self.events.get(&(entry, id.into())).copied()
    }

    /// The entry that a link in a body leads to, if it leads to one.
    pub fn target(&self, link: &Link) -> Option<Ix> {
        match &link.target {
            Target::Id(id) => self.find(id),
            Target::File(path) => self.find(path.strip_suffix(".md")?),
            Target::Route(_) | Target::Here => None,
        }
    }

    fn look_up(&self, name: &str, first: &Stems, second: &Stems) -> Option<Ix> {
        if name.contains('/') {
            return self.ids.get(name).copied();
        }
        first.get(name).or_else(|| second.get(name)).copied().flatten()
    }

    pub(super) fn is_ambiguous(&self, name: &str) -> bool {
        matches!(self.others.get(name).or_else(|| self.sources.get(name)), Some(None))
    }
}
