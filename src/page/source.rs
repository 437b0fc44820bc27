//! A source, and everything that rests on it.

use super::model::{Rest, RestRow, Source};
use crate::knowledge::Ix;
use crate::markup::{Markup, listed, time};
use crate::view::rests::Part;

/// As many uses of a source its page lists; the data files have all.
const LISTED: usize = 200;

impl Markup {
    /// The page of a source.
    pub(super) fn source(&self, ix: Ix) -> Source {
        let uses = self.views.rests.of(ix);
        let shown = &uses[..uses.len().min(LISTED)];
        let mut rests: Vec<Rest> = Vec::new();
        for group in shown.chunk_by(|a, b| a.entry == b.entry) {
            let from = group[0].entry;
            let rows = group.iter().filter_map(|found| self.rest_row(from, found.part)).collect();
            rests.push(Rest { entry: self.card(from), rows, cited: group.iter().any(|found| found.part == Part::Text) });
        }
        let (profile, _) = self.profile(ix);
        let data = ["facts.csv", "edges.csv", "events.csv"].map(|name| self.anchor(name, &format!("data/{name}")));
        let (rests_count, rests_shown) = (uses.len(), shown.len());
        Source { profile, line: self.source_line(ix, 1), rests, rests_count, rests_shown, rates: self.rates_of(ix), data: data.into() }
    }

    /// The rates of exchange that a source gives.
    fn rates_of(&self, ix: Ix) -> Vec<String> {
        let Some(own) = &self.config.currency else { return Vec::new() };
        let rates = self.knowledge.schema.rates.iter().filter(|(_, _, rate)| self.knowledge.find_source(&rate.source) == Some(ix));
        rates.map(|(code, year, rate)| format!("{year}: 1 {code} = {} {}", rate.rate.normalize(), own.code())).collect()
    }

    /// What rests on a source, with its date and its place; nothing for a text that cites it.
    fn rest_row(&self, ix: Ix, part: Part) -> Option<RestRow> {
        let entry = self.knowledge.entry(ix);
        Some(match part {
            Part::Claim(fact, at) => {
                let fact = &entry.facts[fact as usize];
                let claim = &fact.claims[at as usize];
                RestRow {
                    label: entry.kind.fields[fact.field].label.clone(),
                    url: self.place_url(ix, &entry.claim_anchor(fact.field, at as usize)),
                    html: self.claim_line(entry, fact.field, claim),
                    quote: claim.quote.as_deref().map(str::to_owned),
                    when: claim.as_of.as_ref().map(|date| self.say("as_of", &[("date", time(&self.words, date).as_arg())])),
                }
            }
            Part::Edge(at) => {
                let dependency = &entry.depends[at as usize];
                let html = self.dependency_line(dependency)?;
                RestRow {
                    label: self.text("depends_on"),
                    url: self.place_url(ix, &entry.edge_anchor(at as usize)),
                    html,
                    quote: None,
                    when: dependency.during.as_ref().map(|during| time(&self.words, during)),
                }
            }
            Part::Absent(at) => {
                let absent = &entry.absent_depends[at as usize];
                let html = self.absence_line(absent);
                RestRow { label: self.text("depends_on"), url: self.place_url(ix, "depends"), html, quote: None, when: None }
            }
            Part::Event(at) => {
                let event = &entry.events[at as usize];
                RestRow {
                    label: self.text("event"),
                    url: self.place_url(ix, &entry.event_anchor(at as usize)),
                    html: listed([&event.title]),
                    quote: None,
                    when: Some(time(&self.words, &event.date)),
                }
            }
            Part::Text => return None,
        })
    }
}
