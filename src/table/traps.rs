//! The mistakes that TOML makes easy, each said in words that a researcher understands.

use super::Notes;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, floor_boundary};

/// Turns the parser's errors into notes, one a line: later ones on a line are echoes of the first.
pub(super) fn note_errors(text: &str, errors: &[toml::de::Error], notes: &mut Notes<'_>) {
    let mut found: Vec<(Span, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(text.len()..text.len()), error.message())).collect();
    found.sort_by_key(|(span, _)| (span.start, span.end));
    let mut last_line = None;
    for (span, message) in found {
        let start = floor_boundary(text, span.start);
        let line = line_of(text, start);
        notes.broken.push(line.clone());
        if last_line.replace(line.start) == Some(line.start) {
            continue;
        }
        let (code, message, help) = explain(text, &span, line, message);
        let span = notes.place(&(start..floor_boundary(text, span.end).max(start)));
        notes.diagnostics.push(Diagnostic::new(code, notes.path, span, message).maybe_help(help));
    }
}

/// The line around an offset, without its line feed.
fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    start..end
}

/// What the parser's `message` about `span` means to the person who wrote the line.
fn explain(text: &str, span: &Span, line: Span, message: &str) -> (Code, String, Option<String>) {
    let whole = text[line.clone()].trim();
    let (key, value) = whole.split_once('=').map_or((whole, ""), |(key, value)| (key.trim(), value.trim()));
    let bare = value.split('#').next().unwrap_or_default().trim().trim_end_matches(',');
    if message.contains("duplicate key") {
        let name = text.get(span.clone()).unwrap_or(key);
        let help = if whole.starts_with('[') {
            format!("put both under one `{whole}`; several claims, edges or events are written `[[{name}]]`")
        } else {
            "keep one of the two".to_owned()
        };
        return (Code::DuplicateKey, format!("`{name}` stands here a second time"), Some(help));
    }
    if looks_like_date(bare) {
        return (Code::UnquotedDate, format!("the date {bare} needs quotes"), Some(format!("write {key} = \"{bare}\"")));
    }
    if let Some(found) = unquoted_date_within(value) {
        return (Code::UnquotedDate, format!("the date {found} needs quotes"), Some(format!("write \"{found}\"")));
    }
    let syntax = |message: String, help: Option<String>| (Code::TomlSyntax, message, help);
    if whole.contains(['“', '”', '„', '‘', '’']) && !bare.starts_with(['"', '\'']) {
        return syntax("these are curly quotes; TOML takes straight ones".into(), Some("write \"…\"".into()));
    }
    if value.is_empty() && !whole.contains('=') {
        if let Some((key, value)) = whole.split_once(':') {
            let help = format!("write {} = \"{}\"", key.trim(), value.trim().trim_matches('"'));
            return syntax("a key and its value are joined by `=`, not by `:`".into(), Some(help));
        }
        return syntax(format!("expected `key = value`, found `{}`", shorten(whole)), None);
    }
    if value.is_empty() {
        return syntax(format!("`{key}` has no value"), Some("give it one, or take the line out".into()));
    }
    if message.contains("must be quoted") {
        return syntax(format!("text needs quotes: `{}`", shorten(bare)), Some(format!("write {key} = \"{bare}\"")));
    }
    if bare.starts_with(|c: char| c.is_ascii_digit()) && bare.contains(',') && bare.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        let help = format!("write {key} = {}", bare.replace(',', "_"));
        return syntax("numbers have no commas".into(), Some(help));
    }
    if key.contains(' ') && !key.starts_with(['"', '[']) {
        return syntax(format!("a key has no spaces: `{}`", shorten(key)), Some(key.replace(' ', "_").to_lowercase()));
    }
    if message.contains("basic string") || message.contains("literal string") {
        return syntax("the text has no closing quote on its line".into(), Some(format!("write {key} = \"…\"")));
    }
    if message.contains("escape") {
        return syntax(
            "a backslash in double quotes begins an escape".into(),
            Some("write it twice, or use single quotes: '…'".into()),
        );
    }
    if message.contains("unclosed array") || message.contains("in array") || message.contains("array elements") {
        return syntax(
            "this list is not closed, or a comma is missing in it".into(),
            Some("write [\"a\", \"b\"]".into()),
        );
    }
    if message.contains("inline table") {
        return syntax("this table in braces is not closed on its line".into(), Some("write { key = value, key = value }".into()));
    }
    syntax(message.to_owned(), None)
}

fn shorten(text: &str) -> &str {
    &text[..floor_boundary(text, 60)]
}

/// A year with a month, or a date with a mark behind it or in an interval: dates that TOML does not know.
fn looks_like_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 5
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && matches!(bytes[4], b'-' | b'~' | b'?' | b'/')
        && bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'~' | b'?' | b'%' | b'/' | b'.'))
}

/// Such a date as a value in a list or an inline table, outside quotes.
fn unquoted_date_within(value: &str) -> Option<&str> {
    let mut quoted = false;
    value
        .split(|c: char| {
            quoted ^= c == '"';
            !quoted && matches!(c, ' ' | ',' | '{' | '}' | '[' | ']' | '=')
        })
        .find(|word| looks_like_date(word) && toml::de::DeValue::parse(word).is_err())
}

/// Notes inline tables that run over lines or end in a comma: newer TOML allows both, most readers of TOML do not.
pub(super) fn note_inline_tables(text: &str, notes: &mut Notes<'_>) {
    if !text.contains('{') {
        return;
    }
    let bytes = text.as_bytes();
    // The open brackets around `at`: where each stands, and whether it was already noted.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut last = b' ';
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'#' => {
                at += bytes[at..].iter().position(|b| *b == b'\n').unwrap_or(bytes.len() - at);
                continue;
            }
            b'"' | b'\'' => at = string_end(bytes, at),
            b'{' | b'[' => open.push((at, false)),
            b'}' | b']' => {
                if let Some((start, false)) = open.pop()
                    && byte == b'}'
                    && bytes[start] == b'{'
                    && last == b','
                {
                    let message = "a table in braces has no comma before its closing brace";
                    notes.report(Code::MultiLineInlineTable, &(start..at + 1), message, Some("take the last comma out".into()));
                }
            }
            b'\n' => {
                if let Some((start, noted @ false)) = open.last_mut()
                    && bytes[*start] == b'{'
                {
                    *noted = true;
                    let span = *start..at;
                    let help = "put it on one line, or write it as a [table] of its own with a key a line".to_owned();
                    notes.report(Code::MultiLineInlineTable, &span, "a table in braces stands on one line", Some(help));
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at += 1;
    }
}

/// The offset of the quote that ends the string which begins at `start`; the end of the line or text if it does not end.
fn string_end(bytes: &[u8], start: usize) -> usize {
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
