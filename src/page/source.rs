//! A source, and everything that rests on it.

use super::Pages;
use super::model::{Rest, RestRow, Source};
use super::shared::time;
use super::value::Sources;
use crate::entry::{Claim, Content, Entry, Value, escape_into};
use crate::knowledge::Ix;
use crate::view::rests::Part;
use crate::words::Arg;

/// As many uses of a source its page lists; the data files have all.
const LISTED: usize = 200;

impl Pages {
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
                    url: self.markup.place_url(ix, &entry.claim_anchor(fact.field, at as usize)),
                    html: self.claim_line(entry, fact.field, claim),
                    quote: claim.quote.as_deref().map(str::to_owned),
                    when: claim.as_of.as_ref().map(|date| self.words.html("as_of", &[("date", Arg::Html(&time(date)))])),
                }
            }
            Part::Edge(at) => {
                let dependency = &entry.depends[at as usize];
                let mut html = String::new();
                self.push_entry(&mut html, self.knowledge.find(&dependency.on.value)?);
                html.push_str(self.words.text("comma"));
                escape_into(&mut html, self.knowledge.vocabularies().label("role", &dependency.role));
                RestRow {
                    label: self.text("depends_on"),
                    url: self.markup.place_url(ix, &entry.edge_anchor(at as usize)),
                    html,
                    quote: None,
                    when: dependency.during.as_ref().map(time),
                }
            }
            Part::Absent(at) => {
                let absent = &entry.absent_depends[at as usize];
                let mut html = String::new();
                escape_into(&mut html, self.knowledge.vocabularies().label("role", &absent.role));
                html.push_str(": ");
                escape_into(&mut html, &super::value::absent(&self.words, absent.absence).label);
                RestRow { label: self.text("depends_on"), url: self.markup.place_url(ix, "depends"), html, quote: None, when: None }
            }
            Part::Event(at) => {
                let event = &entry.events[at as usize];
                let mut html = String::new();
                escape_into(&mut html, &event.title);
                RestRow {
                    label: self.text("event"),
                    url: self.markup.place_url(ix, &entry.event_anchor(at as usize)),
                    html,
                    quote: None,
                    when: Some(time(&event.date)),
                }
            }
            Part::Text => return None,
        })
    }

    /// HTML of a claim in one line.
    fn claim_line(&self, entry: &Entry, field: usize, claim: &Claim) -> String {
        // Marks are of no use here, where everything rests on one source: their numbers are thrown away.
        let (html, absent) = match &claim.content {
            Content::Values(values) if matches!(values.first(), Some(Value::Markdown(_))) => {
                let mut html = String::new();
                values.iter().for_each(|value| escape_into(&mut html, &value.canonical()));
                (html, None)
            }
            _ => self.values(entry, field, claim, &mut Sources::default()),
        };
        let mut html = absent.map_or(html, |absent| absent.label);
        if let Some(scope) = &claim.scope {
            html.push_str(" (");
            escape_into(&mut html, scope);
            html.push(')');
        }
        html
    }
}
