//! The HTML of a body with its holes filled.

use super::Pages;
use super::plan::site_path;
use super::value::Sources;
use crate::entry::{Body, Hole, Link, Target, escape_into};
use crate::knowledge::has_anchor;

impl Pages {
    /// Fills in addresses, titles and marks.
    pub(super) fn fill(&self, body: &Body, sources: &mut Sources) -> String {
        let mut html = String::with_capacity(body.html.len() + body.holes.len() * 32);
        let mut at = 0;
        for (offset, hole) in &body.holes {
            html.push_str(body.html.get(at..*offset).unwrap_or_default());
            at = *offset;
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
        html.push_str(body.html.get(at..).unwrap_or_default());
        html
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
