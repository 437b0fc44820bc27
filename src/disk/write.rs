//! Publishing: a finished tree of files becomes a folder on disk, completely or not at all.
//!
//! The steps of one write, in order:
//!
//! 1. All paths are checked (`plan`), and the folder is located, behind at most one symbolic link (`target`).
//! 2. A hidden staging folder beside it is locked, and the remains of a killed run are cleared (`staging`).
//! 3. The contents of the folder are listed (`standing`) and compared byte by byte with the new files, which are made one by
//!    one (`files`). A large site that was made from the same inputs before (`note`) is compared by hashes.
//! 4. If nothing differs, the write returns without having touched anything.
//! 5. Otherwise the complete new tree is built in the staging folder (`plan`, `tree`). Unchanged files are hard links;
//!    changed ones are made again, so that the site is never in memory as a whole.
//! 6. The two folders are exchanged in one system call (`swap`). The old tree is removed (`retire`) or, for a large site,
//!    kept hidden as material for the next write (`spare`), together with a note of what the site was made from.
//!
//! Only step 6 is visible from outside, so a process that is killed at any moment leaves either the old site or the new one.
//! A folder that cannot be exchanged, or must not be, is written in place instead (`in_place`).
//!
//! A write refuses a folder with files but without a manifest of ours, a path of ours that somebody else's file occupies, a
//! symbolic link on the way, and a second writer at the same time. It deletes only files that our own manifest lists. It
//! does not wait for the disk (no `fsync`): it protects against killed processes, not against power cuts. The next write
//! compares bytes and repairs what a power cut may have damaged.
//!
//! It needs a Unix file system (links, inode numbers, `flock`).

mod error;
mod files;
mod in_place;
mod layout;
mod manifest;
mod note;
mod plan;
mod retire;
mod spare;
mod staging;
mod standing;
mod swap;
mod target;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
#[cfg(test)]
use std::sync::Arc;

pub use error::WriteError;
pub use files::Files;
pub use manifest::MANIFEST;

use crate::fingerprint::Fingerprint;
use files::Making;
use manifest::Former;
use plan::Plan;
use staging::Staging;
use target::Target;

/// The result of a write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have changed. The manifest is not counted.
    pub written: usize,
    /// Files that already had the same bytes.
    pub unchanged: usize,
    /// Files of our last manifest that are no longer part of the site.
    pub deleted: usize,
    /// The size of the `written` files together, in bytes.
    pub bytes: u64,
    /// The staging folder and an error, if the new site is published but the old tree could not be removed completely. The
    /// next write tries again.
    pub left_behind: Option<(PathBuf, String)>,
    /// Whether the files were written one by one into the folder instead of exchanging it as a whole.
    pub in_place: bool,
}

/// How a folder is to be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// Write the files one by one into the folder itself. A folder that cannot be exchanged as a whole is always written in
    /// this way.
    pub in_place: bool,
    /// Refuse a folder that contains anything that no manifest of ours lists, except for a `.git` at its top.
    pub clean: bool,
}

/// The number of files from which on the previous tree is kept as a spare beside the site, with a note of what the site was
/// made from. Below that, making everything anew takes a fraction of a second, and a hidden folder would be the greater
/// nuisance.
const SPARE_FROM: usize = 2_000;

/// Entries that may exist in a folder that we have never written. They belong to its publisher or its file system.
const HARMLESS: [&str; 6] = [".git", ".gitattributes", ".gitignore", ".nojekyll", "CNAME", "lost+found"];

/// Writes `files` with the default [`Manner`]; see [`write_as`].
///
/// # Errors
///
/// Those of [`write_as`].
pub fn write(files: &impl Files, folder: &Path) -> Result<Written, WriteError> {
    write_as(files, folder, Manner::default())
}

