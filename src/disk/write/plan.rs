//! What a write would do, decided before anything is done: which files are new, unchanged, to be deleted, or somebody
//! else's.
//!
//! Planning reads files to compare them and changes nothing. It refuses unsafe paths, and every case in which going on would
//! cost somebody a file.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::Written;
use super::error::WriteError;
use super::files::Making;
use super::manifest::MANIFEST;
use super::standing::{Kind, Standing, above, is_part};

/// The longest name of a file or folder in bytes, on every file system we know of.
const LONGEST_NAME: usize = 255;

/// Where an entry of the new tree comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is made by us: the file at this index of the paths.
    Fresh(usize),
    /// It is already at this path in the folder.
    Standing(Kind),
}

/// The complete new tree, and what it changes.
pub(super) struct Plan<'a> {
    /// All entries of the new tree that are not folders, and all empty folders that are not ours.
    pub entries: Vec<(&'a OsStr, Origin)>,
    /// Existing entries that are not ours and stay.
    pub foreign: Vec<&'a OsStr>,
    /// Whether a killed process left incomplete files.
    has_parts: bool,
    /// The figures for the caller.
    pub written: Written,
}

/// Refuses paths that could lead out of the folder, that cannot be written, or that exclude each other.
///
/// # Errors
///
/// Describes the first such path.
pub(super) fn check_paths(files: &Making<'_>) -> Result<(), WriteError> {
    for path in files.paths.iter().copied() {
        if path.contains(['\\', '\0']) || !path.split('/').all(is_name) {
            return Err(WriteError::UnsafePath(path.to_owned()));
        }
        if path == MANIFEST {
            return Err(WriteError::ReservedPath(path.to_owned()));
        }
        // No file may also be a folder above another one, and neither may the manifest.
        for (slash, _) in path.match_indices('/') {
            let folder = &path[..slash];
            if folder == MANIFEST || files.contains(folder) {
                return Err(WriteError::FileAndFolder(folder.to_owned()));
            }
        }
    }
    Ok(())
}

fn is_name(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..") && segment.len() <= LONGEST_NAME
}

impl<'a> Plan<'a> {
    /// Plans the write of `files`. Those marked in `same` are already in `folder`; `former` are the paths that its manifest
    /// lists.
    ///
    /// # Errors
    ///
    /// An entry that is not ours is in the way.
    pub(super) fn make(
        files: &'a Making<'a>,
        same: &[bool],
        standing: &'a Standing,
        former: &BTreeSet<OsString>,
        folder: &Path,
    ) -> Result<Self, WriteError> {
        let in_the_way = |path: &OsStr| WriteError::InTheWay { folder: folder.to_path_buf(), path: path.to_string_lossy().into_owned() };
        let origin = |at: usize| if same[at] { Origin::Standing(Kind::File) } else { Origin::Fresh(at) };
        let mut entries: Vec<(&OsStr, Origin)> = files.paths.iter().enumerate().map(|(at, path)| (OsStr::new(*path), origin(at))).collect();

        let mut written = Written::default();
        let mut foreign = Vec::new();
        let mut has_parts = false;
        for (path, origin) in &entries {
            match origin {
                Origin::Fresh(_) => {
                    // A folder at this path is judged below, by its contents.
                    let taken = standing.get(*path).is_some_and(|kind| *kind != Kind::Folder);
                    if taken && !former.contains(*path) {
                        return Err(in_the_way(path));
                    }
                    written.written += 1;
                }
                Origin::Standing(_) => written.unchanged += 1,
            }
        }

        let our_folders: BTreeSet<&OsStr> = entries.iter().flat_map(|(path, _)| above(path)).collect();
        let ours = |path: &OsStr| path.to_str().is_some_and(|path| files.contains(path));
        for (path, kind) in standing {
            let path = path.as_os_str();
            if *kind == Kind::Folder || path == MANIFEST || (ours(path) && *kind != Kind::EmptyFolder) {
                continue;
            }
            if *kind == Kind::File && former.contains(path) {
                written.deleted += 1;
                continue;
            }
            if is_part(path, *kind) {
                has_parts = true;
                continue;
            }
            // The entry is not ours: either it stays, or nothing is written at all.
            let is_our_folder = our_folders.contains(path);
            if let Some(file) = std::iter::once(path).chain(above(path)).find(|path| ours(path)) {
                return Err(in_the_way(if file == path { file } else { path }));
            }
            if *kind != Kind::EmptyFolder && is_our_folder {
                return Err(in_the_way(path));
            }
            if !is_our_folder {
                entries.push((path, Origin::Standing(*kind)));
                foreign.push(path);
            }
        }
        Ok(Self { entries, foreign, has_parts, written })
    }

    /// Whether all our files are already there, and none has to be deleted.
    pub(super) fn changes_nothing(&self) -> bool {
        self.written.written == 0 && self.written.deleted == 0 && !self.has_parts
    }
}
