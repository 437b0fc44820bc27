//! Footnotes: marks in the text, and the notes at its end.

use std::collections::BTreeMap;

use super::{Buffer, Writer};

/// Footnotes in the order in which they are first mentioned.
#[derive(Default)]
pub(super) struct Footnotes {
    pub(super) numbers: BTreeMap<String, usize>,
    pub(super) open: Option<String>,
    pub(super) texts: BTreeMap<String, Buffer>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }
}

impl Writer<'_> {
    /// The mark of a footnote in the text.
    pub(super) fn footnote_mark(&mut self, label: &str) {
        let first = !self.footnotes.numbers.contains_key(label);
        let number = self.footnotes.number(label);
        // The way back leads to the first mention; an id stands on a page once.
        let id = if first { format!(" id=\"fnref-{number}\"") } else { String::new() };
        if self.is_fact {
            return self.push(&format!("<sup class=\"note\">{number}</sup>"));
        }
        let mark = format!("<sup class=\"note\"><a href=\"#fn-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>");
        self.push(&mark);
    }

    /// Writes them at the end.
    pub(super) fn push_footnotes(&mut self) {
        let mut labels: Vec<_> = std::mem::take(&mut self.footnotes.numbers).into_iter().collect();
        labels.sort_by_key(|(_, number)| *number);
        if labels.is_empty() {
            return;
        }
        self.push("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n");
        for (label, number) in labels {
            let text = self.footnotes.texts.remove(&label).unwrap_or_default();
            if self.is_fact {
                self.push("<li>");
                self.out().append(text);
                self.push("</li>\n");
                continue;
            }
            self.push(&format!("<li id=\"fn-{number}\">"));
            self.out().append(text);
            self.push(&format!("<a href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a></li>\n"));
        }
        self.push("</ol>\n</section>\n");
    }
}
