//! The gate through which all files of a site are read: only plain files inside the site's folder that are not hidden.
//!
//! A link is resolved and judged first. The path it resolves to is then opened without following any link, below a handle of
//! the site's folder. So the file that is opened is the one that was judged, whatever others do to the folder meanwhile.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

/// The gate to one site's folder.
pub(super) struct Gate<'r> {
    /// Canonical.
    root: &'r Path,
    /// None if the folder does not exist.
    handle: Option<OwnedFd>,
}

/// Why a place is not read.
#[derive(Debug)]
pub(super) enum Closed {
    /// It leads out of the folder that contains it or, for that folder itself, out of the site's.
    Outside,
    /// It leads to a hidden file or folder, or through one.
    Hidden,
    /// A pipe, a socket or a device.
    Special,
    /// The error of the system.
    Io(io::Error),
}

impl From<io::Error> for Closed {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Flags for opening a file. A pipe does not block.
const FILE: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC).union(OFlags::NOFOLLOW);
/// Flags for opening a folder.
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC).union(OFlags::NOFOLLOW);

impl<'r> Gate<'r> {
    /// The gate to the folder `root`, which must be a canonical path.
    pub(super) fn at(root: &'r Path) -> Self {
        Self { root, handle: rustix::fs::open(root, FOLDER, Mode::empty()).ok() }
    }

    /// The site's folder.
    pub(super) fn root(&self) -> &'r Path {
        self.root
    }

    /// The real path of a folder of the site such as `content`, which may be a link to another folder inside the site's.
    ///
    /// # Errors
    /// It leads out of the site's folder, to that folder itself, or to something hidden, or it does not exist.
    pub(super) fn top(&self, top: &str) -> Result<PathBuf, Closed> {
        let real = if top.is_empty() { self.root.to_path_buf() } else { judged(self.root, &self.root.join(top))? };
        if !top.is_empty() && real == self.root { Err(Closed::Outside) } else { Ok(real) }
    }

    /// Opens the plain file at `place`, below the folder `top` of the site. An empty `top` means the site's folder itself.
    ///
    /// # Errors
    /// A link on the way leads out of `top` or to something hidden, or the file is not plain or cannot be opened.
    pub(super) fn open(&self, top: &str, place: &Path) -> Result<File, Closed> {
        let file = match self.open_without_links(place) {
            // Some part of the path is a link.
            Err(Errno::LOOP | Errno::NOTDIR) => {
                let real = judged(&self.top(top)?, place)?;
                // Outside all folders of the site only settings are read, because messages quote lines of what is read.
                if top.is_empty() && real.extension().is_none_or(|extension| extension != "toml") {
                    return Err(Closed::Outside);
                }
                self.open_without_links(&real).map_err(io::Error::from)?
            }
            opened => opened.map_err(io::Error::from)?,
        };
        let file = File::from(file);
        if file.metadata()?.is_file() { Ok(file) } else { Err(Closed::Special) }
    }

    /// The contents of the folder at `place`, a path without links, sorted by name. Links are listed as links.
    ///
    /// # Errors
    /// A part of the path has become a link, it is not a folder, or it cannot be read.
    pub(super) fn list(&self, place: &Path) -> Result<Vec<(OsString, FileType)>, Closed> {
        let opened = if place == self.root { None } else { Some(self.open_below(place, FOLDER).map_err(io::Error::from)?) };
        let Some(folder) = opened.as_ref().or(self.handle.as_ref()) else { return Err(Closed::Io(Errno::NOENT.into())) };
        let mut found = Vec::new();
        for entry in Dir::read_from(folder).map_err(io::Error::from)? {
            let entry = entry.map_err(io::Error::from)?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                // Some file systems do not report the type. Entries that have vanished are skipped.
                FileType::Unknown => match statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
                    Ok(said) => FileType::from_raw_mode(said.st_mode),
                    Err(_) => continue,
                },
                kind => kind,
            };
            found.push((name.to_owned(), kind));
        }
        found.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Ok(found)
    }

    fn open_without_links(&self, place: &Path) -> Result<OwnedFd, Errno> {
        self.open_below(place, FILE)
    }

    /// Opens a place below the root if no part of its path is a link.
    fn open_below(&self, place: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
        let (Some(handle), Ok(below)) = (&self.handle, place.strip_prefix(self.root)) else { return Err(Errno::NOENT) };
        match in_one_step(handle, below, flags) {
            // The call does not exist, a sandbox forbids it, or a folder is being moved at this moment.
            Err(Errno::NOSYS | Errno::PERM | Errno::INVAL | Errno::AGAIN) => step_by_step(handle.as_fd(), below, flags),
            opened => opened,
        }
    }
}

/// The real path of `place`, if it is below `base` and not hidden there.
pub(super) fn judged(base: &Path, place: &Path) -> Result<PathBuf, Closed> {
    let real = fs::canonicalize(place)?;
    let hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    match real.strip_prefix(base) {
        Err(_) => Err(Closed::Outside),
        Ok(below) if below.components().any(hidden) => Err(Closed::Hidden),
        Ok(_) => Ok(real),
    }
}

#[cfg(target_os = "linux")]
fn in_one_step(handle: &OwnedFd, below: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    use rustix::fs::{ResolveFlags, openat2};
    openat2(handle, below, flags, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS)
}

#[cfg(not(target_os = "linux"))]
fn in_one_step(_handle: &OwnedFd, _below: &Path, _flags: OFlags) -> Result<OwnedFd, Errno> {
    Err(Errno::NOSYS)
}

fn step_by_step(handle: BorrowedFd<'_>, below: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    let mut parts: Vec<&OsStr> = Vec::new();
    for part in below.components() {
        match part {
            Component::Normal(name) => parts.push(name),
            _ => return Err(Errno::XDEV),
        }
    }
    let Some((name, folders)) = parts.split_last() else { return Err(Errno::ISDIR) };
    let mut folder: Option<OwnedFd> = None;
    for name in folders {
        let at = folder.as_ref().map_or(handle, AsFd::as_fd);
        folder = Some(openat(at, *name, FOLDER, Mode::empty())?);
    }
    openat(folder.as_ref().map_or(handle, AsFd::as_fd), *name, flags, Mode::empty())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn both_ways_of_opening_refuse_the_same_links() {
        let room = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(room.path()).unwrap();
        fs::create_dir_all(root.join("content/a")).unwrap();
        fs::write(root.join("content/a/x.md"), "x").unwrap();
        symlink("a", root.join("content/linked")).unwrap();
        symlink("x.md", root.join("content/a/y.md")).unwrap();
        let gate = Gate::at(&root);
        let handle = gate.handle.as_ref().unwrap();
        for (path, opens) in [("content/a/x.md", true), ("content/linked/x.md", false), ("content/a/y.md", false), ("../x", false)] {
            assert_eq!(step_by_step(handle.as_fd(), Path::new(path), FILE).is_ok(), opens, "{path}");
            assert_eq!(gate.open_without_links(&root.join(path)).is_ok(), opens, "{path}");
        }
        assert!(gate.open("content", &root.join("content/linked/y.md")).is_ok());
        assert_eq!(gate.list(&root.join("content/a")).unwrap().len(), 2);
        assert!(gate.list(&root.join("content/linked")).is_err(), "a folder that has become a link");
    }
}
