//! The hidden folder beside the site in which the next site is prepared, and the lock on it.
//!
//! The folder has one fixed name per site, so that the remains of a killed run are found without a search. It contains:
//!
//! - `statebook.lock`: locked with `flock` by the running writer. The kernel releases the lock when the process ends for any
//!   reason, so there are no stale locks. The file is the first to be created and the last to be removed. It records which
//!   folder (by inode number) was the site when the writer began, and proves that this program created this very folder on
//!   this machine: by inode numbers and the time of birth, which nobody can put into a repository or a copy.
//! - `tree`: the new site; after the exchange, the old one. The inode number tells which. For a large site it stays as a
//!   spare (`spare`), with a `.gitignore`; it may be deleted at any time.
//! - `made-from`: for a large site, the note of what it was made from (`note`); it may be deleted at any time.
//! - `old`: the old site, only where folders cannot be exchanged in one step.
//!
//! Without the proof nothing in the folder is trusted: no note is used, and no old site is put back or carried over. A
//! `tree` is then only removed. Anything else under one of these names, such as a link, is refused, and so is a folder
//! with files of other names but without the lock.
//!
//! A second writer gets an error instead of waiting: two builds into one folder at once are a mistake worth seeing, and a
//! waiting writer would overwrite the other's site a second later.

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
const TREE: &str = "tree";
const OLD: &str = "old";
const MARKER: &str = "statebook staging folder; site inode ";

/// How often entering is tried again if another writer removes its staging folder at the same moment.
const ATTEMPTS: usize = 100;

/// The staging folder, which is exclusively ours until it is dropped.
pub(super) struct Staging {
    root: PathBuf,
    folder: PathBuf,
    /// Kept open for its lock.
    lock: File,
    /// The inode number of the site when we began.
    original: Option<u64>,
    /// The proof that this program created this folder; see the module's documentation.
    proof: String,
    /// Whether the remains of an earlier writer are trusted.
    proved: bool,
    /// Whether the folder stays for the next writer, with a note and perhaps a spare.
    keep: bool,
}

impl Staging {
    /// Creates or takes over the staging folder, and settles the exchange that a killed run had begun.
    ///
    /// A `tree` that remains after that is a spare.
    ///
    /// # Errors
    ///
    /// Another writer is at work, something else has the name, or the old site cannot be put back.
    pub(super) fn enter(target: &Target) -> Result<Self, WriteError> {
        let root = &target.staging;
        for _ in 0..ATTEMPTS {
            let Some(lock) = acquire(root, &target.folder)? else {
                continue;
            };
            let mut text = String::new();
            // Bytes that are not text cannot be our marker.
            let _ = (&lock).read_to_string(&mut text);
            let proof = proof(root, &lock).when("look at", root)?;
            let said = text.strip_prefix(MARKER).and_then(|rest| rest.split_once("; made as "));
            let original = said.filter(|(_, said)| said.trim() == proof).and_then(|(inode, _)| inode.parse().ok());
            let proved = original.is_some();
            let (tree, old) = (inode(&root.join(TREE)).is_some(), inode(&root.join(OLD)).is_some());
            // A writer that is killed while it writes the lock file leaves it empty.
            if !proved && (old || tree && !(text.is_empty() || text.starts_with(MARKER))) {
                return Err(WriteError::StagingTaken(root.clone()));
            }
            let mut staging = Self { root: root.clone(), folder: target.folder.clone(), lock, original, proof, proved, keep: false };
            if !proved && tree {
                retire::remove(&staging.tree())?;
            }
            staging.settle()?;
            staging.mark(inode(&target.folder))?;
            return Ok(staging);
        }
        Err(WriteError::Busy(target.folder.clone()))
    }

    /// The path at which the new site is built.
    pub(super) fn tree(&self) -> PathBuf {
        self.root.join(TREE)
    }

    /// The path of the old site while folders cannot be exchanged in one step.
    pub(super) fn old(&self) -> PathBuf {
        self.root.join(OLD)
    }

    /// The path of the staging folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Completes the exchange, however far it had got: puts the old site back if there is no other, and carries over files
    /// that came into it late. Does nothing if there was no exchange.
    ///
    /// # Errors
    ///
    /// Something cannot be moved or removed. It is then still there.
    pub(super) fn settle(&mut self) -> Result<(), WriteError> {
        let (old, tree) = (self.old(), self.tree());
        if inode(&old).is_some() {
            if inode(&self.folder).is_none() {
                // The process was killed between the two renames, so the old site is put back.
                fs::rename(&old, &self.folder).when("put back", &self.folder)?;
            } else {
                retire::carry_over(&old, &self.folder)?;
                retire::remove(&old)?;
            }
        }
        // If the site is gone, somebody removed all of it, and nothing is carried over.
        if self.original.is_some() && inode(&tree) == self.original && inode(&self.folder).is_some() {
            retire::carry_over(&tree, &self.folder)?;
        }
        // From now on the tree is a spare. A file that is deleted from the site must not be carried over from it.
        self.mark(None)
    }

