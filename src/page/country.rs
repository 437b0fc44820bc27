//! A country: its projects, everything else that belongs to it, and its timeline.

use super::model::{Country, Group, Profile};
use crate::knowledge::Ix;
use crate::markup::{Markup, Sources};
use crate::schema::Role;
use crate::value;
use crate::wording;

impl Markup {
    /// The page of the country that an entry stands for.
    pub(super) fn country_model(&self, ix: Ix) -> Country {
        let code = self.knowledge.entry(ix).countries.first().map(|country| country.value);
        let mut sources = Sources::default();
        let profile = self.profile_with(ix, &mut sources);
        let timeline = match code {
            Some(code) => self.by_year(self.views.timeline.of_country(code), Some((ix, &mut sources))),
            None => Vec::new(),
        };
        let exposure = code.map(|code| self.exposure_of(code, &mut sources)).unwrap_or_default();
        let projects = self.groups_of(code, true);
        let not_exposed = code.filter(|_| exposure.is_empty()).and_then(|code| self.not_exposed(code));
        Country {
            not_exposed,
            unknown: code.and_then(|code| self.not_known_of(code)),
            profile: Profile { sources: self.source_lines(sources), ..profile },
            name: self.named(ix),
            code: code.map(|code| code.code().to_owned()).unwrap_or_default(),
            projects_count: projects.iter().map(|group| group.entries.len()).sum(),
            projects,
            others: self.groups_of(code, false),
            exposure,
            sides: code.and_then(|code| self.sides(code)),
            scenarios: code.map(|code| self.scenarios_of(code)).unwrap_or_default(),
            follows: wording::follows(&self.words),
            cut_off: code.map(|code| self.country_cut_off_link(ix, code)),
            strip: code.and_then(|code| self.strip_of(&self.views.timeline.of_country(code).collect::<Vec<_>>())),
            timeline_count: timeline.iter().map(|year| year.events.count).sum(),
            timeline,
        }
    }

    /// What is said of a country with projects on which no other country has an effect.
    fn not_exposed(&self, country: value::Country) -> Option<String> {
        let projects = self.views.exposure.projects.get(&country)?;
        let recorded = projects.iter().map(|project| self.knowledge.outgoing.of(*project).len()).sum();
        Some(wording::not_exposed(&self.words, projects.len(), recorded, &self.noun))
    }

    /// Of how many projects of a country it is not known on what they depend.
    fn not_known_of(&self, country: value::Country) -> Option<String> {
        let projects = self.views.exposure.projects.get(&country)?;
        let roles = self.views.unknown.among(projects).map(|(role, count)| (self.knowledge.vocabularies().label("role", role), count));
        wording::unknown(&self.words, &roles.collect::<Vec<_>>(), false, &self.noun)
    }

    /// The entries of a country by kind: its projects, or everything else but sources.
    fn groups_of(&self, country: Option<value::Country>, projects: bool) -> Vec<Group> {
        let kinds = self.knowledge.schema.kinds.values().filter(|kind| kind.role == Role::Profile && kind.project == projects);
        let members = country.map(|country| self.views.members.of(country)).unwrap_or_default();
        let group = |kind: &std::sync::Arc<crate::schema::Kind>| {
            let mut members: Vec<Ix> = members.iter().copied().filter(|ix| self.knowledge.entry(*ix).kind.folder == kind.folder).collect();
            self.views.titles.sort(&mut members);
            Group {
                label: kind.plural.clone(),
                url: self.url(&format!("{}/", kind.folder)),
                entries: members.into_iter().map(|ix| self.card(ix)).collect(),
            }
        };
        kinds.map(group).filter(|group| !group.entries.is_empty()).collect()
    }
}
