//! The note of what a large site was made from: one fingerprint over the inputs and all files made from them.
//!
//! The files are a function of their inputs, so a note that was true once stays true, whatever happens to the site. It says
//! what the files should be; what they are is still read, in full.

use std::collections::BTreeMap;

use super::manifest::Hash;
use crate::fingerprint::Fingerprint;

/// The note that these files were made from `made_from`; empty if that is not known.
pub(super) fn of<'a>(made_from: Option<Fingerprint>, files: impl Iterator<Item = (&'a str, Hash)>) -> String {
    let Some(made_from) = made_from else { return String::new() };
    let files: Vec<(&str, Hash)> = files.collect();
    let parts = files.iter().flat_map(|(path, hash)| [path.as_bytes(), &hash[..]]);
    let note = Fingerprint::of_parts(std::iter::once(&made_from.0.to_le_bytes()[..]).chain(parts));
    format!("{:032x}\n", note.0)
}

/// Whether a note says that exactly these files are made from `made_from`.
pub(super) fn is_of(note: &str, made_from: Option<Fingerprint>, files: &BTreeMap<String, Hash>) -> bool {
    made_from.is_some() && note == of(made_from, files.iter().map(|(path, hash)| (path.as_str(), *hash)))
}
