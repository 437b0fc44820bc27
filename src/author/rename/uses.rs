//! Where a name is used in the tables of a file: as a key, as a word, as a column.

use toml_edit::{Item, Key, Table, TableLike, Value};

use super::declared::Declared;
use crate::schema::{FieldType, Kind, Schema};

/// Changes a name wherever it is used, and counts.
pub(super) struct Uses<'n> {
    pub(super) what: Declared<'n>,
    pub(super) old: &'n str,
    pub(super) new: &'n str,
    schema: &'n Schema,
    /// How many were changed.
    pub(super) count: usize,
}

impl<'n> Uses<'n> {
    pub(super) fn new(what: Declared<'n>, new: &'n str, schema: &'n Schema) -> Self {
        let (Declared::Field { name: old, .. } | Declared::Word { word: old, .. }) = what;
        Self { what, old, new, schema, count: 0 }
    }

    /// The text of an item, or those of a list, if they are the old name.
    pub(super) fn word(&mut self, item: &mut Item) {
        if let Item::Value(value) = item {
            self.value(value, "");
        }
    }

    /// A text that is the old name behind a sign, such as the minus of an order.
    fn value(&mut self, value: &mut Value, sign: &str) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| self.value(value, sign)),
            Value::String(text) if text.value().strip_prefix(sign) == Some(self.old) => {
                let decor = value.decor().clone();
                *value = Value::from(format!("{sign}{}", self.new));
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

    /// The same in what may be a table.
    pub(super) fn word_at(&mut self, item: &mut Item, key: &str) {
        if let Some(table) = item.as_table_like_mut() {
            self.word_in(table, key);
        }
    }

    /// The words of facts: those of choices, and the basis of money.
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

    /// A comparison's columns, and the words of its conditions.
    pub(super) fn in_comparison(&mut self, top: &mut Table) {
        let Some(kind) = top.get("kind").and_then(Item::as_str).and_then(|folder| self.schema.kinds.get(folder)).cloned() else { return };
        match self.what {
            Declared::Field { kind: folder, .. } if *kind.folder == *folder => {
                ["columns", "group", "sort"].iter().for_each(|key| self.word_in(top, key));
                if let Some(Item::Value(sort)) = top.get_mut("sort") {
                    self.value(sort, "-");
                }
                if let Some(conditions) = top.get_mut("where").and_then(Item::as_table_like_mut) {
                    self.count += rename_key(conditions, self.old, self.new);
                }
            }
            Declared::Word { vocabulary, .. } => {
                let Some(conditions) = top.get_mut("where").and_then(Item::as_table_like_mut) else { return };
                for (key, item) in conditions.iter_mut() {
                    let of = kind.field(key.get()).and_then(|(_, field)| field.vocabulary.as_deref());
                    if of == Some(vocabulary) || key.get() == vocabulary && vocabulary == "status" {
                        self.word(item);
                    }
                }
            }
            Declared::Field { .. } => {}
        }
    }
}

/// Each table of a list, in whichever way it is written, or the one table that stands there.
pub(super) fn each_table(item: &mut Item, with: &mut dyn FnMut(&mut dyn TableLike)) {
    match item {
        Item::ArrayOfTables(list) => list.iter_mut().for_each(|table| with(table)),
        Item::Table(table) => with(table),
        Item::Value(Value::InlineTable(table)) => with(table),
        Item::Value(Value::Array(list)) => list.iter_mut().filter_map(Value::as_inline_table_mut).for_each(|table| with(table)),
        _ => {}
    }
}

/// Renames a key in its place, if it is there; says how many were.
pub(super) fn rename_key(table: &mut dyn TableLike, old: &str, new: &str) -> usize {
    if !table.contains_key(old) || table.contains_key(new) {
        return 0;
    }
    // The keys of a table stand in the order in which they were put in.
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
