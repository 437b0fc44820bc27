//! A part of a text that is being written.

use crate::entry::body::Hole;

/// HTML with holes; offsets count from its own beginning.
#[derive(Default)]
pub(super) struct Buffer {
    pub(super) html: String,
    pub(super) holes: Vec<(usize, Hole)>,
}

impl Buffer {
    /// Appends another, with its holes.
    pub(super) fn append(&mut self, other: Self) {
        let at = self.html.len();
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|(offset, hole)| (at + offset, hole)));
    }
}
