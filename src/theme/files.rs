//! The theme's files other than templates, styles and scripts: fonts, icons, pictures, and scripts that single pages load.
//!
//! Each is published below `assets/` under a name that changes with its content, so that browsers may cache it for ever.

use std::collections::BTreeMap;

use include_dir::Dir;

use super::Asset;

/// The folder of a theme that holds them.
pub const FOLDER: &str = "files";

/// The files of the embedded theme, overlaid with those of the site's theme (`brought`). Paths are relative to the folder.
pub(super) fn published(embedded: &Dir<'_>, brought: &[Asset]) -> BTreeMap<String, Asset> {
    let mut files = BTreeMap::new();
    if let Some(folder) = embedded.get_dir(FOLDER) {
        collect(folder, &mut files);
    }
    for file in brought {
        files.insert(file.path.clone(), named(file.clone()));
    }
    files
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Asset>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let below = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&path).to_owned();
        let asset = Asset { path: below.clone(), source: "".into(), bytes: file.contents().into() };
        files.insert(below, named(asset));
    }
    folder.dirs().for_each(|folder| collect(folder, files));
}

/// Gives a file the name it is published under: `assets/fonts/serif.0123456789.woff2` for `fonts/serif.woff2`.
fn named(file: Asset) -> Asset {
    let print = file.bytes.fingerprint().short();
    let (folder, name) = file.path.rsplit_once('/').map_or(("", file.path.as_str()), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let path = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("assets/{folder}{slash}{stem}.{print}.{ending}"),
        _ => format!("assets/{folder}{slash}{name}.{print}"),
    };
    Asset { path, ..file }
}
