//! The HTML of a body with its holes filled.

use std::iter::Peekable;
use std::slice::Iter;

use super::Pages;
use super::plan::site_path;
use super::value::Sources;
use crate::entry::{Body, Hole, Link, Target, escape_into};
use crate::knowledge::{Ix, Mention, has_anchor};
use crate::source::Span;

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
                Hole::Address(index) => escape_into(&mut html, &self.address(&body.links[*index])),
                Hole::Title(index) => {
                    let link = &body.links[*index];
                    let title = self.knowledge.link_target(link).map(|ix| &*self.knowledge.entry(ix).title.value);
                    escape_into(&mut html, title.unwrap_or_default());
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

    /// Copies a stretch without holes, with the mentions in it as links. Returns its end.
    fn copy(&self, html: &mut String, body: &Body, stretch: Span, mentions: &mut Peekable<Iter<'_, Mention>>) -> usize {
        let mut at = stretch.start;
        while let Some(mention) = mentions.next_if(|mention| (mention.start as usize) < stretch.end) {
            let (start, end) = (mention.start as usize, mention.end as usize);
            html.push_str(body.html.get(at..start).unwrap_or_default());
            html.push_str("<a href=\"");
            escape_into(html, &self.url(&self.path(mention.target)));
            html.push_str("\">");
            html.push_str(body.html.get(start..end).unwrap_or_default());
            html.push_str("</a>");
            at = end;
        }
        html.push_str(body.html.get(at..stretch.end).unwrap_or_default());
        stretch.end
    }

    fn address(&self, link: &Link) -> String {
        let mut address = match &link.target {
            Target::Here => String::new(),
            Target::Route(path) => self.url(site_path(path, &self.config).unwrap_or_default()),
            Target::File(path) if !path.ends_with(".md") => self.url(path),
            Target::Id(_) | Target::File(_) => match self.knowledge.link_target(link) {
                Some(ix) => self.url(&self.path(ix)),
                None => String::new(),
            },
        };
        // On an earlier day a fact or event may not have been there yet.
        let there = |anchor: &str| self.knowledge.link_target(link).is_none_or(|ix| has_anchor(self.knowledge.entry(ix), anchor));
        if let Some(anchor) = link.anchor.as_deref().filter(|anchor| there(anchor)) {
            address.push('#');
            address.push_str(anchor);
        }
        address
    }
}
