//! A source, and everything that rests on it.

use super::Pages;
use super::model::{Rest, Source};
use super::value::Sources;
use crate::entry::{Claim, Content, Entry, Value};
use crate::knowledge::Ix;
use crate::view::rests::Part;

impl Pages {
    /// The page of a source.
    pub(super) fn source(&self, ix: Ix) -> Source {
        let uses = self.views.rests.of(ix);
        let mut rests: Vec<Rest> = Vec::new();
        for group in uses.chunk_by(|a, b| a.entry == b.entry) {
            let entry = self.knowledge.entry(group[0].entry);
            let mut rest = Rest { entry: self.card(group[0].entry), facts: Vec::new(), edges: Vec::new(), events: Vec::new(), cited: false };
            for found in group {
                match found.part {
                    Part::Claim(fact, claim) => {
                        let fact = &entry.facts[fact as usize];
                        let label = entry.kind.fields[fact.field].label.clone();
                        rest.facts.push((label, self.claim_text(entry, fact.field, &fact.claims[claim as usize])));
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

    /// A claim in one line of text.
    pub(super) fn claim_text(&self, entry: &Entry, field: usize, claim: &Claim) -> String {
        // Marks are of no use in plain text: their numbers are thrown away.
        let (parts, absent) = self.parts(entry, field, claim, &mut Sources::default());
        let mut text = match (&claim.content, absent) {
            (_, Some(absent)) => absent.label,
            (Content::Values(values), None) if matches!(values.first(), Some(Value::Markdown(_))) => {
                values.iter().map(Value::canonical).collect::<Vec<_>>().join("; ")
            }
            _ => parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join(", "),
        };
        if let Some(scope) = &claim.scope {
            text.push_str(&format!(" ({scope})"));
        }
        text
    }
}
