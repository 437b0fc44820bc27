//! Entries of one kind.

use serde::Serialize;

use super::Markup;
use super::frozen::Frozen;
use crate::knowledge::Ix;
use crate::schema::{Kind, Role};
use crate::value::Country;

/// Entries of one kind.
#[derive(Debug, Serialize)]
pub struct Group {
    /// "Sovereign AI models".
    pub label: String,
    /// The address of the kind's page.
    pub url: String,
    /// [`Card`](super::Card)s by title.
    pub entries: Vec<Frozen>,
}

impl Markup {
    /// The entries of a kind among some entries, by title.
    pub fn group_of(&self, kind: &Kind, among: impl Iterator<Item = Ix>) -> Group {
        let mut members: Vec<Ix> = among.filter(|ix| self.knowledge.entry(*ix).kind.folder == kind.folder).collect();
        self.views.titles.sort(&mut members);
        Group {
            label: kind.plural.clone(),
            url: self.url(&format!("{}/", kind.folder)),
            entries: members.into_iter().map(|ix| self.card(ix)).collect(),
        }
    }

    /// The entries of a country by kind: its projects, or everything else except sources.
    pub fn groups_of(&self, country: Option<Country>, projects: bool) -> Vec<Group> {
        let kinds = self.knowledge.schema.kinds.values().filter(|kind| kind.role == Role::Profile && kind.project == projects);
        let members = country.map(|country| self.views.members.of(country)).unwrap_or_default();
        kinds.map(|kind| self.group_of(kind, members.iter().copied())).filter(|group| !group.entries.is_empty()).collect()
    }
}
