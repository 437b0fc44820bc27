//! Entries that depend on themselves.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::Entry;
use crate::knowledge::Knowledge;

/// An edge from an entry to itself says nothing, and would make every analysis conclude that the entry stops itself.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    for dependency in &entry.depends {
        let target = knowledge.find(&dependency.on.value).map(|target| knowledge.entry(target));
        if target.is_some_and(|target| target.id == entry.id) {
            let message = "an entry cannot depend on itself";
            let help = "take this dependency out, or name what both versions stand on";
            found.push(Diagnostic::new(Code::SelfDependency, &entry.path, dependency.on.span.clone(), message).help(help));
        }
    }
}
