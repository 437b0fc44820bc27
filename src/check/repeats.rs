//! Dependencies, events and sources that are recorded twice.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Content, Entry, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;

/// A dependency or an event that is repeated in an entry is counted and shown twice.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let mut edges = FxHashSet::default();
    for edge in &entry.depends {
        let Some(target) = knowledge.find(&edge.on.value) else { continue };
        if !edges.insert((target, &edge.role, edge.during.as_ref().map(|during| during.edtf()), &edge.scope, &edge.any_of)) {
            let message = format!("this dependency on `{}` in the role `{}` stands here a second time", edge.on.value, edge.role);
            let help = "take it out; if it holds for another version or time, say so with `for` or `during`";
            found.push(Diagnostic::new(Code::DuplicateDependency, &entry.path, edge.on.span.clone(), message).help(help));
        }
    }
    let mut events = FxHashSet::default();
    for event in &entry.events {
        if !events.insert((event.date.edtf(), letters(&event.title))) {
            let message = format!("the event `{}` stands here a second time with the same date", event.title);
            let help = "take one out; its sources can stand together in one list: source = [\"…\", \"…\"]";
            found.push(Diagnostic::new(Code::DuplicateEvent, &entry.path, event.span.clone(), message).help(help));
        }
    }
}

/// A title as the timeline compares it: without case, spaces and punctuation.
fn letters(title: &str) -> String {
    let mut letters = String::with_capacity(title.len());
    for c in title.chars().filter(|c| c.is_alphanumeric()) {
        match c.is_ascii() {
            true => letters.push(c.to_ascii_lowercase()),
            false => letters.extend(c.to_lowercase()),
        }
    }
    letters
}

/// Two sources with the same address, read in the same state, are one source; what rests on it would be counted in two
/// halves.
pub(super) fn check_sources(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let mut first: FxHashMap<_, Ix> = FxHashMap::default();
    for ix in knowledge.indices() {
        let entry = knowledge.entry(ix);
        if entry.kind.role != Role::Source {
            continue;
        }
        let Some((address, span)) = said(entry, "url") else { continue };
        let state = ["archived", "published"].map(|field| said(entry, field).map(|(text, _)| text));
        match first.entry((address.trim_end_matches('/').to_owned(), state)) {
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(ix);
            }
            std::collections::hash_map::Entry::Occupied(other) => {
                let message = format!("{} has this address too", knowledge.entry(*other.get()).id);
                let help = "keep one of the two, and name it wherever the other is named; two states of one page differ in `published` or `archived`";
                found.push(Diagnostic::new(Code::DuplicateSource, &entry.path, span, message).help(help));
            }
        }
    }
}

/// The headline of a field as data files have it, with its span.
fn said(entry: &Entry, field: &str) -> Option<(String, crate::source::Span)> {
    let claim = entry.fact(entry.kind.field(field)?.0)?.headline();
    let Content::Values(values) = &claim.content else { return None };
    let value: &Value = values.first()?;
    Some((value.canonical().into_owned(), claim.span.clone()))
}
