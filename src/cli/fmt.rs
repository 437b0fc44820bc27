//! `statebook fmt`: front matter in one order and one style.

use std::path::PathBuf;

use super::arguments::Shared;
use super::{Outcome, inputs, report, root};
use crate::author::format::formatted;
use crate::entry::place_of;
use crate::{Wishes, disk};

/// Formats the entries, or lists those that would change.
pub(super) fn run(shared: &Shared, paths: &[PathBuf], check: bool) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, Wishes::default());
    let (schema, _) = crate::written(&inputs);
    let mut wanted: Vec<String> = Vec::new();
    for path in paths {
        let Some(found) = disk::within(&root, path).or_else(|| disk::within(&root, &root.join(path))) else {
            report::say_error(shared, &format!("{} is not there, or not in the site's folder", path.display()));
            return Outcome::Failed;
        };
        wanted.push(found);
    }
    let within = |path: &str| {
        wanted
            .iter()
            .any(|top| top.is_empty() || path.strip_prefix(top.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    let (mut changed, mut left) = (0, 0);
    for source in inputs.sources.iter().filter(|source| wanted.is_empty() || within(&source.path)) {
        let Some(kind) = place_of(&source.path).and_then(|(folder, _)| schema.kinds.get(folder)) else { continue };
        match formatted(&source.text, kind, &schema.vocabularies) {
            None => left += 1,
            Some(text) if *text == *source.text => {}
            Some(text) => {
                if !check && let Err(error) = disk::save(&root, source, &text) {
                    report::say_error(shared, &format!("{} cannot be written: {error}", source.path));
                    return Outcome::Failed;
                }
                changed += 1;
                report::print(&format!("{}\n", source.path));
            }
        }
    }
    let done = if check { "would be formatted" } else { "formatted" };
    let left = if left > 0 { format!("; {left} cannot be read and stay as they are: `statebook check`") } else { String::new() };
    report::say(&format!("{changed} files {done}{left}"));
    if check && changed > 0 { Outcome::Content } else { Outcome::Fine }
}
