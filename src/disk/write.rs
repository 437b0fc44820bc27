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
//! Only step 6 can be seen from outside, so a process killed at any moment leaves the old site or the new one.
//!
//! What this refuses: a folder with files but without a manifest of ours; a file of ours at a path where somebody
//! else's file stands; writing through a symbolic link; a second writer at the same time. It deletes only files
//! that our own manifest lists. It does not wait for the disk (no `fsync`): it promises something about killed
//! processes, not about power cuts, and the next write compares bytes and repairs what a power cut may have torn.
//!
//! It needs a Unix file system (links, inode numbers, `flock`).

mod error;
mod files;
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
}

/// From how many files on the previous tree is kept beside the site as a spare, and what it was made from as a note. Below,
/// making everything from nothing takes a fraction of a second, and a hidden folder left behind would be the greater nuisance.
const SPARE_FROM: usize = 2_000;

/// Makes `folder` hold exactly `files`, a manifest of them, and whatever in it was never ours.
///
/// Paths are relative to `folder`, separated by `/`, such as `models/taide/index.html`.
///
/// # Errors
///
/// Whatever the error, the folder is as it was before the call, and no staging folder of ours stays.
pub fn write(files: &impl Files, folder: &Path) -> Result<Written, WriteError> {
    let making = Making::new(files);
    plan::check_paths(&making)?;
    let target = Target::locate(folder)?;
    let mut staging = Staging::enter(&target)?;
    let large = making.paths.len() >= SPARE_FROM;
    let made_from = if large { making.made_from() } else { None };
    let mut written = publish(&making, &target, &staging, made_from)?;
    // The new site is in place: nothing from here on can make this a failed write.
    let settled = staging.settle().and_then(|()| match large {
        true => staging.keep(&note::of(made_from, making.hashes())),
        false => staging.remove_all(),
    });
    written.left_behind = settled.err().map(|error| (staging.root().to_path_buf(), error.to_string()));
    Ok(written)
}

fn publish(making: &Making<'_>, target: &Target, staging: &Staging, made_from: Option<Fingerprint>) -> Result<Written, WriteError> {
    let standing = standing::read(&target.folder)?;
    let former = match standing.as_ref().and_then(|all| all.keys().next()) {
        None => Former::default(),
        Some(example) => manifest::read(&target.folder)?
            .ok_or_else(|| WriteError::NotOurs { folder: target.folder.clone(), example: example.to_string_lossy().into_owned() })?,
    };
    let existed = standing.is_some();
    let standing = standing.unwrap_or_default();
    let Former { paths: formerly, hashes, bytes } = former;
    let same = if standing.is_empty() {
        // There is nothing to compare: every file is made once, while the tree is built.
        vec![false; making.paths.len()]
    } else {
        let as_noted = note::is_of(&staging.note(), made_from, &hashes);
        making.survey(&standing, &target.folder, &if as_noted { hashes } else { BTreeMap::new() })?
    };
    let mut plan = Plan::make(making, &same, &standing, &formerly, &target.folder)?;
    if existed && plan.changes_nothing() && bytes == manifest::to_bytes(making.hashes())? {
        making.approve()?;
        return Ok(plan.written);
    }
    tree::build(&plan, making, &standing, existed, &target.folder, &staging.tree())?;
    making.approve()?;
    if existed {
        swap::exchange(&staging.tree(), &target.folder, &staging.old())?;
    } else {
        swap::appear(&staging.tree(), &target.folder)?;
    }
    plan.written.bytes = making.brought.load(std::sync::atomic::Ordering::Relaxed);
    Ok(plan.written)
}
