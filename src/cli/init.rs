//! `statebook init`: a small site that builds, as a start for one's own.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::arguments::Shared;
use super::{Outcome, report};
use crate::author::quoted;
use crate::disk;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Writes the files of the starter to a folder, which must be empty or not exist.
pub(super) fn run(shared: &Shared, folder: &Path, title: &str) -> Outcome {
    match make(folder, title) {
        Ok(()) => {
            report::print(&format!("{}\n", folder.display()));
            report::say("see it with: statebook --root FOLDER serve. Its README.md tells what to change");
            Outcome::Fine
        }
        Err(message) => {
            report::say_error(shared, &message);
            Outcome::Failed
        }
    }
}

fn make(folder: &Path, title: &str) -> Result<(), String> {
    disk::make_empty(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in files(&STARTER) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let text = file.contents_utf8().unwrap_or_default().replace("\"My site\"", &quoted(title));
        // Cargo does not package a `.gitignore`, nor a folder that it takes for another package.
        let path = if path == "gitignore" { ".gitignore".to_owned() } else { path };
        disk::create(folder, &path, text.as_bytes()).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

fn files<'d>(dir: &'d Dir<'d>) -> Vec<&'d include_dir::File<'d>> {
    let below = dir.dirs().flat_map(files);
    dir.files().chain(below).collect()
}
