//! The moment of publication: the prepared tree takes the place of the folder.
//!
//! One system call where there is one for it (Linux, macOS). Elsewhere two renames: a process killed between them
//! leaves no folder for the time being, and the next writer puts the old one back (`staging`).

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rustix::io::Errno;

use super::error::{While, WriteError};

/// Publishes where no folder is yet.
///
/// # Errors
///
/// The rename fails, for instance because somebody has made a folder with files there meanwhile.
pub(super) fn appear(tree: &Path, folder: &Path) -> Result<(), WriteError> {
    fs::rename(tree, folder).when("create the folder", folder)
}

/// `tree` becomes `folder`; the old folder is then at `tree`, or at `old` where there is no exchange.
///
/// # Errors
///
/// The folder cannot be renamed. It is then where it was.
pub(super) fn exchange(tree: &Path, folder: &Path, old: &Path) -> Result<(), WriteError> {
    match exchange_in_one_step(tree, folder) {
        Ok(()) => Ok(()),
        // What kernels and file systems without the exchange answer.
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

/// See the head of this file for what a kill in between leaves.
pub(super) fn exchange_in_two_steps(tree: &Path, folder: &Path, old: &Path) -> io::Result<()> {
    fs::rename(folder, old)?;
    fs::rename(tree, folder).inspect_err(|_| {
        // If this fails too, the next writer tries it again.
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