    /// Leaves a note, and the tree if there is one, for the next writer instead of removing them. If there is neither,
    /// nothing stays.
    ///
    /// # Errors
    ///
    /// They cannot be kept. They are then removed.
    pub(super) fn keep(&mut self, note: &str) -> Result<(), WriteError> {
        if note.is_empty() && inode(&self.tree()).is_none() {
            return Ok(());
        }
        for (name, text) in [(IGNORE, "*\n"), (MADE_FROM, note)] {
            let path = self.root.join(name);
            // The file is created anew, so that nothing is written through a link.
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error).when("write", &path),
                _ => {}
            }
            let file = OpenOptions::new().write(true).create_new(true).open(&path);
            file.and_then(|mut file| file.write_all(text.as_bytes())).when("write", &path)?;
        }
        self.keep = true;
        Ok(())
    }

    /// The note that an earlier writer left; empty if there is none.
    pub(super) fn note(&self) -> String {
        let mut note = String::new();
        let file = OpenOptions::new().read(true).custom_flags(UNTRUSTED.bits().cast_signed()).open(self.root.join(MADE_FROM));
        let _ = self.proved.then_some(file).and_then(Result::ok).map(|file| file.take(64).read_to_string(&mut note));
        note
    }

    /// Records which folder is the site.
    fn mark(&mut self, original: Option<u64>) -> Result<(), WriteError> {
        let path = self.root.join(LOCK);
        let mut lock = &self.lock;
        lock.set_len(0).when("write", &path)?;
        lock.rewind().when("write", &path)?;
        let marker = format!("{MARKER}{}; made as {}\n", original.unwrap_or(0), self.proof);
        lock.write_all(marker.as_bytes()).when("write", &path)?;
        self.original = original;
        Ok(())
    }

    /// Settles and then removes all trees.
    pub(super) fn remove_all(&mut self) -> Result<(), WriteError> {
        self.settle()?;
        if inode(&self.tree()).is_some() {
            retire::remove(&self.tree())?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    /// Removes everything, unless it is to be kept. If something cannot be removed, it stays together with the marker, for
    /// the next writer.
    fn drop(&mut self) {
        if !self.keep && self.remove_all().is_ok() {
            for name in [IGNORE, MADE_FROM, LOCK] {
                let _ = fs::remove_file(self.root.join(name));
            }
            // This fails if another writer has just entered; the folder is then theirs.
            let _ = fs::remove_dir(&self.root);
        }
        // The lock is released explicitly, because a process that another thread is just starting holds a copy of the file
        // handle for a moment.
        let _ = flock(&self.lock, FlockOperation::Unlock);
    }
}

/// Flags for opening a file that somebody else may have put there.
const UNTRUSTED: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK);

/// A value that nobody can know before the folder and its lock file are created on this machine.
pub(super) fn proof(root: &Path, lock: &File) -> std::io::Result<String> {
    let (folder, lock) = (fs::symlink_metadata(root)?, lock.metadata()?);
    let born = lock.created().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default();
    Ok(format!("{}-{}-{}", folder.ino(), lock.ino(), born.as_nanos()))
}

/// Tries once to get the lock; `None` if the writer that held it removed the folder meanwhile.
fn acquire(root: &Path, folder: &Path) -> Result<Option<File>, WriteError> {
    // Only we may read the folder, because folders of the new tree get their permissions only when it is complete.
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
    let (mut strange, mut locked) = (false, false);
    match fs::read_dir(root) {
        Ok(entries) => {
            for entry in entries {
                let entry = entry.when("read the folder", root)?;
                let kind = entry.file_type().when("look at", &entry.path())?;
                let ours = match entry.file_name().to_str() {
                    Some(LOCK | IGNORE | MADE_FROM) => kind.is_file(),
                    Some(TREE | OLD) => kind.is_dir(),
                    // It is left alone, but does not show that the folder is ours.
                    _ => {
                        strange = true;
                        continue;
                    }
                };
                if !ours {
                    return Err(WriteError::StagingTaken(root.to_path_buf()));
                }
                locked |= entry.file_name() == LOCK;
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).when("read the folder", root),
    }
    if strange && !locked {
        return Err(WriteError::StagingTaken(root.to_path_buf()));
    }

    let path = root.join(LOCK);
    let lock =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).custom_flags(UNTRUSTED.bits().cast_signed()).open(&path);
    let lock = match lock {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        lock => lock.when("open", &path)?,
    };
    match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => return Err(WriteError::Busy(folder.to_path_buf())),
        locked => locked.when("lock", &path)?,
    }
    let locked = lock.metadata().when("look at", &path)?;
    // A file with another hard link belongs to somebody else; nothing is written through it.
    if locked.nlink() > 1 {
        return Err(WriteError::StagingTaken(root.to_path_buf()));
    }
    // The file that we locked may have been removed by its last owner.
    Ok((inode(&path) == Some(locked.ino())).then_some(lock))
}

/// The inode number of the entry at `path` itself, if it exists.
fn inode(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|metadata| metadata.ino())
}
