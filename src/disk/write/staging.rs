//! The hidden folder beside the site in which the next site is prepared, and the lock on it.
//!
//! It has one fixed name per site, so what a killed run left is found without searching. Inside:
//!
//! - `statebook.lock`: locked with `flock` by the running writer. The kernel lets go of it when the process ends in
//!   whatever way, so there are no stale locks. It is the first thing made and the last removed: a folder of this
//!   name with other things but without it was not made by us, and is refused. It also says which folder (by inode
//!   number) was the site when the writer began.
//! - `tree`: the new site; after the exchange, the old one. The inode number tells which.
//!   Of a large site it stays as a spare (`spare`), with a `.gitignore`; it may be deleted at any time.
//! - `made-from`: of a large site, what was made from what (`note`); it may be deleted at any time.
//! - `old`: the old site, only where folders cannot be exchanged in one step.
//!
//! A second writer gets an error instead of waiting: two builds into one folder at once are a mistake worth seeing,
//! and whoever waited would overwrite the other's site a second later.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;

use super::error::{While, WriteError};
use super::retire;
use super::target::Target;

const LOCK: &str = "statebook.lock";
const IGNORE: &str = ".gitignore";
const MADE_FROM: &str = "made-from";
const MARKER: &str = "statebook staging folder; site inode ";

/// How often entering is tried again when another writer removes its staging folder at the same moment.
const ATTEMPTS: usize = 100;

/// The staging folder, ours alone until dropped.
pub(super) struct Staging {
    root: PathBuf,
    folder: PathBuf,
    /// Held for its lock.
    lock: File,
    /// Inode number of the site when we began.
    original: Option<u64>,
    /// Whether the folder stays for the next writer, with a note and perhaps a spare.
    keep: bool,
}

impl Staging {
    /// Makes or takes over the staging folder, and finishes what a killed run had begun to publish.
    ///
    /// What is then still at `tree` is a spare.
    ///
    /// # Errors
    ///
    /// Another writer is at work, the name is taken by something else, or the old site cannot be put back.
    pub(super) fn enter(target: &Target) -> Result<Self, WriteError> {
        let root = &target.staging;
        for _ in 0..ATTEMPTS {
            let Some(lock) = acquire(root, &target.folder)? else {
                continue;
            };
            let mut text = String::new();
            // Bytes that are not text are not our marker either.
            let _ = (&lock).read_to_string(&mut text);
            let mut staging = Self {
                root: root.clone(),
                folder: target.folder.clone(),
                lock,
                original: text.strip_prefix(MARKER).and_then(|inode| inode.trim().parse().ok()),
                keep: false,
            };
            staging.settle()?;
            staging.mark(inode(&target.folder))?;
            return Ok(staging);
        }
        Err(WriteError::Busy(target.folder.clone()))
    }

    /// Where the new site is built.
    pub(super) fn tree(&self) -> PathBuf {
        self.root.join("tree")
    }

    /// Where the old site waits while folders cannot be exchanged in one step.
    pub(super) fn old(&self) -> PathBuf {
        self.root.join("old")
    }

    /// The staging folder itself.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Ends the exchange, however far it had come: puts the old site back if there is no other, and carries over
    /// what came into it late. Does nothing if there was no exchange.
    ///
    /// # Errors
    ///
    /// Something cannot be moved or removed; it is then still there.
    pub(super) fn settle(&mut self) -> Result<(), WriteError> {
        let (old, tree) = (self.old(), self.tree());
        if inode(&old).is_some() {
            if inode(&self.folder).is_none() {
                // Killed between the two renames: the old site comes back.
                fs::rename(&old, &self.folder).when("put back", &self.folder)?;
            } else {
                retire::carry_over(&old, &self.folder)?;
                retire::remove(&old)?;
            }
        }
        // Without a site there is nothing to carry over to: somebody removed all of it.
        if self.original.is_some() && inode(&tree) == self.original && inode(&self.folder).is_some() {
            retire::carry_over(&tree, &self.folder)?;
        }
        // From now on the tree is a spare: what is deleted in the site must not come back from it.
        self.mark(None)
    }

    /// Leaves a note, and the tree if there is one, for the next writer instead of removing them. Where there is neither,
    /// nothing stays.
    ///
    /// # Errors
    ///
    /// They cannot be kept; they are then removed.
    pub(super) fn keep(&mut self, note: &str) -> Result<(), WriteError> {
        if note.is_empty() && inode(&self.tree()).is_none() {
            return Ok(());
        }
        for (name, text) in [(IGNORE, "*\n"), (MADE_FROM, note)] {
            let path = self.root.join(name);
            fs::write(&path, text).when("write", &path)?;
        }
        self.keep = true;
        Ok(())
    }

    /// The note that an earlier writer left, or nothing.
    pub(super) fn note(&self) -> String {
        fs::read_to_string(self.root.join(MADE_FROM)).unwrap_or_default()
    }

    /// Writes down which folder is the site.
    fn mark(&mut self, original: Option<u64>) -> Result<(), WriteError> {
        let path = self.root.join(LOCK);
        let mut lock = &self.lock;
        lock.set_len(0).when("write", &path)?;
        lock.rewind().when("write", &path)?;
        let marker = format!("{MARKER}{}\n", original.unwrap_or(0));
        lock.write_all(marker.as_bytes()).when("write", &path)?;
        self.original = original;
        Ok(())
    }

    /// Removes whatever trees there are, after settling them.
    pub(super) fn remove_all(&mut self) -> Result<(), WriteError> {
        self.settle()?;
        if inode(&self.tree()).is_some() {
            retire::remove(&self.tree())?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// Leaves nothing, unless it is to be kept. What cannot be removed stays together with the marker, for the next writer.
    fn drop(&mut self) {
        if !self.keep && self.remove_all().is_ok() {
            for name in [IGNORE, MADE_FROM, LOCK] {
                let _ = fs::remove_file(self.root.join(name));
            }
            // Fails if another writer has just entered: then it is theirs.
            let _ = fs::remove_dir(&self.root);
        }
    }
}

/// One attempt at the lock; `None` if the folder was removed meanwhile by the writer that had it.
fn acquire(root: &Path, folder: &Path) -> Result<Option<File>, WriteError> {
    // For us alone, because the folders of the new tree get their permissions only when it is complete.
    match DirBuilder::new().mode(0o700).create(root) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(error).when("create the staging folder", root);
        }
        _ => {}
    }
    match fs::symlink_metadata(root) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(WriteError::StagingTaken(root.to_path_buf())),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).when("look at", root),
    }
    let mut names = Vec::new();
    match fs::read_dir(root) {
        Ok(entries) => {
            for entry in entries {
                names.push(entry.when("read the folder", root)?.file_name());
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).when("read the folder", root),
    }
    if !names.is_empty() && !names.iter().any(|name| name == LOCK) {
        return Err(WriteError::StagingTaken(root.to_path_buf()));
    }

    let path = root.join(LOCK);
    let lock = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .custom_flags(OFlags::NOFOLLOW.bits().cast_signed())
        .open(&path);
    let lock = match lock {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        lock => lock.when("open", &path)?,
    };
    match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => return Err(WriteError::Busy(folder.to_path_buf())),
        locked => locked.when("lock", &path)?,
    }
    // The file we locked may be one that its last owner has removed since.
    let locked = lock.metadata().when("look at", &path)?.ino();
    Ok((inode(&path) == Some(locked)).then_some(lock))
}

/// Inode number of what is at `path` itself, if there is something.
fn inode(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|metadata| metadata.ino())
}
