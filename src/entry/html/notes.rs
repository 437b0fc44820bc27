//! Footnotes: marks in the text, and the notes at its end.

use std::collections::BTreeMap;

use super::Writer;
use super::buffer::Buffer;
use super::text::printable;
use crate::diagnostic::Code;
use crate::entry::body::Hole;
use crate::source::Span;

/// The footnotes, in the order of their first mentions.
#[derive(Default)]
pub(super) struct Footnotes {
    numbers: BTreeMap<String, usize>,
    open: Option<(String, Span)>,
    texts: BTreeMap<String, (Buffer, Span)>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }
}

impl Writer<'_> {
    /// Writes the mark of a footnote.
    pub(super) fn footnote_mark(&mut self, label: &str) {
        let first = !self.footnotes.numbers.contains_key(label);
        let number = self.footnotes.number(label);
        // The way back leads to the first mention, because an id must be unique on its page.
        let id = if first { format!(" id=\"fnref-{number}\"") } else { String::new() };
        if self.is_fact {
            return self.push(&format!("<sup class=\"note\">{number}</sup>"));
        }
        let mark = format!("<sup class=\"note\"><a href=\"#fn-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>");
        self.push(&mark);
    }

    /// Handles the beginning of a note.
    pub(super) fn start_note(&mut self, label: &str, span: &Span) {
        self.buffers.push(Buffer::default());
        let place = span.start..span.start + 1;
        if self.footnotes.texts.contains_key(label) {
            let message = format!("the note `[^{}]` stands here for the second time: this one is lost", printable(label));
            self.report(Code::DuplicateFootnote, &place, message, Some("give it another name, here and at its mark".to_owned()));
        }
        self.footnotes.open = Some((label.to_owned(), place));
    }

    /// Handles the end of a note. If a label has several notes, the first counts.
    pub(super) fn end_note(&mut self) {
        let text = self.buffers.pop().unwrap_or_default();
        if let Some((label, place)) = self.footnotes.open.take() {
            self.footnotes.texts.entry(label).or_insert((text, place));
        }
    }

    /// Writes the notes at the end of the body.
    pub(super) fn push_footnotes(&mut self) {
        let unused: Vec<(String, Span)> = (self.footnotes.texts.iter())
            .filter(|(label, _)| !self.footnotes.numbers.contains_key(*label))
            .map(|(label, (_, place))| (label.clone(), place.clone()))
            .collect();
        for (label, place) in unused {
            let label = printable(&label);
            let message = format!("no mark leads to the note `[^{label}]`, so it is not published");
            self.report(Code::UnusedFootnote, &place, message, Some(format!("write [^{label}] where it belongs, or take the note out")));
        }
        let mut labels: Vec<_> = std::mem::take(&mut self.footnotes.numbers).into_iter().collect();
        labels.sort_by_key(|(_, number)| *number);
        if labels.is_empty() {
            return;
        }
        self.push("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"");
        self.hole(Hole::Said("notes"));
        self.push("\">\n<ol>\n");
        for (label, number) in labels {
            let text = self.footnotes.texts.remove(&label).unwrap_or_default().0;
            if self.is_fact {
                self.push("<li>");
                self.out().append(text);
                self.push("</li>\n");
                continue;
            }
            self.push(&format!("<li id=\"fn-{number}\">"));
            self.out().append(text);
            self.push(&format!("<a href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\""));
            self.hole(Hole::Said("back_to_text"));
            self.push("\">↩</a></li>\n");
        }
        self.push("</ol>\n</section>\n");
    }
}
