//! All entries as one linked graph: where each reference leads, who depends on whom, who mentions whom.
//!
//! Spans end here: what is derived later speaks of entries and facts, not of files.

mod circles;
mod cuts;
mod events;
mod graph;
mod grounds;
mod letters;
mod mentions;
mod named;
mod names;
mod renamed;
mod resolve;
mod resolver;
mod titles;
mod unknown;
mod way;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

pub use circles::Circles;
pub use cuts::what_is_cut;
pub use graph::{Adjacency, Edge};
pub use mentions::{Mention, Mentions};
pub use named::Named;
pub use names::Names;
pub use resolve::has_anchor;

use crate::diagnostic::Checked;
use crate::entry::{self, Dependency, Entry, Fact, Link, Reference};
use crate::schema::{NeededTo, Role, Schema, Takes, Vocabularies};
use crate::theme::Asset;
use crate::value::Country;

/// The place of an entry in [`Knowledge::entries`].
pub type Ix = u32;

/// The place of an event: its entry, and its place among the entry's events.
pub type EventAt = (Ix, u32);

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
    /// Entries that depend on each other, directly or through others.
    pub circles: Circles,
    /// Names in bodies that are links to what they name.
    pub mentions: Arc<Mentions>,
    /// Entries whose bodies link to, cite or name an entry, or whose facts name it, by that entry; each once, sorted.
    pub backlinks: Adjacency,
    /// The entry of each country.
    pub countries: BTreeMap<Country, Ix>,
    /// Files beside the entries, by their path below `content/`.
    pub assets: Arc<std::collections::BTreeSet<Arc<str>>>,
    /// The day in the past as of which it is read, if it is. The end of a dependency that comes later is no event yet.
    pub read_on: Option<civil::Date>,
    /// Each bloc of countries with each of its members; sorted.
    blocs: Arc<[(Country, Country)]>,
    names: Arc<Names>,
    /// Who is named in whose facts; sorted.
    named: Arc<Vec<Named>>,
    /// Promises, as first told, each with an event that keeps it; sorted.
    met: Vec<(EventAt, EventAt)>,
}

/// Everything that is there to be linked.
#[derive(Debug, Default)]
pub struct Entries<'i> {
    /// What is published, sorted by id.
    pub published: Vec<Arc<Entry>>,
    /// Drafts: they are not published, but references to them are not to nothing.
    pub drafts: Vec<Arc<Entry>>,
    /// Ids of files that could not be read as entries. What is wrong with them is said there, and nowhere else.
    pub unread: Vec<String>,
    /// Files that are published as they are.
    pub assets: &'i [Asset],
}

impl From<Vec<Arc<Entry>>> for Entries<'_> {
    /// Nothing but these, sorted by id.
    fn from(published: Vec<Arc<Entry>>) -> Self {
        Self { published, ..Self::default() }
    }
}

/// Links all entries. Every reference that leads nowhere is reported where it was written.
///
/// With `former`, names of entries in bodies become links. It is what an earlier run found: bodies that are still the same are
/// not read again. It saves time and changes nothing.
pub fn link(entries: &Entries<'_>, schema: &Arc<Schema>, former: Option<&Mentions>) -> Checked<Knowledge> {
    resolve::link(entries.published.clone(), entries, schema.clone(), former)
}

impl Knowledge {
    /// The entry at a place.
    pub fn entry(&self, ix: Ix) -> &Entry {
        &self.entries[ix as usize]
    }

    /// The same graph with these entries in the places of its own, which have the same outlines. None if their texts name
    /// other entries: then it is another graph.
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Option<Self> {
        debug_assert!(self.entries.iter().map(|own| own.outline).eq(entries.iter().map(|other| other.outline)));
        let mentions = self.mentions.with_texts(&entries, &self.names)?;
        Some(Self { entries, mentions: Arc::new(mentions), ..self.clone() })
    }

