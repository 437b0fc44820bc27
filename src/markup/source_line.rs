//! A line of a page's list of sources.

use serde::Serialize;

use super::{Evidence, Markup, Sources};
use crate::entry::{Content, Value};
use crate::knowledge::Ix;

/// One line of a page's list of sources.
#[derive(Debug, Serialize)]
pub struct SourceLine {
    /// From 1, in the order of first use on the page.
    pub number: usize,
    /// Title.
    pub title: String,
    /// Its page on this site.
    pub url: String,
    /// "Pablo Chavez", "AI Singapore; IMDA".
    pub author: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// When it was published: "May 2024". Dates for machines are in the data; lists of hundreds would say each twice.
    pub published: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// A copy kept elsewhere.
    pub archived: Option<String>,
    /// Of what sort it is, where sources say so.
    pub evidence: Option<Evidence>,
    /// BCP 47 tag of the language of its title, if that is another one than the site's.
    pub language: Option<String>,
}

impl Markup {
    /// The list of a page's sources.
    pub fn source_lines(&self, sources: Sources) -> Vec<SourceLine> {
        sources.numbered().map(|(ix, number)| self.source_line(ix, number)).collect()
    }

    /// One line.
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
