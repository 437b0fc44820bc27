//! Dependencies and events as they are written.

use super::claim::read::absence;
use super::item::{called_otherwise, countries, date, misplaced, references, valid, word, written};
use super::plain::{free_text, plain};
use super::{Absence, Reference, Written};
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Extent, NeededTo, Schema, TARGET, Takes, is_stem, tie};
use crate::source::Span;
use crate::table::{Item, Keys, Notes};
use crate::value::{Country, Date};

/// A dependency as it is written: an edge whose target is not yet resolved.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// The target.
    pub on: Reference,
    /// A word of the vocabulary `role`.
    pub role: Box<str>,
    /// What it is needed for, if the edge itself says so.
    pub needed_to: Option<NeededTo>,
    /// What it takes from its target, if the edge itself says so.
    pub takes: Option<Takes>,
    /// Whether it concerns the whole entry or a part of it.
    pub extent: Extent,
    /// Dependencies with the same label are alternatives.
    pub any_of: Option<Box<str>>,
    /// The span of that label, or of the target if there is no label.
    pub label_span: Span,
    /// The period during which it holds.
    pub during: Option<Date>,
    /// The version or part that depends.
    pub scope: Option<Box<str>>,
    /// The reason, if it is not obvious.
    pub note: Option<Box<str>>,
    /// Its sources; if empty, the entry's own.
    pub sources: Vec<Reference>,
    /// The number of earlier dependencies of the entry on the same target.
    pub(super) before: u32,
}

/// A statement about a role in which the entry names no dependency.
#[derive(Clone, Debug)]
pub struct AbsentDependency {
    /// A word of the vocabulary `role`.
    pub role: Box<str>,
    /// Why none is named.
    pub absence: Absence,
    /// The version or part that the statement is about.
    pub scope: Option<Box<str>>,
    /// A remark that readers need with it.
    pub note: Option<Box<str>>,
    /// Its sources; often there are none.
    pub sources: Vec<Reference>,
    /// Its place in the file.
    pub span: Span,
}

/// An event as it is written.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its name within the entry, by which other events refer to it.
    pub id: Option<Written<Box<str>>>,
    /// Its date.
    pub date: Date,
    /// What happened, in a few words.
    pub title: Box<str>,
    /// A word of the vocabulary `event`, if the site has one.
    pub kind: Option<Box<str>>,
    /// The countries that it concerns; if empty, the entry's own.
    pub countries: Vec<Written<Country>>,
    /// The promises that it keeps, as `folder/stem#id`, `stem#id`, or an id within the same entry.
    pub meets: Vec<Reference>,
    /// The event, usually of another entry, that this one reports again.
    pub same_as: Option<Reference>,
    /// A remark that readers need with it.
    pub note: Option<Box<str>>,
    /// Its sources; if empty, the entry's own.
    pub sources: Vec<Reference>,
    /// The number of earlier events of the entry with the same date and no id.
    pub(super) before: u32,
    /// Its place in the file.
    pub span: Span,
}

impl Event {
    /// Whether it is a promise.
    pub fn is_target(&self) -> bool {
        self.kind.as_deref() == Some(TARGET)
    }
}

/// Reads all `[[depends]]` tables: those that name a target, and those that say why there is none.
pub(super) fn read_dependencies(
    tables: Vec<Keys<'_, '_>>,
    schema: &Schema,
    notes: &mut Notes<'_>,
) -> (Vec<Dependency>, Vec<AbsentDependency>) {
    let (mut named, mut absent) = (Vec::with_capacity(tables.len()), Vec::new());
    for keys in tables {
        match keys.has("absent") {
            true => absent.extend(read_absent(keys, schema, notes)),
            false => named.extend(read_dependency(keys, schema, notes)),
        }
    }
    named.shrink_to_fit();
    absent.retain(|absent: &AbsentDependency| {
        let denies = absent.scope.is_none() && matches!(absent.absence, Absence::None | Absence::NotApplicable);
        let same = |known: &&Dependency| known.role == absent.role && known.scope.is_none() && known.during.is_none();
        let named = named.iter().find(same).filter(|_| denies);
        if let Some(named) = named {
            let message = format!("`{}` is named in the role `{}`, and here it is said that there is none", named.on.value, absent.role);
            let help = "take one out, or say with `for` of which part each is true".to_owned();
            let code = Code::ContradictoryDependency;
            notes.diagnostics.push(Diagnostic::new(code, notes.path, absent.span.clone(), message).help(help));
        }
        named.is_none()
    });
    (named, absent)
}

/// Keys that only a dependency with a target may have.
const OF_NAMED: [&str; 6] = ["on", "needed_to", "takes", "extent", "any_of", "during"];

