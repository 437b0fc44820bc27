//! Mentions: the first time a body names another entry, the name becomes a link.
//!
//! Names belong to the whole site and bodies to single files, so mentions are found when all entries are known. Each body is
//! searched once, and the result is kept for as long as the body and the names are the same.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Ix;
use super::names::Names;
use super::renamed::Renamed;
use super::titles::Titles;
use crate::entry::{Entry, Target};
use crate::fingerprint::Fingerprint;
use crate::schema::Role;

/// A name in a body that links to the entry it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The offset in the body's HTML at which the name begins.
    pub start: u32,
    /// The offset at which it ends.
    pub end: u32,
    /// The entry it names.
    pub target: Ix,
}

/// The mentions in all bodies, with what they were found from.
#[derive(Debug, Default)]
pub struct Mentions {
    /// The fingerprint of the ids and names of all entries.
    fingerprint: Option<Fingerprint>,
    titles: Arc<Titles>,
    /// The mentions of each entry, in the order of its text.
    found: Vec<Found>,
}

/// An entry, and the mentions in its body.
type Found = (Arc<Entry>, Arc<[Mention]>);

impl Mentions {
    /// Finds the mentions in all bodies, in parallel. Earlier results are reused for bodies that are still the same.
    pub(super) fn find(entries: &[Arc<Entry>], names: &Names, before: &Self) -> Self {
        let fingerprint = fingerprint(entries);
        // With the same names in the same order, each entry has the same index.
        let same = before.fingerprint == Some(fingerprint);
        // With a few changed names it still has, and most texts contain none of them.
        let renamed = || {
            (!same && same_places(&before.found, entries)).then(|| Renamed::between(before.found.iter().map(|(entry, _)| entry), entries))
        };
        let renamed = renamed().flatten();
        let titles = if same { before.titles.clone() } else { Arc::new(Titles::new(entries)) };
        let unchanged = |entry: &Entry| same || renamed.as_ref().is_some_and(|renamed| !renamed.may_stand_in(&entry.body.html));
        let find = |(ix, entry): (usize, &Arc<Entry>)| {
            let known = before.found.get(ix).filter(|(former, _)| same_text(former, entry) && unchanged(entry));
            let mentions = known.map_or_else(|| in_body(ix as Ix, entry, names, &titles).into(), |(_, mentions)| mentions.clone());
            (entry.clone(), mentions)
        };
        let found = entries.par_iter().enumerate().with_min_len(16).map(find).collect();
        Self { fingerprint: Some(fingerprint), titles, found }
    }

    /// The mentions in these entries' bodies, given that the entries have the same names as before. None if a body names
    /// other entries.
    pub(super) fn with_texts(&self, entries: &[Arc<Entry>], names: &Names) -> Option<Self> {
        if self.fingerprint.is_none() {
            return Some(Self::default());
        }
        let new = Self::find(entries, names, self);
        let same = |(a, b): (&Found, &Found)| {
            let names = |found| -> Vec<(Ix, &str)> {
                let mut names: Vec<_> = names_in(found).collect();
                names.sort_unstable();
                names
            };
            Arc::ptr_eq(&a.1, &b.1) || names(a) == names(b)
        };
        self.found.iter().zip(&new.found).all(same).then_some(new)
    }

    /// All mentions: the entry that is named, and its name as it is in the HTML of the text.
    pub fn names(&self) -> impl Iterator<Item = (Ix, &str)> {
        self.found.iter().flat_map(names_in)
    }

    /// Whether names were looked for at all.
    pub(super) fn were_sought(&self) -> bool {
        self.fingerprint.is_some()
    }

    /// The mentions in the body of an entry, in the order of the text.
    pub fn of(&self, entry: Ix) -> &[Mention] {
        self.found.get(entry as usize).map(|(_, mentions)| &**mentions).unwrap_or_default()
    }
}

/// The entries that a text names, and the names it uses for them.
fn names_in((entry, mentions): &Found) -> impl Iterator<Item = (Ix, &str)> {
    mentions.iter().filter_map(|mention| Some((mention.target, entry.body.html.get(mention.start as usize..mention.end as usize)?)))
}

/// Whether the mentions in two states of an entry are the same, given that all names are.
fn same_text(former: &Arc<Entry>, entry: &Arc<Entry>) -> bool {
    Arc::ptr_eq(former, entry) || (former.auto_links == entry.auto_links && former.body == entry.body)
}

/// Whether the same entries have the same indices.
fn same_places(before: &[Found], entries: &[Arc<Entry>]) -> bool {
    let same = |((old, _), new): (&Found, &Arc<Entry>)| Arc::ptr_eq(old, new) || (old.id == new.id && old.kind.role == new.kind.role);
    before.len() == entries.len() && before.iter().zip(entries).all(same)
}

/// The fingerprint of everything other than a body that determines its mentions.
fn fingerprint(entries: &[Arc<Entry>]) -> Fingerprint {
    let parts = entries.iter().flat_map(|entry| {
        let names = Titles::of(entry).flat_map(|(name, linked)| [name.as_bytes(), if linked { b"+" } else { b"-" }]);
        // Stems of sources have a namespace of their own.
        let role: &[u8] = if entry.kind.role == Role::Source { b"source" } else { b"other" };
        [entry.id.as_bytes(), role].into_iter().chain(names).chain([&b"\n"[..]])
    });
    Fingerprint::of_parts(parts)
}

/// The first mention of each other entry that the author does not link in this body.
fn in_body(ix: Ix, entry: &Entry, names: &Names, titles: &Titles) -> Vec<Mention> {
    if !entry.auto_links || entry.body.html.is_empty() {
        return Vec::new();
    }
    let linked = entry.body.links.iter().filter_map(|link| match &link.target {
        Target::Route(path) => names.by_id(path.trim_matches('/')),
        _ => names.target(link),
    });
    let mut done: FxHashSet<Ix> = linked.chain([ix]).collect();
    let mut mentions = Vec::new();
    for run in entry.body.runs() {
        titles.each_in(&entry.body.html[..run.end], run.start, |name, target| {
            if done.insert(target) {
                mentions.push(Mention { start: name.start as u32, end: name.end as u32, target });
            }
        });
    }
    mentions
}
