//! What rests on a source, one line each: claims, dependencies, absent dependencies.

use super::{Html, Markup, Sources, absent, apart, time};
use crate::knowledge::Ix;
use crate::view::rests::Part;
use serde::Serialize;

use super::frozen::Frozen;
use crate::entry::{AbsentDependency, Claim, Content, Dependency, Entry, Value};

/// What one entry takes from a source.
#[derive(Debug, Serialize)]
pub struct Rest {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// Its facts, dependencies and events that rest on the source.
    pub rows: Vec<RestRow>,
    /// Whether its text cites the source.
    pub cited: bool,
}

/// One fact, dependency or event that rests on a source.
#[derive(Debug, Serialize)]
pub struct RestRow {
    /// The label of the field, or "Depends on", or "Event".
    pub label: String,
    /// The address of its place on the entry's page.
    pub url: String,
    /// HTML of the value, the target, or what happened.
    pub html: Html,
    /// The source's own words.
    pub quote: Option<String>,
    /// HTML of the claim's as-of date, the dependency's period, or the event's date.
    pub when: Option<Html>,
}

impl Markup {
    /// A claim in one line. It has no marks, because everything around it rests on one source.
    pub fn claim_line(&self, entry: &Entry, field: usize, claim: &Claim) -> Html {
        let said = match &claim.content {
            Content::Values(values) if matches!(values.first(), Some(Value::Markdown(_))) => {
                html! { @for value in values { (*value.canonical()) } }
            }
            Content::Values(values) => self.values(entry, field, values, &mut Sources::default()),
            Content::Absent(why) => html! { (absent::label(&self.words, *why)) },
        };
        html! { (said) @if let Some(scope) = &claim.scope { " " (self.in_brackets(apart(&self.words, scope).as_arg())) } }
    }

    /// The target and role of a dependency; none if the target does not exist.
    pub fn dependency_line(&self, dependency: &Dependency) -> Option<Html> {
        let ix = self.knowledge.find(&dependency.on.value)?;
        let role = self.knowledge.vocabularies().label("role", &dependency.role);
        Some(html! { (self.link(ix)) (self.words.text("comma")) (role) })
    }

    /// The role in which no dependency is named, and why.
    pub fn absence_line(&self, said: &AbsentDependency) -> Html {
        html! { (self.knowledge.vocabularies().label("role", &said.role)) (self.words.text("colon")) " " (absent::label(&self.words, said.absence)) }
    }

    /// What rests on a source, with its date and its place; none for a text that cites it.
    pub fn rest_row(&self, ix: Ix, part: Part) -> Option<RestRow> {
        let entry = self.knowledge.entry(ix);
        Some(match part {
            Part::Claim(fact, at) => {
                let fact = &entry.facts[fact as usize];
                let claim = &fact.claims[at as usize];
                RestRow {
                    label: entry.kind.fields[fact.field].label.clone(),
                    url: self.place_url(ix, &entry.claim_anchor(fact.field, at as usize)),
                    html: self.claim_line(entry, fact.field, claim),
                    quote: claim.quote.as_deref().map(str::to_owned),
                    when: claim.as_of.as_ref().map(|date| self.say("as_of", &[("date", time(&self.words, date).as_arg())])),
                }
            }
            Part::Edge(at) => {
                let dependency = &entry.depends[at as usize];
                let html = self.dependency_line(dependency)?;
                RestRow {
                    label: self.text("depends_on"),
                    url: self.place_url(ix, &entry.edge_anchor(at as usize)),
                    html,
                    quote: None,
                    when: dependency.during.as_ref().map(|during| time(&self.words, during)),
                }
            }
            Part::Absent(at) => {
                let absent = &entry.absent_depends[at as usize];
                let html = self.absence_line(absent);
                RestRow { label: self.text("depends_on"), url: self.place_url(ix, "depends"), html, quote: None, when: None }
            }
            Part::Event(at) => {
                let event = &entry.events[at as usize];
                RestRow {
                    label: self.text("event"),
                    url: self.place_url(ix, &entry.event_anchor(at as usize)),
                    html: apart(&self.words, &event.title),
                    quote: None,
                    when: Some(time(&self.words, &event.date)),
                }
            }
            Part::Text => return None,
        })
    }
}
