//! The text of an entry: HTML with holes where something about another entry is to be filled in.
//!
//! The holes keep a body independent of every other file, so that it is parsed once and again only when it changes.

use super::anchor::Anchors;
use super::html::Writer;
use super::{Reference, Written};
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::source::{Source, Span};
use crate::table::Notes;

/// Blocks within blocks: no reader follows deeper, and hostile input must not either.
pub(super) const DEEPEST: usize = 40;

/// Levels of headings as text.
const LEVELS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];

/// A parsed body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// HTML, safe to publish, without what goes into the holes.
    pub html: Box<str>,
    /// Byte offsets in `html`, ascending, and what is to be filled in there.
    pub holes: Vec<(usize, Hole)>,
    /// Headings in their order.
    pub headings: Vec<Heading>,
    /// Ids that the author gave to elements in HTML: anchors as those of headings.
    pub ids: Vec<Box<str>>,
    /// The anchors of both, if they are many.
    pub anchors: Anchors,
    /// Links within the site.
    pub links: Vec<Link>,
    /// Uses of sources.
    pub citations: Vec<Citation>,
}

impl Body {
    /// The fingerprint of an entry's path, of what stands above its text, and of what others can know of the text itself.
    pub(super) fn outline<'a>(&'a self, path: &'a str, above: impl IntoIterator<Item = &'a str>) -> Fingerprint {
        let mut parts: Vec<&str> = vec![path];
        parts.extend(above);
        for heading in &self.headings {
            parts.extend(["#", LEVELS[usize::from(heading.level) % LEVELS.len()], &heading.anchor, &heading.text]);
        }
        for id in &self.ids {
            parts.extend(["#", "", id]);
        }
        for link in &self.links {
            let (sort, target) = match &link.target {
                Target::Id(id) => ("id", &**id),
                Target::File(path) => ("file", &**path),
                Target::Route(path) => ("route", &**path),
                Target::Here => ("here", ""),
            };
            parts.extend([sort, target]);
            parts.extend(link.anchor.as_deref().map_or(["", ""], |anchor| ["to", anchor]));
        }
        for citation in &self.citations {
            parts.extend(["@", &citation.source.value]);
            parts.extend(citation.locator.as_deref().map_or(["", ""], |locator| ["at", locator]));
        }
        Fingerprint::of_parts(parts.into_iter().map(str::as_bytes))
    }

    fn all_anchors(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(|heading| &*heading.anchor).chain(self.ids.iter().map(|id| &**id))
    }

    /// Whether a heading or an element of the text has the anchor.
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.has(anchor).unwrap_or_else(|| self.all_anchors().any(|known| known == anchor))
    }

    /// The fingerprint of where the text links and cites.
    pub(super) fn places(&self) -> Fingerprint {
        let spans = self.links.iter().map(|link| &link.span).chain(self.citations.iter().map(|citation| &citation.source.span));
        let ends: Vec<[u8; 8]> = spans.flat_map(|span| [span.start as u64, span.end as u64]).map(u64::to_le_bytes).collect();
        Fingerprint::of_parts(ends.iter().map(|end| &end[..]))
    }

    /// Notes the anchors, and gives back memory that lists asked for beforehand: bodies stay as long as the site does.
    pub(super) fn complete(&mut self) {
        self.anchors = Anchors::new(self.headings.len() + self.ids.len(), self.all_anchors());
        self.holes.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.links.shrink_to_fit();
        self.citations.shrink_to_fit();
    }
}

/// What is to be filled into the HTML of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// The address of the link of this index.
    Address(usize),
    /// The title of the entry that the link of this index leads to.
    Title(usize),
    /// The mark of the citation of this index.
    Mark(usize),
    /// A message of the interface, by its name.
    Said(&'static str),
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: level 1 is the page's own.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub anchor: Box<str>,
    /// Its text without markup.
    pub text: Box<str>,
    /// Byte offsets in `text`, ascending, where the title belongs of the entry that the link of this index leads to.
    pub titles: Box<[(usize, usize)]>,
}

/// A link within the site, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The heading it leads to.
    pub anchor: Option<Box<str>>,
    /// Where it stands in the file.
    pub span: Span,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an entry by its id: `[[jean-zay]]`.
    Id(Box<str>),
    /// To a file by its path below `content/`: `[x](../infrastructure/jean-zay.md)` or a picture.
    File(Box<str>),
    /// To an address of this site: `[x](/timeline/)`.
    Route(Box<str>),
    /// To a heading of the same body.
    Here,
}

/// A use of a source: `[@chavez-2024, p. 3]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: Reference,
    /// The place in it.
    pub locator: Option<Box<str>>,
}

/// Parses the Markdown at `span` of the file.
pub(super) fn read(source: &Source, span: Span) -> Checked<Body> {
    read_as(source, span, false)
}

fn read_as(source: &Source, span: Span, is_fact: bool) -> Checked<Body> {
    let text = &source.text[span.clone()];
    if text.trim().is_empty() {
        return Checked::clean(Body::default());
    }
    let mut writer = Writer::new(source, span.start, is_fact);
    let mut depth = 0usize;
    let events = super::html::events(text);
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
            let place = span.start + range.start..span.start + range.end.min(range.start + 1);
            let message = format!("nested more than {DEEPEST} deep");
            return Checked {
                value: Body::default(),
                diagnostics: vec![
                    Diagnostic::new(Code::NestingTooDeep, &source.path, place, message).help("take these quotes or lists apart"),
                ],
            };
        }
        writer.event(event, range);
    }
    writer.unused_names(named);
    writer.odd_lines(text);
    writer.finish()
}

/// Parses Markdown that is a value: one paragraph, without its tags. Problems and references stand at the value's span.
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

/// Splits `@a, p. 3; @b` into its citations. `None` if it is no list of citations.
pub(super) fn citations(text: &str, span: &Span) -> Option<Vec<Citation>> {
    text.split(';')
        .map(|part| {
            let (id, locator) = part.split_once(',').map_or((part, None), |(id, locator)| (id, Some(locator.trim())));
            let id = id.trim().strip_prefix('@')?;
            // `[@a, @b]`: the second would be lost as a place in the first.
            if locator.is_some_and(|locator| locator.starts_with('@')) {
                return None;
            }
            let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'_' | b'.'));
            let source = Written { value: id.into(), span: span.clone() };
            plain.then(|| Citation { source, locator: locator.filter(|text| !text.is_empty()).map(Box::from) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
