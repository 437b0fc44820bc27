//! Abbreviations of BibTeX, `@string{name = …}`: short for texts that may be made of others again, and so of far more text than the
//! file has, or of themselves.

use std::collections::HashMap;

use biblatex::{Pair, RawBibliography, RawChunk, RawEntry};

/// As many bytes may stand in place of abbreviations in all entries of a file.
const MOST_BYTES: usize = 16 << 20;
/// As many abbreviations may stand in each other.
const DEEPEST: usize = 50;

/// The abbreviations of a file.
pub(super) struct Abbreviations<'t> {
    /// By name; the last of the same name counts.
    pairs: HashMap<&'t str, Pair<'t>>,
    /// What each stands for; none for too deep a one, and for one that stands in itself.
    extents: HashMap<&'t str, Option<Extent>>,
    /// Bytes that entries may still take.
    left: usize,
}

/// What an abbreviation stands for.
#[derive(Clone, Copy, Default)]
struct Extent {
    bytes: usize,
    /// How many stand in each other.
    depth: usize,
}

impl<'t> Abbreviations<'t> {
    /// Those of the parts of a file.
    pub(super) fn new(parts: &[RawBibliography<'t>]) -> Self {
        let pairs = parts.iter().flat_map(|part| &part.abbreviations).map(|pair| (pair.key.v, pair.clone())).collect();
        Self { pairs, extents: HashMap::new(), left: MOST_BYTES }
    }

    /// Those that an entry uses, and those that stand in them; none if that is too much.
    pub(super) fn of(&mut self, entry: &RawEntry<'t>) -> Option<Vec<Pair<'t>>> {
        let mut names: Vec<&str> = entry.fields.iter().flat_map(named).collect();
        let mut bytes = 0_usize;
        for name in &names {
            bytes = bytes.saturating_add(self.extent(name, 0)?.bytes);
        }
        self.left = self.left.checked_sub(bytes)?;
        let mut used = HashMap::new();
        while let Some(name) = names.pop() {
            if let Some(pair) = self.pairs.get(name).filter(|_| !used.contains_key(name)) {
                names.extend(named(pair));
                used.insert(name, pair.clone());
            }
        }
        Some(used.into_values().collect())
    }

    /// What an abbreviation stands for that stands in so many others. Nothing is known of one that is not in the file: a month, or a slip.
    fn extent(&mut self, name: &str, within: usize) -> Option<Extent> {
        let Some((name, pair)) = self.pairs.get_key_value(name) else { return Some(Extent::default()) };
        if let Some(known) = self.extents.get(name) {
            return *known;
        }
        if within == DEEPEST {
            return None;
        }
        let (name, pair) = (*name, pair.clone());
        // Until it is known: whoever comes back here stands in itself.
        self.extents.insert(name, None);
        let plain = pair.value.v.iter().map(|chunk| if let RawChunk::Normal(text) = chunk.v { text.len() } else { 0 }).sum();
        let mut all = Extent { bytes: plain, depth: 1 };
        for inner in named(&pair) {
            let inner = self.extent(inner, within + 1)?;
            all = Extent { bytes: all.bytes.saturating_add(inner.bytes), depth: all.depth.max(inner.depth + 1) };
        }
        let extent = (all.depth <= DEEPEST).then_some(all);
        self.extents.insert(name, extent);
        extent
    }
}

/// The abbreviations that stand in a value.
fn named<'t>(pair: &Pair<'t>) -> impl Iterator<Item = &'t str> + use<'t> {
    let chunks: Vec<&str> =
        pair.value.v.iter().filter_map(|chunk| if let RawChunk::Abbreviation(name) = chunk.v { Some(name) } else { None }).collect();
    chunks.into_iter()
}
