//! Countries and the entries that stand for them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::schema::Role;
use crate::value::Country;

/// A country entry stands for exactly one country. If the site has country entries, every country that is named needs one.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    if entry.kind.role == Role::Country && entry.countries.len() != 1 {
        let message = format!("a country entry stands for one country, this one for {}", entry.countries.len());
        let diagnostic = Diagnostic::new(Code::CountryEntry, &entry.path, entry.title.span.clone(), message);
        found.push(diagnostic.help("write countries = [\"FR\"]"));
    }
    if knowledge.schema.with_role(Role::Country).next().is_none() {
        return;
    }
    let written = entry.countries.iter().chain(entry.events.iter().flat_map(|event| &event.countries));
    let mut reported = Vec::new();
    for country in written {
        if !knowledge.countries.contains_key(&country.value) && !reported.contains(&country.value) {
            reported.push(country.value);
            let message = format!("no entry stands for the country {}", country.value.code());
            found.push(Diagnostic::new(Code::CountryWithoutEntry, &entry.path, country.span.clone(), message));
        }
    }
}

/// Two entries must not stand for the same country.
pub(super) fn check_unique(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<Country, &Entry> = BTreeMap::new();
    for entry in knowledge.entries.iter().filter(|entry| entry.kind.role == Role::Country) {
        let [country] = &entry.countries[..] else { continue };
        if let Some(other) = first.insert(country.value, entry) {
            let message = format!("{} already stands for {}", other.id, country.value.code());
            found.push(Diagnostic::new(Code::CountryEntry, &entry.path, country.span.clone(), message));
        }
    }
}
