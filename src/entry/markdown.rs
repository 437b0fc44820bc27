//! Parsing Markdown into a body.

use super::body::{Body, DEEPEST};
use super::html::{Writer, events};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::{Source, Span, sign_at};
use crate::table::Notes;

/// Parses the Markdown at `span` of the file.
pub(super) fn read(source: &Source, span: Span) -> Checked<Body> {
    read_as(source, span, false)
}

/// The most headings of a text, because the table of contents lists all of them.
const MOST_HEADINGS: usize = 5_000;

/// The most markup characters of a text, counting line ends.
const MOST_SIGNS: usize = 500_000;

/// Refuses a text because of what is at `at`.
fn refused(source: &Source, at: usize, code: Code, message: String, help: &str) -> Checked<Body> {
    let found = Diagnostic::new(code, &source.path, sign_at(&source.text, at), message).help(help.to_owned());
    Checked { value: Body::default(), diagnostics: vec![found] }
}

/// The offset at which a text exceeds the number of markup characters; the parser keeps something in memory for each.
fn surplus_sign(text: &str) -> Option<usize> {
    if text.len() <= MOST_SIGNS {
        return None;
    }
    let is_sign =
        |byte: &u8| matches!(byte, b'\n' | b'[' | b']' | b'*' | b'_' | b'`' | b'<' | b'>' | b'&' | b'\\' | b'|' | b'!' | b'~' | b'#');
    text.bytes().enumerate().filter(|(_, byte)| is_sign(byte)).nth(MOST_SIGNS).map(|(at, _)| at)
}

fn read_as(source: &Source, span: Span, is_fact: bool) -> Checked<Body> {
    let text = &source.text[span.clone()];
    if text.trim().is_empty() {
        return Checked::clean(Body::default());
    }
    if let Some(at) = surplus_sign(text) {
        let message = format!("up to here this text has {MOST_SIGNS} signs of markup: more is not read");
        return refused(source, span.start + at, Code::LongText, message, "take it apart into several entries");
    }
    let mut writer = Writer::new(source, span.start, is_fact);
    let mut depth = 0usize;
    let events = events(text);
    // `[//]: #` is a common way to hide a remark.
    let named = events.reference_definitions().iter().filter(|(_, named)| &*named.dest != "#");
    let named: Vec<(String, Span)> = named.map(|(name, named)| (name.to_owned(), named.span.clone())).collect();
    for (event, range) in events {
        match &event {
            pulldown_cmark::Event::Start(_) => depth += 1,
            pulldown_cmark::Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("nested more than {DEEPEST} deep");
            return refused(source, span.start + range.start, Code::NestingTooDeep, message, "take these quotes or lists apart");
        }
        if writer.headings() > MOST_HEADINGS {
            let message = format!("this text has more than {MOST_HEADINGS} headings");
            return refused(source, span.start + range.start, Code::LongText, message, "take it apart into several entries");
        }
        writer.event(event, range);
    }
    writer.unused_names(named);
    writer.odd_lines(text);
    writer.finish()
}

/// Parses Markdown that is a value: one paragraph without its tags. Problems and references get the span of the value.
pub(super) fn inline(text: &str, notes: &mut Notes<'_>, span: &Span) -> Body {
    let source = Source::new(notes.path.clone(), text.as_bytes());
    let checked = read_as(&source, 0..source.text.len(), true);
    for found in checked.diagnostics {
        notes.report(found.code, span, found.message, found.help);
    }
    let place = notes.place(span);
    let mut body = checked.value;
    body.links.iter_mut().for_each(|link| link.span = place.clone());
    body.citations.iter_mut().for_each(|citation| citation.source.span = place.clone());
    if let Some(inner) = body.html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>\n"))
        && !inner.contains("<p>")
    {
        let removed = "<p>".len();
        body.holes.iter_mut().for_each(|(offset, _)| *offset = offset.saturating_sub(removed));
        body.html = inner.into();
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::body::{Heading, Hole, Target};

    fn body(text: &str) -> Checked<Body> {
        let source = Source::new("content/models/x.md", text.as_bytes());
        read(&source, 0..text.len())
    }

    #[test]
    fn links_citations_and_headings_are_found() {
        let body =
            body("## Data {#d}\n\n[Jean Zay](../infrastructure/jean-zay.md#power), [[nvidia|the maker]], [[tsmc]] [@a; @b, p. 3].\n").value;
        assert_eq!(body.headings[0], Heading { level: 2, anchor: "d".into(), text: "Data".into(), titles: Box::default() });
        assert_eq!(body.links[0].target, Target::File("infrastructure/jean-zay.md".into()));
        assert_eq!(body.links[0].anchor.as_deref(), Some("power"));
        assert_eq!(body.links[1].target, Target::Id("nvidia".into()));
        assert_eq!(body.citations.len(), 2);
        assert_eq!(body.citations[1].locator.as_deref(), Some("p. 3"));
        assert_eq!(body.holes.len(), 7);
    }

    #[test]
    fn scripts_come_out_harmless_with_a_warning() {
        for (text, code) in [
            ("a <script>alert(1)</script> b", Code::RawHtml),
            ("<img src=x onerror=alert(1)>", Code::RawHtml),
            ("[x](javascript:alert(1))", Code::UnsafeLink),
            ("[x](data:text/html,x)", Code::UnsafeLink),
            ("<a href=\"javascript:alert(1)\">x</a>", Code::UnsafeLink),
            ("<div style=\"position:fixed\">x</div>", Code::RawHtml),
        ] {
            let checked = body(text);
            let html = &checked.value.html;
            for bad in ["script", "onerror", "javascript:", "data:", "style"] {
                assert!(!html.contains(bad), "{text}: {html}");
            }
            assert!(checked.diagnostics.iter().any(|found| found.code == code), "{text}: {:?}", checked.diagnostics);
        }
    }

    #[test]
    fn harmless_html_stays_and_holes_survive_it() {
        let body = body("x<sup>2</sup> [[tsmc]] <kbd>a</kbd>").value;
        assert!(body.html.contains("<sup>2</sup>") && body.html.contains("<kbd>a</kbd>"));
        assert_eq!(body.holes.iter().map(|(_, hole)| *hole).collect::<Vec<_>>(), [Hole::Address(0), Hole::Title(0)]);
        assert!(body.html[..body.holes[0].0].ends_with("href=\""));
    }
}
