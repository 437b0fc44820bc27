//! The previous tree in the staging folder, cut down to the parts that the new one can use.
//!
//! Creating ten thousand folders and links takes a second, so a large site keeps its previous tree as a spare. Nothing in it
//! is trusted: a file is used only if it is the same file (inode) as in the current site, and a folder only if the site has
//! it too. So a spare may be in any state, even half built by a killed run.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rayon::prelude::*;

use super::error::{While, WriteError};
use super::layout::Layout;
use super::plan::Origin;
use super::retire;
use super::standing::{self, Kind, Standing};

/// The paths of files and folders of the new tree that the spare already contains.
pub(super) type Usable = BTreeSet<std::ffi::OsString>;

/// Removes everything from the tree at `tree` that `layout` cannot use, and returns the rest.
///
/// # Errors
///
/// Something cannot be read or removed.
pub(super) fn cut_down(tree: &Path, layout: &Layout<'_>, standing: &Standing, folder: &Path) -> Result<Usable, WriteError> {
    let Some(spare) = standing::read(tree)? else {
        return Ok(Usable::new());
    };
    let wanted = |path: &OsStr| {
        path.is_empty() || layout.folders.contains_key(path) && matches!(standing.get(path), Some(Kind::Folder | Kind::EmptyFolder))
    };
    let mut usable: Usable = spare
        .par_iter()
        .map(|(path, kind)| {
            let place = tree.join(path);
            // A folder is removed with everything in it, so nothing has to be decided about its entries.
            if !standing::above(path).all(wanted) {
                return Ok(None);
            }
            let usable = match kind {
                Kind::Folder | Kind::EmptyFolder => wanted(path),
                Kind::File => layout.origin(path) == Some(Origin::Standing(Kind::File)) && same_file(&place, &folder.join(path)),
                Kind::Symlink | Kind::Special => false,
            };
            if usable {
                return Ok(Some(path.clone()));
            }
            match kind {
                Kind::Folder | Kind::EmptyFolder => retire::remove(&place)?,
                _ => fs::remove_file(&place).when("remove", &place)?,
            }
            Ok(None)
        })
        .filter_map(Result::transpose)
        .collect::<Result<_, WriteError>>()?;
    usable.insert(OsStr::new("").to_owned());
    Ok(usable)
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::symlink_metadata(one), fs::symlink_metadata(other)) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}
