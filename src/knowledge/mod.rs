//! All entries as one linked graph: where each reference leads, who depends on whom, who mentions whom.
//!
//! Spans end here: everything derived later deals with entries and facts, not with files.

mod circles;
mod cuts;
mod events;
mod graph;
mod grounds;
mod letters;
mod mentions;
mod named;
mod names;
mod numbered;
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
pub use numbered::Numbered;
pub use resolve::has_anchor;

use crate::diagnostic::Checked;
use crate::entry::{self, Dependency, Entry, Fact, Link, Reference};
use crate::schema::{NeededTo, Role, Schema, Takes, Vocabularies, Word};
use crate::theme::Asset;
use crate::value::Country;

/// The index of an entry in [`Knowledge::entries`].
pub type Ix = u32;

/// The position of an event: its entry, and its index among the entry's events.
pub type EventAt = (Ix, u32);

/// The linked graph of a site. Clones share all large parts.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The declarations of the site.
    pub schema: Arc<Schema>,
    /// All published entries, sorted by id.
    pub entries: Vec<Arc<Entry>>,
    /// All resolved dependencies, sorted by the entry that depends.
    pub edges: Vec<Edge>,
    /// Edges by the entry that depends.
    pub outgoing: Adjacency,
    /// Edges by the entry that is depended on.
    pub incoming: Adjacency,
    /// The circles of entries that depend on each other, directly or through others.
    pub circles: Circles,
    /// Names in bodies that link to the entries they name.
    pub mentions: Arc<Mentions>,
    /// For each entry, the entries whose bodies link to, cite or name it, or whose facts name it; sorted, without
    /// repetitions.
    pub backlinks: Adjacency,
    /// The entry that stands for each country.
    pub countries: BTreeMap<Country, Ix>,
    /// The files beside entries, by their paths below `content/`.
    pub assets: Arc<std::collections::BTreeSet<Arc<str>>>,
    /// The day in the past that is shown, if any. The end of a dependency after that day is not an event yet.
    pub read_on: Option<civil::Date>,
    /// Pairs of a bloc and one of its members, sorted.
    blocs: Arc<[(Country, Country)]>,
    names: Arc<Names>,
    /// The countries of each entry.
    belongs: Adjacency<Country>,
    /// For each entry the targets of the links of its body, in the order of the text.
    targets: Adjacency,
    /// The roles of all dependencies.
    pub roles: Arc<Numbered>,
    /// The types of all events.
    pub event_types: Arc<Numbered>,
    /// Which entries are named in which facts, sorted.
    named: Arc<Vec<Named>>,
    /// Promises, as first told, each with an event that keeps it, sorted.
    met: Vec<(EventAt, EventAt)>,
}

/// Everything that can be linked.
#[derive(Debug, Default)]
pub struct Entries<'i> {
    /// The published entries, sorted by id.
    pub published: Vec<Arc<Entry>>,
    /// Drafts. They are not published, but a reference to one is recognised.
    pub drafts: Vec<Arc<Entry>>,
    /// Ids of files that could not be read as entries. Only the problems in these files are reported, not references to
    /// them.
    pub unread: Vec<String>,
    /// Files that are published unchanged.
    pub assets: &'i [Asset],
}

impl From<Vec<Arc<Entry>>> for Entries<'_> {
    /// Only these entries, sorted by id.
    fn from(published: Vec<Arc<Entry>>) -> Self {
        Self { published, ..Self::default() }
    }
}

/// Links all entries. A reference that leads nowhere is reported where it is written.
///
/// With `former`, the mentions found by an earlier run, names of entries in bodies become links. Bodies that are still the
/// same are not searched again; that saves time and changes nothing.
pub fn link(entries: &Entries<'_>, schema: &Arc<Schema>, former: Option<&Mentions>) -> Checked<Knowledge> {
    resolve::link(entries.published.clone(), entries, schema.clone(), former)
}

impl Knowledge {
    /// The entry with this index.
    pub fn entry(&self, ix: Ix) -> &Entry {
        &self.entries[ix as usize]
    }

    /// The same graph with other entries, which have the same outlines as its own. None if their texts name other entries,
    /// because then the graph differs.
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Option<Self> {
        debug_assert!(self.entries.iter().map(|own| own.outline).eq(entries.iter().map(|other| other.outline)));
        let mentions = self.mentions.with_texts(&entries, &self.names)?;
        Some(Self { entries, mentions: Arc::new(mentions), ..self.clone() })
    }

    /// The graph of the same entries as it was known on an earlier day. Problems were already reported for the whole.
    #[must_use]
    pub fn known_on(self, day: civil::Date, entries: &Entries<'_>) -> Self {
        let known = self.entries.par_iter().map(|entry| entry::known_on(entry, day)).collect();
        let found = self.mentions.were_sought().then_some(&*self.mentions);
        Self { read_on: Some(day), ..resolve::link(known, entries, self.schema, found).value }
    }

    /// The indices of all entries.
    pub fn indices(&self) -> std::ops::Range<Ix> {
        0..self.entries.len() as Ix
    }

    /// The entry that a stem or an id names, if it is unambiguous.
    pub fn find(&self, name: &str) -> Option<Ix> {
        self.names.find(name)
    }

    /// The source that a stem or an id names.
    pub fn find_source(&self, name: &str) -> Option<Ix> {
        self.names.find_source(name)
    }

    /// The names by which texts link to an entry, without those that another entry shares.
    pub fn linked_names(&self, ix: Ix) -> impl Iterator<Item = &str> {
        titles::Titles::of(self.entry(ix)).filter(|(name, linked)| *linked && titles::written(name).next().is_some()).map(|(name, _)| name)
    }

