//! From files to entries: changed files are parsed in parallel, the others are known.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Memo;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::entry::{self, Entry};
use crate::fingerprint::Fingerprint;
use crate::inputs::Inputs;
use crate::knowledge::Entries;
use crate::schema::Schema;
use crate::source::Source;

/// A parsed file with its diagnostics, which are reported again as long as the file is unchanged.
pub(super) type Parsed = Checked<Option<Arc<Entry>>>;

impl Memo {
    /// The entries of a site. `parse` is called for each file whose bytes or schema differ from the last compile.
    pub fn entries<'i>(
        &mut self,
        inputs: &'i Inputs,
        schema: &Schema,
        parse: impl Fn(&Source, &Schema) -> Checked<Option<Entry>> + Sync,
    ) -> Checked<Entries<'i>> {
        let of_schema = schema.fingerprint.map(|print| print.0.to_le_bytes()).unwrap_or_default();
        let is_entry = |source: &&Source| source.path.starts_with("content/") && source.path.ends_with(".md");
        let files: Vec<&Source> = inputs.sources.iter().filter(is_entry).collect();
        let known = &self.parsed;
        let read = |source: &&Source| -> (Fingerprint, bool, Parsed) {
            let key = Fingerprint::of_parts([&source.fingerprint.0.to_le_bytes()[..], &of_schema[..]]);
            match known.get(&source.path).filter(|(made_of, _)| *made_of == key) {
                Some((_, parsed)) => (key, true, parsed.clone()),
                None => {
                    let parsed = parse(source, schema);
                    (key, false, Checked { value: parsed.value.map(Arc::new), diagnostics: parsed.diagnostics })
                }
            }
        };
        let parsed: Vec<(Fingerprint, bool, Parsed)> = files.par_iter().map(read).collect();
        self.counts.hits = parsed.iter().filter(|(_, hit, _)| *hit).count();
        self.counts.misses = parsed.len() - self.counts.hits;

        let diagnostics = once_a_folder(parsed.iter().flat_map(|(_, _, parsed)| &parsed.diagnostics)).collect();
        let mut entries: Vec<Arc<Entry>> = parsed.iter().filter_map(|(_, _, parsed)| parsed.value.clone()).collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let (drafts, published) = entries.into_iter().partition(|entry| entry.draft && !inputs.wishes.drafts);
        let failed = files.iter().zip(&parsed).filter(|(_, (_, _, parsed))| parsed.value.is_none()).map(|(source, _)| &*source.path);
        let unread = failed.chain(inputs.problems.iter().map(|problem| &*problem.path)).filter_map(entry::place_of);
        let unread = unread.map(|(folder, stem)| format!("{folder}/{stem}")).collect();
        // Only these are kept, so entries of deleted files are dropped.
        self.parsed = files.iter().zip(parsed).map(|(source, (key, _, parsed))| (source.path.clone(), (key, parsed))).collect();
        Checked { value: Entries { published, drafts, unread, assets: &inputs.assets }, diagnostics }
    }
}

/// The diagnostics, but only the first of those about the same folder, because all its files have it.
fn once_a_folder<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> impl Iterator<Item = Diagnostic> {
    let mut told = BTreeSet::new();
    let first = move |diagnostic: &&Diagnostic| {
        let folder = entry::place_of(&diagnostic.path).map(|(folder, _)| folder.to_owned());
        diagnostic.code != Code::MissingKind || folder.is_none_or(|folder| told.insert(folder))
    };
    found.filter(first).cloned()
}
