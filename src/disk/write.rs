//! Publishing: one finished tree of files becomes a folder on disk, all of it or nothing.
//!
//! The walk of one write, in order:
//!
//! 1. every path is checked (`plan`), and the folder is found behind at most one symbolic link (`target`);
//! 2. a hidden staging folder beside it is locked, and what a killed run left there is cleared (`staging`);
//! 3. what stands in the folder is listed (`standing`) and compared with the new files, byte by byte, while they are
//!    made one by one (`files`); or, of a large site that was made from the same before (`note`), with their hashes;
//! 4. nothing differs: return, nothing was touched;
//! 5. otherwise the complete new tree is built in the staging folder (`plan`, `tree`): unchanged files as hard links,
//!    changed ones made again, so that no site is ever in memory as a whole;
//! 6. the two folders change places in one system call (`swap`); the old tree is taken away (`retire`), or, of a large
//!    site, kept hidden as the material for the next one (`spare`). What a large site was made from is noted beside it.
//!
//! Only step 6 can be seen from outside, so a process killed at any moment leaves the old site or the new one. A folder that
//! cannot be exchanged, or is asked not to be, is written in place instead (`in_place`).
//!
//! What this refuses: a folder with files but without a manifest of ours; a file of ours at a path where somebody
//! else's file stands; writing through a symbolic link; a second writer at the same time. It deletes only files
//! that our own manifest lists. It does not wait for the disk (no `fsync`): it promises something about killed
//! processes, not about power cuts, and the next write compares bytes and repairs what a power cut may have torn.
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

/// What one write did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new, or whose bytes were not what we publish now. The manifest is not counted.
    pub written: usize,
    /// Files that already stood there with the same bytes.
    pub unchanged: usize,
    /// Files our last manifest lists that are no longer part of the site.
    pub deleted: usize,
    /// Size in bytes of the `written` files together.
    pub bytes: u64,
    /// The staging folder, if the new site is published but the old tree could not be removed completely from
    /// there (and why). The next write tries again.
    pub left_behind: Option<(PathBuf, String)>,
    /// Whether the files were written one by one into the folder, which was not exchanged as a whole.
    pub in_place: bool,
}

/// How a folder is to be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// Write the files one by one into the folder itself. A folder that cannot be exchanged as a whole is always written so.
    pub in_place: bool,
    /// Refuse a folder in which anything stands that no manifest of ours lists; a `.git` at its top is left alone.
    pub clean: bool,
}

/// From how many files on the previous tree is kept beside the site as a spare, and what it was made from as a note. Below,
/// making everything from nothing takes a fraction of a second, and a hidden folder left behind would be the greater nuisance.
const SPARE_FROM: usize = 2_000;

/// What may stand in a folder that we have never written: it belongs to whoever publishes it, or to its file system.
const HARMLESS: [&str; 6] = [".git", ".gitattributes", ".gitignore", ".nojekyll", "CNAME", "lost+found"];

/// Writes `files` in the ordinary manner; see [`write_as`].
///
/// # Errors
///
/// As there.
pub fn write(files: &impl Files, folder: &Path) -> Result<Written, WriteError> {
    write_as(files, folder, Manner::default())
}

/// Makes `folder` hold exactly `files`, a manifest of them, and whatever in it was never ours.
///
/// Paths are relative to `folder`, separated by `/`, such as `models/taide/index.html`.
///
/// # Errors
///
/// Whatever the error, the folder is as it was before the call, and no staging folder of ours stays. Only where it is written
/// in place can an error of the disk leave files of both sites, which the next write repairs.
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
    // The new site is in place: nothing from here on can make this a failed write.
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
        // There is nothing to compare: every file is made once, while the tree is built.
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

/// Whether an entry is, or stands below, one of those that do not make a folder somebody's work.
fn is_harmless(path: &OsStr) -> bool {
    standing::top(path).to_str().is_some_and(|top| HARMLESS.contains(&top))
}
