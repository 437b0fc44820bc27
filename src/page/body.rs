//! The HTML of a body with its holes filled.

use std::iter::Peekable;
use std::slice::Iter;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Pages;
use super::plan::site_path;
use super::value::Sources;
use crate::entry::{Body, Heading, Hole, Link, Target, escape_into};
use crate::knowledge::{Ix, Mention, has_anchor};
use crate::source::Span;

/// Signs of a file's name that mean something else in an address. A `?` may begin a query.
const ODD: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'|').add(b'^');

/// A path as it stands in an address.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ODD).to_string()
}

impl Pages {
    /// The text of an entry, with names of others as links.
    pub(super) fn own_text(&self, ix: Ix, sources: &mut Sources) -> String {
        self.fill(&self.knowledge.entry(ix).body, self.knowledge.mentions.of(ix), sources)
    }

    /// Fills in addresses, titles and marks, and puts links around mentions.
    pub(super) fn fill(&self, body: &Body, mentions: &[Mention], sources: &mut Sources) -> String {
        let mut html = String::with_capacity(body.html.len() + (body.holes.len() + mentions.len()) * 32);
        let mut mentions = mentions.iter().peekable();
        let mut at = 0;
        for (offset, hole) in &body.holes {
            at = self.copy(&mut html, body, at..*offset, &mut mentions);
            match hole {
                Hole::Address(index) => self.push_address_of(&mut html, &body.links[*index]),
                Hole::Title(index) => {
                    if let Some(ix) = self.knowledge.link_target(&body.links[*index]) {
                        self.push_title(&mut html, ix);
                    }
                }
                Hole::Mark(index) => {
                    let citation = &body.citations[*index];
                    if let Some(source) = self.knowledge.find_source(&citation.source.value) {
                        self.push_mark(&mut html, source, citation.locator.as_deref(), sources);
                    }
                }
            }
        }
        self.copy(&mut html, body, at..body.html.len(), &mut mentions);
        html
    }

    /// The text of a heading, with the titles of the entries it links.
    pub(super) fn heading_text(&self, body: &Body, heading: &Heading) -> String {
        let mut text = String::with_capacity(heading.text.len());
        let mut at = 0;
        for (offset, link) in &heading.titles {
            text.push_str(heading.text.get(at..*offset).unwrap_or_default());
            at = *offset;
            if let Some(ix) = body.links.get(*link).and_then(|link| self.knowledge.link_target(link)) {
                text.push_str(&self.knowledge.entry(ix).title.value);
            }
        }
        text.push_str(heading.text.get(at..).unwrap_or_default());
        text
    }

    /// Copies a stretch without holes, with the mentions in it as links. Returns its end.
    fn copy(&self, html: &mut String, body: &Body, stretch: Span, mentions: &mut Peekable<Iter<'_, Mention>>) -> usize {
        let mut at = stretch.start;
        while let Some(mention) = mentions.next_if(|mention| (mention.start as usize) < stretch.end) {
            let (start, end) = (mention.start as usize, mention.end as usize);
            html.push_str(body.html.get(at..start).unwrap_or_default());
            html.push_str("<a href=\"");
            self.push_address(html, mention.target);
            html.push_str("\">");
            html.push_str(body.html.get(start..end).unwrap_or_default());
            html.push_str("</a>");
            at = end;
        }
        html.push_str(body.html.get(at..stretch.end).unwrap_or_default());
        stretch.end
    }

    /// Appends the address that a link of a body leads to.
    fn push_address_of(&self, html: &mut String, link: &Link) {
        let target = self.knowledge.link_target(link);
        match &link.target {
            Target::Here => {}
            Target::Route(path) => escape_into(html, &encoded(&self.url(site_path(path, &self.config).unwrap_or_default()))),
            Target::File(path) if !path.ends_with(".md") => escape_into(html, &encoded(&self.url(path)).replace('?', "%3F")),
            Target::Id(_) | Target::File(_) => target.into_iter().for_each(|ix| self.push_address(html, ix)),
        }
        // On an earlier day a fact or event may not have been there yet.
        let there = |anchor: &&str| target.is_none_or(|ix| has_anchor(self.knowledge.entry(ix), anchor));
        if let Some(anchor) = link.anchor.as_deref().filter(there) {
            html.push('#');
            escape_into(html, anchor);
        }
    }
}
