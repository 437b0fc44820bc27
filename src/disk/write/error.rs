//! Why a write was refused or failed, in words for the person who ran it.
//!
//! Each message names the path and says what to do next. No decisions are made here; they are made where the error occurs.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published. The folder is then as it was before.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The folder holds files, but no manifest of ours: it may be somebody's work.
    NotOurs {
        /// The folder that was to be written.
        folder: PathBuf,
        /// One entry in it.
        example: String,
    },
    /// The manifest is ours, but has a version that this program does not know.
    OtherVersion {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The version its manifest states.
        version: u64,
    },
    /// A path that would leave the folder or that no file system can hold: absolute, with `.` or `..`, an empty segment, a
    /// backslash, a NUL, or a segment of more than 255 bytes.
    UnsafePath(String),
    /// The path of the manifest, which the writer reserves for itself.
    ReservedPath(String),
    /// A path that would have to be both a file and a folder.
    FileAndFolder(String),
    /// Something that is not ours occupies a path of ours.
    InTheWay {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The entry in the way, relative to the folder.
        path: String,
    },
    /// The folder may only contain the site, and contains something that no manifest of ours lists.
    Foreign {
        /// The folder that was to be written.
        folder: PathBuf,
        /// One such entry, relative to the folder.
        path: String,
    },
    /// The folder lies inside one that the site is read from, or contains one.
    Overlaps {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The folder that it lies in or contains, relative to the site's folder.
        top: String,
    },
    /// The site's default output folder is a link that leads out of the site's folder.
    LeadsOut {
        /// The link.
        folder: PathBuf,
        /// The target of the link.
        target: PathBuf,
    },
    /// Something is mounted inside the folder. It would disappear with the old site, and be emptied.
    MountedInside(PathBuf),
    /// The path is not that of a usable folder: it is a file, or `/`.
    NotAFolder(PathBuf),
    /// A file of the site could not be made, or the site must not be published. The caller knows why.
    Unmade,
    /// Another process is writing to this folder.
    Busy(PathBuf),
    /// An entry with the name of our staging folder that we did not create.
    StagingTaken(PathBuf),
    /// The folder cannot be exchanged as a whole, because it is a mount point or part of a lower image layer.
    Fixed {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A file operation failed.
    Io {
        /// The file or folder concerned.
        path: PathBuf,
        /// The operation, as a verb phrase: "create the file".
        action: &'static str,
        /// The error of the system.
        source: io::Error,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs { folder, example } => write!(
                f,
                "the folder {} is not empty and was not written by statebook (it has no manifest.json of ours, \
                 but for example `{example}`); choose another folder, or move what is in it away, so that no work is lost",
                folder.display()
            ),
            Self::OtherVersion { folder, version } => write!(
                f,
                "the manifest.json in {} has version {version}, which this statebook does not know; use the \
                 newer statebook that wrote it, or delete the folder",
                folder.display()
            ),
            Self::UnsafePath(path) => write!(
                f,
                "`{}` cannot be the path of a published file: a path is made of names between single `/`, \
                 without `.`, `..`, backslashes or NUL, each at most 255 bytes long",
                path.escape_debug()
            ),
            Self::ReservedPath(path) => {
                write!(f, "`{path}` cannot be a published file: statebook keeps its own list of files under that name")
            }
            Self::FileAndFolder(path) => write!(f, "`{path}` would have to be a file and a folder at once; rename one of the two"),
            Self::InTheWay { folder, path } => write!(
                f,
                "`{path}` in {} was not written by statebook, and a file or folder of the site has to be there; \
                 move or rename it, it was left as it is",
                folder.display()
            ),
            Self::Foreign { folder, path } => write!(
                f,
                "`{path}` in {} was not written by statebook, and --clean publishes nothing beside the site; move it away, \
                 or build into an empty folder",
                folder.display()
            ),
            Self::Overlaps { folder, top } => write!(
                f,
                "{} and the site's folder `{top}` lie in each other, so what is published would be read as a part of the site, \
                 or overwrite it; choose a folder beside it, such as public",
                folder.display()
            ),
            Self::LeadsOut { folder, target } => write!(
                f,
                "{} is a link that leads out of the site's folder; if that is meant, say so: --output {}",
                folder.display(),
                target.display()
            ),
            Self::MountedInside(path) => write!(
                f,
                "{} is a mount point inside the folder of the site; unmount it or mount it elsewhere, because the \
                 folder is replaced as a whole; or build with --in-place",
                path.display()
            ),
            Self::NotAFolder(path) => {
                write!(f, "{} cannot be the folder of a site: it is not a folder, or it has no parent folder", path.display())
            }
            Self::Unmade => f.write_str("a page could not be made, so nothing was published"),
            Self::Busy(folder) => write!(
                f,
                "another statebook is writing {} at this moment; wait until it has finished, then run this again",
                folder.display()
            ),
            Self::StagingTaken(path) => write!(
                f,
                "{} has the name of the hidden folder statebook prepares a site in, but was not made by \
                 statebook; move or rename it",
                path.display()
            ),
            Self::Fixed { folder, source } => write!(
                f,
                "the folder {} cannot be replaced as a whole ({source}): it is perhaps a mount point, or part of \
                 a container image; build with --in-place, or choose a folder inside it",
                folder.display()
            ),
            Self::Io { path, action, source } => {
                write!(f, "could not {action} {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Fixed { source, .. } | Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Adds the operation and its path to an error of the file system.
pub(super) trait While<T> {
    /// `action` is a verb phrase such as "create the file".
    fn when(self, action: &'static str, path: &Path) -> Result<T, WriteError>;
}

impl<T, E: Into<io::Error>> While<T> for Result<T, E> {
    fn when(self, action: &'static str, path: &Path) -> Result<T, WriteError> {
        self.map_err(|source| WriteError::Io { path: path.to_path_buf(), action, source: source.into() })
    }
}