/// Reads a `[[depends]]` table with `absent`.
fn read_absent(mut keys: Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<AbsentDependency> {
    let span = notes.place(&keys.span);
    let absence = keys.take("absent").and_then(|item| absence(&item, notes));
    for key in OF_NAMED {
        let Some(item) = keys.has(key).then(|| keys.take(key)).flatten() else { continue };
        let (message, help) = match key {
            "on" => ("a dependency names something or is absent, not both".to_owned(), "take one out, or write two [[depends]]"),
            _ => (
                format!("`{key}` means nothing where nothing is named"),
                "take it out; `role`, `for`, `note` and `source` may stand beside `absent`",
            ),
        };
        notes.report(Code::ContradictoryDependency, &item.key, message, Some(help.into()));
    }
    let role = keys.require("role", "a dependency", notes).and_then(|item| word(&item, "role", schema, notes));
    let scope = free_text(&mut keys, "for", notes);
    let note = free_text(&mut keys, "note", notes);
    let sources = keys.take("source").map(|item| references(&item, notes)).unwrap_or_default();
    keys.finish("an absent dependency", notes, misplaced);
    Some(AbsentDependency { role: role?, absence: absence?, scope, note, sources, span })
}

/// Reads a `[[depends]]` table with a target.
fn read_dependency(mut keys: Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Dependency> {
    if !keys.has("on") && !notes.is_broken_in(&keys.span) {
        let end = keys.span.end.min(keys.span.start + 1);
        let help = "add a line on = \"…\", or absent = \"unknown\" if nobody says".to_owned();
        notes.report(Code::MissingKey, &(keys.span.start..end), "a dependency needs the key `on`", Some(help.into()));
    }
    let on = keys.take("on").and_then(|item| one_target(&item, notes));
    let role = keys.require("role", "a dependency", notes).and_then(|item| word(&item, "role", schema, notes));
    let needed_to = tie::read(&mut keys, "needed_to", Code::UnknownWord, notes);
    let takes = tie::read(&mut keys, "takes", Code::UnknownWord, notes);
    let extent = tie::read(&mut keys, "extent", Code::UnknownWord, notes).unwrap_or_default();
    let label = keys.take("any_of").and_then(|item| written(&item, notes));
    let during = keys.take("during").and_then(|item| date(&item, notes));
    let scope = free_text(&mut keys, "for", notes);
    let note = free_text(&mut keys, "note", notes);
    let sources = keys.take("source").map(|item| references(&item, notes)).unwrap_or_default();
    keys.finish("a dependency", notes, |key| misplaced(key).or_else(|| called_otherwise("a dependency", key)));
    let on = on?;
    let label_span = label.as_ref().map_or_else(|| on.span.clone(), |label| label.span.clone());
    let any_of = label.map(|label| label.value);
    Some(Dependency { on, role: role?, needed_to, takes, extent, any_of, label_span, during, scope, note, sources, before: 0 })
}

/// Reads the single target of a dependency.
fn one_target(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Reference> {
    if item.value.is_array() {
        let help = "write a [[depends]] for each; those of which one is enough have the same `any_of`";
        notes.report(Code::WrongType, &item.span, "a dependency is on one entry, found a list", Some(help.into()));
        return None;
    }
    written(item, notes)
}

/// Reads one `[[events]]` table.
pub(super) fn read_event(mut keys: Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Event> {
    let span = keys.span.clone();
    let date = keys.require("date", "an event", notes).and_then(|item| date(&item, notes));
    let title = keys.require("title", "an event", notes).and_then(|item| item.line(notes).and_then(|_| plain(&item, notes)));
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
    let id = keys.take("id").and_then(|item| {
        let id = written(&item, notes)?;
        let well_formed = is_stem(&id.value) && id.value.starts_with(|c: char| c.is_ascii_lowercase());
        if !well_formed {
            let help = "begin with a letter; small letters, digits and single hyphens, such as \"first-version\"";
            notes.report(Code::EventId, &item.span, format!("`{}` cannot be the id of an event", id.value), Some(help.into()));
        }
        well_formed.then_some(id)
    });
    let meets = keys.take("meets").map(|item| references(&item, notes)).unwrap_or_default();
    let same_as = keys.take("same_as").and_then(|item| written(&item, notes));
    let note = free_text(&mut keys, "note", notes);
    let sources = keys.take("source").map(|item| references(&item, notes)).unwrap_or_default();
    keys.finish("an event", notes, |key| misplaced(key).or_else(|| called_otherwise("an event", key)));
    Some(Event { id, date: date?, title: title?, kind, countries, meets, same_as, note, sources, before: 0, span: notes.place(&span) })
}
