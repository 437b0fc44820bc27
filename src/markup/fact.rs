//! The facts of an entry, field by field.

use serde::Serialize;

use super::{Html, Markup, Sources, absent, time};
use crate::entry::{self, Content, Entry};
use crate::wording::Term;

/// One claim.
#[derive(Debug, Serialize)]
pub struct Claim {
    /// Its anchor; none for the first claim written, which has that of the fact.
    pub anchor: Option<String>,
    /// HTML of its values; empty if there are none.
    pub html: Html,
    /// Why there is no value: unknown, undisclosed, none, not applicable.
    pub absent: Option<Term>,
    /// The amount in the site's currency, converted and rounded: "USD 52.1 million".
    pub converted: Option<String>,
    /// HTML of how it was converted: the rate, its year, and its source.
    pub conversion: Option<Html>,
    /// When it was true.
    pub as_of: Option<Html>,
    /// The shelf life of the field, if the claim is older: "12 months".
    pub stale: Option<String>,
    /// The version or part it is about.
    pub scope: Option<String>,
    /// A remark that readers need with it.
    pub note: Option<String>,
    /// The source's own words.
    pub quote: Option<String>,
    /// The BCP 47 tag of the quote's language, if it differs from the site's.
    pub language: Option<String>,
    /// Announced, committed, spent.
    pub basis: Option<String>,
    /// The period that the money covers: "2 years".
    pub over: Option<String>,
    /// Whether it is the claim that is shown where there is room for one.
    pub headline: bool,
    /// HTML of the marks of its sources, which link to the page's list.
    pub marks: Html,
}

/// Everything that is said about a field, the headline first.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Its anchor.
    pub anchor: String,
    /// Name of the field.
    pub name: String,
    /// The label of the field.
    pub label: String,
    /// The claims; at least one.
    pub claims: Vec<Claim>,
}

impl Markup {
    /// The facts of an entry.
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
