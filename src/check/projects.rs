//! Projects that say too little about themselves to be found.

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::schema::Role;

/// A project without a country is on no country's page and in none of the counts by country; one without a summary is a bare
/// name in every list. Sites without country entries need no countries.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    if !entry.kind.project || entry.kind.role != Role::Profile {
        return;
    }
    let mut note = |message: &str, help: &str| {
        found.push(Diagnostic::new(Code::BareProject, &entry.path, entry.title.span.clone(), message).help(help));
    };
    let nowhere = entry.countries.is_empty() && entry.events.iter().all(|event| event.countries.is_empty());
    if nowhere && knowledge.schema.with_role(Role::Country).next().is_some() {
        note("nobody can tell to which country this belongs", "add a line countries = [\"…\"] below the title");
    }
    if entry.summary.is_none() {
        note("this has no summary, so lists show its name alone", "add a line summary = \"…\" below the title: one sentence");
    }
}
