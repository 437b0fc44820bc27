//! The present contents of a folder: every entry below it, with its kind.
//!
//! Symbolic links are never followed, so nothing outside the folder is listed, and no file is opened.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;

use super::error::{While, WriteError};

/// The kind of an entry, without following links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A symbolic link to anything.
    Symlink,
    /// A folder that is not empty.
    Folder,
    /// An empty folder, which somebody wants to be there.
    EmptyFolder,
    /// A pipe, a socket or a device.
    Special,
}

/// All entries by their paths relative to the folder, with `/` as separator. Names need not be UTF-8.
pub(super) type Standing = BTreeMap<OsString, Kind>;

/// Lists everything below `folder`; `None` if the folder does not exist.
///
/// # Errors
///
/// A folder cannot be read, or something is mounted at it.
pub(super) fn read(folder: &Path) -> Result<Option<Standing>, WriteError> {
    list(folder, false)
}

/// The same, including the contents of mount points: for a folder that is not exchanged.
///
/// # Errors
///
/// A folder cannot be read.
pub(super) fn read_with_mounts(folder: &Path) -> Result<Option<Standing>, WriteError> {
    list(folder, true)
}

fn list(folder: &Path, mounts: bool) -> Result<Option<Standing>, WriteError> {
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(WriteError::NotAFolder(folder.to_path_buf())),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).when("look at", folder),
    }
    Ok(Some(below(folder, OsStr::new(""), mounts)?.into_iter().collect()))
}

/// The entries below `folder`, whose own relative path is `prefix`.
fn below(folder: &Path, prefix: &OsStr, mounts: bool) -> Result<Vec<(OsString, Kind)>, WriteError> {
    let mut entries = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).when("read the folder", folder)? {
        let entry = entry.when("read the folder", folder)?;
        let kind = entry.file_type().when("look at", &entry.path())?;
        let path = joined(prefix, &entry.file_name());
        if kind.is_dir() {
            folders.push((path, entry.path()));
        } else if kind.is_file() {
            entries.push((path, Kind::File));
        } else if kind.is_symlink() {
            entries.push((path, Kind::Symlink));
        } else {
            entries.push((path, Kind::Special));
        }
    }
    let inner: Vec<Vec<(OsString, Kind)>> = folders
        .into_par_iter()
        .map(|(path, place)| {
            if !mounts && is_mounted(&place) {
                return Err(WriteError::MountedInside(place));
            }
            let mut inner = below(&place, &path, mounts)?;
            let kind = if inner.is_empty() { Kind::EmptyFolder } else { Kind::Folder };
            inner.push((path, kind));
            Ok(inner)
        })
        .collect::<Result<_, WriteError>>()?;
    entries.extend(inner.into_iter().flatten());
    Ok(entries)
}

/// Whether something is mounted at the folder `place`.
#[cfg(target_os = "linux")]
pub(super) fn is_mounted(place: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    // This is also true if another folder of the same disk, with the same device number, is mounted there. Needs Linux 5.8.
    statx(CWD, place, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Whether something is mounted at the folder `place`.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_mounted(place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path| fs::symlink_metadata(path).ok().map(|metadata| metadata.dev());
    place.parent().is_some_and(|parent| device(place).is_some_and(|own| device(parent) != Some(own)))
}

/// `prefix/name`, or `name` if the prefix is empty.
pub(super) fn joined(prefix: &OsStr, name: &OsStr) -> OsString {
    let mut path = OsString::with_capacity(prefix.len() + 1 + name.len());
    if !prefix.is_empty() {
        path.push(prefix);
        path.push("/");
    }
    path.push(name);
    path
}

/// The beginning of the names of files that are not complete yet.
pub(super) const PART: &str = ".statebook-part-";

/// Whether a file is one that a killed process did not complete.
pub(super) fn is_part(path: &OsStr, kind: Kind) -> bool {
    let (_, name) = split(path);
    kind == Kind::File && name.to_str().and_then(|name| name.strip_prefix(PART)).is_some_and(|rest| rest.parse::<usize>().is_ok())
}

/// Splits a relative path into its folder and its name. The folder is empty at the top.
pub(super) fn split(path: &OsStr) -> (&OsStr, &OsStr) {
    use std::os::unix::ffi::OsStrExt;
    let bytes = path.as_bytes();
    match bytes.iter().rposition(|byte| *byte == b'/') {
        Some(slash) => (OsStr::from_bytes(&bytes[..slash]), OsStr::from_bytes(&bytes[slash + 1..])),
        None => (OsStr::new(""), path),
    }
}

/// The first part of a relative path.
pub(super) fn top(path: &OsStr) -> &OsStr {
    above(path).last().unwrap_or(path)
}

/// The folders above a relative path, nearest first, without the empty path.
pub(super) fn above(path: &OsStr) -> impl Iterator<Item = &OsStr> {
    std::iter::successors(Some(split(path).0), |folder| Some(split(folder).0)).take_while(|folder| !folder.is_empty())
}
