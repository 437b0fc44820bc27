//! Sources that nothing cites.

use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;

/// A source that nothing cites may have been forgotten where it belongs.
pub(super) fn check(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let mut used = vec![false; knowledge.entries.len()];
    let mut mark = |ix: Option<Ix>| {
        if let Some(used) = ix.and_then(|ix| used.get_mut(ix as usize)) {
            *used = true;
        }
    };
    for entry in &knowledge.entries {
        let claims = entry.facts.iter().flat_map(|fact| &fact.claims).flat_map(|claim| &claim.sources);
        let edges = entry.depends.iter().flat_map(|edge| &edge.sources);
        let events = entry.events.iter().flat_map(|event| &event.sources);
        for reference in entry.sources.iter().chain(claims).chain(edges).chain(events) {
            mark(knowledge.find_source(&reference.value));
        }
    }
    for (_, _, rate) in knowledge.schema.rates.iter() {
        mark(knowledge.find_source(&rate.source));
    }
    for ix in knowledge.indices() {
        let entry = knowledge.entry(ix);
        let named = used.get(ix as usize).is_some_and(|used| *used) || !knowledge.backlinks.of(ix).is_empty();
        if entry.kind.role == Role::Source && !named {
            let message = "nothing rests on this source";
            let help = "name it where it belongs, or delete it";
            found.push(Diagnostic::new(Code::UnusedSource, &entry.path, entry.title.span.clone(), message).help(help));
        }
    }
}
