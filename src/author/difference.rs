//! The meaning of a change: two states of a site, compared by what they publish for programs. If only the writing changed,
//! there is no difference.

mod lost;
mod parts;
mod sides;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Severity};
pub use lost::lost;
use parts::Part;
pub use sides::Side;
pub use words::{markdown, text};

/// An entry, by its id and title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One statement that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// What it is about: a key, a field, "depends", "events", "text".
    pub of: String,
    /// The claim, dependency or event, if only an attribute of it differs.
    pub part: Option<String>,
    /// The name of that attribute: "basis", "sources".
    pub beside: Option<String>,
    /// The former statement, if there was one.
    pub from: Option<String>,
    /// The present statement, if there is one.
    pub to: Option<String>,
}

/// An entry with different statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The entry.
    pub entry: Named,
    /// The differences, in the order of its keys.
    pub changes: Vec<Change>,
}

/// The answer to one question before and after: the projects in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conclusion {
    /// The code of the country that is cut off, or the id of the scenario.
    pub of: String,
    /// Its title.
    pub title: String,
    /// `stopped`, `frozen` or `strained`.
    pub state: &'static str,
    /// The number of projects before and now.
    pub count: (usize, usize),
    /// Projects that are in the state only now.
    pub new: Vec<Named>,
    /// Projects that were in the state only before.
    pub gone: Vec<Named>,
}

/// The rows of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The name of its file.
    pub name: String,
    /// Rows that were added.
    pub new: Vec<Named>,
    /// Rows that were removed.
    pub gone: Vec<Named>,
    /// The number of cells that differ in the other rows.
    pub cells: usize,
}

/// The difference between two states of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The numbers of errors before and now. A site with errors yields only a part of its conclusions.
    pub errors: (usize, usize),
    /// Entries that were added.
    pub added: Vec<Named>,
    /// Entries that were removed.
    pub removed: Vec<Named>,
    /// Entries with a new id, from and to.
    pub renamed: Vec<(Named, Named)>,
    /// Entries with different statements.
    pub changed: Vec<Changed>,
    /// Comparisons with different rows.
    pub comparisons: Vec<Compared>,
    /// Conclusions that differ.
    pub conclusions: Vec<Conclusion>,
    /// Addresses that no longer have a page, below the base path.
    pub lost: Vec<String>,
    /// The number of new addresses.
    pub gained: usize,
}

impl Difference {
    /// Whether everything that is published is the same.
    pub fn is_empty(&self) -> bool {
        *self == Self { errors: self.errors, ..Self::default() }
    }
}

/// Compares two states of a site.
pub fn difference(before: &Side, after: &Side) -> Difference {
    let (old, new) = (before.entries(), after.entries());
    let mut found = Difference { errors: (before.errors, after.errors), ..Difference::default() };
    let named = |entries: &BTreeMap<String, Value>, id: &str| Named { id: id.to_owned(), title: string(&entries[id], "title") };
    let mut gone: BTreeSet<&String> = old.keys().filter(|id| !new.contains_key(*id)).collect();
    for id in new.keys().filter(|id| !old.contains_key(*id)) {
        let same = gone.iter().find(|former| after.leads(&string(&old[**former], "url"), id)).copied();
        match same {
            Some(former) => {
                gone.remove(former);
                found.renamed.push((named(&old, former), named(&new, id)));
                let changes = changes(before, after, (former, &old[former]), (id, &new[id]));
                found.changed.extend((!changes.is_empty()).then(|| Changed { entry: named(&new, id), changes }));
            }
            None => found.added.push(named(&new, id)),
        }
    }
    found.removed = gone.iter().map(|id| named(&old, id)).collect();
    for (id, entry) in &new {
        if let Some(former) = old.get(id) {
            let changes = changes(before, after, (id, former), (id, entry));
            found.changed.extend((!changes.is_empty()).then(|| Changed { entry: named(&new, id), changes }));
        }
    }
    found.changed.sort_by(|a, b| a.entry.cmp(&b.entry));
    let title = |id: &str| {
        let entry = new.get(id).or_else(|| old.get(id));
        Named { id: id.to_owned(), title: entry.map_or_else(|| id.to_owned(), |entry| string(entry, "title")) }
    };
    found.comparisons = comparisons(before, after, &title);
    found.conclusions = conclusions(before, after, &title);
    (found.lost, found.gained) = addresses(before, after);
    found
}

/// The first error that a site did not have before. Its place in the file does not matter.
pub fn new_error<'d>(before: &[Diagnostic], after: &'d [Diagnostic]) -> Option<&'d Diagnostic> {
    let key = |found: &Diagnostic| (found.severity == Severity::Error).then(|| (found.code.name(), found.message.clone()));
    let known: Vec<_> = before.iter().filter_map(key).collect();
    after.iter().find(|found| key(found).is_some_and(|key| !known.contains(&key)))
}

