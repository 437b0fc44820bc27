//! The lines of a text, and those that begin a table.

use crate::source::Span;

/// The span of the line at an offset, without its line feed.
pub(super) fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    start..end
}

/// The offsets of all lines that begin with a bracket.
pub(super) fn headers(text: &str) -> Vec<usize> {
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    lines.filter(|start| text[*start..].starts_with('[')).collect()
}

/// The offset of the next line that begins with a bracket; the end of the text if there is none.
pub(super) fn next_header(text: &str, from: usize) -> usize {
    text[from..].find("\n[").map_or(text.len(), |at| from + at + 1)
}
