//! The moment of publication: the prepared tree replaces the folder.
//!
//! This takes one system call where the system has one for it (Linux, macOS). Elsewhere it takes two renames: a process
//! killed between them leaves no folder, until the next writer puts the old one back (`staging`).

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rustix::io::Errno;

use super::error::{While, WriteError};

/// Publishes where no folder exists yet.
///
/// # Errors
///
/// The rename fails, for instance because somebody has just created a folder with files there.
pub(super) fn appear(tree: &Path, folder: &Path) -> Result<(), WriteError> {
    fs::rename(tree, folder).when("create the folder", folder)
}

/// Replaces `folder` with `tree`. The old folder is then at `tree`, or at `old` if folders cannot be exchanged in one step.
///
/// # Errors
///
/// The folder cannot be renamed. It is then where it was.
pub(super) fn exchange(tree: &Path, folder: &Path, old: &Path) -> Result<(), WriteError> {
    match exchange_in_one_step(tree, folder) {
        Ok(()) => Ok(()),
        // The answers of kernels and file systems that cannot exchange folders.
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => {
            exchange_in_two_steps(tree, folder, old).map_err(|error| explain(error, folder))
        }
        Err(error) => Err(explain(error.into(), folder)),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_in_one_step(tree: &Path, folder: &Path) -> Result<(), Errno> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, tree, CWD, folder, RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange_in_one_step(_tree: &Path, _folder: &Path) -> Result<(), Errno> {
    Err(Errno::NOSYS)
}

/// See the module's documentation for the effect of a kill in between.
pub(super) fn exchange_in_two_steps(tree: &Path, folder: &Path, old: &Path) -> io::Result<()> {
    fs::rename(folder, old)?;
    fs::rename(tree, folder).inspect_err(|_| {
        // If this fails too, the next writer tries again.
        let _ = fs::rename(old, folder);
    })
}

fn explain(source: io::Error, folder: &Path) -> WriteError {
    let folder = folder.to_path_buf();
    match source.kind() {
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => WriteError::Fixed { folder, source },
        _ => WriteError::Io { path: folder, action: "replace the folder", source },
    }
}
