//! Builds the complete new tree in the staging folder: our new files as bytes, everything else as hard links.
//!
//! Nothing here touches the published folder. No file is ever opened for writing that is not newly created by us, so
//! a linked file is never written through. Where links do not work, files are copied with their times.

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

/// Builds `plan` at `tree`, taking what stands already from `folder`, and using the spare at `tree` if there is one.
///
/// # Errors
///
/// Something cannot be created, linked or copied; the tree is then unfinished.
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
        // Whatever is wrong with the spare, such as a folder that must not be written: do without it.
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
        // Last and from the bottom up: a folder may be one that must not be written.
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
    /// The folders directly in each folder.
    inside: &'a BTreeMap<&'a OsStr, Vec<&'a OsStr>>,
    folder: &'a Path,
    tree: &'a Path,
}

impl Filling<'_> {
    /// Makes a folder and everything in it. Who makes a folder goes on with what is in it, so that the others make theirs
    /// meanwhile: a file system lets only one at a time make folders in the same place.
    fn fill(&self, path: &OsStr) -> Result<(), WriteError> {
        if !self.usable.contains(path) {
            let to = self.tree.join(path);
            fs::create_dir(&to).when("create the folder", &to)?;
        }
        let files: Vec<(&OsStr, Origin)> = self.layout.folders[path].iter().map(|(name, origin)| (*name, *origin)).collect();
        let folders = self.inside.get(path).map(Vec::as_slice).unwrap_or_default();
        // What stands beside folders sums up what is in them, and makers remember: that comes last.
        let (folders, files) = rayon::join(
            || folders.par_iter().try_for_each(|path| self.fill(path)),
            || files.par_iter().try_for_each(|(name, origin)| self.bring(path, name, *origin)),
        );
        files.and(folders)
    }

    fn bring(&self, path: &OsStr, name: &OsStr, origin: Origin) -> Result<(), WriteError> {
        let relative = joined(path, name);
        if self.usable.contains(&relative) {
            return Ok(());
        }
        // Taken, not borrowed: who waits for a part of a page may begin another one.
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

/// Makes one file, link or other entry at `to`; what stands already is `from`.
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
    // `create_new` never follows a link, and finds names that differ only for us (`A.html`, `a.html`).
    OpenOptions::new().write(true).create_new(true).open(place)?.write_all(bytes)
}

fn link_or_copy(source: &Path, place: &Path) -> io::Result<()> {
    let Err(refused) = fs::hard_link(source, place) else {
        return Ok(());
    };
    let metadata = fs::symlink_metadata(source)?;
    if !metadata.is_file() {
        // A pipe cannot be copied, and reading one could wait for ever.
        return Err(refused);
    }
    let mut from = File::open(source)?;
    let mut to = OpenOptions::new().write(true).create_new(true).open(place)?;
    io::copy(&mut from, &mut to)?;
    to.set_permissions(metadata.permissions())?;
    // Equal times tell `retire` that nobody has written the original since.
    to.set_modified(metadata.modified()?)
}

/// Gives the folder `to` the owner and the permission bits of `from`.
fn keep_permissions(from: &Path, to: &Path) -> Result<(), WriteError> {
    let wanted = fs::symlink_metadata(from).when("look at", from)?;
    let made = fs::symlink_metadata(to).when("look at", to)?;
    if (wanted.uid(), wanted.gid()) != (made.uid(), made.gid()) {
        // Only the superuser can; who else owns what is written here was never in our hands.
        let _ = chown(to, Some(wanted.uid()), Some(wanted.gid()));
    } else if wanted.mode() == made.mode() {
        return Ok(());
    }
    fs::set_permissions(to, wanted.permissions()).when("keep the permissions of", from)
}
