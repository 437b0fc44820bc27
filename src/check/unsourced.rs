//! Values, edges and events without a source.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry};
use crate::knowledge::Knowledge;
use crate::schema::Role;

/// Warns once for each entry, at its first unsourced value, with the number of them. Sites without a kind of sources are
/// exempt, and so are sources themselves, pages and comparisons, which are not evidence. A typed absence needs no source,
/// because nobody publishes that nothing is known.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let evidence = matches!(entry.kind.role, Role::Profile | Role::Country);
    if !evidence || !entry.sources.is_empty() || !knowledge.has_sources() {
        return;
    }
    let asks = |fact: &&crate::entry::Fact| !entry.kind.fields[fact.field].editorial;
    let values = entry.facts.iter().filter(asks).flat_map(|fact| &fact.claims);
    let values = values.filter(|claim| claim.sources.is_empty() && matches!(claim.content, Content::Values(_))).map(|claim| &claim.span);
    let edges = entry.depends.iter().filter(|edge| edge.sources.is_empty()).map(|edge| &edge.on.span);
    let events = entry.events.iter().filter(|event| event.sources.is_empty()).map(|event| &event.span);
    let spans: Vec<_> = values.chain(edges).chain(events).collect();
    if let Some(first) = spans.iter().min_by_key(|span| span.start) {
        let message = match spans.len() {
            1 => "this has no source".to_owned(),
            count => format!("{count} values, edges or events of this entry have no source; this is the first"),
        };
        let help = "add source = \"…\" here, or sources = [\"…\"] for the whole entry";
        found.push(Diagnostic::new(Code::Unsourced, &entry.path, (*first).clone(), message).help(help));
    }
}
