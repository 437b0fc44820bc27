//! Handwritten HTML, split into tags and text.
//!
//! The published HTML is assembled anew from these parts, so nothing depends on how a browser would have parsed the
//! original.

use std::borrow::Cow;

/// The most attributes of a tag; no author needs more.
pub(super) const MOST_ATTRIBUTES: usize = 24;

/// A part of a piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Text, its character references resolved.
    Text(Cow<'t, str>),
    /// `<a href="x">`.
    Open(Tag<'t>),
    /// `</a>`, with its name in lower case.
    Close(String),
    /// `<!-- … -->`.
    Comment,
    /// A declaration or an instruction: `<!DOCTYPE …>`, `<?xml …>`.
    Declaration,
    /// A tag or comment that never ends: all the rest of the piece.
    Unclosed(&'t str),
}

/// A tag that opens an element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case, and values with character references resolved. Of attributes with the same name, the first
    /// counts.
    pub(super) attributes: Vec<(String, Cow<'t, str>)>,
    /// Whether it ends with `/>`.
    pub(super) closed: bool,
    /// Whether attributes were dropped because there were too many.
    pub(super) cut: bool,
}

/// The parts of a piece of HTML, each with its offset, in one pass.
pub(super) fn parts(html: &str) -> impl Iterator<Item = (usize, Part<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
        let (part, length) = part(rest);
        let start = at;
        at += length;
        Some((start, part))
    })
}

/// The first part and its length in bytes, which is at least 1.
fn part(rest: &str) -> (Part<'_>, usize) {
    let bytes = rest.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    if rest.starts_with("<!--") {
        // `<!-->` and `<!--->` are complete comments.
        let end = ["<!-->", "<!--->"].iter().find(|short| rest.starts_with(**short)).map(|short| short.len());
        return match end.or_else(|| rest[4..].find("-->").map(|end| 4 + end + 3)) {
            Some(end) => (Part::Comment, end),
            None => (Part::Unclosed(rest), rest.len()),
        };
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return rest.find('>').map_or((Part::Unclosed(rest), rest.len()), |end| (Part::Declaration, end + 1));
    }
    if rest.starts_with("</") && letter(2) {
        let Some(end) = rest.find('>') else { return (Part::Unclosed(rest), rest.len()) };
        return (Part::Close(rest[2..2 + name_length(&rest[2..end])].to_ascii_lowercase()), end + 1);
    }
    if bytes[0] == b'<' && letter(1) {
        return open(rest).map_or((Part::Unclosed(rest), rest.len()), |(tag, length)| (Part::Open(tag), length));
    }
    // A `<` that no name follows is text.
    let end = memchr::memchr(b'<', &bytes[1..]).map_or(rest.len(), |end| end + 1);
    (Part::Text(html_escape::decode_html_entities(&rest[..end])), end)
}

fn name_length(text: &str) -> usize {
    text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(text.len())
}

/// An opening tag and its length in bytes; `None` if it never ends.
fn open(rest: &str) -> Option<(Tag<'_>, usize)> {
    let bytes = rest.as_bytes();
    let mut at = 1 + name_length(&rest[1..]);
    let mut tag = Tag { name: rest[1..at].to_ascii_lowercase(), ..Tag::default() };
    loop {
        tag.closed = false;
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_whitespace() || **byte == b'/') {
            tag.closed = *byte == b'/';
            at += 1;
        }
        if *bytes.get(at)? == b'>' {
            return Some((tag, at + 1));
        }
        let start = at;
        at += 1;
        at += rest.as_bytes()[at..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='))?;
        let name = &rest[start..at];
        let behind = at + rest[at..].find(|c: char| !c.is_ascii_whitespace())?;
        let mut value = "";
        if bytes[behind] == b'=' {
            at = behind + 1;
            at += rest[at..].find(|c: char| !c.is_ascii_whitespace())?;
            (value, at) = match bytes[at] {
                quote @ (b'"' | b'\'') => {
                    let end = at + 1 + memchr::memchr(quote, &bytes[at + 1..])?;
                    (&rest[at + 1..end], end + 1)
                }
                _ => {
                    let end = at + rest[at..].find(|c: char| c.is_ascii_whitespace() || c == '>')?;
                    (&rest[at..end], end)
                }
            };
        }
        if tag.attributes.len() == MOST_ATTRIBUTES {
            tag.cut = true;
        } else {
            let name = name.to_ascii_lowercase();
            if tag.attributes.iter().all(|(known, _)| *known != name) {
                tag.attributes.push((name, html_escape::decode_html_entities(value)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(html: &str) -> Part<'_> {
        parts(html).next().expect("a part").1
    }

    #[test]
    fn tags_are_read_as_browsers_read_them() {
        let Part::Open(tag) = first("<A Href='x&amp;y' b = c hidden HREF=z />") else { panic!("no tag") };
        let attributes: Vec<_> = tag.attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!((&*tag.name, tag.closed), ("a", true));
        assert_eq!(attributes, [("href", "x&y"), ("b", "c"), ("hidden", "")]);
        assert_eq!(first("</B x>"), Part::Close("b".into()));
        assert_eq!(first("<!-- > -->"), Part::Comment);
    }

    #[test]
    fn what_does_not_end_is_said_to_be_so() {
        for html in ["<div title=\"oops>\n", "<div", "</div", "<!-- a", "<div a", "<div a=", "<div a=b"] {
            assert_eq!(first(html), Part::Unclosed(html));
        }
        assert_eq!(first("< 3"), Part::Text("< 3".into()));
    }
}
