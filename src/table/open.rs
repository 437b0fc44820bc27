//! Things that are opened in a text and never closed: lists, tables in braces, quoted texts.

use super::lines::line_of;
use crate::source::Span;

/// The offset at which the list that an error is about begins, if that is on an earlier line.
pub(super) fn open_list(text: &str, span: &Span, message: &str) -> Option<usize> {
    if !message.contains("array") {
        return None;
    }
    let line = line_of(text, span.start);
    let open = brackets(&text[..line.start]);
    open.last().copied().filter(|open| text.as_bytes()[*open] == b'[')
}

/// The offsets of brackets and braces that are still open at the end of a text. Strings and comments are skipped.
pub(super) fn brackets(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let (mut open, mut at, mut header) = (Vec::new(), 0, true);
    while at < bytes.len() {
        match bytes[at] {
            b'#' => {
                at += bytes[at..].iter().position(|b| *b == b'\n').unwrap_or(bytes.len() - at);
                continue;
            }
            b'"' | b'\'' => at = string_end(bytes, at),
            b'[' if header && open.is_empty() => at = line_of(text, at).end.saturating_sub(1).max(at),
            b'{' | b'[' => open.push(at),
            b'}' | b']' => drop(open.pop()),
            _ => {}
        }
        header = bytes.get(at) == Some(&b'\n') || (header && bytes.get(at).is_some_and(u8::is_ascii_whitespace));
        at += 1;
    }
    open
}

/// The offset of a text in triple quotes that is never closed.
pub(super) fn open_text(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += bytes[at..].iter().position(|b| *b == b'\n').unwrap_or(bytes.len() - at),
            quote @ (b'"' | b'\'') => {
                let end = string_end(bytes, at);
                if bytes[at..].starts_with(&[quote; 3]) && end == bytes.len() {
                    return Some(at);
                }
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    None
}

/// The offset of the quote that closes the string starting at `start`; the end of the line or text if nothing closes it.
pub(super) fn string_end(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let triple = bytes[start..].starts_with(&[quote; 3]);
    let mut at = start + if triple { 3 } else { 1 };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\n' if !triple => return at - 1,
            byte if byte == quote && !triple => return at,
            byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => return at + 2,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}
