//! `statebook import`: entries from a bibliography or a table. It only shows what it would create until it is told to write.

use std::path::Path;

use super::arguments::{Import, Shared, Source};
use super::{Outcome, inputs, report, root};
use crate::author::import::{Format, bibliography, entries, table};
use crate::author::scaffold::kind_called;
use crate::schema::{Kind, Role, Schema};
use crate::{Wishes, disk};

/// The most omitted records that are explained one by one; further ones are counted.
const MOST_TOLD: usize = 200;

/// Shows or creates the files, and says what is left out and why.
pub(super) fn run(shared: &Shared, options: &Import) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    match make(&root, options) {
        Ok(skipped) if skipped => Outcome::Content,
        Ok(_) => Outcome::Fine,
        Err(message) => {
            report::say_error(shared, &message);
            Outcome::Failed
        }
    }
}

/// Creates or shows the files. Returns whether anything was left out.
fn make(root: &Path, options: &Import) -> Result<bool, String> {
    let inputs = inputs(root, Wishes { drafts: true, ..Wishes::default() });
    let (schema, _) = crate::written(&inputs);
    let (file, write, set) = match options {
        Import::Sources { file, write, set, .. } | Import::Entries { file, write, set, .. } => (file, *write, set),
    };
    let text = disk::read_text(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    let kind = kind(&schema, options)?;
    if let Some((name, _)) = set.iter().find(|(name, _)| kind.field(name).is_none()) {
        return Err(format!("{} have no field `{name}`", kind.plural));
    }
    let listed = match options {
        Import::Sources { from, .. } => {
            let format = from.map_or_else(
                || Format::of(&file.to_string_lossy(), &text),
                |from| match from {
                    Source::Bibtex => Format::Bibtex,
                    Source::Ris => Format::Ris,
                    Source::Csl => Format::Csl,
                    Source::Csv => Format::Table,
                },
            );
            bibliography(&text, format, kind)?
        }
        Import::Entries { .. } => table(&text, kind)?,
    };
    let imported = entries(&inputs, kind, listed, set);
    for (at, file) in imported.files.iter().enumerate().filter(|_| write) {
        disk::create(root, &file.path, file.text.as_bytes()).map_err(|error| {
            imported.files[..at].iter().for_each(|made| drop(disk::remove(root, &made.path)));
            format!("{} cannot be made: {error}; nothing was made", file.path)
        })?;
    }
    imported.files.iter().for_each(|file| report::print(&format!("{}\n", file.path)));
    let (count, left) = (imported.files.len(), imported.skipped.len());
    imported.skipped.iter().take(MOST_TOLD).for_each(|(place, why)| report::say(&format!("left out: {place}: {why}")));
    if left > MOST_TOLD {
        report::say(&format!("left out: {} more", left - MOST_TOLD));
    }
    let done = if write { "made" } else { "would be made; --write makes them" };
    report::say(&format!("{count} files {done}{}", if left > 0 { format!("; {left} left out") } else { String::new() }));
    Ok(left > 0)
}

fn kind<'s>(schema: &'s Schema, options: &Import) -> Result<&'s Kind, String> {
    match options {
        Import::Sources { .. } => {
            let found = schema.kinds.values().find(|kind| kind.role == Role::Source);
            found.map(|kind| &**kind).ok_or_else(|| "the site has no kind of sources".to_owned())
        }
        Import::Entries { kind, .. } => {
            let known = || schema.kinds.keys().map(|folder| &**folder).collect::<Vec<_>>().join(", ");
            kind_called(schema, kind).ok_or_else(|| format!("no kind `{kind}`; there are {}", known()))
        }
    }
}
