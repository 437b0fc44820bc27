//! Comparisons as they are written in front matter.

use super::Written;
use super::item::{texts, written};
use crate::diagnostic::Code;
use crate::schema::{self, Preset};
use crate::source::Span;
use crate::table::{DeValue, Item, Keys, Notes};

/// A comparison as it is written.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The folders of the compared entries; at least one.
    pub kinds: Vec<Written<Box<str>>>,
    /// The columns, in order.
    pub columns: Vec<Written<Box<str>>>,
    /// Named groups of columns. Their columns belong to the table too.
    pub presets: Vec<Preset>,
    /// Headings that replace the columns' own labels.
    pub labels: Vec<(Written<Box<str>>, Box<str>)>,
    /// Whether the comparison replaces the table of its kind, at its address.
    pub index: bool,
    /// The condition that rows meet.
    pub filter: Where,
    /// The order of rows: by the first item, ties by the second, and so on.
    pub sort: Vec<Sort>,
    /// The column by which rows are grouped.
    pub group: Option<Written<Box<str>>>,
}

/// A condition on entries. An entry meets it if it meets all three lists.
#[derive(Clone, Debug, Default)]
pub struct Where {
    /// Columns, each with the texts that are accepted in it.
    pub conditions: Vec<Condition>,
    /// If not empty, at least one of these is met.
    pub any_of: Vec<Self>,
    /// None of these is met.
    pub none_of: Vec<Self>,
}

/// A column, and the texts of which its cell must have one.
pub type Condition = (Written<Box<str>>, Vec<Written<Box<str>>>);

/// A criterion by which rows are sorted.
#[derive(Clone, Debug)]
pub struct Sort {
    /// The column.
    pub column: Box<str>,
    /// Whether the largest or latest comes first.
    pub descending: bool,
    /// Its place in the file.
    pub span: Span,
}

impl Comparison {
    /// The folder of the compared entries, if there is only one.
    pub fn only_kind(&self) -> Option<&str> {
        match &self.kinds[..] {
            [kind] => Some(&kind.value),
            _ => None,
        }
    }
}

impl Where {
    /// All conditions, at any depth.
    pub fn all(&self) -> Vec<&Condition> {
        let inner = self.any_of.iter().chain(&self.none_of).flat_map(Self::all);
        self.conditions.iter().chain(inner).collect()
    }

    fn read(keys: Keys<'_, '_>, notes: &mut Notes<'_>) -> Self {
        let mut filter = Self::default();
        for (name, item) in keys.rest() {
            match &*name {
                ANY_OF => filter.any_of = Self::read_all(&item, ANY_OF, notes),
                NONE_OF => filter.none_of = Self::read_all(&item, NONE_OF, notes),
                _ => condition(&name, &item, &mut filter.conditions, notes),
            }
        }
        filter
    }

    fn read_all(item: &Item<'_, '_>, name: &str, notes: &mut Notes<'_>) -> Vec<Self> {
        if !item.value.is_array() {
            let help = format!("write {name} = [{{ … }}, {{ … }}]");
            notes.report(Code::WrongType, &item.span, format!("`{name}` is a list of tables"), Some(help.into()));
            return Vec::new();
        }
        item.items().iter().filter_map(|item| Some(Self::read(item.table(notes)?, notes))).collect()
    }
}

/// Keys in `where` that are not columns. They have a hyphen, which no field has.
const ANY_OF: &str = "any-of";
const NONE_OF: &str = "none-of";

/// Reads the keys that only comparisons have. If the kind is missing, reports it and returns `None`.
pub(super) fn read(keys: &mut Keys<'_, '_>, notes: &mut Notes<'_>) -> Option<Comparison> {
    let kinds = match keys.take("kinds") {
        Some(item) => {
            if let Some(kind) = keys.take("kind") {
                let message = "`kind` stands beside `kinds`: a table has one or several";
                notes.report(Code::UnknownKey, &kind.key, message, Some("leave one of them out".into()));
            }
            let kinds = texts(&item, notes);
            if item.value.as_array().is_some_and(|list| list.is_empty()) {
                notes.report(Code::WrongType, &item.span, "this list names no kind", Some("name the folders of the entries".into()));
            }
            kinds
        }
        None => keys.require("kind", "a comparison", notes).and_then(|item| written(&item, notes)).into_iter().collect(),
    };
    let presets = keys.take("presets").map(|item| Preset::read_all(&item, notes)).unwrap_or_default();
    let columns = if presets.is_empty() { keys.require("columns", "a comparison", notes) } else { keys.take("columns") };
    let columns = columns.map(|item| schema::columns(&item, notes)).unwrap_or_default();
    let columns = columns.into_iter().map(|(value, span)| Written { value, span }).collect();
    let labels = keys.take("labels").and_then(|item| item.table(notes)).map(Keys::rest).unwrap_or_default();
    let mut named = Vec::new();
    labels.into_iter().for_each(|(name, item)| {
        nested(&name, &item, &mut |name, item| {
            let label = item.text(notes)?;
            named.push((Written { value: name.into(), span: notes.place(&item.key) }, label.trim().into()));
            Some(())
        });
    });
    let index = keys.take("index").and_then(|item| item.boolean(notes)).unwrap_or_default();
    let filter = keys.take("where").and_then(|item| item.table(notes)).map(|keys| Where::read(keys, notes)).unwrap_or_default();
    let sort = keys.take("sort").map(|item| item.text_or_texts(notes)).unwrap_or_default();
    let order = |(text, span): (&str, Span)| {
        let column = text.strip_prefix('-').unwrap_or(text);
        Sort { column: column.into(), descending: text.starts_with('-'), span: notes.place(&span) }
    };
    let sort = sort.into_iter().map(order).collect();
    let group = keys.take("group").and_then(|item| written(&item, notes));
    let comparison = Comparison { kinds, columns, presets, labels: named, index, filter, sort, group };
    (!comparison.kinds.is_empty()).then_some(comparison)
}

fn condition(name: &str, item: &Item<'_, '_>, conditions: &mut Vec<Condition>, notes: &mut Notes<'_>) {
    nested(name, item, &mut |name, item| {
        let word = |item: &Item<'_, '_>, notes: &mut Notes<'_>| {
            let text = match item.value {
                DeValue::Boolean(value) => value.to_string().into(),
                _ => item.text(notes)?.into(),
            };
            Some(Written { value: text, span: notes.place(&item.span) })
        };
        let words = item.items().iter().filter_map(|item| word(item, notes)).collect();
        conditions.push((Written { value: name.into(), span: notes.place(&item.key) }, words));
        Some(())
    });
}

/// Visits every value below the name of a column. TOML reads the points of `operator.countries = …` as nested tables.
fn nested(name: &str, item: &Item<'_, '_>, found: &mut dyn FnMut(&str, &Item<'_, '_>) -> Option<()>) {
    match item.value {
        DeValue::Table(table) if !table.is_empty() => {
            for (inner, item) in Keys::new(table, item.span.clone()).rest() {
                nested(&format!("{name}.{inner}"), &item, found);
            }
        }
        _ => {
            found(name, item);
        }
    }
}
