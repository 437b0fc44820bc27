//! Headings and their anchors.

use super::Writer;
use super::text::slug;
use crate::diagnostic::Code;
use crate::entry::anchor::{PAGE_ANCHORS, is_reserved};
use crate::entry::body::{Heading, Hole, Target, level_name};
use crate::source::Span;

/// A heading in the course of being read.
#[derive(Default)]
pub(super) struct OpenHeading {
    pub(super) level: u8,
    /// The anchor that the author asked for.
    pub(super) anchor: Option<String>,
    /// Its text so far.
    pub(super) text: String,
    /// Offsets at which titles of entries are inserted, each with the index of the link to the entry.
    pub(super) titles: Vec<(usize, usize)>,
}

impl Writer<'_> {
    /// The number of headings so far.
    pub(in crate::entry) fn headings(&self) -> usize {
        self.body.headings.len()
    }

    pub(super) fn end_heading(&mut self, span: &Span) {
        let inner = self.buffers.pop().unwrap_or_default();
        let Some(OpenHeading { level, anchor, text, titles }) = self.heading.take() else { return };
        if inner.html.trim().is_empty() {
            let message = "this heading has no words".to_owned();
            self.report(Code::HalfWritten, &(span.start..span.start + 1), message, Some("write them behind the `#`, or take it out"));
        }
        // A heading that consists only of another entry's title is named by that entry's id.
        let named = || match titles.first().and_then(|(_, link)| self.body.links.get(*link)).map(|link| &link.target) {
            Some(Target::Id(id)) if !text.contains(char::is_alphanumeric) => slug(id.rsplit('/').next().unwrap_or_default()),
            _ => slug(&text),
        };
        let wanted = anchor.unwrap_or_else(named);
        let anchor = self.unique_anchor(wanted);
        let name = level_name(level);
        if self.is_fact {
            self.out().push_all(["<h", name, ">"]);
            self.out().append(inner);
            return self.out().push_all(["</h", name, ">\n"]);
        }
        self.out().push_all(["<h", name, " id=\"", &anchor, "\">"]);
        self.out().append(inner);
        self.out().push_all([" <a class=\"anchor\" href=\"#", &anchor, "\" aria-label=\""]);
        self.hole(Hole::Said("link_to_section"));
        self.out().push_all(["\">#</a></h", name, ">\n"]);
        let blank = text.len() - text.trim_start().len();
        let text: Box<str> = text.trim().into();
        let titles = titles.into_iter().map(|(at, link)| (at.saturating_sub(blank).min(text.len()), link)).collect();
        self.body.headings.push(Heading { level, anchor: anchor.into(), text, titles });
    }

    /// Writes the label of the next table for screen readers: the heading above it, numbered from the second table on.
    pub(super) fn push_table_label(&mut self) {
        let heading = self.body.headings.last().map(|heading| heading.text.clone()).filter(|text| !text.is_empty());
        match &heading {
            Some(heading) => self.push_escaped(heading),
            None => self.hole(Hole::Said("table")),
        }
        let count = self.tables.entry(heading.unwrap_or_default()).or_default();
        *count += 1;
        if *count > 1 {
            let number = format!(" {count}");
            self.hole(Hole::Said("comma"));
            self.push(number.trim_start());
        }
    }

    /// The anchor that is wanted, or the first of its numbered variants that is not taken.
    fn unique_anchor(&mut self, wanted: String) -> String {
        let mut wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        if is_reserved(&wanted) {
            wanted.insert_str(0, "section-");
        }
        let taken = usize::from(PAGE_ANCHORS.contains(&wanted.as_str()));
        let mut count = *self.anchors.entry(wanted.clone()).or_insert(taken);
        loop {
            count += 1;
            let anchor = if count == 1 { wanted.clone() } else { format!("{wanted}-{count}") };
            if count == 1 || !self.anchors.contains_key(&anchor) {
                self.anchors.insert(wanted, count);
                self.anchors.entry(anchor.clone()).or_insert(1);
                return anchor;
            }
        }
    }
}
