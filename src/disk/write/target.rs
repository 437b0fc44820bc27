//! The folder to write, found once: behind a symbolic link if the folder itself is one.
//!
//! From here on all paths are real ones, so that renaming replaces the folder and not a link to it.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{While, WriteError};

/// A folder that may not exist yet, in a parent that does.
pub(super) struct Target {
    /// The folder itself, without links in its path.
    pub folder: PathBuf,
    /// Where its staging folder goes: beside it, because only then is a rename one step on one file system.
    pub staging: PathBuf,
}

impl Target {
    /// Resolves `folder` and creates its parents.
    ///
    /// # Errors
    ///
    /// It exists and is no folder, or has no parent, or the parents cannot be created.
    pub(super) fn locate(folder: &Path) -> Result<Self, WriteError> {
        // A trailing slash would make the system follow a link where we want to look at it.
        let mut folder: PathBuf = folder.components().collect();
        match fs::canonicalize(&folder) {
            Ok(real) => {
                if !real.is_dir() {
                    return Err(WriteError::NotAFolder(folder));
                }
                folder = real;
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // A link to nothing: the folder it names is the one to create.
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
