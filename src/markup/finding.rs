//! The findings of the analysis about the whole site, in sentences.

use std::cmp::Reverse;

use serde::Serialize;

use super::{CutOffLink, Markup};
use crate::knowledge::Ix;
use crate::view::scenario;
use crate::view::states::State;
use crate::wording::{self, Whose};

/// A finding, in a sentence.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The beginning of the sentence, for a link.
    pub title: String,
    /// The address of the page with all of it.
    pub url: String,
    /// The continuation of the sentence, including the comma or colon before it.
    pub text: String,
}

impl Markup {
    /// What other countries lose without the country that most of their projects depend on.
    pub fn most_missed_country(&self) -> Option<CutOffLink> {
        let links = self.knowledge.countries.iter().map(|(country, ix)| (self.country_cut_off_link(*ix, *country), *ix));
        let (link, _) = links.max_by_key(|(link, ix)| (link.lost(), Reverse(self.views.titles.rank(*ix))))?;
        (link.lost() > 0).then_some(link)
    }

    /// The consequences of the scenario in which most projects lose something now, and then of the one in which most are at
    /// risk. It is left out if it loses just what was already `said`, because that would be the same in other words. If most
    /// of what is lost is also lost without the entry of `said`, their number is given, because the two findings are then
    /// one chain.
    pub fn worst_scenario(&self, said: Option<(Ix, &CutOffLink)>) -> Option<Finding> {
        let of = |entries: &[Ix]| entries.iter().filter(|ix| self.knowledge.entry(**ix).kind.project).count();
        let counted = |found: &scenario::Scenario| [of(&found.stopped), of(&found.frozen), of(&found.strained)];
        let same = |counts: &[usize; 3]| {
            let count = |state: State| {
                said.and_then(|(_, link)| link.projects.iter().find(|(term, _)| term.word == state.word())).map_or(0, |said| said.1)
            };
            State::HIT.map(count) == *counts
        };
        let found = self.views.scenarios.iter().map(|found| (counted(found), found)).filter(|(counts, _)| !same(counts));
        let ([stopped, frozen, strained], scenario) = found.max_by_key(|([stopped, frozen, strained], found)| {
            (stopped + frozen, *strained, Reverse(self.views.titles.rank(found.entry)))
        })?;
        let cut_offs = &self.views.cut_offs;
        let too = said.map(|(off, link)| {
            let lost = scenario.stopped.iter().chain(&scenario.frozen).copied();
            let too: Vec<Ix> = lost.filter(|ix| cut_offs.stops(off, *ix) || cut_offs.freezes(off, *ix)).collect();
            (of(&too), &link.name)
        });
        let counts = [(State::Stopped, stopped), (State::Frozen, frozen)];
        let finding = wording::finding(&self.words, &counts, self.views.projects, Whose::All, &self.noun);
        let finding = wording::and_at_risk(&self.words, finding, stopped + frozen == 0, Whose::All, strained, &self.noun);
        let finding = self.words.say("finding_of_scenario", &[("finding", (&finding).into())]);
        let text = match too.filter(|(too, _)| *too * 2 > stopped + frozen) {
            Some((too, name)) => self.words.say(
                "finding_lost_too",
                &[("finding", (&finding).into()), ("count", too.into()), ("of", (stopped + frozen).into()), ("name", name.into())],
            ),
            None => finding,
        };
        let title = self.knowledge.entry(scenario.entry).title.value.to_string();
        (stopped + frozen + strained > 0).then(|| Finding { title, url: self.url(&self.path(scenario.entry)), text })
    }

    /// For how many projects it is not known what they depend on.
    pub fn what_is_not_known(&self) -> Option<Finding> {
        let unknown = &self.views.unknown.roles;
        let mut projects: Vec<Ix> = unknown.iter().flat_map(|(_, projects)| projects).copied().collect();
        projects.sort_unstable();
        projects.dedup();
        let role = |(role, projects): &(Box<str>, Vec<Ix>)| {
            let label = wording::within(&self.words, self.knowledge.vocabularies().label("role", role));
            self.words.say("role_of", &[("role", (&label).into()), ("count", projects.len().into())])
        };
        let roles = self.words.list(&unknown.iter().map(role).collect::<Vec<_>>());
        let count = projects.len();
        let all = [("count", count.into()), ("of", self.views.projects.into()), ("projects", self.noun.of(self.views.projects).into())];
        let title = self.words.say("findings_not_known", &all);
        let text = self.words.say("findings_not_known_of", &[("count", count.into()), ("roles", (&roles).into())]);
        (count > 0).then(|| Finding { title, url: self.url("coverage/"), text })
    }

    /// What is lost without an entry, as a continuation of its name.
    pub fn finding_of(&self, link: CutOffLink) -> Finding {
        Finding { title: link.title, url: link.url, text: self.words.say("finding_behind", &[("finding", (&link.finding).into())]) }
    }
}
