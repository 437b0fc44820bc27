//! A part of a body that is being written.

use crate::entry::body::Hole;

/// HTML with holes, whose offsets count from the beginning of the buffer.
#[derive(Default)]
pub(super) struct Buffer {
    pub(super) html: String,
    pub(super) holes: Vec<(usize, Hole)>,
}

impl Buffer {
    /// Appends the parts of a tag.
    pub(super) fn push_all<const N: usize>(&mut self, parts: [&str; N]) {
        parts.into_iter().for_each(|part| self.html.push_str(part));
    }

    /// Appends another buffer with its holes.
    pub(super) fn append(&mut self, other: Self) {
        let at = self.html.len();
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|(offset, hole)| (at + offset, hole)));
    }
}
