//! Publishing into a folder that cannot or must not be exchanged, because it is a mount point or is mounted elsewhere.
//!
//! Each file is complete at every moment: it is written beside its place under a temporary name and then renamed. The site
//! as a whole is not: visitors may see new pages beside old ones for a moment, and a killed process leaves such a mixture.
//! The manifest then lists the files of both sites, so that the next build recognises all of them as ours and repairs the
//! site.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;

use super::error::{While, WriteError};
use super::files::Making;
use super::manifest::{self, Former, MANIFEST};
use super::plan::{Origin, Plan};
use super::standing::{Kind, PART, Standing, above, is_part};

/// Carries out `plan` in `folder` itself. All files must have been made and approved before.
///
/// # Errors
///
/// Something cannot be written or removed. The folder then contains complete files of both sites.
pub(super) fn write(plan: &Plan<'_>, making: &Making<'_>, standing: &Standing, former: &Former, folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).when("create the folder", folder)?;
    for (path, _) in standing.iter().filter(|(path, kind)| is_part(path, **kind)) {
        remove(&folder.join(path))?;
    }
    let mut both: BTreeMap<&str, manifest::Hash> = former.paths.iter().filter_map(|path| Some((path.to_str()?, [0; 32]))).collect();
    both.extend(former.hashes.iter().map(|(path, hash)| (path.as_str(), *hash)));
    both.extend(making.hashes());
    put(folder, OsStr::new(MANIFEST), making.paths.len(), &manifest::to_bytes(both.into_iter())?)?;

    let kept: BTreeSet<&OsStr> = plan.entries.iter().map(|(path, _)| *path).collect();
    let folders: BTreeSet<&OsStr> = plan.entries.iter().flat_map(|(path, _)| above(path)).collect();
    let is_gone = |path: &OsString, kind: Kind| kind == Kind::File && former.paths.contains(path) && !kept.contains(path.as_os_str());
    let gone = standing.iter().filter(|(path, kind)| is_gone(path, **kind)).map(|(path, _)| path.as_os_str());
    // A file that is to become a folder, or a folder that is to become a file, is deleted first.
    let (first, last): (Vec<&OsStr>, Vec<&OsStr>) =
        gone.partition(|path| folders.contains(path) || above(path).any(|folder| kept.contains(folder)));
    delete(folder, &first)?;
    let fresh = |pages: bool| {
        let is_page = move |path: &OsStr| path.as_encoded_bytes().ends_with(b".html");
        plan.entries.par_iter().filter_map(move |(path, origin)| match origin {
            Origin::Fresh(at) if is_page(path) == pages => Some((*path, *at)),
            _ => None,
        })
    };
    // Pages come last, so that the assets they refer to exist already.
    for pages in [false, true] {
        fresh(pages).try_for_each_init(Vec::new, |buffer, (path, at)| {
            let bytes = making.make(at, buffer)?;
            making.count(bytes);
            if standing.get(path) == Some(&Kind::EmptyFolder) {
                let place = folder.join(path);
                fs::remove_dir(&place).when("remove the folder", &place)?;
            }
            put(folder, path, at, bytes)
        })?;
    }
    delete(folder, &last)?;
    put(folder, OsStr::new(MANIFEST), making.paths.len(), &manifest::to_bytes(making.hashes())?)
}

/// Puts a complete file at `path`, replacing a file or link. `number` is unique at the moment, for the temporary name.
fn put(folder: &Path, path: &OsStr, number: usize, bytes: &[u8]) -> Result<(), WriteError> {
    let place = folder.join(path);
    let parent = place.parent().unwrap_or(folder);
    fs::create_dir_all(parent).when("create the folder", parent)?;
    let part = parent.join(format!("{PART}{number}"));
    let written = write_new(&part, bytes).and_then(|()| fs::rename(&part, &place));
    written.inspect_err(|_| drop(fs::remove_file(&part))).when("write the file", &place)
}

fn write_new(place: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(place)?.write_all(bytes)
}

/// Deletes files, and folders that become empty.
fn delete(folder: &Path, paths: &[&OsStr]) -> Result<(), WriteError> {
    paths.par_iter().try_for_each(|path| remove(&folder.join(path)))?;
    let mut parents: Vec<&OsStr> = paths.iter().flat_map(|path| above(path)).collect();
    parents.sort_unstable();
    parents.dedup();
    // The deepest folders come first. A folder that is not empty stays.
    for parent in parents.into_iter().rev() {
        let _ = fs::remove_dir(folder.join(parent));
    }
    Ok(())
}

fn remove(place: &Path) -> Result<(), WriteError> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).when("remove", place),
        _ => Ok(()),
    }
}
