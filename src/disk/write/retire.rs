//! Handling of a tree that is no longer visible: files that came into the old site too late are carried over, and trees are
//! removed.
//!
//! The old site is not simply deleted after the exchange. Somebody may have added or replaced a file after we listed it.
//! Such a file, if our manifest does not list it, is moved to the new site unless that has a newer one. Links are never
//! followed.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rayon::prelude::*;
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, chmodat, fchmod, openat, statat, unlinkat};
use rustix::io::Errno;

use super::error::{While, WriteError};
use super::manifest::{self, MANIFEST};
use super::standing::{self, Kind};

/// Moves files to `site` that came into the old site at `old` too late to be part of the new one.
///
/// # Errors
///
/// Something cannot be moved. It stays where it is, and nothing is lost.
pub(super) fn carry_over(old: &Path, site: &Path) -> Result<(), WriteError> {
    let ours = manifest::read(old)?.map(|former| former.paths).unwrap_or_default();
    let standing = standing::read(old)?.unwrap_or_default();
    standing.par_iter().try_for_each(|(path, kind)| match kind {
        Kind::Folder | Kind::EmptyFolder => Ok(()),
        Kind::File if path == MANIFEST || ours.contains(path) || standing::is_part(path, *kind) => Ok(()),
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
            // Nobody writes to the old tree after the exchange, so the newer file is the one that is wanted.
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

/// Removes a folder inside the staging folder with everything in it, on all threads. It works with handles of folders and
/// follows no link, whatever is at `folder` or is put there meanwhile.
///
/// # Errors
///
/// Something cannot be removed, or `folder` is not a folder.
pub(super) fn remove(folder: &Path) -> Result<(), WriteError> {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(WriteError::NotAFolder(folder.to_path_buf()));
    };
    let parent = openat(CWD, parent, FOLDER, Mode::empty()).when("open the folder", parent)?;
    remove_at(&parent, name, folder)
}

/// Flags for opening a folder whose entries are to be removed.
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// Removes the folder `name` in `parent`. `place` is its path, for messages.
fn remove_at(parent: &OwnedFd, name: &OsStr, place: &Path) -> Result<(), WriteError> {
    let open = || openat(parent, name, FOLDER, Mode::empty());
    let folder = match open() {
        // A folder without read permission can still be ours to remove: its permissions came from the site.
        Err(Errno::ACCESS) => {
            chmodat(parent, name, Mode::RWXU, AtFlags::empty()).when("remove the folder", place)?;
            open()
        }
        opened => opened,
    };
    let folder = folder.when("open the folder", place)?;
    match empty(&folder, place) {
        Err(WriteError::Io { source, .. }) if source.kind() == ErrorKind::PermissionDenied => {
            fchmod(&folder, Mode::RWXU).when("remove the folder", place)?;
            empty(&folder, place)?;
        }
        done => done?,
    }
    drop(folder);
    unlinkat(parent, name, AtFlags::REMOVEDIR).when("remove the folder", place)
}

fn empty(folder: &OwnedFd, place: &Path) -> Result<(), WriteError> {
    let mut folders: Vec<OsString> = Vec::new();
    for entry in Dir::read_from(folder).when("read the folder", place)? {
        let entry = entry.when("read the folder", place)?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if matches!(name.as_bytes(), b"." | b"..") {
            continue;
        }
        let is_folder = match entry.file_type() {
            // Some file systems do not report the type.
            FileType::Unknown => {
                let said = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).when("look at", &place.join(name))?;
                FileType::from_raw_mode(said.st_mode) == FileType::Directory
            }
            kind => kind == FileType::Directory,
        };
        if is_folder {
            folders.push(name.to_owned());
        } else {
            unlinkat(folder, name, AtFlags::empty()).when("remove", &place.join(name))?;
        }
    }
    folders.par_iter().try_for_each(|name| remove_at(folder, name, &place.join(name)))
}
