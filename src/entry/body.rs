//! The text of an entry: HTML with holes that are filled with facts about other entries, such as their addresses and titles.
//!
//! The holes make a body independent of every other file, so that it is parsed again only when its own file changes.

use super::anchor::Anchors;
use super::{Reference, Written};
use crate::fingerprint::Fingerprint;
use crate::source::Span;

/// The most levels of nested blocks. No reader follows deeper, and hostile input must not exhaust the stack.
pub(super) const DEEPEST: usize = 40;

/// The level of a heading as text.
pub(super) fn level_name(level: u8) -> &'static str {
    ["1", "2", "3", "4", "5", "6"].get(usize::from(level).saturating_sub(1)).copied().unwrap_or("6")
}

/// A parsed body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// HTML that is safe to publish, without the contents of the holes.
    pub html: Box<str>,
    /// Byte offsets in `html`, ascending, and what is filled in there.
    pub holes: Vec<(usize, Hole)>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Ids that the author gave to HTML elements; they are anchors like those of headings.
    pub ids: Vec<Box<str>>,
    /// A lookup table for the anchors of headings and ids, if there are many.
    pub anchors: Anchors,
    /// The links within the site.
    pub links: Vec<Link>,
    /// The uses of sources.
    pub citations: Vec<Citation>,
}

impl Body {
    /// The fingerprint of everything in the text that other pages can depend on.
    pub(super) fn outline(&self) -> Fingerprint {
        let mut parts: Vec<&str> = Vec::new();
        for heading in &self.headings {
            parts.extend(["#", level_name(heading.level), &heading.anchor, &heading.text]);
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

    /// Whether a heading or an element of the text has this anchor.
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.has(anchor).unwrap_or_else(|| self.all_anchors().any(|known| known == anchor))
    }

    /// The fingerprint of the places of the text's links and citations.
    pub(super) fn places(&self) -> Fingerprint {
        let spans = self.links.iter().map(|link| &link.span).chain(self.citations.iter().map(|citation| &citation.source.span));
        let ends: Vec<[u8; 8]> = spans.flat_map(|span| [span.start as u64, span.end as u64]).map(u64::to_le_bytes).collect();
        Fingerprint::of_parts(ends.iter().map(|end| &end[..]))
    }

    /// Builds the lookup table and releases excess capacity, because bodies stay in memory as long as the site does.
    pub(super) fn complete(&mut self) {
        self.anchors = Anchors::new(self.headings.len() + self.ids.len(), self.all_anchors());
        self.holes.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.links.shrink_to_fit();
        self.citations.shrink_to_fit();
    }
}

/// The content of a hole in the HTML of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// The address of the link with this index.
    Address(usize),
    /// The title of the entry that the link with this index leads to.
    Title(usize),
    /// The mark of the citation with this index.
    Mark(usize),
    /// A message of the interface, by its name.
    Said(&'static str),
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6; level 1 is the title of the page.
    pub level: u8,
    /// The anchor, unique in the body.
    pub anchor: Box<str>,
    /// The text without markup.
    pub text: Box<str>,
    /// Byte offsets in `text`, ascending, at which titles of entries are inserted, each with the index of the link that
    /// leads to the entry.
    pub titles: Box<[(usize, usize)]>,
}

/// A link within the site, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The target.
    pub target: Target,
    /// The heading it leads to, if it names one.
    pub anchor: Option<Box<str>>,
    /// Its place in the file.
    pub span: Span,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entry, by its id: `[[jean-zay]]`.
    Id(Box<str>),
    /// A file, by its path below `content/`: `[x](../infrastructure/jean-zay.md)` or a picture.
    File(Box<str>),
    /// An address of this site: `[x](/timeline/)`.
    Route(Box<str>),
    /// A heading of the same body.
    Here,
}

/// A use of a source: `[@chavez-2024, p. 3]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: Reference,
    /// The place within the source.
    pub locator: Option<Box<str>>,
}

/// Splits `@a, p. 3; @b` into its citations; `None` if the text is not a list of citations.
pub(super) fn citations(text: &str, span: &Span) -> Option<Vec<Citation>> {
    text.split(';')
        .map(|part| {
            let (id, locator) = part.split_once(',').map_or((part, None), |(id, locator)| (id, Some(locator.trim())));
            let id = id.trim().strip_prefix('@')?;
            // In `[@a, @b]` the second would be lost as a place in the first.
            if locator.is_some_and(|locator| locator.starts_with('@')) {
                return None;
            }
            let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'_' | b'.'));
            let source = Written { value: id.into(), span: span.clone() };
            plain.then(|| Citation { source, locator: locator.filter(|text| !text.is_empty()).map(Box::from) })
        })
        .collect()
}
