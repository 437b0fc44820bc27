//! Edges and events as they were written.

use super::front_matter::{countries, date, free_text, misplaced, references, valid, word, written};
use super::{Reference, Written};
use crate::diagnostic::{Code, one_of};
use crate::schema::{NeededTo, Schema, is_stem};
use crate::source::Span;
use crate::table::{Keys, Notes};
use crate::value::{Country, Date};

/// A dependency as written: the beginning of an edge.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// What is depended on.
    pub on: Reference,
    /// A word of the vocabulary `role`.
    pub role: Box<str>,
    /// What it is needed for, if the edge says so itself.
    pub needed_to: Option<NeededTo>,
    /// Edges with the same label are alternatives.
    pub any_of: Option<Box<str>>,
    /// Where that label stands; where the entry depended on stands, if there is none.
    pub label_span: Span,
    /// When it holds.
    pub during: Option<Date>,
    /// The version or part that depends.
    pub scope: Option<Box<str>>,
    /// Why, where it is not obvious.
    pub note: Option<Box<str>>,
    /// Who says so; empty: the entry's own sources.
    pub sources: Vec<Reference>,
}

/// An event as written.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What, in a few words.
    pub title: Box<str>,
    /// A word of the vocabulary `event`, if the site has one.
    pub kind: Option<Box<str>>,
    /// Whose it is; empty: the entry's own.
    pub countries: Vec<Written<Country>>,
    /// What a reader must know beside it.
    pub note: Option<Box<str>>,
    /// Who says so; empty: the entry's own sources.
    pub sources: Vec<Reference>,
    /// Where it stands.
    pub span: Span,
}

/// Reads one `[[depends]]`.
pub(super) fn read_dependency(mut keys: Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Dependency> {
    let on = keys.require("on", "a dependency", notes).and_then(|item| written(&item, notes));
    let role = keys.require("role", "a dependency", notes).and_then(|item| word(&item, "role", schema, notes));
    let needed_to = keys.take("needed_to").and_then(|item| {
        let text = item.text(notes)?;
        let found = NeededTo::from_word(text);
        if found.is_none() {
            let help = one_of(text, NeededTo::WORDS);
            notes.report(Code::UnknownWord, &item.span, format!("`{text}` is not something to be needed for"), help);
        }
        found
    });
    let label = keys.take("any_of").and_then(|item| written(&item, notes));
    let during = keys.take("during").and_then(|item| date(&item, notes));
    let scope = free_text(&mut keys, "for", notes);
    let note = free_text(&mut keys, "note", notes);
    let sources = keys.take("source").map(|item| references(&item, notes)).unwrap_or_default();
    keys.finish("a dependency", notes, misplaced);
    let on = on?;
    let label_span = label.as_ref().map_or_else(|| on.span.clone(), |label| label.span.clone());
    let any_of = label.map(|label| label.value);
    Some(Dependency { on, role: role?, needed_to, any_of, label_span, during, scope, note, sources })
}

/// Reads one `[[events]]`.
pub(super) fn read_event(mut keys: Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Event> {
    let span = keys.span.clone();
    let date = keys.require("date", "an event", notes).and_then(|item| date(&item, notes));
    let title = keys.require("title", "an event", notes).and_then(|item| item.text(notes)).map(|text| text.trim().into());
    let kind = keys.take("type").and_then(|item| match schema.vocabularies.named("event") {
        Some(_) => word(&item, "event", schema, notes),
        None => {
            let text = item.text(notes)?;
            let invalid = || crate::value::Invalid {
                message: format!("`{text}` is not a type of event"),
                help: Some("small letters and hyphens".into()),
            };
            valid(is_stem(text).then_some(text).ok_or_else(invalid), Code::UnknownWord, &item.span, notes).map(Box::from)
        }
    });
    let countries = keys.take("countries").map(|item| countries(&item, notes)).unwrap_or_default();
    let note = free_text(&mut keys, "note", notes);
    let sources = keys.take("source").map(|item| references(&item, notes)).unwrap_or_default();
    keys.finish("an event", notes, misplaced);
    Some(Event { date: date?, title: title?, kind, countries, note, sources, span: notes.place(&span) })
}
