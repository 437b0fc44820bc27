//! Search: an index split into small files, of which a browser fetches the few that a query needs.
//!
//! ```text
//! entry → lines (text) → terms with ranks (digest) → shards of all entries (files)
//! ```
//!
//! | file below `search/` | holds |
//! |---|---|
//! | `index.json` | kinds, countries, how many shards there are; and a version that is asked for with every other file |
//! | `words/N.json` | the entries of each term, ordered by number, each with its rank; terms with the same beginning are in one shard |
//! | `spelling/N.json` | words of names with the same first, or the same last character: among them are those meant by a mistyped one |
//! | `cards/N.json` | names and summaries of a few neighbours among the entries, for results |
//! | `lines/N.json` | what else these say, fetched for a result of which names and summary do not say why it is one |
//!
//! The number of files depends only on the number of entries, never on their contents.

mod digest;
mod files;
pub mod letters;
mod text;
pub mod words;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::words::Words;
use digest::{Digest, HIGHEST, Rank};
pub use files::{File, files};
use text::Lines;

/// The digests of all entries, each made when a file first needs it. Clones share the index.
#[derive(Clone, Default)]
pub struct Index {
    slots: Arc<[Slot]>,
    /// The terms of each shard, known once all digests are made.
    by_shard: Arc<OnceLock<ByShard>>,
    /// The words of all names that may be mistyped, sorted, known once all digests are made.
    spelt: Arc<OnceLock<Vec<Spelt>>>,
    /// The words in which values are written in lines.
    words: Arc<Words>,
}

/// A word that may be mistyped, and the numbers that determine its shards.
type Spelt = (Box<str>, [u32; 2]);

/// The digest of an entry, once it is made.
#[derive(Default)]
struct Slot {
    digest: OnceLock<Arc<Digest>>,
    /// An earlier digest, of an entry with the same id. It can be reused if it was made from the same lines.
    earlier: Option<Arc<Digest>>,
}

impl Index {
    /// The index of these entries. Given a former index, digests of the same lines are not made again. `alike` says that the
    /// entries are as many as before and have the same names, so that an entry which is the same in memory has the same
    /// lines.
    pub fn new(words: &Arc<Words>, entries: &[Arc<Entry>], former: Option<(&Self, &[Arc<Entry>])>, alike: bool) -> Self {
        let words = words.clone();
        let Some((former, olds)) = former.filter(|(former, _)| former.slots.iter().any(|slot| slot.known().is_some())) else {
            let slots = entries.iter().map(|_| Slot::default()).collect();
            return Self { slots, words, ..Self::default() };
        };
        let mut olds = olds.iter().zip(former.slots.iter()).peekable();
        let slots = entries.iter().map(|entry| {
            while olds.next_if(|(old, _)| old.id < entry.id).is_some() {}
            let Some((old, slot)) = olds.next_if(|(old, _)| old.id == entry.id) else { return Slot::default() };
            let earlier = slot.known().cloned();
            let digest = OnceLock::new();
            if let Some(same) = earlier.as_ref().filter(|_| alike && slot.digest.get().is_some() && Arc::ptr_eq(old, entry)) {
                let _ = digest.set(same.clone());
            }
            Slot { digest, earlier }
        });
        Self { slots: slots.collect(), words, ..Self::default() }
    }

    /// The digest of an entry; none for an entry that is not in the index.
    fn digest(&self, knowledge: &Knowledge, ix: Ix) -> Option<&Digest> {
        let slot = self.slots.get(ix as usize)?;
        Some(slot.digest.get_or_init(|| slot.digest_of(knowledge.entry(ix), &text::lines(&self.words, knowledge, knowledge.entry(ix)))))
    }

    /// The lines of an entry. They are digested at once, because making the lines takes just as long.
    fn lines(&self, knowledge: &Knowledge, ix: Ix) -> Lines {
        let entry = knowledge.entry(ix);
        let lines = text::lines(&self.words, knowledge, entry);
        if let Some(slot) = self.slots.get(ix as usize) {
            slot.digest.get_or_init(|| slot.digest_of(entry, &lines));
        }
        lines
    }

    /// The words of all names that may be mistyped, sorted.
    fn spelt(&self, knowledge: &Knowledge) -> &[Spelt] {
        self.spelt.get_or_init(|| {
            let digests = knowledge.indices().filter_map(|ix| self.digest(knowledge, ix));
            let words: BTreeSet<&str> = digests.flat_map(Digest::spelt).collect();
            words.into_iter().map(|word| (word.into(), words::spelling_places(word))).collect()
        })
    }

    /// The terms of a shard, sorted, each with its entries, by number, and its rank in them.
    fn of_shard(&self, knowledge: &Knowledge, shard: u32, bits: u32) -> impl Iterator<Item = (&str, &[(Ix, Rank)])> {
        if self.by_shard.get().is_none() {
            // Threads that arrive here at the same time start at different entries, so that each makes other digests.
            let all = knowledge.indices();
            let first = ((u64::from(shard) * u64::from(all.end)) >> bits) as Ix;
            for ix in (first..all.end).chain(0..first) {
                self.digest(knowledge, ix);
            }
        }
        let digests = knowledge.indices().filter_map(|ix| Some((ix, self.digest(knowledge, ix)?)));
        let by_shard = self.by_shard.get_or_init(|| ByShard::new(digests, bits));
        by_shard.of(shard)
    }
}

