//! Names that two entries share, and `unlinked` names that their entry does not have.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic, MOST_GUESSED, one_of};
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::schema::Role;

/// A title or alias must name one entry, because search, suggestions and readers rely on it. Titles of sources may repeat,
/// since a paper and the model it is about often share one. If a title and an alias clash, the alias is reported: it can be
/// dropped, and it came later.
pub(super) fn check(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let mut owners: FxHashMap<String, &Entry> = FxHashMap::default();
    let named = |entry: &&std::sync::Arc<Entry>| !matches!(entry.kind.role, Role::Source | Role::Comparison | Role::Page | Role::Scenario);
    let named = || knowledge.entries.iter().filter(named);
    let titles = named().map(|entry| (entry, &entry.title));
    let aliases = named().flat_map(|entry| entry.aliases.iter().map(move |alias| (entry, alias)));
    for (entry, name) in titles.chain(aliases) {
        let owner = owners.entry(name.value.to_lowercase()).or_insert(entry);
        if owner.id != entry.id {
            let message = format!("`{}` is a name of {} too", name.value, owner.id);
            let help = format!("keep it at one of the two, here or in {}", owner.path);
            found.push(Diagnostic::new(Code::DuplicateAlias, &entry.path, name.span.clone(), message).help(help));
        }
    }
}

/// An entry can only keep its own names from becoming links. This is an error, because a misspelt name would go on making
/// links.
pub(super) fn check_unlinked(entry: &Entry, found: &mut Vec<Diagnostic>) {
    let names: FxHashSet<&str> = entry.names().map(|name| &*name.value).collect();
    let unknown = entry.unlinked.iter().filter(|name| !names.contains(&*name.value));
    for (at, name) in unknown.enumerate() {
        let message = format!("`{}` is neither the title nor an alias of this entry", name.value);
        let guess = (at < MOST_GUESSED).then(|| one_of(&name.value, entry.names().map(|known| &*known.value)));
        found.push(Diagnostic::new(Code::UnknownName, &entry.path, name.span.clone(), message).maybe_help(guess.flatten()));
    }
}
