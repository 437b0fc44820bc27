//! The uses of a name in the tables of a file: as a key, as a word, as a column.

use std::sync::Arc;

use toml_edit::{Item, Key, Table, TableLike, Value};

use super::Declared;
use crate::schema::column::{self, Column, Named, Part};
use crate::schema::{FieldType, Kind, Schema};

/// Renames all uses of a name, and counts them.
pub(super) struct Uses<'n> {
    pub(super) what: Declared<'n>,
    pub(super) old: &'n str,
    pub(super) new: &'n str,
    pub(super) schema: &'n Schema,
    /// The number of changes.
    pub(super) count: usize,
}

impl<'n> Uses<'n> {
    pub(super) fn new(what: Declared<'n>, new: &'n str, schema: &'n Schema) -> Self {
        let (Declared::Field { name: old, .. } | Declared::Word { word: old, .. }) = what;
        Self { what, old, new, schema, count: 0 }
    }

    /// Renames an item, or the items of a list, that are the old name.
    pub(super) fn word(&mut self, item: &mut Item) {
        if let Item::Value(value) = item {
            self.value(value);
        }
    }

    fn value(&mut self, value: &mut Value) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| self.value(value)),
            Value::String(text) if text.value() == self.old => {
                let decor = value.decor().clone();
                *value = Value::from(self.new);
                *value.decor_mut() = decor;
                self.count += 1;
            }
            _ => {}
        }
    }

    pub(super) fn word_in(&mut self, table: &mut dyn TableLike, key: &str) {
        if let Some(item) = table.get_mut(key) {
            self.word(item);
        }
    }

    /// The same for the value of a key, if the item is a table.
    pub(super) fn word_at(&mut self, item: &mut Item, key: &str) {
        if let Some(table) = item.as_table_like_mut() {
            self.word_in(table, key);
        }
    }

    /// Renames in the words of facts: in choices and in the basis of money.
    pub(super) fn in_facts(&mut self, kind: &Kind, top: &mut Table) {
        let Declared::Word { vocabulary, .. } = self.what else { return };
        let Some(facts) = top.get_mut("facts").and_then(Item::as_table_like_mut) else { return };
        for (key, item) in facts.iter_mut() {
            let Some((_, field)) = kind.field(key.get()) else { continue };
            if field.kind == FieldType::Money && vocabulary == "basis" {
                each_table(item, &mut |claim| self.word_in(claim, "basis"));
            } else if field.vocabulary.as_deref() == Some(vocabulary) {
                self.word(item);
                each_table(item, &mut |claim| self.word_in(claim, "value"));
            }
        }
    }

    /// A column with the old name replaced, if it contains it.
    fn column(&self, text: &str, kinds: &[&Arc<Kind>]) -> Option<String> {
        let mut names: Vec<&str> = text.split('.').collect();
        let mut any = false;
        for (name, of) in names.iter_mut().zip(column::named(text, kinds, self.schema)) {
            let is_it = match (&of, self.what) {
                (Named::Field(folders), Declared::Field { kind, .. }) => folders.iter().any(|folder| **folder == *kind),
                (Named::Word(of), Declared::Word { vocabulary, .. }) => *of == vocabulary,
                _ => false,
            };
            if is_it && *name == self.old {
                *name = self.new;
                any = true;
            }
        }
        any.then(|| names.join("."))
    }

    /// Renames in a column or a list of columns, each of which may be preceded by a minus.
    fn columns(&mut self, value: &mut Value, kinds: &[&Arc<Kind>]) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| self.columns(value, kinds)),
            Value::String(text) => {
                let sign = if text.value().starts_with('-') { "-" } else { "" };
                if let Some(new) = self.column(text.value().trim_start_matches('-'), kinds) {
                    let decor = value.decor().clone();
                    *value = Value::from(format!("{sign}{new}"));
                    *value.decor_mut() = decor;
                    self.count += 1;
                }
            }
            _ => {}
        }
    }

    /// Renames in conditions: in keys, which are columns, and in the wanted words. TOML reads the points of a column's name
    /// as nested tables.
    fn conditions(&mut self, table: &mut dyn TableLike, before: &str, kinds: &[&Arc<Kind>]) {
        let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
        for key in keys {
            let name = format!("{before}{key}");
            if let Some(item) = table.get_mut(&key) {
                if before.is_empty() && matches!(&*key, "any-of" | "none-of") {
                    each_table(item, &mut |inner| self.conditions(inner, "", kinds));
                    continue;
                }
                match item.as_table_like_mut() {
                    Some(inner) => self.conditions(inner, &format!("{name}."), kinds),
                    None => self.wanted(item, &name, kinds),
                }
            }
            // The names before this key are renamed where they are written.
            let above = before.matches('.').count();
            let renamed = self.column(&name, kinds).map(|new| new.split('.').skip(above).collect::<Vec<_>>().join("."));
            if let Some(new) = renamed.filter(|new| *new != key) {
                self.count += rename_key(table, &key, &new);
            }
        }
    }

    fn wanted(&mut self, item: &mut Item, name: &str, kinds: &[&Arc<Kind>]) {
        let Declared::Word { vocabulary, .. } = self.what else { return };
        let Ok(column) = Column::read(name, kinds, self.schema) else { return };
        let of_it = match &column.part {
            Part::Status => vocabulary == "status",
            Part::Basis(_) => vocabulary == "basis",
            Part::Field(fields) => fields.all().any(|field| field.vocabulary.as_deref() == Some(vocabulary)),
            _ => false,
        };
        if of_it {
            self.word(item);
        }
    }

    /// Renames in the columns of a table and the words of its conditions.
    pub(super) fn in_comparison(&mut self, top: &mut Table) {
        let folders = |item: &Item| match item.as_array() {
            Some(list) => list.iter().filter_map(|value| Some(value.as_str()?.to_owned())).collect(),
            None => item.as_str().map(str::to_owned).into_iter().collect::<Vec<String>>(),
        };
        let folders: Vec<String> = ["kind", "kinds"].iter().filter_map(|key| top.get(key)).flat_map(folders).collect();
        let kinds: Vec<&Arc<Kind>> = folders.iter().filter_map(|folder| self.schema.kinds.get(&**folder)).collect();
        if kinds.is_empty() {
            return;
        }
        for key in ["columns", "group", "sort"] {
            if let Some(Item::Value(value)) = top.get_mut(key) {
                self.columns(value, &kinds);
            }
        }
        self.in_presets(top, &kinds);
        for key in ["where", "labels"] {
            if let Some(table) = top.get_mut(key).and_then(Item::as_table_like_mut) {
                self.conditions(table, "", &kinds);
            }
        }
    }

    /// Renames in the columns of presets.
    pub(super) fn in_presets(&mut self, top: &mut Table, kinds: &[&Arc<Kind>]) {
        let Some(presets) = top.get_mut("presets").and_then(Item::as_table_like_mut) else { return };
        for (_, item) in presets.iter_mut() {
            if let Item::Value(value) = item {
                self.columns(value, kinds);
            }
        }
    }
}

/// Visits each table of a list, however it is written, or the single table in its place.
pub(super) fn each_table(item: &mut Item, with: &mut dyn FnMut(&mut dyn TableLike)) {
    match item {
        Item::ArrayOfTables(list) => list.iter_mut().for_each(|table| with(table)),
        Item::Table(table) => with(table),
        Item::Value(Value::InlineTable(table)) => with(table),
        Item::Value(Value::Array(list)) => list.iter_mut().filter_map(Value::as_inline_table_mut).for_each(|table| with(table)),
        _ => {}
    }
}

/// Renames a key in its place, if it exists. Returns the number of changes.
pub(super) fn rename_key(table: &mut dyn TableLike, old: &str, new: &str) -> usize {
    if !table.contains_key(old) || table.contains_key(new) {
        return 0;
    }
    // The keys of a table are in order of insertion, so all of them are inserted again.
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let Some(mut key) = table.key(&name).cloned() else { continue };
        let Some(item) = table.remove(&name) else { continue };
        if name == old {
            key = Key::new(new).with_leaf_decor(key.leaf_decor().clone()).with_dotted_decor(key.dotted_decor().clone());
        }
        table.entry_format(&key).or_insert(item);
    }
    1
}
