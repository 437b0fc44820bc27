//! The home page: what is found, where the projects are, what is new, what they stand on, and what there is.

use std::cmp::Reverse;

use super::model::{CutOffLink, Finding, Home, Rows, Tally};
use crate::knowledge::Ix;
use crate::markup::{Markup, Place};
use crate::schema::Role;
use crate::view::scenario;
use crate::view::states::State;
use crate::wording::{self, Whose};

/// Lines of suppliers, and events: what a reader takes in.
const MOST_LINES: usize = 10;
const MOST_EVENTS: usize = 5;

impl Markup {
    /// The model of the home page.
    pub(super) fn home(&self) -> Home {
        let kinds =
            || self.knowledge.schema.kinds.values().filter(|kind| matches!(kind.role, Role::Profile | Role::Country | Role::Source));
        let count = |folder: &str| self.knowledge.entries.iter().filter(|entry| &*entry.kind.folder == folder).count();
        let tallies = kinds().map(|kind| Tally {
            title: kind.plural.clone(),
            url: self.url(&format!("{}/", kind.folder)),
            count: count(&kind.folder),
            description: kind.description.clone(),
        });
        let past = self.views.timeline.happenings.iter().rev().filter(|happening| happening.earliest <= self.as_of);
        let mut newest = Rows::default();
        newest.extend(past.take(MOST_EVENTS).filter_map(|happening| self.event(happening, Place::Among)));
        let mut comparisons: Vec<Ix> =
            self.knowledge.indices().filter(|ix| self.knowledge.entry(*ix).kind.role == Role::Comparison).collect();
        self.views.titles.sort(&mut comparisons);
        let depended = self.most_hit(MOST_LINES);
        let supplier = depended.first().and_then(|line| line.cut_off.clone());
        let question = self.worst_scenario(supplier.as_ref()).or_else(|| self.most_missed_country().map(Finding::from));
        Home {
            findings: [supplier.map(Finding::from), question, self.what_is_not_known()].into_iter().flatten().collect(),
            map: self.map_of_projects(),
            tallies: tallies.filter(|tally| tally.count > 0).collect(),
            depended,
            newest,
            comparisons: comparisons.into_iter().map(|ix| self.card(ix)).collect(),
        }
    }

    /// What other countries lose without the country that most of their projects stand on.
    fn most_missed_country(&self) -> Option<CutOffLink> {
        let links = self.knowledge.countries.iter().map(|(country, ix)| (self.country_cut_off_link(*ix, *country), *ix));
        let (link, _) = links.max_by_key(|(link, ix)| (link.lost(), Reverse(self.views.titles.rank(*ix))))?;
        (link.lost() > 0).then_some(link)
    }

    /// What follows from the scenario in which most projects lose something now, and then in which most are at risk; unless it is as much
    /// as what is `said` already, since that would be the same in other words.
    fn worst_scenario(&self, said: Option<&CutOffLink>) -> Option<Finding> {
        let of = |entries: &[Ix]| entries.iter().filter(|ix| self.knowledge.entry(**ix).kind.project).count();
        let counted = |found: &scenario::Scenario| [of(&found.stopped), of(&found.frozen), of(&found.strained)];
        let same = |counts: &[usize; 3]| {
            let count = |state: State| {
                said.and_then(|link| link.projects.iter().find(|(term, _)| term.word == state.word())).map_or(0, |said| said.1)
            };
            State::HIT.map(count) == *counts
        };
        let found = self.views.scenarios.iter().map(|found| (counted(found), found.entry)).filter(|(counts, _)| !same(counts));
        let ([stopped, frozen, strained], entry) =
            found.max_by_key(|([stopped, frozen, strained], ix)| (stopped + frozen, *strained, Reverse(self.views.titles.rank(*ix))))?;
        let counts = [(State::Stopped, stopped), (State::Frozen, frozen)];
        let finding = wording::finding(&self.words, &counts, self.views.projects, Whose::All, &self.noun);
        let finding = wording::and_at_risk(&self.words, finding, stopped + frozen == 0, Whose::All, strained, &self.noun);
        let title = self.knowledge.entry(entry).title.value.to_string();
        (stopped + frozen + strained > 0).then(|| Finding { title, url: self.url(&self.path(entry)), text: format!(": {finding}.") })
    }

    /// Of how many projects it is not known on what they depend.
    fn what_is_not_known(&self) -> Option<Finding> {
        let unknown = &self.views.unknown.roles;
        let mut projects: Vec<Ix> = unknown.iter().flat_map(|(_, projects)| projects).copied().collect();
        projects.sort_unstable();
        projects.dedup();
        let role = |(role, projects): &(Box<str>, Vec<Ix>)| {
            let label = wording::within(self.knowledge.vocabularies().label("role", role));
            self.words.say("role_of", &[("role", (&label).into()), ("count", projects.len().into())])
        };
        let roles = self.words.list(&unknown.iter().map(role).collect::<Vec<_>>());
        let count = projects.len();
        let all = [("count", count.into()), ("of", self.views.projects.into()), ("projects", self.noun.of(self.views.projects).into())];
        let title = self.words.say("findings_not_known", &all);
        let text = self.words.say("findings_not_known_of", &[("count", count.into()), ("roles", (&roles).into())]);
        (count > 0).then(|| Finding { title, url: self.url("coverage/"), text })
    }
}

impl From<CutOffLink> for Finding {
    fn from(link: CutOffLink) -> Self {
        Self { title: link.title, url: link.url, text: format!(", {}.", link.finding) }
    }
}