/// Makes `folder` contain exactly `files`, their manifest, and everything in it that was never ours.
///
/// Paths are relative to `folder` and separated by `/`, such as `models/taide/index.html`.
///
/// # Errors
///
/// After any error the folder is as it was before the call, and no staging folder of ours remains. Only a disk error while
/// writing in place can leave files of both sites, which the next write repairs.
pub fn write_as(files: &impl Files, folder: &Path, manner: Manner) -> Result<Written, WriteError> {
    let making = Making::new(files);
    plan::check_paths(&making)?;
    let target = Target::locate(folder)?;
    let mut staging = Staging::enter(&target)?;
    let large = making.paths.len() >= SPARE_FROM;
    let made_from = if large { making.made_from() } else { None };
    let manner = Manner { in_place: manner.in_place || standing::is_mounted(&target.folder), ..manner };
    let mut written = match publish(&making, &target, &staging, made_from, manner) {
        Err(WriteError::Fixed { .. }) if !manner.in_place => {
            publish(&making, &target, &staging, made_from, Manner { in_place: true, ..manner })?
        }
        published => published?,
    };
    // The new site is in place. Nothing from here on can turn this into a failed write.
    let settled = staging.settle().and_then(|()| match large {
        true => staging.keep(&note::of(made_from, making.hashes())),
        false => staging.remove_all(),
    });
    written.left_behind = settled.err().map(|error| (staging.root().to_path_buf(), error.to_string()));
    Ok(written)
}

fn publish(
    making: &Making<'_>,
    target: &Target,
    staging: &Staging,
    made_from: Option<Fingerprint>,
    manner: Manner,
) -> Result<Written, WriteError> {
    let standing = if manner.in_place { standing::read_with_mounts(&target.folder)? } else { standing::read(&target.folder)? };
    let former = match standing.as_ref().filter(|all| !all.is_empty()) {
        None => Former::default(),
        Some(all) => match (manifest::read(&target.folder)?, all.keys().find(|path| !is_harmless(path))) {
            (Some(former), _) => former,
            (None, None) => Former::default(),
            (None, Some(example)) => {
                return Err(WriteError::NotOurs { folder: target.folder.clone(), example: example.to_string_lossy().into_owned() });
            }
        },
    };
    let existed = standing.is_some();
    let standing = standing.unwrap_or_default();
    let same = if standing.is_empty() && !manner.in_place {
        // There is nothing to compare with, so each file is made once, while the tree is built.
        vec![false; making.paths.len()]
    } else {
        let as_noted = note::is_of(&staging.note(), made_from, &former.hashes);
        making.survey(&standing, &target.folder, if as_noted { &former.hashes } else { &NOTHING }, &former.hashes)?
    };
    let mut plan = Plan::make(making, &same, &standing, &former.paths, &target.folder)?;
    if manner.clean
        && let Some(path) = plan.foreign.iter().find(|path| standing::top(path) != ".git")
    {
        return Err(WriteError::Foreign { folder: target.folder.clone(), path: path.to_string_lossy().into_owned() });
    }
    plan.written.in_place = manner.in_place;
    if existed && plan.changes_nothing() && former.bytes == manifest::to_bytes(making.hashes())? {
        making.approve()?;
        return Ok(plan.written);
    }
    if manner.in_place {
        making.approve()?;
        in_place::write(&plan, making, &standing, &former, &target.folder)?;
    } else {
        tree::build(&plan, making, &standing, existed, &target.folder, &staging.tree())?;
        making.approve()?;
        if existed {
            swap::exchange(&staging.tree(), &target.folder, &staging.old())?;
        } else {
            swap::appear(&staging.tree(), &target.folder)?;
        }
    }
    plan.written.bytes = making.brought.load(std::sync::atomic::Ordering::Relaxed);
    Ok(plan.written)
}

static NOTHING: BTreeMap<String, manifest::Hash> = BTreeMap::new();

/// Whether an entry is, or lies below, one that may exist in a folder we have never written.
fn is_harmless(path: &OsStr) -> bool {
    standing::top(path).to_str().is_some_and(|top| HARMLESS.contains(&top))
}
