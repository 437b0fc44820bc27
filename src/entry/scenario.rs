//! The cuts of a scenario as they are written in front matter.

use super::item::{countries, misplaced, references, written};
use super::{Reference, Written};
use crate::diagnostic::{Code, one_of};
use crate::schema::Schema;
use crate::source::Span;
use crate::table::{Item, Keys, Notes};
use crate::value::Country;

/// One `[[cut]]`: either entries that stop, or dependencies that are cut. A dependency is cut if it meets all conditions
/// given.
#[derive(Clone, Debug)]
pub struct Cut {
    /// The entries that stop. If there are any, there are no conditions.
    pub entries: Vec<Reference>,
    /// The targets; any if no condition is given.
    pub from: From,
    /// The roles, as words of the vocabulary `role`; any if empty.
    pub roles: Vec<Written<Box<str>>>,
    /// The owners of the dependencies; any if no condition is given.
    pub to: To,
    /// Its place in the file.
    pub span: Span,
}

/// Conditions on the target of a dependency. An empty list is no condition.
#[derive(Clone, Debug, Default)]
pub struct From {
    /// Its country is one of these.
    pub countries: Vec<Written<Country>>,
    /// Its folder is one of these.
    pub kinds: Vec<Written<Box<str>>>,
    /// It is one of these.
    pub entries: Vec<Reference>,
    /// It has a dependency on this entry that takes leave.
    pub under: Option<Reference>,
}

/// Conditions on the owner of a dependency. An empty list is no condition.
#[derive(Clone, Debug, Default)]
pub struct To {
    /// Its country is one of these.
    pub countries: Vec<Written<Country>>,
    /// Its country is none of these.
    pub not_countries: Vec<Written<Country>>,
    /// Its folder is one of these.
    pub kinds: Vec<Written<Box<str>>>,
    /// It is one of these.
    pub entries: Vec<Reference>,
}

impl Cut {
    /// All entries that the cut names as lost, or whose permission decides what is lost.
    pub fn targets(&self) -> impl Iterator<Item = &Reference> {
        self.entries.iter().chain(&self.from.entries).chain(&self.from.under)
    }

    /// All entries that the cut names.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.targets().chain(&self.to.entries)
    }
}

/// Reads all `[[cut]]` tables of a scenario.
pub(super) fn read(keys: &mut Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Vec<Cut> {
    let Some(item) = keys.take("cut") else {
        if !notes.is_broken() {
            let help = "write [[cut]] and below it `from = { … }`, `roles = […]`, `to = { … }`, or `entries = […]`".to_owned();
            notes.report(Code::EmptyCut, &(0..0), "a scenario needs a `[[cut]]`", Some(help.into()));
        }
        return Vec::new();
    };
    item.tables("cut", "entries = [\"…\"], or from = { … }", notes).into_iter().filter_map(|keys| read_cut(keys, schema, notes)).collect()
}

fn read_cut(mut keys: Keys<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<Cut> {
    let span = keys.span.clone();
    let (entries, from, roles, to) = (keys.take("entries"), keys.take("from"), keys.take("roles"), keys.take("to"));
    keys.finish("a cut", notes, misplaced);
    if entries.is_none() && from.is_none() && roles.is_none() && to.is_none() {
        notes.report(Code::EmptyCut, &span, "this cut says nothing", Some("say `entries`, or `from`, `roles`, `to`".into()));
        return None;
    }
    if entries.is_some() {
        for (key, other) in [("from", &from), ("roles", &roles), ("to", &to)] {
            if let Some(other) = other {
                let message = format!("`{key}` stands beside `entries`: either entries stop, or dependencies are cut");
                notes.report(Code::ContradictoryCut, &other.key, message, Some("write a [[cut]] for each".into()));
            }
        }
    }
    let entries = entries.map(|item| given(&item, notes, references)).unwrap_or_default();
    let roles = roles.map(|item| given(&item, notes, |item, notes| words(item, notes, schema))).unwrap_or_default();
    let from = from.and_then(|item| read_from(&item, schema, notes)).unwrap_or_default();
    let to = to.and_then(|item| read_to(&item, schema, notes)).unwrap_or_default();
    Some(Cut { entries, from, roles, to, span: notes.place(&span) })
}

fn read_from(item: &Item<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<From> {
    let mut keys = item.table(notes)?;
    let countries = keys.take("countries").map(|item| given(&item, notes, countries)).unwrap_or_default();
    let kinds = keys.take("kinds").map(|item| given(&item, notes, |item, notes| kinds(item, notes, schema))).unwrap_or_default();
    let entries = keys.take("entries").map(|item| given(&item, notes, references)).unwrap_or_default();
    let under = keys.take("under").and_then(|item| written(&item, notes));
    keys.finish("what a cut is from", notes, misplaced);
    Some(From { countries, kinds, entries, under })
}

fn read_to(item: &Item<'_, '_>, schema: &Schema, notes: &mut Notes<'_>) -> Option<To> {
    let mut keys = item.table(notes)?;
    let of = keys.take("countries").map(|item| given(&item, notes, countries)).unwrap_or_default();
    let not_countries = keys.take("not_countries").map(|item| given(&item, notes, countries)).unwrap_or_default();
    let kinds = keys.take("kinds").map(|item| given(&item, notes, |item, notes| kinds(item, notes, schema))).unwrap_or_default();
    let entries = keys.take("entries").map(|item| given(&item, notes, references)).unwrap_or_default();
    keys.finish("whom a cut hits", notes, misplaced);
    Some(To { countries: of, not_countries, kinds, entries })
}

/// Reads a list that must not be empty.
fn given<T>(item: &Item<'_, '_>, notes: &mut Notes<'_>, read: impl Fn(&Item<'_, '_>, &mut Notes<'_>) -> Vec<T>) -> Vec<T> {
    if item.value.as_array().is_some_and(|list| list.is_empty()) {
        let help = "name something, or leave the key out to mean all".to_owned();
        notes.report(Code::EmptyCut, &item.span, "this list is empty, so it would cut nothing", Some(help.into()));
    }
    read(item, notes)
}

/// Reads words of the vocabulary `role`.
fn words(item: &Item<'_, '_>, notes: &mut Notes<'_>, schema: &Schema) -> Vec<Written<Box<str>>> {
    let found = item.texts(notes);
    let known = schema.vocabularies.named("role");
    let mut words = Vec::new();
    for (text, span) in found {
        if known.is_some_and(|known| known.word(text).is_some()) {
            words.push(Written { value: text.into(), span: notes.place(&span) });
        } else {
            let help = known.and_then(|known| one_of(text, known.names()));
            notes.report(Code::UnknownWord, &span, format!("`{text}` is not a word of the vocabulary `role`"), help);
        }
    }
    words
}

/// Reads folders of kinds.
fn kinds(item: &Item<'_, '_>, notes: &mut Notes<'_>, schema: &Schema) -> Vec<Written<Box<str>>> {
    let mut kinds = Vec::new();
    for (text, span) in item.texts(notes) {
        if schema.kinds.contains_key(text) {
            kinds.push(Written { value: text.into(), span: notes.place(&span) });
        } else {
            let help = one_of(text, schema.kinds.keys().map(|kind| &**kind));
            notes.report(Code::UnknownWord, &span, format!("`{text}` is not the folder of a kind"), help);
        }
    }
    kinds
}
