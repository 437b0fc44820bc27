//! The text of an entry: the body with its holes filled in, and links around the names of other entries.

use std::iter::Peekable;
use std::slice::Iter;

use super::address::{encoded, site_path};
use super::escaped::Written;
use super::{Html, Markup, Sources};
use crate::entry::{Body, Heading, Hole, Link, Target};
use crate::knowledge::{Ix, Mention, has_anchor};
use crate::source::Span;

impl Markup {
    /// The text of an entry, with the names of other entries as links.
    pub fn own_text(&self, ix: Ix, sources: &mut Sources) -> Html {
        self.filled(&self.knowledge.entry(ix).body, self.knowledge.mentions.of(ix), |link| self.knowledge.body_target(ix, link), sources)
    }

    /// Fills in addresses, titles and marks, and puts links around mentions. `target` gives the entry that a link leads to, by the link's index.
    pub(super) fn filled(&self, body: &Body, mentions: &[Mention], target: impl Fn(usize) -> Option<Ix>, sources: &mut Sources) -> Html {
        let mut html = Html::with_capacity(body.html.len() + (body.holes.len() + mentions.len()) * 32);
        let mut mentions = mentions.iter().peekable();
        let mut at = 0;
        for (offset, hole) in &body.holes {
            at = self.copy(&mut html, body, at..*offset, &mut mentions);
            match hole {
                Hole::Address(index) => html.push(self.address_of(&body.links[*index], target(*index))),
                Hole::Title(index) => {
                    if let Some(ix) = target(*index) {
                        html.push(self.title(ix));
                    }
                }
                Hole::Said(id) => html.push(html! { (self.words.text(id)) }),
                Hole::Mark(index) => {
                    let citation = &body.citations[*index];
                    if let Some(source) = self.knowledge.find_source(&citation.source.value) {
                        html.push(self.mark(source, citation.locator.as_deref(), sources));
                    }
                }
            }
        }
        self.copy(&mut html, body, at..body.html.len(), &mut mentions);
        html
    }

    /// The headings of a text.
    pub fn headings(&self, body: &Body) -> Vec<super::Heading> {
        let heading = |heading: &Heading| super::Heading {
            level: heading.level,
            anchor: heading.anchor.to_string(),
            text: self.heading_text(body, heading),
        };
        body.headings.iter().map(heading).collect()
    }

    /// The text of a heading, with the titles of entries that it links to.
    fn heading_text(&self, body: &Body, heading: &Heading) -> String {
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

    /// Copies a stretch without holes, with its mentions as links. Returns the end of the stretch.
    fn copy(&self, html: &mut Html, body: &Body, stretch: Span, mentions: &mut Peekable<Iter<'_, Mention>>) -> usize {
        let part = |span: Span| Written(body.html.get(span).unwrap_or_default());
        let mut at = stretch.start;
        while let Some(mention) = mentions.next_if(|mention| (mention.start as usize) < stretch.end) {
            let (start, end) = (mention.start as usize, mention.end as usize);
            html.push(part(at..start));
            html.push(html! { a href=(self.address(mention.target)) { (part(start..end)) } });
            at = end;
        }
        html.push(part(at..stretch.end));
        stretch.end
    }

    /// The address that a link in a text leads to, and the entry if it leads to one.
    fn address_of(&self, link: &Link, target: Option<Ix>) -> Html {
        // On an earlier day a fact or event may not have existed yet.
        let there = |anchor: &&str| target.is_none_or(|ix| has_anchor(self.knowledge.entry(ix), anchor));
        html! {
            @match &link.target {
                Target::Here => {}
                Target::Route(path) => (encoded(&self.url(site_path(path, &self.config).unwrap_or_default()))),
                Target::File(path) if !path.ends_with(".md") => (encoded(&self.url(path)).replace('?', "%3F")),
                Target::Id(_) | Target::File(_) => { @if let Some(ix) = target { (self.address(ix)) } }
            }
            @if let Some(anchor) = link.anchor.as_deref().filter(there) { "#" (anchor) }
        }
    }
}
