//! What is said of an entry, field by field, and the list of who says so.

use super::model::{Claim, Fact, SourceLine, Term};
use crate::entry::{self, Absence, Content, Entry, Value};
use crate::knowledge::Ix;
use crate::markup::{self, Html, Markup, Sources};
use crate::words::Words;

impl Markup {
    /// The list of a page's sources.
    pub(super) fn source_lines(&self, sources: Sources) -> Vec<SourceLine> {
        sources.numbered().map(|(ix, number)| self.source_line(ix, number)).collect()
    }

    pub(super) fn source_line(&self, ix: Ix, number: usize) -> SourceLine {
        let entry = self.knowledge.entry(ix);
        let text = |field: &str| {
            let Content::Values(values) = &self.knowledge.fact(entry, field)?.headline().content else { return None };
            let texts: Vec<_> = values.iter().map(Value::canonical).collect();
            Some(texts.join("; "))
        };
        let published = self.knowledge.fact(entry, "published").and_then(|fact| match &fact.headline().content {
            Content::Values(values) => values.iter().find_map(|value| match value {
                Value::Date(date) => Some(markup::time(&self.words, date)),
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

    /// All that is said of an entry.
    pub(super) fn facts(&self, entry: &Entry, sources: &mut Sources) -> Vec<Fact> {
        let mut facts = Vec::with_capacity(entry.facts.len());
        for fact in &entry.facts {
            let field = &entry.kind.fields[fact.field];
            let headline = fact.headline();
            let is_headline = |claim: &entry::Claim| std::ptr::eq(claim, headline);
            let rest = fact.claims.iter().enumerate().filter(|(_, claim)| !is_headline(claim));
            let claims = fact.claims.iter().enumerate().filter(|(_, claim)| is_headline(claim)).chain(rest);
            let claims = claims.map(|(at, claim)| Claim {
                anchor: (at > 0).then(|| entry.claim_anchor(fact.field, at)),
                headline: is_headline(claim),
                ..self.claim(entry, fact.field, claim, sources)
            });
            let claims = claims.collect();
            facts.push(Fact { anchor: entry.claim_anchor(fact.field, 0), name: field.name.clone(), label: field.label.clone(), claims });
        }
        facts
    }

    fn claim(&self, entry: &Entry, field: usize, claim: &entry::Claim, sources: &mut Sources) -> Claim {
        let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let (html, absent) = match &claim.content {
            Content::Values(values) => (self.values(entry, field, values, sources), None),
            Content::Absent(why) => (Html::default(), Some(absent(&self.words, *why))),
        };
        let marks = self.marks(entry, &claim.sources, sources);
        let conversion = self.conversion(claim);
        let quoted = if claim.sources.is_empty() { &entry.sources } else { &claim.sources };
        let quoted = quoted.iter().map(|source| &*source.value);
        Claim {
            anchor: None,
            html,
            absent,
            converted: conversion.as_ref().map(|conversion| self.words.money(&conversion.money)),
            conversion: conversion.map(|conversion| self.conversion_line(&conversion, sources)),
            as_of: claim.as_of.as_ref().map(|date| markup::time(&self.words, date)),
            stale: self.stale(entry, field, claim),
            scope: owned(&claim.scope),
            note: owned(&claim.note),
            quote: owned(&claim.quote),
            language: claim.quote.as_ref().and_then(|_| self.foreign(quoted)),
            basis: claim.basis.as_deref().map(|word| self.knowledge.vocabularies().label("basis", word).to_owned()),
            over: claim.over.as_ref().map(|period| self.words.period(period)),
            headline: false,
            marks,
        }
    }
}

/// Typed absence in words.
pub(super) fn absent(words: &Words, absence: Absence) -> Term {
    Term { word: absence.word().to_owned(), label: markup::absent::label(words, absence).to_owned(), help: None }
}