    /// The graph of these entries, which are its own, as it was known on an earlier day. What is wrong was said of the whole.
    #[must_use]
    pub fn known_on(self, day: civil::Date, entries: &Entries<'_>) -> Self {
        let known = self.entries.par_iter().map(|entry| entry::known_on(entry, day)).collect();
        let found = self.mentions.were_sought().then_some(&*self.mentions);
        Self { read_on: Some(day), ..resolve::link(known, entries, self.schema, found).value }
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

    /// The names by which texts come to link to an entry, unless another entry has them too.
    pub fn linked_names(&self, ix: Ix) -> impl Iterator<Item = &str> {
        titles::Titles::of(self.entry(ix)).filter(|(name, linked)| *linked && titles::written(name).next().is_some()).map(|(name, _)| name)
    }

    /// The sources of something said in `entry`: its own, or else the entry's.
    pub fn sources<'a>(&'a self, entry: &'a Entry, own: &'a [Reference]) -> impl Iterator<Item = Ix> + 'a {
        let references = if own.is_empty() { &entry.sources } else { own };
        references.iter().filter_map(|reference| self.find_source(&reference.value))
    }

    /// Whether another entry depends on an entry, at whatever time.
    pub fn is_depended_on(&self, ix: Ix) -> bool {
        self.incoming.of(ix).iter().any(|edge| self.edges[*edge as usize].from != ix)
    }

    /// Whether it is asked what happens without an entry: others depend on it, and its kind is one of which that makes sense.
    pub fn is_cut_off(&self, ix: Ix) -> bool {
        self.entry(ix).kind.cut_off && self.is_depended_on(ix)
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

    /// What an edge takes of its target: what it says, or what its role says.
    pub fn takes(&self, dependency: &Dependency) -> Takes {
        let role = || self.vocabularies().named("role").and_then(|roles| roles.word(&dependency.role)).map(|role| role.takes);
        dependency.takes.or_else(role).unwrap_or_default()
    }

    /// Whether losing what an entry needs to renew takes something from it: a project whose status says that it is finished has
    /// nothing to renew. Products keep theirs.
    pub fn renews(&self, ix: Ix) -> bool {
        let entry = self.entry(ix);
        let status = || self.vocabularies().named("status")?.word(entry.status.as_deref()?);
        !entry.kind.project || status().is_none_or(|status| status.renews)
    }

    /// Whether an entry is there already by its status, so that it can go on; what is only planned is not.
    pub fn runs(&self, ix: Ix) -> bool {
        let status = || self.vocabularies().named("status")?.word(self.entry(ix).status.as_deref()?);
        status().is_none_or(|status| status.runs)
    }

    /// The country that an entry stands for.
    pub fn stands_for(&self, ix: Ix) -> Option<Country> {
        let entry = self.entry(ix);
        entry.countries.first().filter(|_| entry.kind.role == Role::Country).map(|country| country.value)
    }

    /// Whether one of two countries is a bloc of which the other is a member.
    pub fn is_bloc_of(&self, one: Country, other: Country) -> bool {
        self.blocs.binary_search(&(one, other)).is_ok() || self.blocs.binary_search(&(other, one)).is_ok()
    }

    /// What of a country and the blocs that it is a member of is a bloc.
    pub fn blocs_of(&self, country: Country) -> impl Iterator<Item = Country> + '_ {
        let own = self.blocs.iter().any(|(bloc, _)| *bloc == country).then_some(country);
        own.into_iter().chain(self.blocs.iter().filter(move |(_, member)| *member == country).map(|(bloc, _)| *bloc))
    }

    /// The countries of an entry to which what belongs to `country` is foreign: none if it is one of them, and none that is a member of
    /// it, or a bloc that it is a member of.
    pub fn elsewhere<'k>(&'k self, entry: &'k Entry, country: Country) -> impl Iterator<Item = Country> + 'k {
        let own = entry.countries.iter().any(|own| own.value == country);
        let others = entry.countries.iter().map(|other| other.value).filter(move |_| !own);
        others.filter(move |other| !self.is_bloc_of(*other, country))
    }

    /// The members of a bloc; none of a country that is none.
    pub fn members(&self, bloc: Country) -> impl Iterator<Item = Country> + '_ {
        let entry = self.countries.get(&bloc).map(|ix| self.entry(*ix));
        entry.into_iter().flat_map(|entry| entry.members.iter().map(|member| member.value))
    }

    /// Whether an edge holds on a day.
    pub fn holds(&self, edge: &Edge, day: civil::Date) -> bool {
        self.dependency(edge).during.as_ref().is_none_or(|during| during.contains(day))
    }

    /// The edges of an entry, by number, that can take something from it on a day: they hold, and are needed to run, or to renew where
    /// there is something to renew.
    pub fn counted(&self, owner: Ix, day: civil::Date) -> impl Iterator<Item = u32> + '_ {
        let renews = self.renews(owner);
        self.outgoing.of(owner).iter().copied().filter(move |number| {
            let edge = &self.edges[*number as usize];
            let needed = match edge.needed_to {
                NeededTo::Run => true,
                NeededTo::Renew => renews,
                NeededTo::Nothing => false,
            };
            needed && self.holds(edge, day)
        })
    }

    /// The site's vocabularies.
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.schema.vocabularies
    }

    /// The entry a link of a body leads to.
    pub fn link_target(&self, link: &Link) -> Option<Ix> {
        self.names.target(link)
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
