//! The folder to write, located once: behind a symbolic link if the path itself is one.
//!
//! From here on all paths are real ones, so that a rename replaces the folder and not a link to it.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{While, WriteError};

/// A folder that may not exist yet, in a parent that does.
pub(super) struct Target {
    /// The path of the folder, without links.
    pub folder: PathBuf,
    /// The path of its staging folder. It is beside the folder, because a rename is a single step only within one file
    /// system.
    pub staging: PathBuf,
}

impl Target {
    /// Resolves `folder` and creates its parents.
    ///
    /// # Errors
    ///
    /// It exists and is not a folder, or has no parent, or the parents cannot be created.
    pub(super) fn locate(folder: &Path) -> Result<Self, WriteError> {
        // With a trailing slash the system would follow a link that we want to look at.
        let mut folder: PathBuf = folder.components().collect();
        match fs::canonicalize(&folder) {
            Ok(real) => {
                if !real.is_dir() {
                    return Err(WriteError::NotAFolder(folder));
                }
                folder = real;
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // The link leads nowhere, so the folder it names is the one to create.
                if let Ok(link) = fs::read_link(&folder) {
                    folder = folder.parent().unwrap_or(Path::new("")).join(link);
                }
            }
            Err(error) => return Err(error).when("find", &folder),
        }
        let (Some(name), Some(parent)) = (folder.file_name(), folder.parent()) else {
            return Err(WriteError::NotAFolder(folder));
        };
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        fs::create_dir_all(parent).when("create the folder", parent)?;
        let parent = fs::canonicalize(parent).when("find", parent)?;
        let mut staging = OsString::from(".");
        staging.push(name);
        staging.push(".statebook-staging");
        Ok(Self { folder: parent.join(name), staging: parent.join(staging) })
    }
}
