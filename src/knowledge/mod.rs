//! All entries as one linked graph: where each reference leads, who depends on whom, who mentions whom.
//!
//! Spans end here: what is derived later speaks of entries and facts, not of files.

mod graph;
mod resolve;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use graph::{Adjacency, Edge};
pub use resolve::Names;

use crate::diagnostic::Checked;
use crate::entry::{Dependency, Entry, Fact, Link, Reference, Target};
use crate::schema::{NeededTo, Role, Schema, Vocabularies};
use crate::value::Country;

/// The place of an entry in [`Knowledge::entries`].
pub type Ix = u32;

/// The linked graph of a site. A clone shares what is large.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// What the site declares.
    pub schema: Arc<Schema>,
    /// Every published entry, sorted by id.
    pub entries: Vec<Arc<Entry>>,
    /// Every resolved dependency, sorted by the entry that depends.
    pub edges: Vec<Edge>,
    /// Edges by the entry that depends.
    pub outgoing: Adjacency,
    /// Edges by the entry that is depended on.
    pub incoming: Adjacency,
    /// Entries whose bodies link to or cite an entry, by that entry; each once, sorted.
    pub backlinks: Adjacency,
    /// The entry of each country.
    pub countries: BTreeMap<Country, Ix>,
    /// Files beside the entries, by their path below `content/`.
    pub assets: Arc<std::collections::BTreeSet<Arc<str>>>,
    names: Arc<Names>,
}

/// What is there but not published: references to it are not to nothing.
#[derive(Debug, Default)]
pub struct Unpublished {
    /// Drafts.
    pub drafts: Vec<Arc<Entry>>,
    /// Ids of files that could not be read as entries. What is wrong with them is said there, and nowhere else.
    pub unread: Vec<String>,
}

/// Links all entries. Every reference that leads nowhere is reported where it was written.
pub fn link(
    entries: Vec<Arc<Entry>>,
    unpublished: &Unpublished,
    schema: Arc<Schema>,
    assets: impl IntoIterator<Item = Arc<str>>,
) -> Checked<Knowledge> {
    resolve::link(entries, unpublished, schema, assets.into_iter().collect())
}

impl Knowledge {
    /// The entry at a place.
    pub fn entry(&self, ix: Ix) -> &Entry {
        &self.entries[ix as usize]
    }

    /// The same graph with these entries in the places of its own: they have the same outlines, so nothing else differs.
    #[must_use]
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Self {
        debug_assert!(self.entries.iter().map(|own| own.outline).eq(entries.iter().map(|other| other.outline)));
        Self { entries, ..self.clone() }
    }

    /// All places.
    pub fn indices(&self) -> std::ops::Range<Ix> {
        0..self.entries.len() as Ix
    }

    /// The entry that a stem or an id names, if exactly one.
    pub fn find(&self, name: &str) -> Option<Ix> {
        self.names.find(name)
    }

    /// The entry that a stem or an id names where a source is meant.
    pub fn find_source(&self, name: &str) -> Option<Ix> {
        self.names.find_source(name)
    }

    /// The sources of something said in `entry`: its own, or else the entry's.
    pub fn sources<'a>(&'a self, entry: &'a Entry, own: &'a [Reference]) -> impl Iterator<Item = Ix> + 'a {
        let references = if own.is_empty() { &entry.sources } else { own };
        references.iter().filter_map(|reference| self.find_source(&reference.value))
    }

    /// The dependency as written that an edge came from.
    pub fn dependency(&self, edge: &Edge) -> &Dependency {
        &self.entry(edge.from).depends[edge.written as usize]
    }

    /// What an edge is needed for: what it says, or what its role says.
    pub fn needed_to(&self, dependency: &Dependency) -> NeededTo {
        let role = || self.vocabularies().named("role").and_then(|roles| roles.word(&dependency.role)).map(|role| role.needed_to);
        dependency.needed_to.or_else(role).unwrap_or_default()
    }

    /// The site's vocabularies.
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.schema.vocabularies
    }

    /// The entry a link of a body leads to.
    pub fn link_target(&self, link: &Link) -> Option<Ix> {
        match &link.target {
            Target::Id(id) => self.find(id),
            Target::File(path) => self.find(path.strip_suffix(".md")?),
            Target::Route(_) | Target::Here => None,
        }
    }

    /// The fact of a field of an entry, by the field's name.
    pub fn fact<'a>(&self, entry: &'a Entry, field: &str) -> Option<&'a Fact> {
        entry.kind.field(field).and_then(|(at, _)| entry.fact(at))
    }

    /// Whether the site has entries that are sources at all.
    pub fn has_sources(&self) -> bool {
        self.schema.with_role(Role::Source).next().is_some()
    }
}
