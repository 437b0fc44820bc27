//! Sentences on how many projects have unknown dependencies.

use super::Markup;
use crate::knowledge::Ix;
use crate::value::Country;
use crate::wording;

impl Markup {
    /// For how many projects besides those that fall it is not known what they depend on; for how many of all, if the fallen
    /// are too many to know.
    pub fn not_known(&self, fallen: Option<Vec<Ix>>) -> Option<String> {
        let hit = fallen.as_deref().unwrap_or_default();
        let roles = self.views.unknown.beside(hit).map(|(role, count)| (self.knowledge.vocabularies().label("role", role), count));
        wording::unknown(&self.words, &roles.collect::<Vec<_>>(), fallen.is_some(), &self.noun)
    }

    /// The sentence about a country with projects on which no other country has an effect.
    pub fn not_exposed(&self, country: Country) -> Option<String> {
        let projects = self.views.exposure.projects.get(&country)?;
        let recorded = projects.iter().map(|project| self.knowledge.outgoing.of(*project).len()).sum();
        Some(wording::not_exposed(&self.words, projects.len(), recorded, &self.noun))
    }

    /// For how many projects of a country it is not known what they depend on.
    pub fn not_known_of(&self, country: Country) -> Option<String> {
        let projects = self.views.exposure.projects.get(&country)?;
        let roles = self.views.unknown.among(projects).map(|(role, count)| (self.knowledge.vocabularies().label("role", role), count));
        wording::unknown(&self.words, &roles.collect::<Vec<_>>(), false, &self.noun)
    }

    /// The number of projects among these for which it is not known what they depend on.
    pub fn not_known_among(&self, projects: &[Ix]) -> usize {
        let roles = || self.views.unknown.roles.iter();
        projects.iter().filter(|ix| roles().any(|(_, unknown)| unknown.binary_search(ix).is_ok())).count()
    }
}
