//! The lines of a page's list of sources.

use serde::Serialize;

use super::{Evidence, Markup, Sources};
use crate::entry::{Content, Value};
use crate::knowledge::Ix;

/// A line of a page's list of sources.
#[derive(Debug, Serialize)]
pub struct SourceLine {
    /// Its number, from 1, in the order of first use on the page.
    pub number: usize,
    /// The title.
    pub title: String,
    /// The address of its page on this site.
    pub url: String,
    /// The authors: "Pablo Chavez", "AI Singapore; IMDA".
    pub author: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The date of publication: "May 2024". The machine-readable form is only in the data, because in lists of hundreds it would
    /// double every date.
    pub published: Option<String>,
    /// The address of the source itself.
    pub address: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// The sort of evidence, if sources state it.
    pub evidence: Option<Evidence>,
    /// The BCP 47 tag of the language of its title, if it differs from the site's.
    pub language: Option<String>,
}

impl Markup {
    /// The lines of a page's list of sources.
    pub fn source_lines(&self, sources: Sources) -> Vec<SourceLine> {
        sources.numbered().map(|(ix, number)| self.source_line(ix, number)).collect()
    }

    /// A line of the list.
    pub fn source_line(&self, ix: Ix, number: usize) -> SourceLine {
        let entry = self.knowledge.entry(ix);
        let text = |field: &str| {
            let Content::Values(values) = &self.knowledge.fact(entry, field)?.headline().content else { return None };
            let texts: Vec<_> = values.iter().map(Value::canonical).collect();
            Some(texts.join(&format!("{} ", self.words.text("semicolon"))))
        };
        let published = self.knowledge.fact(entry, "published").and_then(|fact| match &fact.headline().content {
            Content::Values(values) => values.iter().find_map(|value| match value {
                Value::Date(date) => Some(self.words.date(date)),
                _ => None,
            }),
            Content::Absent(_) => None,
        });
        SourceLine {
            number,
            title: entry.title.value.to_string(),
            url: self.url(&self.path(ix)),
            author: text("author"),
            publisher: text("publisher"),
            published,
            address: text("url"),
            archived: text("archived"),
            evidence: self.sort_of_source(ix),
            language: text("language").filter(|language| *language != self.config.language),
        }
    }
}
