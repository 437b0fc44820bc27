//! What is written: every file of the content as an entry, or why it is none.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::declared::Declared;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::entry::{self, Entry};
use crate::inputs::Inputs;
use crate::knowledge::Unpublished;
use crate::memo::{Keys, Memo};
use crate::schema::{self, Schema};
use crate::source::Source;

/// The entries of a site.
pub struct Written {
    /// What is published, sorted by id.
    pub entries: Vec<Arc<Entry>>,
    /// What is there besides.
    pub unpublished: Unpublished,
}

impl Written {
    /// Parses every file of the content that is not known to the memo.
    pub fn read(inputs: &Inputs, schema: &Schema, memo: &mut Memo) -> Checked<Self> {
        let is_entry = |source: &&Source| source.path.starts_with("content/") && source.path.ends_with(".md");
        let files: Vec<&Source> = inputs.sources.iter().filter(is_entry).collect();
        let parsed = memo.parsed(&files, schema, entry::parse);
        let mut diagnostics: Vec<Diagnostic> = once_a_folder(parsed.iter().flat_map(|parsed| &parsed.diagnostics)).collect();
        let schemas = inputs.sources.iter().filter(|source| schema::is_schema_file(&source.path));
        diagnostics.extend(schemas.flat_map(entry::oddities));
        let failed = files.iter().zip(&parsed).filter(|(_, parsed)| parsed.value.is_none()).map(|(source, _)| &*source.path);
        let unread = failed.chain(inputs.problems.iter().map(|problem| &*problem.path));
        let unread = unread.filter_map(entry::place_of).map(|(folder, stem)| format!("{folder}/{stem}")).collect();
        let mut entries: Vec<Arc<Entry>> = parsed.into_iter().filter_map(|parsed| parsed.value).collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let (drafts, entries) = entries.into_iter().partition(|entry| entry.draft && !inputs.wishes.drafts);
        Checked { value: Self { entries, unpublished: Unpublished { drafts, unread } }, diagnostics }
    }

    /// What two compiles have to have in common for one to reuse what the other made of the entries.
    pub fn keys(&self, site: &Declared) -> Keys {
        Keys::of(site.fingerprint, &self.entries, &self.unpublished)
    }
}

/// What is declared and written, before it is linked, drafts too: for commands that ask what there is.
pub fn written(inputs: &Inputs) -> (Arc<Schema>, Vec<Arc<Entry>>) {
    let schema = Arc::new(Schema::read(&inputs.sources).value);
    let Written { mut entries, unpublished } = Written::read(inputs, &schema, &mut Memo::default()).value;
    entries.extend(unpublished.drafts);
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    (schema, entries)
}

/// The diagnostics, but of those about one and the same folder only the first: all its files have it.
fn once_a_folder<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> impl Iterator<Item = Diagnostic> {
    let mut told = BTreeSet::new();
    let first = move |diagnostic: &&Diagnostic| {
        let folder = entry::place_of(&diagnostic.path).map(|(folder, _)| folder.to_owned());
        diagnostic.code != Code::MissingKind || folder.is_none_or(|folder| told.insert(folder))
    };
    found.filter(first).cloned()
}
