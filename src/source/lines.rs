//! Conversion of byte offsets into the lines and columns that people count.

use super::Span;

/// A position as people count it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where each line of a text begins.
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Indexes `text` in one pass.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The position of a byte offset. An offset past the end gives the end; one inside a character gives the character's
    /// beginning.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let column = self.text[self.starts[line]..offset].chars().count();
        Position { line: line + 1, column: column + 1 }
    }

    /// The indexed text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The offset at which a line, counted from 1, begins; the end of the text if there is no such line.
    pub fn line_start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// The offset at which a line, counted from 1, ends, before its line feed.
    pub fn line_end(&self, line: usize) -> usize {
        self.starts.get(line).map_or(self.text.len(), |next| next - 1)
    }

    /// The positions of a span's two ends; the second is exclusive.
    pub fn range(&self, span: &Span) -> (Position, Position) {
        (self.position(span.start), self.position(ceil_boundary(self.text, span.end.max(span.start))))
    }
}

/// The lines of a text, each with its line feed. Most lines are so long that it pays to look for their ends with SIMD.
pub fn lines_in(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let (line, behind) = rest.split_at(end);
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// The nearest character boundary at or before `offset`.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The nearest character boundary at or after `offset`.
pub fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}

/// The span of the whole character at `offset`; empty at the end of the text.
pub fn sign_at(text: &str, offset: usize) -> Span {
    let start = floor_boundary(text, offset);
    start..ceil_boundary(text, start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "\n\na\r\nb", "é\n\nü\n"] {
            assert!(lines_in(text).eq(text.split_inclusive('\n')), "{text:?}");
        }
    }

    #[test]
    fn columns_count_characters() {
        let index = LineIndex::new("aé\nüx");
        assert_eq!(index.position(0), Position { line: 1, column: 1 });
        assert_eq!(index.position(3), Position { line: 1, column: 3 });
        assert_eq!(index.position(6), Position { line: 2, column: 2 });
        assert_eq!(index.position(99), Position { line: 2, column: 3 });
        assert_eq!(index.range(&(4..5)).1.column, 2, "a part of a character ends behind it");
    }

    #[test]
    fn a_sign_is_never_cut() {
        assert_eq!([0, 1, 2, 3, 9].map(|at| sign_at("aé", at)), [0..1, 1..3, 1..3, 3..3, 3..3]);
    }
}
