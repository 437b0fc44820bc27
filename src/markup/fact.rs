//! What is said of an entry, field by field.

use serde::Serialize;

use super::{Html, Markup, Sources, absent, time};
use crate::entry::{self, Content, Entry};
use crate::wording::Term;

/// One claim.
#[derive(Debug, Serialize)]
pub struct Claim {
    /// Its place on the page; none for the first one written, whose place is the fact's.
    pub anchor: Option<String>,
    /// HTML of its values; empty if it is absent.
    pub html: Html,
    /// Why there is no value: unknown, undisclosed, none, not-applicable.
    pub absent: Option<Term>,
    /// Money in the site's currency, converted and rounded: "USD 52.1 million".
    pub converted: Option<String>,
    /// HTML of how it was converted: the rate, its year, and who gives the rate.
    pub conversion: Option<Html>,
    /// When it was so.
    pub as_of: Option<Html>,
    /// If it is older than values of its field keep: how long they do, "12 months".
    pub stale: Option<String>,
    /// The version or part it is said of.
    pub scope: Option<String>,
    /// What a reader must know beside it.
    pub note: Option<String>,
    /// The source's own words.
    pub quote: Option<String>,
    /// BCP 47 tag of their language, if that is another one than the site's.
    pub language: Option<String>,
    /// Announced, committed, spent.
    pub basis: Option<String>,
    /// The time that money is meant for: "2 years".
    pub over: Option<String>,
    /// Whether it is the one shown where there is room for one.
    pub headline: bool,
    /// HTML of the marks of who says so: links to the page's list of sources.
    pub marks: Html,
}

/// All that is said of one field, the headline first.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Its place on the page.
    pub anchor: String,
    /// Name of the field.
    pub name: String,
    /// As read.
    pub label: String,
    /// One or more.
    pub claims: Vec<Claim>,
}

impl Markup {
    /// All that is said of an entry.
    pub fn facts(&self, entry: &Entry, sources: &mut Sources) -> Vec<Fact> {
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
            Content::Absent(why) => (Html::default(), Some(absent::term(&self.words, *why))),
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
            as_of: claim.as_of.as_ref().map(|date| time(&self.words, date)),
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
