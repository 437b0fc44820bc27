//! Paths that cannot exist side by side in one folder, or not at all: paths that are equal on systems that ignore case or
//! normalise accents, a file where a folder is, a path that is the manifest's, names that are too long.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::page::Pages;
use crate::source::Span;
use crate::theme::Asset;

/// The path of the writer's own list of published files.
const MANIFEST: &str = "manifest.json";
/// The longest name of a file or folder that file systems allow, in bytes.
const LONGEST_NAME: usize = 255;
/// The longest path, in bytes. The site's folder comes before it, and systems allow 4096 in all.
const LONGEST_PATH: usize = 2_000;

/// Paths that cannot be published together, so that one of them has to change.
#[derive(Clone, Debug)]
pub(super) struct Collision {
    /// One or two paths, relative to the published folder.
    pub(super) paths: Vec<String>,
    pub(super) message: String,
}

impl Collision {
    /// Two files with the same path.
    pub(super) fn same(path: &str) -> Self {
        Self { paths: vec![path.to_owned()], message: format!("two things would be published as {path}") }
    }

    /// Reports the collision where one of the paths is written: at a former address, at a file that is published unchanged,
    /// or at an entry.
    pub(super) fn diagnostic(&self, pages: &Pages, assets: &[Asset]) -> Diagnostic {
        let places = self.paths.iter().filter_map(|path| place(path, pages, assets));
        let (_, from, span) = places.min_by_key(|(rank, ..)| *rank).unwrap_or_else(|| (0, "".into(), 0..0));
        Diagnostic::new(Code::DuplicateRoute, &from, span, self.message.clone())
    }
}

/// All such collisions among `paths`, which must be sorted.
pub(super) fn find<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<Collision> {
    let mut found = Vec::new();
    // Which path first had a part, and whether that was its file.
    let mut folded: FxHashMap<Cow<'_, str>, (&str, &str)> = FxHashMap::default();
    let mut files: FxHashMap<&str, (&str, bool)> = FxHashMap::default();
    let mut blamed: FxHashSet<&str> = FxHashSet::default();
    files.insert(MANIFEST, (MANIFEST, true));
    for path in paths {
        let mut report = |paths: &[&str], message: String| {
            found.push(Collision { paths: paths.iter().map(|path| (*path).to_owned()).collect(), message });
        };
        if path == MANIFEST {
            report(&[path], format!("{MANIFEST} is the list of what is published, so nothing else can have that name"));
            continue;
        }
        if path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME) {
            let message = "the path is too long to be published: a name has at most 255 bytes, all of it 2000";
            report(&[path], format!("{message} (`{}…`)", path.chars().take(60).collect::<String>()));
            continue;
        }
        if path.contains(['\\', '\0']) {
            report(&[path], format!("`{}` cannot be published: a name has no backslash", path.escape_debug()));
            continue;
        }
        let ends = path.match_indices('/').map(|(slash, _)| (slash, false)).chain([(path.len(), true)]);
        for (part, is_file) in ends.map(|(end, is_file)| (&path[..end], is_file)) {
            match files.insert(part, (path, is_file)) {
                // A folder that was seen before, in the same spelling.
                Some((_, false)) if !is_file => continue,
                Some((other, _)) => {
                    report(&[path, other], format!("{part} would be a file and a folder at once"));
                    break;
                }
                None => {}
            }
            match folded.entry(fold(part)) {
                Entry::Vacant(free) => drop(free.insert((part, path))),
                Entry::Occupied(taken) => {
                    let (other, whole) = taken.get();
                    // Everything in a folder collides with it, so only the folder is reported.
                    if blamed.insert(*whole) {
                        let message = "differ only in capital letters or in how accents are written, so many systems take them for one";
                        report(&[path, whole], format!("{part} and {other} {message}"));
                    }
                }
            }
        }
    }
    found
}

/// A path as systems compare it that ignore case and normalise accents. Most paths are in small letters.
fn fold(path: &str) -> Cow<'_, str> {
    match path.is_ascii() {
        true if !path.bytes().any(|byte| byte.is_ascii_uppercase()) => path.into(),
        true => path.to_ascii_lowercase().into(),
        false => ComposingNormalizerBorrowed::new_nfc().normalize(path).chars().flat_map(char::to_lowercase).collect(),
    }
}

/// Where a published path comes from. Of several origins, the one with the lowest rank is the easiest to change.
fn place(path: &str, pages: &Pages, assets: &[Asset]) -> Option<(u8, Arc<str>, Span)> {
    let knowledge = pages.knowledge();
    let page = path.strip_suffix("index.html");
    let address = page.unwrap_or(path).trim_end_matches('/');
    for entry in knowledge.entries.iter().filter(|_| page.is_some()) {
        if let Some(redirect) = entry.redirects.iter().find(|redirect| redirect.value.trim_matches('/') == address) {
            return Some((0, entry.path.clone(), redirect.span.clone()));
        }
    }
    if let Some(asset) = assets.iter().rev().find(|asset| asset.path == path && !asset.source.is_empty()) {
        return Some((1, asset.source.clone(), 0..0));
    }
    let ix =
        knowledge.find(address).or_else(|| knowledge.indices().find(|ix| pages.markup().path(*ix).trim_end_matches('/') == address))?;
    let entry = knowledge.entry(ix);
    Some((2, entry.path.clone(), entry.title.span.clone()))
}
