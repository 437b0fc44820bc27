//! The files that a browser fetches: shards of terms and spellings, cards, and what they have in common.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer as _};

use super::Index;
use super::digest::{HIGHEST, Rank};
use crate::fingerprint::Fingerprint;
use crate::knowledge::{Ix, Knowledge};
use crate::schema::{Kind, Role};
use crate::value::Country;
use crate::view::country;

/// The number of entries in one file of cards. A result also loads its neighbours, but the site has fewer files.
pub(super) const CARDS: u32 = 8;
/// The number of entries in one file of lines, which are longer.
pub(super) const LINES: u32 = 4;
/// The number of entries for each shard of words. Larger shards make queries more expensive, smaller ones make more files.
const ENTRIES_A_SHARD: usize = 24;
/// The most entries that a term leads to: those it says most about.
pub(super) const MOST: usize = 400;

/// The version of the format, by which browsers refetch files that they have cached. It has to be raised with every change
/// of the files' contents for the same lines.
const FORMAT: &[u8] = b"2";

/// One of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// What all other files have in common.
    Root,
    /// The terms of a shard.
    Words(u32),
    /// The words of names in a shard.
    Spelling(u32),
    /// The cards of a block of entries.
    Cards(u32),
    /// The other lines of a block of entries.
    Lines(u32),
}

/// The number of shards of each sort, as bits of their numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shards {
    pub words: u32,
    spelling: u32,
}

impl Shards {
    /// The shards for this many entries.
    pub(super) fn of(entries: usize) -> Self {
        let bits = (entries / ENTRIES_A_SHARD).next_power_of_two().trailing_zeros();
        Self { words: bits.min(12), spelling: bits.min(5) }
    }
}

/// All files of a site with this many entries, by path.
pub fn files(entries: usize) -> Vec<(String, File)> {
    let shards = Shards::of(entries);
    let mut files = vec![("search/index.json".to_owned(), File::Root)];
    files.extend((0..1 << shards.words).map(|shard| (format!("search/words/{shard}.json"), File::Words(shard))));
    files.extend((0..1 << shards.spelling).map(|shard| (format!("search/spelling/{shard}.json"), File::Spelling(shard))));
    files.extend((0..(entries as u32).div_ceil(CARDS)).map(|block| (format!("search/cards/{block}.json"), File::Cards(block))));
    files.extend((0..(entries as u32).div_ceil(LINES)).map(|block| (format!("search/lines/{block}.json"), File::Lines(block))));
    files
}

impl File {
    /// Appends the bytes of the file to `into`. `path` gives the path of an entry's page below the base path.
    pub fn make(self, index: &Index, knowledge: &Knowledge, path: impl Fn(Ix) -> String, into: &mut Vec<u8>) {
        let shards = Shards::of(knowledge.entries.len());
        // Texts, numbers and lists of them always serialise.
        let _ = match self {
            Self::Root => serde_json::to_writer(into, &root(index, knowledge, shards)),
            Self::Words(shard) => words(index, knowledge, shard, shards, into),
            Self::Spelling(shard) => serde_json::to_writer(into, &spelling(index, knowledge, shard, shards)),
            Self::Cards(block) => {
                serde_json::Serializer::new(into).collect_seq(of_block(knowledge, block, CARDS).map(|ix| card(knowledge, ix, path(ix))))
            }
            Self::Lines(block) => lines(index, knowledge, block, into),
        };
    }
}

/// The entries of a block.
fn of_block(knowledge: &Knowledge, block: u32, size: u32) -> Range<Ix> {
    let all = knowledge.indices();
    all.start.max(block * size)..all.end.min((block + 1) * size)
}

/// The messages that the script uses, by their names without `search_`, each with a wording for each plural category.
const SAID: [&str; 14] = [
    "search_all",
    "search_also",
    "search_any",
    "search_best",
    "search_country",
    "search_filter",
    "search_found",
    "search_found_some",
    "search_kind",
    "search_more",
    "search_names",
    "search_no_country",
    "search_no_kind",
    "search_nothing",
];

