//! What happens to a tree that nobody sees: late files in an old site are carried over, and trees are removed.
//!
//! The old site is not simply given up after the exchange. Somebody may have put a file into it, or replaced one,
//! after we had listed it: what our manifest does not list is moved to the new site if that has none or an older
//! one. Links are never followed.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{While, WriteError};
use super::manifest::{self, MANIFEST};
use super::standing::{self, Kind};

/// Moves to `site` what came into the old site at `old` too late to be part of the new one.
///
/// # Errors
///
/// Something cannot be moved; it stays where it is, and nothing is lost.
pub(super) fn carry_over(old: &Path, site: &Path) -> Result<(), WriteError> {
    let ours = manifest::read(old)?.map(|former| former.paths).unwrap_or_default();
    let standing = standing::read(old)?.unwrap_or_default();
    standing.par_iter().try_for_each(|(path, kind)| match kind {
        Kind::Folder | Kind::EmptyFolder => Ok(()),
        Kind::File if path == MANIFEST || ours.contains(path) => Ok(()),
        _ => {
            let place = old.join(path);
            carry_over_one(&place, &site.join(path)).when("move to the new site", &place)
        }
    })
}

fn carry_over_one(old: &Path, new: &Path) -> io::Result<()> {
    let before = fs::symlink_metadata(old)?;
    match fs::symlink_metadata(new) {
        Ok(now) => {
            let same = (before.dev(), before.ino()) == (now.dev(), now.ino());
            // Nobody writes to the old tree after the exchange, so the newer one is the wanted one.
            if !same && !now.is_dir() && before.modified()? > now.modified()? {
                fs::rename(old, new)?;
            }
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(parent) = new.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::rename(old, new)
        }
        Err(error) => Err(error),
    }
}

/// Removes a folder of the staging folder and everything in it, on all threads.
///
/// # Errors
///
/// Something cannot be removed.
pub(super) fn remove(folder: &Path) -> Result<(), WriteError> {
    match empty(folder) {
        Err(WriteError::Io { source, .. }) if source.kind() == ErrorKind::PermissionDenied => {
            // A folder that must not be written can still be ours to remove: its permissions came from the site.
            fs::set_permissions(folder, Permissions::from_mode(0o700)).when("remove the folder", folder)?;
            empty(folder)?;
        }
        done => done?,
    }
    fs::remove_dir(folder).when("remove the folder", folder)
}

fn empty(folder: &Path) -> Result<(), WriteError> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).when("read the folder", folder)? {
        let entry = entry.when("read the folder", folder)?;
        let place = entry.path();
        if entry.file_type().when("look at", &place)?.is_dir() {
            folders.push(place);
        } else {
            fs::remove_file(&place).when("remove", &place)?;
        }
    }
    folders.par_iter().try_for_each(|place| remove(place))
}