fn string(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// The statements that differ between two versions of an entry.
fn changes(before: &Side, after: &Side, (old_id, old): (&str, &Value), (id, new): (&str, &Value)) -> Vec<Change> {
    let mut found = Vec::new();
    for key in ["title", "summary", "status", "countries", "aliases", "kind"] {
        push(&mut found, key, said(&old[key]), said(&new[key]));
    }
    if before.source(old_id) == after.source(id) && before.same_schema(after) {
        return found;
    }
    let (was, is) = (before.data(old_id), after.data(id));
    let nothing = serde_json::Map::new();
    let facts = |data: &Value| data["facts"].as_object().cloned().unwrap_or_else(|| nothing.clone());
    let (old_facts, new_facts) = (facts(&was), facts(&is));
    let fields: BTreeSet<&String> = old_facts.keys().chain(new_facts.keys()).collect();
    let title = |id: &str| after.title(id).or_else(|| before.title(id)).unwrap_or_else(|| id.to_owned());
    let list = |list: &Value, part: fn(&Value, parts::Titles<'_>) -> Part| -> Vec<Part> {
        list.as_array().into_iter().flatten().map(|value| part(value, &title)).collect()
    };
    for field in fields {
        let claims = |facts: &serde_json::Map<String, Value>| facts.get(field).map(|claims| list(claims, Part::claim)).unwrap_or_default();
        parts::compare(&mut found, field, &claims(&old_facts), &claims(&new_facts));
    }
    parts::compare(&mut found, "depends", &list(&was["depends"], Part::dependency), &list(&is["depends"], Part::dependency));
    parts::compare(&mut found, "events", &list(&was["events"], Part::event), &list(&is["events"], Part::event));
    let (old_text, new_text) = (before.text(old_id), after.text(id));
    if old_text != new_text {
        let length = |text: &str| Some(format!("{} words", text.split_whitespace().count()));
        found.push(Change { of: "text".to_owned(), part: None, beside: None, from: length(&old_text), to: length(&new_text) });
    }
    found
}

fn push(found: &mut Vec<Change>, of: &str, from: Option<String>, to: Option<String>) {
    if from != to {
        found.push(Change { of: of.to_owned(), part: None, beside: None, from, to });
    }
}

/// A value or list in words; none for null.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(list) if list.is_empty() => None,
        Value::Array(list) => Some(list.iter().filter_map(said).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}

fn comparisons(before: &Side, after: &Side, title: &dyn Fn(&str) -> Named) -> Vec<Compared> {
    let (old, new) = (before.comparisons(), after.comparisons());
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let none = BTreeMap::new();
    let compared = names.into_iter().map(|name| {
        let (was, is) = (old.get(name).unwrap_or(&none), new.get(name).unwrap_or(&none));
        let beyond = |rows: &BTreeMap<String, Value>, others: &BTreeMap<String, Value>| {
            rows.keys().filter(|id| !others.contains_key(*id)).map(|id| title(id)).collect::<Vec<_>>()
        };
        let differs = |(id, cells): (&String, &Value)| {
            let (Some(cells), Some(former)) = (cells.as_object(), was.get(id).and_then(Value::as_object)) else { return 0 };
            cells.iter().filter(|(column, cell)| former.get(*column) != Some(cell)).count()
        };
        Compared { name: name.clone(), new: beyond(is, was), gone: beyond(was, is), cells: is.iter().map(differs).sum() }
    });
    compared.filter(|compared| !compared.new.is_empty() || !compared.gone.is_empty() || compared.cells > 0).collect()
}

const STATES: [&str; 3] = ["stopped", "frozen", "strained"];

fn conclusions(before: &Side, after: &Side, title: &dyn Fn(&str) -> Named) -> Vec<Conclusion> {
    let (old, new) = (before.conclusions(), after.conclusions());
    let questions: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let nobody = BTreeSet::new();
    let mut found = Vec::new();
    for question in questions {
        for state in STATES {
            let of = |side: &'_ BTreeMap<String, BTreeMap<&str, BTreeSet<String>>>| {
                side.get(question).and_then(|states| states.get(state)).unwrap_or(&nobody).clone()
            };
            let (was, is) = (of(&old), of(&new));
            if was != is {
                found.push(Conclusion {
                    of: question.clone(),
                    title: after.country(question).unwrap_or_else(|| title(question).title),
                    state,
                    count: (was.len(), is.len()),
                    new: is.difference(&was).map(|id| title(id)).collect(),
                    gone: was.difference(&is).map(|id| title(id)).collect(),
                });
            }
        }
    }
    found
}

/// The addresses of pages that are gone, and the number of new ones.
fn addresses(before: &Side, after: &Side) -> (Vec<String>, usize) {
    let (old, new) = (before.addresses(), after.addresses());
    (old.difference(&new).map(|path| format!("/{path}")).collect(), new.difference(&old).count())
}
