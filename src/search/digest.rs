//! The digest of one entry: every term of its names and lines, with its rank.

use std::collections::hash_map::Entry as Place;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::text::{Lines, Weight};
use super::words::{Run, beginning, fold, is_paired, place, push_folded, runs};
use crate::entry::Entry;
use crate::fingerprint::Fingerprint;

/// How much a term says about an entry, from 0 to 9. Ranks of 5 and more are for words of names; the fewer words the name
/// has, the higher the rank.
pub(super) type Rank = u8;

/// A beginning of a word of a name, for the first letters typed.
const BEGINS: Rank = 0;
const TEXT: Rank = 1;
const SUBJECT: Rank = 2;
const PLACE: Rank = 3;
const ID: Rank = 4;
/// The lowest rank of words of names.
const NAME: Rank = 5;
/// The rank of the only word of a title.
pub(super) const HIGHEST: Rank = 9;

/// The terms of an entry.
#[derive(Debug)]
pub(super) struct Digest {
    /// The fingerprint of everything that it was made from.
    pub print: Fingerprint,
    /// All terms one after another, in the order in which they were found.
    text: Box<str>,
    /// For each term its place, the end of the term in `text`, and its rank.
    terms: Box<[(u32, u32, Rank)]>,
    /// Words of names that may be mistyped, separated by spaces.
    spelt: Box<str>,
}

impl Digest {
    /// The digest of an entry with these lines, whose fingerprint is `print`.
    pub(super) fn new(entry: &Entry, lines: &Lines, print: Fingerprint) -> Self {
        let mut folded = String::with_capacity(lines.len());
        let fold_line = |(weight, line): (Weight, &str)| {
            let start = folded.len();
            push_folded(&mut folded, line);
            (start..folded.len(), rank_of(weight))
        };
        let lines: Vec<_> = lines.iter().map(fold_line).collect();
        let stem = fold(entry.stem());
        let names: Vec<Name> = entry.names().enumerate().map(|(at, name)| Name::new(&name.value, at == 0)).collect();
        // A word and the space after it take at least six bytes, and many words occur more than once.
        let mut found = Found::with_capacity(folded.len() / 12);
        lines.into_iter().for_each(|(line, rank)| found.all(&folded[line], rank));
        found.all(&stem, ID);
        names.iter().for_each(|name| found.name(name));
        found.digest(print)
    }

    /// The words of its names that may be mistyped.
    pub(super) fn spelt(&self) -> impl Iterator<Item = &str> {
        self.spelt.split_ascii_whitespace()
    }

    /// The shard of each term, in the order of the terms, if shards are the leading `bits` of places.
    pub(super) fn shards(&self, bits: u32) -> impl Iterator<Item = u32> {
        self.terms.iter().map(move |(place, ..)| place.checked_shr(32 - bits).unwrap_or(0))
    }

    /// All terms in order, each with its rank.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&str, Rank)> {
        let mut start = 0;
        self.terms
            .iter()
            .filter_map(move |(_, end, rank)| Some((self.text.get(std::mem::replace(&mut start, *end as usize)..*end as usize)?, *rank)))
    }

    /// The term at an index, with its rank.
    pub(super) fn term(&self, at: usize) -> Option<(&str, Rank)> {
        let (_, end, rank) = self.terms.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.terms.get(before)).map_or(0, |(_, end, _)| *end);
        Some((self.text.get(start as usize..*end as usize)?, *rank))
    }

    /// The terms of a shard, each with its rank, sorted.
    pub(super) fn of_shard(&self, shard: u32, bits: u32) -> Vec<(&str, Rank)> {
        let own = self.shards(bits).enumerate().filter(|(_, other)| *other == shard);
        let mut terms: Vec<_> = own.filter_map(|(at, _)| self.term(at)).collect();
        terms.sort_unstable();
        terms
    }
}

/// The fingerprint of everything that a digest and a card are made from.
pub(super) fn print(entry: &Entry, lines: &Lines) -> Fingerprint {
    let names = entry.names().map(|name| name.value.as_bytes());
    let (text, shape) = lines.parts();
    Fingerprint::of_parts([entry.id.as_bytes()].into_iter().chain(names).chain([text.as_bytes(), &shape]))
}

fn rank_of(weight: Weight) -> Rank {
    match weight {
        Weight::Text => TEXT,
        Weight::Subject => SUBJECT,
        Weight::Place => PLACE,
    }
}

/// A folded name.
struct Name {
    folded: String,
    /// All its words joined, if there are only a few.
    together: Option<String>,
    is_title: bool,
}

impl Name {
    fn new(name: &str, is_title: bool) -> Self {
        let folded = fold(name);
        let all: Vec<Run> = runs(&folded).collect();
        let can_be_one = (2..=4).contains(&all.len()) && !all.iter().any(|run| run.is_paired);
        let together = can_be_one.then(|| all.iter().map(|run| run.text).collect());
        Self { folded, together, is_title }
    }

    /// The rank of its words.
    fn rank(&self) -> Rank {
        match (runs(&self.folded).count(), self.is_title) {
            (0 | 1, true) => HIGHEST,
            (0 | 1, false) | (2, true) => 8,
            (2, false) | (3, true) => 7,
            (3, false) | (4 | 5, true) => 6,
            _ => NAME,
        }
    }
}

/// Terms in the course of being collected.
struct Found<'t> {
    /// The terms in the order in which they were found, each with its highest rank.
    terms: Vec<(&'t str, Rank)>,
    /// The index of each term.
    places: FxHashMap<&'t str, usize>,
}

impl<'t> Found<'t> {
    fn with_capacity(terms: usize) -> Self {
        Self { terms: Vec::with_capacity(terms), places: FxHashMap::with_capacity_and_hasher(terms, FxBuildHasher) }
    }

    fn add(&mut self, term: &'t str, rank: Rank) {
        match self.places.entry(term) {
            Place::Occupied(at) => {
                if let Some((_, known)) = self.terms.get_mut(*at.get()) {
                    *known = rank.max(*known);
                }
            }
            Place::Vacant(place) => {
                place.insert(self.terms.len());
                self.terms.push((term, rank));
            }
        }
    }

    /// Adds the words of a folded text.
    fn all(&mut self, folded: &'t str, rank: Rank) {
        runs(folded).for_each(|run| run.each_term(|term| self.add(term, rank)));
    }

    /// Adds a name: its words, their beginnings, and all words joined.
    fn name(&mut self, name: &'t Name) {
        let rank = name.rank();
        for run in runs(&name.folded) {
            run.each_term(|term| self.add(term, rank));
            if !run.is_paired {
                for characters in [1, 2] {
                    self.add(beginning(run.text, characters), BEGINS);
                }
            }
        }
        if let Some(together) = &name.together {
            self.add(together, if name.is_title { HIGHEST } else { 8 });
        }
    }

    fn digest(self, print: Fingerprint) -> Digest {
        let mut text = String::with_capacity(self.terms.iter().map(|(term, _)| term.len()).sum());
        let can_be_mistyped = |term: &str| !term.starts_with(is_paired) && term.chars().nth(2).is_some();
        let spelt: Vec<&str> =
            self.terms.iter().filter(|(term, rank)| *rank >= NAME && can_be_mistyped(term)).map(|(term, _)| *term).collect();
        let spelt = spelt.join(" ").into();
        let terms = self.terms.iter().map(|(term, rank)| {
            text.push_str(term);
            (place(term), text.len() as u32, *rank)
        });
        let terms = terms.collect();
        Digest { print, text: text.into(), terms, spelt }
    }
}
