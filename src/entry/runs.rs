//! The parts of a body's HTML where a link may be inserted: text outside links, code, headings and table heads.

use super::Body;
use crate::source::Span;

/// Whether no link may be inserted into an element. `summary` acts as a button, and `kbd` and `samp` are code by other
/// names.
fn is_closed(element: &[u8]) -> bool {
    matches!(element, b"a" | b"code" | b"pre" | b"kbd" | b"samp" | b"th" | b"summary" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6")
}

/// The element that the writer puts above an alert; its words are not the author's.
const LABEL: &[u8] = b"p class=\"alert-label\"";

impl Body {
    /// The runs of text in which a link may be inserted, as byte ranges of the HTML, ascending. A run ends at every tag and
    /// hole.
    pub fn runs(&self) -> impl Iterator<Item = Span> + '_ {
        let bytes = self.html.as_bytes();
        let mut holes = self.holes.iter().map(|(offset, _)| *offset).peekable();
        let mut at = 0;
        // The number of elements open at this point that may not contain links.
        let mut closed = 0usize;
        std::iter::from_fn(move || {
            while at < bytes.len() {
                if bytes[at] == b'<' {
                    let end = tag_end(bytes, at);
                    let tag = &bytes[at + 1..end];
                    let (ends, name) = tag.strip_prefix(b"/").map_or((false, tag), |name| (true, name));
                    let name = &name[..name.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(name.len())];
                    if is_closed(name) {
                        closed = if ends { closed.saturating_sub(1) } else { closed + 1 };
                    }
                    at = (end + 1).min(bytes.len());
                    if tag == LABEL {
                        at += memchr::memchr(b'<', &bytes[at..]).unwrap_or(bytes.len() - at);
                    }
                    continue;
                }
                while holes.next_if(|hole| *hole <= at).is_some() {}
                let tag = memchr::memchr(b'<', &bytes[at..]).map_or(bytes.len(), |tag| at + tag);
                let end = holes.peek().map_or(tag, |hole| tag.min(*hole));
                let run = at..end;
                at = end;
                if closed == 0 {
                    return Some(run);
                }
            }
            None
        })
    }
}

/// The offset of the `>` that ends the tag starting at `at`, ignoring quoted attributes; the end of the text if there is
/// none.
pub fn tag_end(bytes: &[u8], at: usize) -> usize {
    // Tags are so short that a search for single bytes would take longer to begin than to end.
    let mut is_quoted = false;
    let end = bytes[at..].iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b'>' && !is_quoted
    });
    end.map_or(bytes.len(), |end| at + end)
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    fn runs(markdown: &str) -> Vec<String> {
        let source = Source::new("content/models/x.md", markdown.as_bytes());
        let body = crate::entry::markdown::read(&source, 0..markdown.len()).value;
        let texts = body.runs().map(|run| body.html[run].trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn text_is_open_in_all_that_is_read_as_text() {
        assert_eq!(runs("one *two* three\nfour\n\n- five\n\n> six\n"), ["one", "two", "three\nfour", "five", "six"]);
        assert_eq!(runs("a[^n] b\n\n[^n]: note\n"), ["a", "b", "note"]);
        assert_eq!(runs("| head |\n|---|\n| cell |\n"), ["cell"]);
        assert_eq!(runs("> [!NOTE]\n> text\n"), ["text"]);
    }

    #[test]
    fn links_code_and_headings_are_closed() {
        assert_eq!(runs("## head\n\n[link](https://example.org/) `code` <https://example.org/>\n\n    block\n\n[[x]] end\n"), ["end"]);
        assert_eq!(runs("before [@paper, p. 3] behind"), ["before", "behind"]);
        assert_eq!(runs("![alternative](x.png) text"), ["text"]);
    }

    #[test]
    fn html_of_authors_is_read_as_it_is_published() {
        assert_eq!(runs("a <a href=\"https://example.org/\">in <b>bold</b></a> b"), ["a", "b"]);
        assert_eq!(runs("<span title=\"x > y\">in</span> <kbd>key</kbd> out"), ["in", "out"]);
        assert_eq!(runs("<a href=\"https://example.org/\">never closed"), [] as [&str; 0]);
    }
}
