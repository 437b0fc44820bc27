//! The new tree, by folder.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use super::plan::{Origin, Plan};
use super::standing::{Kind, above, split};

/// The new tree by folder, so that each folder is created once, by the thread that fills it.
pub(super) struct Layout<'a> {
    /// All folders, each with the names directly in it and their origins. The top folder is the empty path.
    pub folders: BTreeMap<&'a OsStr, BTreeMap<&'a OsStr, Origin>>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(plan: &Plan<'a>) -> Self {
        let mut folders: BTreeMap<&OsStr, BTreeMap<_, _>> = BTreeMap::new();
        folders.entry(OsStr::new("")).or_default();
        for (path, origin) in &plan.entries {
            for parent in above(path) {
                folders.entry(parent).or_default();
            }
            if *origin == Origin::Standing(Kind::EmptyFolder) {
                folders.entry(path).or_default();
            } else {
                let (parent, name) = split(path);
                folders.entry(parent).or_default().insert(name, *origin);
            }
        }
        Self { folders }
    }

    /// The origin of the file at `path`, if the new tree has one there.
    pub(super) fn origin(&self, path: &OsStr) -> Option<Origin> {
        let (parent, name) = split(path);
        self.folders.get(parent)?.get(name).copied()
    }
}
