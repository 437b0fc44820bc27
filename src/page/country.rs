//! Countries: their projects, everything else that belongs to them, and their timelines.

use super::model::{Country, Profile};
use crate::knowledge::Ix;
use crate::markup::{Markup, Sources};
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
            profile: Profile { sources: self.source_lines(sources), last_event: code.and_then(|code| self.last_event_of(code)), ..profile },
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
}
