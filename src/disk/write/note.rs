//! What a large site was made from: one fingerprint of that and of everything that was made.
//!
//! The files are a function of what they are made from, so a note that was true once is true for ever, whatever happens to
//! the site meanwhile. It says what the files should be; what they are is still read, all of it.

use std::collections::BTreeMap;

use super::manifest::Hash;
use crate::fingerprint::Fingerprint;

/// The note that from `made_from` these files were made; empty if that is not known.
pub(super) fn of<'a>(made_from: Option<Fingerprint>, files: impl Iterator<Item = (&'a str, Hash)>) -> String {
    let Some(made_from) = made_from else { return String::new() };
    let files: Vec<(&str, Hash)> = files.collect();
    let parts = files.iter().flat_map(|(path, hash)| [path.as_bytes(), &hash[..]]);
    let note = Fingerprint::of_parts(std::iter::once(&made_from.0.to_le_bytes()[..]).chain(parts));
    format!("{:032x}\n", note.0)
}

/// Whether a note says that from `made_from` exactly these files are made.
pub(super) fn is_of(note: &str, made_from: Option<Fingerprint>, files: &BTreeMap<String, Hash>) -> bool {
    made_from.is_some() && note == of(made_from, files.iter().map(|(path, hash)| (path.as_str(), *hash)))
}
