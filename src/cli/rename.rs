//! `statebook rename`: another file name for an entry, wherever it is named.

use super::arguments::Shared;
use super::{Outcome, inputs, report, root};
use crate::author::rename::rename;
use crate::{Wishes, disk};

/// Renames the entry, or says why not.
pub(super) fn run(shared: &Shared, entry: &str, stem: &str) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, Wishes { drafts: true, ..Wishes::default() });
    let made = rename(&inputs, entry, stem).and_then(|renamed| {
        let after = renamed.applied(&inputs);
        let cannot = |path: &str, error: std::io::Error| format!("{path} cannot be written: {error}");
        // The new file first: whatever fails then, nothing is lost.
        for source in after.sources.iter().filter(|source| source.path == renamed.to) {
            disk::create(&root, &source.path, source.text.as_bytes()).map_err(|error| cannot(&renamed.to, error))?;
        }
        for source in inputs.sources.iter().filter(|source| source.path != renamed.from && renamed.edits.contains_key(&source.path)) {
            let text = after.sources.iter().find(|other| other.path == source.path).map_or(&source.text, |other| &other.text);
            disk::save(&root, source, text).map_err(|error| cannot(&source.path, error))?;
        }
        disk::remove(&root, &renamed.from).map_err(|error| cannot(&renamed.from, error))?;
        Ok(renamed)
    });
    match made {
        Ok(renamed) => {
            report::print(&format!("{}\n", renamed.to));
            report::say(&format!(
                "{} names in {} files changed; the old address leads to the new one",
                renamed.mentions,
                renamed.edits.len()
            ));
            Outcome::Fine
        }
        Err(message) => {
            report::say_error(shared, &message);
            Outcome::Failed
        }
    }
}
