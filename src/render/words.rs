//! The tags of a template, split into tokens.

use crate::source::Span;

/// A token in a tag.
#[derive(Clone, Debug)]
pub(super) enum Token<'t> {
    /// A name or keyword.
    Word(&'t str, Span),
    /// A text in quotes, with the span between the quotes.
    Text(&'t str, Span),
    /// A number.
    Number,
    /// Any other character.
    Sign(char),
}

impl<'t> Token<'t> {
    /// The word, if the token is one.
    pub(super) fn word(&self) -> Option<&'t str> {
        match self {
            Self::Word(word, _) => Some(word),
            _ => None,
        }
    }
}

/// The spans inside `{{ … }}` and `{% … %}`, without comments and raw text.
pub(super) fn tags(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') if !raw => "}}",
            Some(b'%') => "%}",
            Some(b'#') if !raw => {
                at = text[open..].find("#}").map_or(text.len(), |end| open + end + 2);
                continue;
            }
            _ => {
                at = open + 1;
                continue;
            }
        };
        let start = open + 2;
        let end = end_of_tag(text, start, close);
        let inner = text[start..end].trim_matches(|c: char| c == '-' || c.is_whitespace());
        match inner {
            "raw" => raw = true,
            "endraw" => raw = false,
            _ if !raw => found.push(start..end),
            _ => {}
        }
        at = (end + 2).min(text.len());
    }
    found
}

/// The end of a tag's inside, ignoring quoted texts.
fn end_of_tag(text: &str, start: usize, close: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => {
                at += 1;
                while at < bytes.len() && bytes[at] != quote {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
            }
            _ if bytes[at..].starts_with(close.as_bytes()) => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The tokens inside a tag.
pub(super) fn tokens(text: &str, tag: Span) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let end = tag.end;
    let mut at = tag.start;
    while let Some(sign) = text.get(at..end).and_then(|rest| rest.chars().next()) {
        let rest = &text[at..end];
        if sign.is_alphabetic() || sign == '_' {
            let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            found.push(Token::Word(&rest[..length], at..at + length));
            at += length;
        } else if sign.is_ascii_digit() {
            at += rest.find(|c: char| !(c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
            found.push(Token::Number);
        } else if matches!(sign, '"' | '\'' | '`') {
            let mut escaped = false;
            let close = rest.char_indices().skip(1).find(|(_, c)| {
                let ends = *c == sign && !escaped;
                escaped = *c == '\\' && !escaped;
                ends
            });
            let inner = 1..close.map_or(rest.len(), |(close, _)| close);
            found.push(Token::Text(&rest[inner.clone()], at + inner.start..at + inner.end));
            at += (inner.end + 1).min(rest.len());
        } else {
            if !sign.is_whitespace() && !(sign == '-' && (at == tag.start || at + 1 == end)) {
                found.push(Token::Sign(sign));
            }
            at += sign.len_utf8();
        }
    }
    found
}