/// `index.json`.
#[derive(Serialize)]
struct Root {
    /// The messages that the script uses.
    said: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
    /// Changes whenever one of the files does.
    version: String,
    entries: usize,
    /// The numbers of bits of shard numbers.
    words: u32,
    spelling: u32,
    /// The numbers of entries in a file of cards, and in one of lines.
    cards: u32,
    lines: u32,
    /// Folder, plural, index of the first entry, and readiness to be shown; entries are sorted by folder.
    kinds: Vec<(String, String, usize, f32)>,
    /// Code and name.
    countries: Vec<(String, String)>,
    /// Sets of countries, as indices into `countries`.
    sets: Vec<Vec<usize>>,
    /// One character for each entry: the index of its countries in `sets`, counting from U+0023.
    of: String,
    /// One digit for each entry: how many others depend on it, link to it, cite or name it, on a logarithmic scale.
    known: String,
}

fn root(index: &Index, knowledge: &Knowledge, shards: Shards) -> Root {
    let mut kinds: Vec<(String, String, usize, f32)> = Vec::new();
    let used: BTreeSet<_> = knowledge.entries.iter().flat_map(|entry| entry.countries.iter().map(|country| country.value)).collect();
    let places: BTreeMap<_, _> = used.iter().zip(0..).collect();
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    let mut numbers: FxHashMap<Vec<usize>, usize> = std::iter::once((Vec::new(), 0)).collect();
    let (mut of, mut known) = (String::new(), String::new());
    for (ix, entry) in knowledge.entries.iter().enumerate() {
        if kinds.last().is_none_or(|(folder, ..)| *folder != *entry.kind.folder) {
            kinds.push((entry.kind.folder.to_string(), entry.kind.plural.clone(), ix, readiness(&entry.kind)));
        }
        let mut own: Vec<usize> = entry.countries.iter().filter_map(|country| places.get(&country.value).copied()).collect();
        own.sort_unstable();
        own.dedup();
        let next = sets.len();
        let number = *numbers.entry(own.clone()).or_insert(next);
        if number == next {
            sets.push(own);
        }
        // There are more characters from U+0023 up to the surrogates than any site has sets of countries.
        let (backlinks, dependents) = (knowledge.backlinks.of(ix as Ix).len(), knowledge.incoming.of(ix as Ix).len());
        known.extend(char::from_digit((backlinks + dependents + 1).ilog2().min(9), 10));
        of.push(char::from_u32(0x23 + number as u32).unwrap_or('#'));
    }
    let title = |code: Country| country::title(knowledge, index.words.tag(), code).into_owned();
    let countries = used.iter().map(|code| (code.code().to_owned(), title(*code))).collect();
    let entries = knowledge.entries.len();
    let said = SAID.into_iter().map(|id| (id.trim_start_matches("search_"), index.words.later(id))).collect();
    Root {
        said,
        version: version(index, knowledge),
        entries,
        words: shards.words,
        spelling: shards.spelling,
        cards: CARDS,
        lines: LINES,
        kinds,
        countries,
        sets,
        of,
        known,
    }
}

/// The fingerprint of the contents of all files. It depends only on the contents, so writing the same in another style does
/// not change it.
fn version(index: &Index, knowledge: &Knowledge) -> String {
    let digests = knowledge.indices().filter_map(|ix| index.digest(knowledge, ix));
    let prints: Vec<[u8; 16]> = digests.map(|digest| digest.print.0.to_le_bytes()).collect();
    Fingerprint::of_parts([FORMAT].into_iter().chain(prints.iter().map(|print| &print[..]))).short()
}

/// How readily entries of a kind are shown among others that match as well: the subject of the site comes before its
/// sources.
fn readiness(kind: &Kind) -> f32 {
    match kind.role {
        Role::Profile if kind.project => 1.0,
        Role::Country => 1.0,
        Role::Profile => 0.95,
        Role::Scenario | Role::Comparison | Role::Page => 0.85,
        Role::Source => 0.6,
    }
}

