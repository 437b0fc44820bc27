//! BibTeX's abbreviations, `@string{name = …}`. An abbreviation may use others, and so expand to far more text than the file
//! has, or contain itself.

use std::collections::HashMap;

use biblatex::{Pair, RawBibliography, RawChunk, RawEntry};

/// The most bytes that abbreviations may expand to, in all entries of a file.
const MOST_BYTES: usize = 16 << 20;
/// The deepest nesting of abbreviations.
const DEEPEST: usize = 50;

/// The abbreviations of a file.
pub(super) struct Abbreviations<'t> {
    /// By name. If a name is defined twice, the last definition counts.
    pairs: HashMap<&'t str, Pair<'t>>,
    /// The size of each expansion; none if it is too deep or contains itself.
    extents: HashMap<&'t str, Option<Extent>>,
    /// The number of bytes that may still be expanded.
    left: usize,
}

/// The size of an abbreviation's expansion.
#[derive(Clone, Copy, Default)]
struct Extent {
    bytes: usize,
    /// The depth of nesting.
    depth: usize,
}

impl<'t> Abbreviations<'t> {
    /// Collects the abbreviations in the parts of a file.
    pub(super) fn new(parts: &[RawBibliography<'t>]) -> Self {
        let pairs = parts.iter().flat_map(|part| &part.abbreviations).map(|pair| (pair.key.v, pair.clone())).collect();
        Self { pairs, extents: HashMap::new(), left: MOST_BYTES }
    }

    /// The abbreviations that an entry uses, directly or through others; none if they expand to too much.
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

    /// The size of an abbreviation that is nested `within` others. None for a name that the file does not define: a month,
    /// or a slip.
    fn extent(&mut self, name: &str, within: usize) -> Option<Extent> {
        let Some((name, pair)) = self.pairs.get_key_value(name) else { return Some(Extent::default()) };
        if let Some(known) = self.extents.get(name) {
            return *known;
        }
        if within == DEEPEST {
            return None;
        }
        let (name, pair) = (*name, pair.clone());
        // A preliminary value: an abbreviation that is reached again contains itself.
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

/// The abbreviations that a value uses.
fn named<'t>(pair: &Pair<'t>) -> impl Iterator<Item = &'t str> + use<'t> {
    let chunks: Vec<&str> =
        pair.value.v.iter().filter_map(|chunk| if let RawChunk::Abbreviation(name) = chunk.v { Some(name) } else { None }).collect();
    chunks.into_iter()
}
