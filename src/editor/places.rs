//! Positions as editors count them: lines from 0, columns in UTF-16 units. A position beyond a text means its end.

use serde_json::{Value, json};

use crate::source::{Span, ceil_boundary, floor_boundary};

/// The byte offset of a position.
pub(super) fn offset(text: &str, position: &Value) -> usize {
    let number = |key: &str| position[key].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
    let (line, column) = (number("line"), number("character"));
    let mut start = 0;
    for _ in 0..line {
        match text[start..].find('\n') {
            Some(feed) => start += feed + 1,
            None => return text.len(),
        }
    }
    let end = text[start..].find('\n').map_or(text.len(), |feed| start + feed);
    let mut left = column;
    for (at, c) in text[start..end].char_indices() {
        if left < c.len_utf16() {
            return start + at;
        }
        left -= c.len_utf16();
    }
    end
}

/// The beginnings of lines, for converting many byte offsets of a text into positions.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    fn position(&self, at: usize) -> Value {
        let at = floor_boundary(self.text, at);
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let column: usize = self.text[self.starts[line]..at].chars().map(char::len_utf16).sum();
        json!({ "line": line, "character": column })
    }

    /// A span as a range of the protocol.
    pub(super) fn range(&self, span: &Span) -> Value {
        json!({ "start": self.position(span.start), "end": self.position(ceil_boundary(self.text, span.end.max(span.start))) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_units_of_utf_16_and_beyond_the_text_is_its_end() {
        let text = "é日😀x\nsecond";
        let at = |line: u64, character: u64| offset(text, &json!({ "line": line, "character": character }));
        assert_eq!([at(0, 0), at(0, 1), at(0, 2), at(0, 4), at(0, 5)], [0, 2, 5, 9, 10]);
        assert_eq!(at(0, 3), 5, "within a pair is before it");
        assert_eq!([at(0, 99), at(1, 3), at(1, 99), at(9, 0)], [10, 14, 17, 17]);
        assert_eq!(at(u64::MAX, u64::MAX), 17);
        let lines = Lines::new(text);
        assert_eq!(lines.range(&(9..14)), json!({ "start": { "line": 0, "character": 4 }, "end": { "line": 1, "character": 3 } }));
        assert_eq!(lines.range(&(90..99))["start"], json!({ "line": 1, "character": 6 }));
    }
}
