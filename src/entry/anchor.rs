//! Anchors: which ones the pages of entries have, and how one is found among many.

use crate::fingerprint::Fingerprint;

/// Anchors that the pages of entries have for their own sections: headings of bodies get others.
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

/// How the anchors of places on an entry's page begin, and those of the page's sources, notes and figures: these with two hyphens, as no heading has them.
const PREFIXES: [&str; 7] = ["fact-", "edge-", "event-", "source-", "fn-", "fnref-", "figure--"];

/// Whether an anchor begins as those of places do, so that a heading's is made to begin otherwise.
pub fn is_reserved(anchor: &str) -> bool {
    PREFIXES.iter().any(|prefix| anchor.starts_with(prefix))
}

/// Whether the page itself may have the anchor.
pub(super) fn is_the_pages(anchor: &str) -> bool {
    PAGE_ANCHORS.contains(&anchor) || is_reserved(anchor)
}

/// As few anchors are looked through one by one.
const FEW: usize = 64;

/// The anchors of something that has many, for finding one among them. Empty if there are few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors(Box<[u128]>);

impl Anchors {
    /// Of these, which are `count`.
    pub(super) fn new<A: AsRef<str>>(count: usize, anchors: impl Iterator<Item = A>) -> Self {
        if count <= FEW {
            return Self::default();
        }
        let mut prints: Vec<u128> = anchors.map(|anchor| Fingerprint::of(anchor.as_ref().as_bytes()).0).collect();
        prints.sort_unstable();
        Self(prints.into())
    }

    /// Whether the anchor is among them; `None` if one has to look.
    pub(super) fn has(&self, anchor: &str) -> Option<bool> {
        (!self.0.is_empty()).then(|| self.0.binary_search(&Fingerprint::of(anchor.as_bytes()).0).is_ok())
    }
}
