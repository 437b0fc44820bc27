//! Names that two entries share.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::schema::Role;

/// A title or alias names one entry: search, suggestions and readers rely on it. Titles of sources may repeat; a paper and
/// the model it is about often share one.
pub(super) fn check(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let mut owners: FxHashMap<String, &Entry> = FxHashMap::default();
    let named = |entry: &&std::sync::Arc<Entry>| !matches!(entry.kind.role, Role::Source | Role::Comparison | Role::Page);
    for entry in knowledge.entries.iter().filter(named) {
        for name in std::iter::once(&entry.title).chain(&entry.aliases) {
            let owner = owners.entry(name.value.to_lowercase()).or_insert(entry);
            if owner.id != entry.id {
                let message = format!("`{}` is a name of {} too", name.value, owner.id);
                found.push(Diagnostic::new(Code::DuplicateAlias, &entry.path, name.span.clone(), message));
            }
        }
    }
}
