//! An older tree in the staging folder, cut down to what the new one can use.
//!
//! Making ten thousand folders and links costs a second, so a large site leaves its previous tree as a spare. Nothing
//! in a spare is believed: a file is used only if it is the very file (same inode) that stands in the site now, a
//! folder only if the site has it too. So a spare may be in any state, also half made by a killed run.

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

/// Paths of the files and folders of the new tree that are there already.
pub(super) type Usable = BTreeSet<std::ffi::OsString>;

/// Removes from the tree at `tree` all that `layout` cannot use, and says what is left.
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
            // With a folder goes everything in it; its entries have nothing to decide any more.
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
