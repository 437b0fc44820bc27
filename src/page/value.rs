//! Claims and values as pages show them.

use super::Pages;
use super::model::{Claim, Fact, SourceLine, Term};
use super::shared::{push_time, time};
use crate::entry::{self, Absence, Content, Entry, Value, escape_into};
use crate::knowledge::Ix;
pub(super) use crate::markup::Sources;
use crate::value::{Date, Money};

impl Pages {
    /// Appends the HTML of the mark of a source, with the place in it.
    pub(super) fn push_mark(&self, html: &mut String, source: Ix, locator: Option<&str>, sources: &mut Sources) {
        html.push_str(self.markup.mark(source, locator, sources).as_str());
    }

    /// Appends the marks of what `entry` says with sources of its own or the entry's.
    pub(super) fn push_marks(&self, html: &mut String, entry: &Entry, own: &[entry::Reference], sources: &mut Sources) {
        html.push_str(self.markup.marks(entry, own, sources).as_str());
    }

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
                Value::Date(date) => Some(time(date)),
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
        let (html, absent) = self.values(entry, field, claim, sources);
        let mut marks = String::new();
        self.push_marks(&mut marks, entry, &claim.sources, sources);
        let conversion = self.conversion(claim);
        Claim {
            anchor: None,
            html,
            absent,
            converted: conversion.as_ref().map(|conversion| conversion.money.shown()),
            conversion: conversion.map(|conversion| self.conversion_line(&conversion, sources)),
            as_of: claim.as_of.as_ref().map(time),
            stale: self.stale(entry, field, claim),
            scope: owned(&claim.scope),
            note: owned(&claim.note),
            quote: owned(&claim.quote),
            basis: claim.basis.as_deref().map(|word| self.knowledge.vocabularies().label("basis", word).to_owned()),
            over: claim.over.as_ref().map(crate::value::Period::shown),
            headline: false,
            marks,
        }
    }

    /// How long values of the field keep, if the claim is older.
    pub(super) fn stale(&self, entry: &Entry, field: usize, claim: &entry::Claim) -> Option<String> {
        let field = &entry.kind.fields[field];
        field.shelf_life.filter(|_| claim.is_stale(field, self.as_of)).map(|life| life.shown())
    }

    /// HTML of the values of a claim, or why there are none.
    pub(super) fn values(&self, entry: &Entry, field: usize, claim: &entry::Claim, sources: &mut Sources) -> (String, Option<Term>) {
        match &claim.content {
            Content::Values(values) => {
                let mut html = String::new();
                for (at, value) in values.iter().enumerate() {
                    html.push_str(if at == 0 { "" } else { ", " });
                    self.push_value(&mut html, entry, field, value, sources);
                }
                (html, None)
            }
            Content::Absent(absence) => (String::new(), Some(absent(*absence))),
        }
    }

    fn push_value(&self, html: &mut String, entry: &Entry, field: usize, value: &Value, sources: &mut Sources) {
        match value {
            Value::Text(text) => escape_into(html, text),
            Value::Markdown(markdown) => html.push_str(&self.fill(&markdown.body, &[], sources)),
            Value::Bool(value) => html.push_str(if *value { "Yes" } else { "No" }),
            Value::Count(count) => html.push_str(&count.shown()),
            Value::Quantity(quantity) => escape_into(html, &quantity.shown()),
            Value::Money(money) => html.push_str(&money.shown()),
            Value::Date(date) => push_time(html, date),
            Value::Url(url) => push_link(html, url, shown_url(url)),
            Value::Choice(word) => {
                let vocabulary = entry.kind.fields[field].vocabulary.as_deref().unwrap_or_default();
                let known = self.knowledge.vocabularies().named(vocabulary).and_then(|words| words.word(word));
                push_term(html, known.map_or(word, |known| &known.label), known.and_then(|known| known.help.as_deref()));
            }
            Value::Country(country) => self.push_country(html, *country),
            Value::Language(language) => push_term(html, &language.name(), Some(language.tag())),
            Value::Licence(licence) => {
                let text = licence.text().trim_start_matches("LicenseRef-");
                match licence.url() {
                    Some(url) => push_link(html, &url, text),
                    None => escape_into(html, text),
                }
            }
            Value::Ref(reference) => match self.knowledge.find(&reference.value) {
                Some(target) => self.push_entry(html, target),
                None => escape_into(html, &reference.value),
            },
        }
    }

    /// Appends a link to a country's page, or its code if it has none.
    pub(super) fn push_country(&self, html: &mut String, country: crate::value::Country) {
        match self.knowledge.countries.get(&country) {
            Some(ix) => self.push_entry(html, *ix),
            None => html.push_str(country.code()),
        }
    }

    /// Money in the site's currency, and how it was converted.
    pub(super) fn conversion<'p>(&'p self, claim: &entry::Claim) -> Option<Conversion<'p>> {
        let Content::Values(values) = &claim.content else { return None };
        let Value::Money(money) = values.first()? else { return None };
        let own = self.config.currency.as_ref().filter(|own| **own != money.currency)?;
        let year = claim.as_of.as_ref().and_then(Date::year)?;
        let rate = self.knowledge.schema.rates.of(&money.currency, year)?;
        let (from, to) = (money.currency.code(), own.code());
        let how = format!("converted at the average rate of {year}: 1 {from} = {} {to}", rate.rate.normalize());
        Some(Conversion { money: money.convert(rate.rate, *own)?, how, source: &rate.source })
    }

    /// HTML of how money was converted, and who gives the rate.
    fn conversion_line(&self, conversion: &Conversion<'_>, sources: &mut Sources) -> String {
        let mut html = String::new();
        escape_into(&mut html, &conversion.how);
        self.push_rate_source(&mut html, conversion.source, sources);
        html
    }

    /// Appends who gives a rate: the mark of a source, or a link to an address.
    pub(super) fn push_rate_source(&self, html: &mut String, source: &str, sources: &mut Sources) {
        if let Some(source) = self.knowledge.find_source(source) {
            self.push_mark(html, source, None, sources);
        } else if source.starts_with("https://") || source.starts_with("http://") {
            html.push_str(", ");
            push_link(html, source, shown_url(source));
        } else {
            html.push_str(", ");
            escape_into(html, source);
        }
    }
}

/// Money in the site's currency.
pub(super) struct Conversion<'p> {
    pub(super) money: Money,
    /// The rate and its year, in words.
    pub(super) how: String,
    /// Who gives the rate: the id of a source, or an address.
    pub(super) source: &'p str,
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
fn shown_url(url: &str) -> &str {
    url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/')
}

/// Appends a text between two pieces of HTML.
pub(super) fn push_text(html: &mut String, before: &str, text: &str, after: &str) {
    html.push_str(before);
    escape_into(html, text);
    html.push_str(after);
}

/// Appends a link. Links to other sites open without a way back into this one.
pub(super) fn push_link(html: &mut String, url: &str, text: &str) {
    html.push_str("<a href=\"");
    escape_into(html, url);
    html.push_str(if url.starts_with('/') { "\">" } else { "\" rel=\"noopener\">" });
    escape_into(html, text);
    html.push_str("</a>");
}

/// Appends a word, with what it means where that is known.
fn push_term(html: &mut String, text: &str, help: Option<&str>) {
    match help {
        Some(help) => {
            push_text(html, "<span class=\"term\" title=\"", help, "\">");
            escape_into(html, text);
            html.push_str("</span>");
        }
        None => escape_into(html, text),
    }
}
