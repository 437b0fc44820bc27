//! What is expected to be said of dependencies, and of which projects it is not known.

use crate::entry::{Absence, Entry};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::NeededTo;

/// What an entry says of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It names a dependency in it, or says that there is none.
    Known,
    /// It says that nobody knows, or that those who know do not say.
    Withheld(Absence),
    /// Nothing.
    Missing,
}

impl Answer {
    /// What `entry` says of `role`. A name outweighs an absence: one version may name what another does not.
    pub fn of(entry: &Entry, role: &str) -> Self {
        let absences = || entry.absent_depends.iter().filter(|absent| *absent.role == *role).map(|absent| absent.absence);
        let is_known = |absence| matches!(absence, Absence::None | Absence::NotApplicable);
        if entry.depends.iter().any(|dependency| *dependency.role == *role) || absences().any(is_known) {
            return Self::Known;
        }
        absences().next().map_or(Self::Missing, Self::Withheld)
    }
}

/// Of which projects it is not known on what they depend, though their kind expects it, by role. Only roles count whose loss would
/// do something to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// A word of the vocabulary `role`, in its order, and the projects, sorted.
    pub roles: Vec<(Box<str>, Vec<Ix>)>,
}

impl Unknown {
    /// Asks all projects.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let Some(vocabulary) = knowledge.vocabularies().named("role") else { return Self::default() };
        let kinds = knowledge.schema.kinds.values().filter(|kind| kind.project);
        let expected: Vec<&str> = kinds.flat_map(|kind| &kind.expects).map(|role| &**role).collect();
        let asked = vocabulary.words.iter().filter(|word| word.needed_to != NeededTo::Nothing && expected.contains(&word.name.as_str()));
        let roles = asked.map(|word| {
            let unknown = knowledge.indices().filter(|ix| {
                let entry = knowledge.entry(*ix);
                let is_asked = entry.kind.project && entry.kind.expects.iter().any(|role| **role == *word.name);
                let matters = word.needed_to == NeededTo::Run || knowledge.renews(*ix);
                is_asked && matters && Answer::of(entry, &word.name) != Answer::Known
            });
            (word.name.as_str().into(), unknown.collect())
        });
        Self { roles: roles.filter(|(_, projects): &(_, Vec<Ix>)| !projects.is_empty()).collect() }
    }

    /// How many projects do not say, by role, without those that are hit anyway.
    pub fn beside<'a>(&'a self, hit: &'a [Ix]) -> impl Iterator<Item = (&'a str, usize)> {
        let roles = self.roles.iter().map(|(role, projects)| {
            let known = hit.iter().filter(|ix| projects.binary_search(ix).is_ok()).count();
            (&**role, projects.len() - known)
        });
        roles.filter(|(_, count)| *count > 0)
    }

    /// How many of some projects do not say, by role.
    pub fn among<'a>(&'a self, some: &'a [Ix]) -> impl Iterator<Item = (&'a str, usize)> {
        let roles = self.roles.iter();
        let roles = roles.map(|(role, projects)| (&**role, some.iter().filter(|ix| projects.binary_search(ix).is_ok()).count()));
        roles.filter(|(_, count)| *count > 0)
    }
}