/// The terms of all digests, joined and sorted by shard, because there are too many shards for each to search all entries.
#[derive(Default)]
struct ByShard {
    /// The index in `terms` at which each shard begins, and the end of the last one.
    starts: Vec<usize>,
    /// For each term its end in `text`, and the entries that have it.
    terms: Vec<(usize, Vec<(Ix, Rank)>)>,
    /// All terms one after another.
    text: String,
}

/// A term of all digests, while they are joined.
struct Posted<'d> {
    shard: u32,
    term: &'d str,
    /// The entries that have it, each with its rank in them; of every rank no more than say that they are too many.
    entries: Vec<(Ix, Rank)>,
    /// The number of them with each rank.
    counts: [u16; HIGHEST as usize + 1],
}

impl Posted<'_> {
    fn push(&mut self, ix: Ix, rank: Rank) {
        let count = &mut self.counts[usize::from(rank)];
        if usize::from(*count) <= files::MOST {
            *count += 1;
            self.entries.push((ix, rank));
        }
    }
}

impl ByShard {
    fn new<'d>(digests: impl Iterator<Item = (Ix, &'d Digest)>, bits: u32) -> Self {
        // The index of each term in those below.
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        let mut met: Vec<Posted<'_>> = Vec::new();
        for (ix, digest) in digests {
            for (shard, (term, rank)) in digest.shards(bits).zip(digest.terms()) {
                // Most terms were met before.
                match places.get(term).and_then(|place| met.get_mut(*place)) {
                    Some(posted) => posted.push(ix, rank),
                    None => {
                        places.insert(term, met.len());
                        let mut posted = Posted { shard, term, entries: Vec::new(), counts: [0; HIGHEST as usize + 1] };
                        posted.push(ix, rank);
                        met.push(posted);
                    }
                }
            }
        }
        met.sort_unstable_by_key(|posted| (posted.shard, posted.term));
        let starts = (0..=1 << bits).map(|shard| met.partition_point(|posted| posted.shard < shard)).collect();
        let mut text = String::with_capacity(met.iter().map(|posted| posted.term.len()).sum());
        let terms = met.into_iter().map(|posted| {
            text.push_str(posted.term);
            (text.len(), posted.entries)
        });
        Self { starts, terms: terms.collect(), text }
    }

    /// The terms of a shard, sorted.
    fn of(&self, shard: u32) -> impl Iterator<Item = (&str, &[(Ix, Rank)])> {
        let at = shard as usize;
        let range = self.starts.get(at).zip(self.starts.get(at + 1)).map_or(0..0, |(start, end)| *start..*end);
        let before = range.start.checked_sub(1).and_then(|before| self.terms.get(before));
        let mut start = before.map_or(0, |(end, _)| *end);
        let own = self.terms.get(range).unwrap_or_default();
        own.iter().filter_map(move |(end, entries)| Some((self.text.get(std::mem::replace(&mut start, *end)..*end)?, &**entries)))
    }
}

impl Slot {
    /// The digest of an entry with these lines: the earlier one, if it was made from the same lines.
    fn digest_of(&self, entry: &Entry, lines: &Lines) -> Arc<Digest> {
        let print = digest::print(entry, lines);
        match self.earlier.as_ref().filter(|earlier| earlier.print == print) {
            Some(earlier) => earlier.clone(),
            None => Arc::new(Digest::new(entry, lines, print)),
        }
    }

    fn known(&self) -> Option<&Arc<Digest>> {
        self.digest.get().or(self.earlier.as_ref())
    }
}

/// Whether a file has the same bytes for new texts of the same entries with the same names. `changed` lists the entries
/// whose texts differ.
pub fn is_same(file: File, changed: &[Ix], one: (&Index, &Knowledge), other: (&Index, &Knowledge)) -> bool {
    match file {
        File::Root => changed.is_empty(),
        File::Spelling(_) => true,
        File::Cards(block) => {
            let is_same = |ix: Ix| one.1.entry(ix).summary.as_deref() == other.1.entry(ix).summary.as_deref();
            changed.iter().all(|ix| ix / files::CARDS != block || is_same(*ix))
        }
        File::Lines(block) => changed.iter().all(|ix| ix / files::LINES != block),
        File::Words(shard) => {
            let bits = files::Shards::of(one.1.entries.len()).words;
            changed.iter().all(|ix| match (one.0.digest(one.1, *ix), other.0.digest(other.1, *ix)) {
                (Some(one), Some(other)) => one.of_shard(shard, bits) == other.of_shard(shard, bits),
                (one, other) => one.is_none() && other.is_none(),
            })
        }
    }
}
