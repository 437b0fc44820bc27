//! The folder to which a site is published: never inside or around the folders that the site is read from, and not through a
//! link that a repository could contain.

use std::fs;
use std::path::{Path, PathBuf};

use super::write::WriteError;
use crate::Inputs;

/// The folder for the site in `root`: `asked`, or else `public`.
///
/// # Errors
/// The folder overlaps with one that the site is read from, or `public` is a link out of the site's folder that nobody asked
/// for.
pub fn place(root: &Path, inputs: &Inputs, asked: Option<&Path>) -> Result<PathBuf, WriteError> {
    let folder = asked.map_or_else(|| root.join("public"), Path::to_path_buf);
    let (real, root) = (real(&folder), real(root));
    if asked.is_none() && !real.starts_with(&root) {
        return Err(WriteError::LeadsOut { folder, target: real });
    }
    let site = inputs.sources.iter().find(|source| &*source.path == "site.toml");
    let theme = site.and_then(super::read::theme_of);
    for top in ["content", "static", "locales", ".git"].into_iter().chain(theme.as_deref()) {
        let place = self::real(&root.join(top));
        if real.starts_with(&place) || place.starts_with(&real) {
            return Err(WriteError::Overlaps { folder, top: top.to_owned() });
        }
    }
    Ok(folder)
}

/// The real path of a place, which need not exist, with all links resolved.
pub fn real(place: &Path) -> PathBuf {
    // A link to a place that does not exist yet names the place to create.
    let place = match fs::read_link(place) {
        Ok(link) if !place.exists() => place.parent().unwrap_or(Path::new("")).join(link),
        _ => place.to_path_buf(),
    };
    let absolute = std::path::absolute(&place).unwrap_or(place);
    for above in absolute.ancestors() {
        if let (Ok(real), Ok(rest)) = (fs::canonicalize(above), absolute.strip_prefix(above)) {
            return real.join(rest).components().collect();
        }
    }
    absolute
}
