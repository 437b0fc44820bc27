//! Expected dependencies, and the projects whose dependencies are not known.

use crate::entry::{Absence, Entry};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::NeededTo;

/// What an entry says about a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It names a dependency, or says that there is none.
    Known,
    /// It says that nobody knows, or that those who know do not tell.
    Withheld(Absence),
    /// It says nothing.
    Missing,
}

impl Answer {
    /// What `entry` says about `role`. A named dependency outweighs an absence, because one version may name what another
    /// does not.
    pub fn of(entry: &Entry, role: &str) -> Self {
        let absences = || entry.absent_depends.iter().filter(|absent| *absent.role == *role).map(|absent| absent.absence);
        let is_known = |absence| matches!(absence, Absence::None | Absence::NotApplicable);
        if entry.depends.iter().any(|dependency| *dependency.role == *role) || absences().any(is_known) {
            return Self::Known;
        }
        absences().next().map_or(Self::Missing, Self::Withheld)
    }
}

/// The projects for which it is not known what they depend on although their kind expects it, by role. Only roles count
/// whose loss would affect the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// Words of the vocabulary `role`, in its order, each with its projects, sorted.
    pub roles: Vec<(Box<str>, Vec<Ix>)>,
}

impl Unknown {
    /// Examines all projects.
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

    /// The number of such projects by role, without those that are hit anyway.
    pub fn beside<'a>(&'a self, hit: &'a [Ix]) -> impl Iterator<Item = (&'a str, usize)> {
        let roles = self.roles.iter().map(|(role, projects)| {
            let known = hit.iter().filter(|ix| projects.binary_search(ix).is_ok()).count();
            (&**role, projects.len() - known)
        });
        roles.filter(|(_, count)| *count > 0)
    }

    /// The number of such projects among some projects, by role.
    pub fn among<'a>(&'a self, some: &'a [Ix]) -> impl Iterator<Item = (&'a str, usize)> {
        let roles = self.roles.iter();
        let roles = roles.map(|(role, projects)| (&**role, some.iter().filter(|ix| projects.binary_search(ix).is_ok()).count()));
        roles.filter(|(_, count)| *count > 0)
    }
}
