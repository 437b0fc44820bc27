//! Anchors: those that an entry's page has by itself, and a fast lookup among many.

use crate::fingerprint::Fingerprint;

/// Anchors of the page's own sections, which headings of bodies may not take.
pub const PAGE_ANCHORS: [&str; 24] = [
    "main",
    "contents",
    "facts",
    "depends",
    "dependents",
    "indirect",
    "single",
    "exposure",
    "why",
    "events",
    "projects",
    "timeline",
    "sources",
    "backlinks",
    "named-by",
    "cite",
    "stack",
    "cut-off",
    "scenarios",
    "policies",
    "rests",
    "entries",
    "comparison",
    "body",
];

/// The beginnings of anchors for places on an entry's page, and for its sources, notes and figures. Figures have two
/// hyphens, which no heading's anchor has.
const PREFIXES: [&str; 7] = ["fact-", "edge-", "event-", "source-", "fn-", "fnref-", "figure--"];

/// Whether an anchor begins like those of places. A heading with such an anchor is given another.
pub fn is_reserved(anchor: &str) -> bool {
    PREFIXES.iter().any(|prefix| anchor.starts_with(prefix))
}

/// Whether the page itself may have the anchor.
pub(super) fn is_the_pages(anchor: &str) -> bool {
    PAGE_ANCHORS.contains(&anchor) || is_reserved(anchor)
}

/// Up to this many anchors are searched one by one.
const FEW: usize = 64;

/// A lookup table for an owner with many anchors; empty if it has few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors(Box<[u128]>);

impl Anchors {
    /// The table for `count` anchors.
    pub(super) fn new<A: AsRef<str>>(count: usize, anchors: impl Iterator<Item = A>) -> Self {
        if count <= FEW {
            return Self::default();
        }
        let mut prints: Vec<u128> = anchors.map(|anchor| Fingerprint::of(anchor.as_ref().as_bytes()).0).collect();
        prints.sort_unstable();
        Self(prints.into())
    }

    /// Whether the anchor is in the table; `None` if there is no table and the caller has to search.
    pub(super) fn has(&self, anchor: &str) -> Option<bool> {
        (!self.0.is_empty()).then(|| self.0.binary_search(&Fingerprint::of(anchor.as_bytes()).0).is_ok())
    }
}
