//! What a comparison sets side by side, as written in its front matter.

use super::Written;
use super::front_matter::{texts, written};
use crate::schema::Preset;
use crate::source::Span;
use crate::table::{Item, Keys, Notes};

/// A comparison as written.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The folder of the entries.
    pub kind: Written<Box<str>>,
    /// The columns, in order.
    pub columns: Vec<Written<Box<str>>>,
    /// Columns that are shown together; these are columns of the table, too.
    pub presets: Vec<Preset>,
    /// Whether it stands in place of the table of its kind, at its address.
    pub index: bool,
    /// Which entries: those whose column has one of the texts, for every condition.
    pub conditions: Vec<Condition>,
    /// The order of rows.
    pub sort: Option<Sort>,
    /// The column by which rows are grouped.
    pub group: Option<Written<Box<str>>>,
}

/// A column, and the texts of which it has one.
pub type Condition = (Written<Box<str>>, Vec<Written<Box<str>>>);

/// An order of rows.
#[derive(Clone, Debug)]
pub struct Sort {
    /// The column.
    pub column: Box<str>,
    /// Largest or latest first.
    pub descending: bool,
    /// Where it stands.
    pub span: Span,
}

/// Reads the keys that only comparisons have. `None` if the kind is missing, with a note.
pub(super) fn read(keys: &mut Keys<'_, '_>, notes: &mut Notes<'_>) -> Option<Comparison> {
    let kind = keys.require("kind", "a comparison", notes).and_then(|item| written(&item, notes));
    let presets = keys.take("presets").map(|item| Preset::read_all(&item, notes)).unwrap_or_default();
    let columns = if presets.is_empty() { keys.require("columns", "a comparison", notes) } else { keys.take("columns") };
    let columns = columns.map(|item| texts(&item, notes)).unwrap_or_default();
    let index = keys.take("index").and_then(|item| item.boolean(notes)).unwrap_or_default();
    let conditions = keys.take("where").and_then(|item| item.table(notes)).map(Keys::rest).unwrap_or_default();
    let conditions = conditions.into_iter().map(|(name, item)| condition(&name, &item, notes)).collect();
    let sort = keys.take("sort").and_then(|item| {
        let text = item.text(notes)?;
        let column = text.strip_prefix('-').unwrap_or(text);
        Some(Sort { column: column.into(), descending: text.starts_with('-'), span: notes.place(&item.span) })
    });
    let group = keys.take("group").and_then(|item| written(&item, notes));
    Some(Comparison { kind: kind?, columns, presets, index, conditions, sort, group })
}

fn condition(name: &str, item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Condition {
    let words = item.text_or_texts(notes);
    let words = words.into_iter().map(|(text, span)| Written { value: text.into(), span: notes.place(&span) }).collect();
    (Written { value: name.into(), span: notes.place(&item.key) }, words)
}