    /// The sources of a statement in `entry`: its own or, if it has none, the entry's.
    pub fn sources<'a>(&'a self, entry: &'a Entry, own: &'a [Reference]) -> impl Iterator<Item = Ix> + 'a {
        let references = if own.is_empty() { &entry.sources } else { own };
        references.iter().filter_map(|reference| self.find_source(&reference.value))
    }

    /// Whether another entry depends on this one, at any time.
    pub fn is_depended_on(&self, ix: Ix) -> bool {
        self.incoming.of(ix).iter().any(|edge| self.edges[*edge as usize].from != ix)
    }

    /// Whether it makes sense to ask what happens without an entry: others depend on it, and its kind allows the question.
    pub fn is_cut_off(&self, ix: Ix) -> bool {
        self.entry(ix).kind.cut_off && self.is_depended_on(ix)
    }

    /// The written dependency that an edge was made from.
    pub fn dependency(&self, edge: &Edge) -> &Dependency {
        &self.entry(edge.from).depends[edge.written as usize]
    }

    /// The role of an edge.
    pub fn role(&self, edge: &Edge) -> &Word {
        self.roles.word(edge.role)
    }

    /// What a dependency is needed for: as it says itself, or as its role says.
    pub fn needed_to(&self, dependency: &Dependency) -> NeededTo {
        let role = || self.roles.named(&dependency.role).map(|role| role.needed_to);
        dependency.needed_to.or_else(role).unwrap_or_default()
    }

    /// What a dependency takes from its target: as it says itself, or as its role says.
    pub fn takes(&self, dependency: &Dependency) -> Takes {
        let role = || self.roles.named(&dependency.role).map(|role| role.takes);
        dependency.takes.or_else(role).unwrap_or_default()
    }

    /// Whether an entry is affected when it loses what it needs to renew. A project whose status says that it is finished
    /// has nothing to renew; products always do.
    pub fn renews(&self, ix: Ix) -> bool {
        let entry = self.entry(ix);
        let status = || self.vocabularies().named("status")?.word(entry.status.as_deref()?);
        !entry.kind.project || status().is_none_or(|status| status.renews)
    }

    /// Whether an entry exists already, by its status, so that it can go on. One that is only planned does not.
    pub fn runs(&self, ix: Ix) -> bool {
        let status = || self.vocabularies().named("status")?.word(self.entry(ix).status.as_deref()?);
        status().is_none_or(|status| status.runs)
    }

    /// The country that an entry stands for.
    pub fn stands_for(&self, ix: Ix) -> Option<Country> {
        let entry = self.entry(ix);
        entry.countries.first().filter(|_| entry.kind.role == Role::Country).map(|country| country.value)
    }

    /// Whether one of two countries is a bloc and the other one of its members.
    pub fn is_bloc_of(&self, one: Country, other: Country) -> bool {
        self.blocs.binary_search(&(one, other)).is_ok() || self.blocs.binary_search(&(other, one)).is_ok()
    }

    /// The country itself, if it is a bloc, and the blocs that it is a member of.
    pub fn blocs_of(&self, country: Country) -> impl Iterator<Item = Country> + '_ {
        let own = self.blocs.iter().any(|(bloc, _)| *bloc == country).then_some(country);
        own.into_iter().chain(self.blocs.iter().filter(move |(_, member)| *member == country).map(|(bloc, _)| *bloc))
    }

    /// The countries of an entry. For those of one entry after another this is faster than to look into the entries.
    pub fn countries_of(&self, ix: Ix) -> &[Country] {
        self.belongs.of(ix)
    }

    /// Those of an entry's countries that are foreign to `country`. None if one of them is `country` itself, one of its members,
    /// or a bloc that it is a member of.
    pub fn elsewhere<'k>(&'k self, countries: &'k [Country], country: Country) -> impl Iterator<Item = Country> + 'k {
        let own = countries.contains(&country);
        let others = countries.iter().copied().filter(move |_| !own);
        others.filter(move |other| !self.is_bloc_of(*other, country))
    }

    /// The members of a bloc; none for a country that is not a bloc.
    pub fn members(&self, bloc: Country) -> impl Iterator<Item = Country> + '_ {
        let entry = self.countries.get(&bloc).map(|ix| self.entry(*ix));
        entry.into_iter().flat_map(|entry| entry.members.iter().map(|member| member.value))
    }

    /// Whether an edge holds on a day.
    pub fn holds(&self, edge: &Edge, day: civil::Date) -> bool {
        self.dependency(edge).during.as_ref().is_none_or(|during| during.contains(day))
    }

    /// The edges of an entry, by number, that can take something from it on a day: they hold, and they are needed to run or,
    /// if there is something to renew, to renew.
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

    /// The entry that the link with this index in the body of an entry leads to.
    pub fn body_target(&self, ix: Ix, link: usize) -> Option<Ix> {
        self.targets.of(ix).get(link).copied().filter(|target| *target != resolver::NOWHERE)
    }

    /// The entry that a link in a text leads to.
    pub fn link_target(&self, link: &Link) -> Option<Ix> {
        self.names.target(link)
    }

    /// The fact of an entry's field, by the field's name.
    pub fn fact<'a>(&self, entry: &'a Entry, field: &str) -> Option<&'a Fact> {
        entry.kind.field(field).and_then(|(at, _)| entry.fact(at))
    }

    /// Whether the site has any sources.
    pub fn has_sources(&self) -> bool {
        self.schema.with_role(Role::Source).next().is_some()
    }
}
