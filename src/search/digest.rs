//! The digest of one entry: every term of its names and lines, with its rank.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::text::{Line, Weight};
use super::words::{beginning, fold, is_paired, place, push_folded, runs, terms};
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

/// The terms of an entry.
#[derive(Debug)]
pub(super) struct Digest {
    /// The fingerprint of everything that it was made from.
    pub print: Fingerprint,
    /// All terms one after another, in the order of their places.
    text: Box<str>,
    /// For each term its place, the end of the term in `text`, and its rank; sorted by place, then term.
    terms: Box<[(u32, u32, Rank)]>,
    /// Words of names that may be mistyped, separated by spaces.
    spelt: Box<str>,
}

impl Digest {
    /// The digest of an entry with these lines, whose fingerprint is `print`.
    pub(super) fn new(entry: &Entry, lines: &[Line], print: Fingerprint) -> Self {
        let mut folded = String::with_capacity(lines.iter().map(|line| line.text.len()).sum());
        let fold_line = |line: &Line| {
            let start = folded.len();
            push_folded(&mut folded, &line.text);
            (start..folded.len(), rank_of(line.weight))
        };
        let lines: Vec<_> = lines.iter().map(fold_line).collect();
        let stem = fold(entry.stem());
        let names: Vec<Name> = entry.names().enumerate().map(|(at, name)| Name::new(&name.value, at == 0)).collect();
        // A word and the space after it take at least six bytes, and many words occur more than once.
        let mut found = Found(FxHashMap::with_capacity_and_hasher(folded.len() / 12, FxBuildHasher));
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
    pub(super) fn of_shard(&self, shard: u32, bits: u32) -> impl Iterator<Item = (&str, Rank)> {
        let own = self.shards(bits).enumerate().skip_while(move |(_, other)| *other < shard).take_while(move |(_, other)| *other == shard);
        own.filter_map(|(at, _)| self.term(at))
    }
}

/// The fingerprint of everything that a digest and a card are made from.
pub(super) fn print(entry: &Entry, lines: &[Line]) -> Fingerprint {
    let names = entry.names().map(|name| name.value.as_bytes());
    let lines = lines.iter().flat_map(|line| [line.weight.sign(), line.text.as_bytes()]);
    Fingerprint::of_parts([entry.id.as_bytes()].into_iter().chain(names).chain(lines))
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
        let all: Vec<&str> = runs(&folded).collect();
        let can_be_one = (2..=4).contains(&all.len()) && !all.iter().any(|run| run.starts_with(is_paired));
        let together = can_be_one.then(|| all.concat());
        Self { folded, together, is_title }
    }

    /// The rank of its words.
    fn rank(&self) -> Rank {
        match (runs(&self.folded).count(), self.is_title) {
            (0 | 1, true) => 9,
            (0 | 1, false) | (2, true) => 8,
            (2, false) | (3, true) => 7,
            (3, false) | (4 | 5, true) => 6,
            _ => NAME,
        }
    }
}

/// Terms in the course of being collected, each with its highest rank.
struct Found<'t>(FxHashMap<&'t str, Rank>);

impl<'t> Found<'t> {
    fn add(&mut self, term: &'t str, rank: Rank) {
        let known = self.0.entry(term).or_insert(rank);
        *known = rank.max(*known);
    }

    /// Adds the words of a folded text.
    fn all(&mut self, folded: &'t str, rank: Rank) {
        runs(folded).flat_map(terms).for_each(|term| self.add(term, rank));
    }

    /// Adds a name: its words, their beginnings, and all words joined.
    fn name(&mut self, name: &'t Name) {
        let rank = name.rank();
        for run in runs(&name.folded) {
            terms(run).for_each(|term| self.add(term, rank));
            if !run.starts_with(is_paired) {
                for characters in [1, 2] {
                    self.add(beginning(run, characters), BEGINS);
                }
            }
        }
        if let Some(together) = &name.together {
            self.add(together, if name.is_title { 9 } else { 8 });
        }
    }

    fn digest(self, print: Fingerprint) -> Digest {
        let mut found: Vec<(u32, &str, Rank)> = self.0.into_iter().map(|(term, rank)| (place(term), term, rank)).collect();
        found.sort_unstable();
        let mut text = String::with_capacity(found.iter().map(|(_, term, _)| term.len()).sum());
        let can_be_mistyped = |term: &str| !term.starts_with(is_paired) && term.chars().nth(2).is_some();
        let spelt: Vec<&str> =
            found.iter().filter(|(_, term, rank)| *rank >= NAME && can_be_mistyped(term)).map(|(_, term, _)| *term).collect();
        let spelt = spelt.join(" ").into();
        let terms = found.iter().map(|(place, term, rank)| {
            text.push_str(term);
            (*place, text.len() as u32, *rank)
        });
        let terms = terms.collect();
        Digest { print, text: text.into(), terms, spelt }
    }
}
