//! `statebook rename`: renames an entry, a field or a word wherever it is used.

use std::path::Path;

use super::arguments::{Rename, Shared};
use super::{Outcome, inputs, report, root};
use crate::author::rename::{Declared, rename, rename_declared};
use crate::source::Source;
use crate::{Inputs, Wishes, disk};

/// Renames, or says why it cannot. Either everything is changed or nothing.
pub(super) fn run(shared: &Shared, options: &Rename) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, Wishes { drafts: true, ..Wishes::default() });
    let declared = match (&options.field, &options.word) {
        (Some(kind), _) => Some(Declared::Field { kind, name: &options.name }),
        (None, Some(vocabulary)) => Some(Declared::Word { vocabulary, word: &options.name }),
        (None, None) => None,
    };
    let done = match declared {
        Some(what) => rename_name(&root, &inputs, what, options),
        None => rename_entry(&root, &inputs, options),
    };
    match done {
        Ok(said) => {
            report::say(&said);
            Outcome::Fine
        }
        Err(message) => {
            report::say_error(shared, &message);
            Outcome::Failed
        }
    }
}

/// Renames a field or a word, for which only the texts of files change.
fn rename_name(root: &Path, inputs: &Inputs, what: Declared<'_>, options: &Rename) -> Result<String, String> {
    let renamed = rename_declared(inputs, what, &options.new)?;
    let texts = |source: &Source| renamed.files.get(&source.path).map(String::as_str);
    let changes: Vec<(&Source, &str)> = inputs.sources.iter().filter_map(|source| Some((source, texts(source)?))).collect();
    if options.dry_run {
        changes.iter().for_each(|(source, text)| report::print_lines(source, &source.path, text));
    } else {
        disk::save_all(root, &changes).map_err(cannot)?;
        changes.iter().for_each(|(source, _)| report::print(&format!("{}\n", source.path)));
    }
    for path in &renamed.doubtful {
        report::say(&format!("note: `{}` stands in {path} too, which is left as it is", options.name));
    }
    let would = if options.dry_run { "would be " } else { "" };
    Ok(format!("{} places in {} files {would}changed", renamed.places, changes.len()))
}

/// Renames an entry: its file moves, and the files that name it change.
fn rename_entry(root: &Path, inputs: &Inputs, options: &Rename) -> Result<String, String> {
    let renamed = rename(inputs, &options.name, &options.new)?;
    let after = renamed.applied(inputs);
    let text = |path: &str| after.sources.iter().find(|source| *source.path == *path).map(|source| &*source.text).unwrap_or_default();
    let named = inputs.sources.iter().filter(|source| source.path != renamed.from && renamed.edits.contains_key(&source.path));
    let changes: Vec<(&Source, &str)> = named.map(|source| (source, text(&source.path))).collect();
    let (names, files) = (renamed.mentions, renamed.edits.len());
    if options.dry_run {
        let moved = inputs.sources.iter().find(|source| source.path == renamed.from);
        moved.into_iter().for_each(|source| report::print_lines(source, &renamed.to, text(&renamed.to)));
        changes.iter().for_each(|(source, text)| report::print_lines(source, &source.path, text));
        return Ok(format!("{names} names in {files} files would be changed; the old address would lead to the new one"));
    }
    // The new file comes first, so that nothing is lost if a later step fails.
    disk::create(root, &renamed.to, text(&renamed.to).as_bytes()).map_err(|error| cannot((renamed.to.to_string(), error)))?;
    disk::save_all(root, &changes).map_err(|error| {
        let _ = disk::remove(root, &renamed.to);
        cannot(error)
    })?;
    disk::remove(root, &renamed.from).map_err(|error| {
        let written: Vec<Source> = changes.iter().map(|(source, text)| Source::new(source.path.clone(), text.as_bytes())).collect();
        let back: Vec<(&Source, &str)> = written.iter().zip(&changes).map(|(now, (before, _))| (now, &*before.text)).collect();
        let _ = disk::save_all(root, &back);
        let _ = disk::remove(root, &renamed.to);
        cannot((renamed.from.to_string(), error))
    })?;
    report::print(&format!("{}\n", renamed.to));
    Ok(format!("{names} names in {files} files changed; the old address leads to the new one"))
}

fn cannot((path, error): (String, std::io::Error)) -> String {
    format!("{path} cannot be written: {error}; nothing was changed")
}
