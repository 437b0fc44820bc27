//! Builds the complete new tree in the staging folder: our new files as bytes, everything else as hard links.
//!
//! Nothing here touches the published folder. Only files that we have just created are opened for writing, so nothing is
//! ever written through a hard link. Where links do not work, files are copied with their times.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, chown, symlink};
use std::path::Path;

use rayon::prelude::*;

use super::error::{While, WriteError};
use super::files::Making;
use super::layout::Layout;
use super::manifest::{self, MANIFEST};
use super::plan::{Origin, Plan};
use super::retire;
use super::spare::{self, Usable};
use super::standing::{Kind, Standing, joined, split};

/// Builds `plan` at `tree`, taking unchanged entries from `folder` and using the spare at `tree` if there is one.
///
/// # Errors
///
/// Something cannot be created, linked or copied. The tree is then incomplete.
pub(super) fn build(
    plan: &Plan<'_>,
    making: &Making<'_>,
    standing: &Standing,
    existed: bool,
    folder: &Path,
    tree: &Path,
) -> Result<(), WriteError> {
    let layout = Layout::of(plan);
    if fs::symlink_metadata(tree).is_ok() {
        let from_spare = spare::cut_down(tree, &layout, standing, folder)
            .and_then(|usable| build_on(&usable, &layout, making, standing, existed, folder, tree));
        if matches!(from_spare, Ok(()) | Err(WriteError::Unmade)) {
            return from_spare;
        }
        // Whatever is wrong with the spare, such as a folder without write permission, the tree is built without it.
        retire::remove(tree)?;
    }
    build_on(&Usable::new(), &layout, making, standing, existed, folder, tree)
}

fn build_on(
    usable: &Usable,
    layout: &Layout<'_>,
    making: &Making<'_>,
    standing: &Standing,
    existed: bool,
    folder: &Path,
    tree: &Path,
) -> Result<(), WriteError> {
    let mut inside: BTreeMap<&OsStr, Vec<&OsStr>> = BTreeMap::new();
    for path in layout.folders.keys().filter(|path| !path.is_empty()) {
        inside.entry(split(path).0).or_default().push(path);
    }
    let filling = Filling { making, usable, layout, inside: &inside, folder, tree };
    filling.fill(OsStr::new(""))?;
    let place = tree.join(MANIFEST);
    create(&place, &manifest::to_bytes(making.hashes())?).when("create the file", &place)?;
    if existed {
        // This comes last and goes from the bottom up, because it may remove a folder's write permission.
        for path in layout.folders.keys().rev() {
            if path.is_empty() || matches!(standing.get(*path), Some(Kind::Folder | Kind::EmptyFolder)) {
                keep_permissions(&folder.join(path), &tree.join(path))?;
            }
        }
    }
    Ok(())
}

/// The new tree while it is being filled.
struct Filling<'a> {
    making: &'a Making<'a>,
    usable: &'a Usable,
    layout: &'a Layout<'a>,
    /// The folders directly inside each folder.
    inside: &'a BTreeMap<&'a OsStr, Vec<&'a OsStr>>,
    folder: &'a Path,
    tree: &'a Path,
}

impl Filling<'_> {
    /// Creates a folder and everything in it. The thread that creates a folder goes on with its contents, while others
    /// create theirs: a file system lets only one thread at a time create entries in the same folder.
    fn fill(&self, path: &OsStr) -> Result<(), WriteError> {
        if !self.usable.contains(path) {
            let to = self.tree.join(path);
            fs::create_dir(&to).when("create the folder", &to)?;
        }
        let files: Vec<(&OsStr, Origin)> = self.layout.folders[path].iter().map(|(name, origin)| (*name, *origin)).collect();
        let folders = self.inside.get(path).map(Vec::as_slice).unwrap_or_default();
        // A file beside folders may summarise the files in them, and makers remember those. So such files come last, and not
        // beside them on another thread, which would make the same things again.
        folders.par_iter().try_for_each(|path| self.fill(path))?;
        files.par_iter().try_for_each(|(name, origin)| self.bring(path, name, *origin))
    }

    fn bring(&self, path: &OsStr, name: &OsStr, origin: Origin) -> Result<(), WriteError> {
        let relative = joined(path, name);
        if self.usable.contains(&relative) {
            return Ok(());
        }
        // The buffer is taken, not borrowed, because a thread that waits for a part of a page may begin another page.
        let mut buffer = BUFFER.take();
        let brought = bring(self.making, &self.folder.join(&relative), &self.tree.join(&relative), origin, &mut buffer);
        BUFFER.set(buffer);
        brought
    }
}

thread_local! {
    /// Scratch space for the bytes of one file.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Creates one file, link or other entry at `to`; an existing one is at `from`.
fn bring(making: &Making<'_>, from: &Path, to: &Path, origin: Origin, buffer: &mut Vec<u8>) -> Result<(), WriteError> {
    match origin {
        Origin::Fresh(at) => {
            let bytes = making.make(at, buffer)?;
            making.count(bytes);
            create(to, bytes).when("create the file", to)
        }
        Origin::Standing(Kind::Symlink) => fs::read_link(from).and_then(|goal| symlink(goal, to)).when("copy the link", from),
        Origin::Standing(_) => link_or_copy(from, to).when("keep the file", from),
    }
}

fn create(place: &Path, bytes: &[u8]) -> io::Result<()> {
    // `create_new` never follows a link, and fails if two names differ only for us (`A.html`, `a.html`).
    OpenOptions::new().write(true).create_new(true).open(place)?.write_all(bytes)
}

fn link_or_copy(source: &Path, place: &Path) -> io::Result<()> {
    let Err(refused) = fs::hard_link(source, place) else {
        return Ok(());
    };
    let metadata = fs::symlink_metadata(source)?;
    if !metadata.is_file() {
        // A pipe cannot be copied, and reading one could block for ever.
        return Err(refused);
    }
    let mut from = File::open(source)?;
    let mut to = OpenOptions::new().write(true).create_new(true).open(place)?;
    io::copy(&mut from, &mut to)?;
    to.set_permissions(metadata.permissions())?;
    // Equal times tell `retire` that nobody has written to the original since.
    to.set_modified(metadata.modified()?)
}

/// Gives the folder `to` the owner and the permission bits of `from`.
fn keep_permissions(from: &Path, to: &Path) -> Result<(), WriteError> {
    let wanted = fs::symlink_metadata(from).when("look at", from)?;
    let made = fs::symlink_metadata(to).when("look at", to)?;
    if (wanted.uid(), wanted.gid()) != (made.uid(), made.gid()) {
        // Only the superuser can change the owner. Without that, the new folder belongs to whoever publishes.
        let _ = chown(to, Some(wanted.uid()), Some(wanted.gid()));
    } else if wanted.mode() == made.mode() {
        return Ok(());
    }
    fs::set_permissions(to, wanted.permissions()).when("keep the permissions of", from)
}
