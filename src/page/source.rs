//! A source, and everything that rests on it.

use super::Pages;
use super::model::{Rest, Source};
use super::value::Sources;
use crate::entry::{Claim, Content, Entry, Value, escape_into};
use crate::knowledge::Ix;
use crate::view::rests::Part;

impl Pages {
    /// The page of a source.
    pub(super) fn source(&self, ix: Ix) -> Source {
        let uses = self.views.rests.of(ix);
        let mut rests: Vec<Rest> = Vec::new();
        for group in uses.chunk_by(|a, b| a.entry == b.entry) {
            let entry = self.knowledge.entry(group[0].entry);
            let mut rest =
                Rest { entry: self.card(group[0].entry), facts: Vec::new(), edges: Vec::new(), events: Vec::new(), cited: false };
            for found in group {
                match found.part {
                    Part::Claim(fact, claim) => {
                        let fact = &entry.facts[fact as usize];
                        let label = entry.kind.fields[fact.field].label.clone();
                        rest.facts.push((label, self.claim_line(entry, fact.field, &fact.claims[claim as usize])));
                    }
                    Part::Edge(at) => {
                        let dependency = &entry.depends[at as usize];
                        if let Some(to) = self.knowledge.find(&dependency.on.value) {
                            rest.edges.push((self.card(to), self.knowledge.vocabularies().label("role", &dependency.role).to_owned()));
                        }
                    }
                    Part::Event(at) => {
                        let event = &entry.events[at as usize];
                        rest.events.push((event.date.shown(), event.title.to_string()));
                    }
                    Part::Text => rest.cited = true,
                }
            }
            rests.push(rest);
        }
        let (profile, _) = self.profile(ix);
        Source { profile, line: self.source_line(ix, 1), rests_count: uses.len(), rests }
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
