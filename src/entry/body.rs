//! The text of an entry: HTML with holes where something about another entry is to be filled in.
//!
//! The holes keep a body independent of every other file, so that it is parsed once and again only when it changes.

use super::anchor::Anchors;
use super::{Reference, Written};
use crate::fingerprint::Fingerprint;
use crate::source::Span;

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