/// The entries of each term in a shard: the distance from the previous one in base 36, followed by a letter for the rank, A
/// being the lowest. A star at the beginning says that the list is incomplete.
fn words(index: &Index, knowledge: &Knowledge, shard: u32, shards: Shards, into: &mut Vec<u8>) -> serde_json::Result<()> {
    let terms = index.of_shard(knowledge, shard, shards.words).map(|(term, entries)| (term, postings(entries)));
    serde_json::Serializer::new(into).collect_map(terms)
}

fn postings(entries: &[(Ix, Rank)]) -> String {
    let mut text = String::with_capacity(entries.len().min(MOST) * 3);
    if entries.len() > MOST {
        text.push('*');
    }
    let (lowest, mut room) = lowest(entries);
    let mut last = 0;
    for (ix, rank) in entries.iter().filter(|(_, rank)| *rank >= lowest) {
        if *rank == lowest {
            let Some(left) = room.checked_sub(1) else { continue };
            room = left;
        }
        push_base_36(&mut text, ix - last);
        text.push(char::from(b'A' + rank));
        last = *ix;
    }
    text
}

/// The lowest rank with which entries are among the most, and for how many of this rank there is room.
fn lowest(entries: &[(Ix, Rank)]) -> (Rank, usize) {
    let mut counts = [0; HIGHEST as usize + 1];
    entries.iter().for_each(|(_, rank)| counts[usize::from(*rank)] += 1);
    let mut room = MOST;
    for rank in (1..=HIGHEST).rev() {
        match room.checked_sub(counts[usize::from(rank)]) {
            Some(left) => room = left,
            None => return (rank, room),
        }
    }
    (0, room)
}

fn push_base_36(text: &mut String, number: u32) {
    if number >= 36 {
        push_base_36(text, number / 36);
    }
    text.extend(char::from_digit(number % 36, 36));
}

/// The words in a shard of spellings, sorted and separated by spaces.
fn spelling(index: &Index, knowledge: &Knowledge, shard: u32, shards: Shards) -> String {
    let is_own = |places: &[u32; 2]| places.iter().any(|place| place.checked_shr(32 - shards.spelling).unwrap_or(0) == shard);
    let own = index.spelt(knowledge).iter().filter(|(_, places)| is_own(places));
    own.map(|(word, _)| &**word).collect::<Vec<_>>().join(" ")
}

/// The part of an entry that a result shows at once.
#[derive(Serialize)]
struct Card<'k> {
    title: &'k str,
    path: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'k str>,
}

fn card(knowledge: &Knowledge, ix: Ix, path: String) -> Card<'_> {
    let entry = knowledge.entry(ix);
    let aliases = entry.aliases.iter().map(|alias| &*alias.value).collect();
    Card { title: &entry.title.value, path, aliases, summary: entry.summary.as_deref() }
}

/// Writes the other lines of the entries of a block, one of which may contain what was searched for.
fn lines(index: &Index, knowledge: &Knowledge, block: u32, into: &mut Vec<u8>) -> serde_json::Result<()> {
    push_list(into, of_block(knowledge, block, LINES), |into, ix| {
        // The summary, if there is one, is the first line.
        let others = usize::from(knowledge.entry(ix).summary.is_some());
        push_list(into, index.lines(knowledge, ix).iter().skip(others), |into, (_, line)| push_text(into, line))
    })
}

/// Writes a JSON array.
fn push_list<T>(
    into: &mut Vec<u8>,
    items: impl Iterator<Item = T>,
    push: impl Fn(&mut Vec<u8>, T) -> serde_json::Result<()>,
) -> serde_json::Result<()> {
    into.push(b'[');
    for (at, item) in items.enumerate() {
        if at > 0 {
            into.push(b',');
        }
        push(into, item)?;
    }
    into.push(b']');
    Ok(())
}

/// Writes a JSON string.
fn push_text(into: &mut Vec<u8>, text: &str) -> serde_json::Result<()> {
    // Most lines need no escapes, and a loop without an early exit is vectorised.
    if text.bytes().fold(false, |found, byte| found | (byte < b' ') | (byte == b'"') | (byte == b'\\')) {
        return serde_json::to_writer(into, text);
    }
    into.push(b'"');
    into.extend_from_slice(text.as_bytes());
    into.push(b'"');
    Ok(())
}
