//! The home page: the findings, where the projects are, what is new, what they depend on, and what the site contains.

use super::model::{Home, Rows, Supplier, Tally};
use crate::knowledge::Ix;
use crate::markup::{Markup, Place};
use crate::schema::Role;
use crate::view::ranking::{Ranked, SupplyChain};

/// The most recent events: as many as a reader takes in at a glance.
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
        let chains = SupplyChain::most_hit(&self.knowledge, &self.views);
        let line = |ranked: &Ranked| self.ranked_line(ranked.entry, ranked.count);
        let supplier = |chain: &SupplyChain| Supplier { line: line(&chain.first), with_it: chain.with_it.iter().map(line).collect() };
        let depended: Vec<Supplier> = chains.iter().map(supplier).collect();
        let supplier =
            chains.first().zip(depended.first()).and_then(|(chain, said)| Some((chain.first.entry, said.line.cut_off.as_ref()?)));
        let question = self.worst_scenario(supplier).or_else(|| self.most_missed_country().map(|link| self.finding_of(link)));
        let findings = [supplier.map(|(_, link)| self.finding_of(link.clone())), question, self.what_is_not_known()];
        Home {
            findings: findings.into_iter().flatten().collect(),
            map: self.map_of_projects(),
            tallies: tallies.filter(|tally| tally.count > 0).collect(),
            depended,
            newest,
            comparisons: comparisons.into_iter().map(|ix| self.card(ix)).collect(),
        }
    }
}
