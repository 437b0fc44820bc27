//! Claims and values as pages show them.

use rustc_hash::FxHashMap;

use super::Pages;
use super::model::{Claim, Fact, Mark, Part, SourceLine, Term};
use super::shared::{country_name, moment, term};
use crate::entry::{self, Absence, Content, Entry, Value};
use crate::knowledge::Ix;
use crate::value::{Date, Money};

/// The sources of one page, numbered in the order in which it first needs them.
#[derive(Default)]
pub(super) struct Sources {
    numbers: FxHashMap<Ix, usize>,
    order: Vec<Ix>,
}

impl Sources {
    fn number(&mut self, source: Ix) -> usize {
        let order = &mut self.order;
        *self.numbers.entry(source).or_insert_with(|| {
            order.push(source);
            order.len()
        })
    }
}

impl Pages {
    pub(super) fn mark(&self, source: Ix, sources: &mut Sources) -> Mark {
        Mark { number: sources.number(source), title: self.knowledge.entry(source).title.value.to_string() }
    }

    /// The marks of what `entry` says with sources of its own or the entry's.
    pub(super) fn marks(&self, entry: &Entry, own: &[entry::Reference], sources: &mut Sources) -> Vec<Mark> {
        self.knowledge.sources(entry, own).map(|source| self.mark(source, sources)).collect()
    }

    /// The list of a page's sources.
    pub(super) fn source_lines(&self, sources: Sources) -> Vec<SourceLine> {
        sources.order.into_iter().zip(1..).map(|(ix, number)| self.source_line(ix, number)).collect()
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
                Value::Date(date) => Some(moment(date)),
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
        }
    }

    /// All that is said of an entry.
    pub(super) fn facts(&self, entry: &Entry, sources: &mut Sources) -> Vec<Fact> {
        let mut facts = Vec::with_capacity(entry.facts.len());
        for fact in &entry.facts {
            let field = &entry.kind.fields[fact.field];
            let headline = fact.headline();
            let rest = fact.claims.iter().filter(|claim| !std::ptr::eq(*claim, headline));
            let claims = std::iter::once(headline).chain(rest);
            let claims = claims.map(|claim| self.claim(entry, fact.field, claim, std::ptr::eq(claim, headline), sources)).collect();
            facts.push(Fact { name: field.name.clone(), label: field.label.clone(), claims });
        }
        facts
    }

    fn claim(&self, entry: &Entry, field: usize, claim: &entry::Claim, headline: bool, sources: &mut Sources) -> Claim {
        let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let (parts, absent) = self.parts(entry, field, claim, sources);
        let conversion = self.conversion(claim);
        Claim {
            parts,
            absent,
            converted: conversion.as_ref().map(|(money, _)| money.shown()),
            conversion: conversion.map(|(_, how)| how),
            as_of: claim.as_of.as_ref().map(moment),
            scope: owned(&claim.scope),
            note: owned(&claim.note),
            quote: owned(&claim.quote),
            basis: owned(&claim.basis),
            over: claim.over.as_ref().map(crate::value::Period::shown),
            headline,
            sources: self.marks(entry, &claim.sources, sources),
        }
    }

    /// The values of a claim, or why there are none.
    pub(super) fn parts(&self, entry: &Entry, field: usize, claim: &entry::Claim, sources: &mut Sources) -> (Vec<Part>, Option<Term>) {
        match &claim.content {
            Content::Values(values) => (values.iter().map(|value| self.part(entry, field, value, sources)).collect(), None),
            Content::Absent(absence) => (Vec::new(), Some(absent(*absence))),
        }
    }

    fn part(&self, entry: &Entry, field: usize, value: &Value, sources: &mut Sources) -> Part {
        let plain = |text: String| Part { text, html: None, url: None, datetime: None, hint: None };
        match value {
            Value::Text(text) => plain(text.to_string()),
            Value::Markdown(markdown) => Part { html: Some(self.fill(&markdown.body, sources)), ..plain(markdown.text.to_string()) },
            Value::Bool(value) => plain(if *value { "Yes" } else { "No" }.to_owned()),
            Value::Count(count) => plain(count.shown()),
            Value::Quantity(quantity) => plain(quantity.shown()),
            Value::Money(money) => plain(money.shown()),
            Value::Date(date) => Part { datetime: date.machine().map(str::to_owned), ..plain(date.shown()) },
            Value::Url(url) => Part { url: Some(url.to_string()), ..plain(shown_url(url)) },
            Value::Choice(word) => {
                let vocabulary = entry.kind.fields[field].vocabulary.as_deref().unwrap_or_default();
                let term = term(&self.knowledge, vocabulary, word);
                Part { hint: term.help, ..plain(term.label) }
            }
            Value::Country(country) => {
                let name = country_name(&self.knowledge, &self.config, *country);
                Part { url: name.url, ..plain(name.title) }
            }
            Value::Language(language) => Part { hint: Some(language.tag().to_owned()), ..plain(language.name()) },
            Value::Licence(licence) => Part { url: licence.url(), ..plain(licence.text().trim_start_matches("LicenseRef-").to_owned()) },
            Value::Ref(reference) => match self.knowledge.find(&reference.value) {
                Some(target) => {
                    let title = self.knowledge.entry(target).title.value.to_string();
                    Part { url: Some(self.url(&self.path(target))), ..plain(title) }
                }
                None => plain(reference.value.to_string()),
            },
        }
    }

    /// Money in the site's currency, and how it was converted.
    pub(super) fn conversion(&self, claim: &entry::Claim) -> Option<(Money, String)> {
        let Content::Values(values) = &claim.content else { return None };
        let Value::Money(money) = values.first()? else { return None };
        let own = self.config.currency.as_ref().filter(|own| **own != money.currency)?;
        let year = claim.as_of.as_ref().and_then(Date::year)?;
        let rate = self.knowledge.schema.rates.of(&money.currency, year)?;
        let (from, to) = (money.currency.code(), own.code());
        let how = format!("converted at the average rate of {year}: 1 {from} = {} {to}", rate.rate.normalize());
        Some((money.convert(rate.rate, *own)?, how))
    }
}

/// Typed absence in words.
pub(super) fn absent(absence: Absence) -> Term {
    let label = match absence {
        Absence::Unknown => "Unknown",
        Absence::Undisclosed => "Not disclosed",
        Absence::None => "None",
        Absence::NotApplicable => "Not applicable",
    };
    Term { word: absence.word().to_owned(), label: label.to_owned(), help: None }
}

/// An address as people read it: without the scheme and a slash at the end.
fn shown_url(url: &str) -> String {
    url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
}
