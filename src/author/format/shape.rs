//! The shape of tables: which are inline and which have lines of their own, and the order of tables and keys.

use toml_edit::{Decor, InlineTable, Item, KeyMut, Table, Value};

use crate::schema::{FieldType, Kind, Vocabularies};
use crate::value::Date;

/// The most characters of a line with an inline claim; a longer claim becomes a table with a line for each key.
const LONGEST: usize = 120;

/// The keys of a claim, in order.
const CLAIM: [&str; 12] =
    ["value", "amount", "currency", "absent", "as_of", "basis", "over", "for", "note", "quote", "source", "preferred"];
/// The keys of a dependency, in order.
const DEPENDENCY: [&str; 11] = ["on", "role", "absent", "needed_to", "takes", "extent", "any_of", "during", "for", "note", "source"];
/// The keys of an event, in order.
const EVENT: [&str; 9] = ["id", "date", "title", "type", "countries", "meets", "same_as", "note", "source"];

/// Turns dotted keys and inline tables into tables, and lists of inline tables into lists of tables, unless they contain
/// comments.
pub(super) fn open(top: &mut Table) {
    for name in ["depends", "events", "cut"] {
        if let Some((key, item)) = top.get_key_value_mut(name) {
            open_list(key, item);
        }
    }
    let Some((key, item)) = top.get_key_value_mut("facts") else { return };
    open_table(key, item);
    let Item::Table(facts) = item else { return };
    for (key, item) in facts.iter_mut() {
        match item {
            Item::Table(table) if table.is_dotted() => open_table(key, item),
            Item::Value(Value::Array(_)) => open_list(key, item),
            _ => {}
        }
    }
}

/// Turns an inline table, or one with dotted keys, into a table.
fn open_table(mut key: KeyMut<'_>, item: &mut Item) {
    match item {
        Item::Table(table) if table.is_dotted() => {
            table.set_dotted(false);
            table.set_implicit(false);
        }
        Item::Value(Value::InlineTable(inline)) if on_one_line(inline) => {
            let (above, behind) = (text_of(key.leaf_decor_mut(), true), text_of(inline.decor_mut(), false));
            let mut table = std::mem::take(inline).into_table();
            *table.decor_mut() = Decor::new(above, behind);
            key.leaf_decor_mut().clear();
            *item = Item::Table(table);
        }
        _ => {}
    }
}

/// Turns a list of inline tables into a list of tables.
fn open_list(mut key: KeyMut<'_>, item: &mut Item) {
    let Item::Value(Value::Array(list)) = item else { return };
    let bare = |value: &Value| value.as_inline_table().is_some_and(on_one_line) && !has_remark(value.decor());
    let opens = !list.is_empty() && list.iter().all(bare) && !list.trailing().as_str().is_none_or(|text| text.contains('#'));
    if !opens {
        return;
    }
    let (above, behind) = (text_of(key.leaf_decor_mut(), true), text_of(list.decor_mut(), false));
    let tables = list.iter_mut().filter_map(|value| value.as_inline_table_mut()).map(|table| std::mem::take(table).into_table());
    let mut tables: Vec<Table> = tables.collect();
    if let Some(first) = tables.first_mut() {
        *first.decor_mut() = Decor::new(above, behind);
    }
    key.leaf_decor_mut().clear();
    *item = Item::ArrayOfTables(tables.into_iter().collect());
}

/// Gives each fact the shape that its length calls for: a bare value, an inline claim, or a table.
pub(super) fn facts(facts: &mut Table, kind: &Kind) {
    for (key, item) in facts.iter_mut() {
        if let Item::ArrayOfTables(list) = item
            && list.len() == 1
        {
            // One claim is a table, several are a list of tables.
            let only = std::mem::take(list).into_iter().next().unwrap_or_default();
            *item = Item::Table(only);
        }
        if let Item::Table(table) = item {
            sort_keys(table, &CLAIM);
            if let Some((inline, above, behind)) = in_braces(table, key.get()) {
                let mut value = Value::InlineTable(inline);
                value.decor_mut().set_suffix(behind);
                close(key, item, value, above);
                continue;
            }
        }
        match item {
            Item::Value(Value::InlineTable(inline)) => {
                inline.sort_values_by(|a, _, b, _| rank(&CLAIM, a.get()).cmp(&rank(&CLAIM, b.get())));
                let money = kind.field(key.get()).is_none_or(|(_, field)| field.kind == FieldType::Money);
                let width = width(key.get(), inline);
                if inline.len() == 1
                    && !money
                    && on_one_line(inline)
                    && let Some(mut value) = inline.remove("value")
                {
                    *value.decor_mut() = inline.decor().clone();
                    *item = Item::Value(value);
                } else if width > LONGEST {
                    open_table(key, item);
                }
            }
            Item::ArrayOfTables(list) => list.iter_mut().for_each(|table| sort_keys(table, &CLAIM)),
            _ => {}
        }
    }
    // A header without any line below it says nothing, unless it has a comment.
    let bare = facts.get_values().is_empty() && facts.iter().any(|(_, item)| !item.is_value());
    facts.set_implicit(bare && !has_remark(facts.decor()));
}

/// The table as an inline table, with the comments above and behind it, if it fits and contains no comments.
fn in_braces(table: &Table, name: &str) -> Option<(InlineTable, String, String)> {
    let bare = |(key, item): (&str, &Item)| {
        let remark = table.key(key).is_none_or(|key| has_remark(key.leaf_decor()));
        item.as_value().is_some_and(|value| !has_remark(value.decor()) && !remark)
    };
    if table.is_empty() || !table.iter().all(bare) {
        return None;
    }
    let mut inline = table.clone().into_inline_table();
    inline.fmt();
    inline.decor_mut().clear();
    let fits = on_one_line(&inline) && width(name, &inline) <= LONGEST;
    let mut decor = table.decor().clone();
    fits.then(|| (inline, text_of(&mut decor, true).trim_start_matches('\n').to_owned(), text_of(&mut decor, false)))
}

fn close(mut key: KeyMut<'_>, item: &mut Item, value: Value, above: String) {
    key.leaf_decor_mut().set_prefix(above);
    *item = Item::Value(value);
}

/// The number of characters of the line of an inline claim.
fn width(name: &str, inline: &InlineTable) -> usize {
    let mut bare = inline.clone();
    bare.fmt();
    bare.decor_mut().clear();
    name.chars().count() + " = ".len() + bare.to_string().trim().chars().count()
}

/// Sorts dependencies by role and events by date, as the site reads them. The sorts are stable.
pub(super) fn lists(top: &mut Table, vocabularies: &Vocabularies) {
    if let Some(Item::ArrayOfTables(list)) = top.get_mut("depends") {
        let mut tables: Vec<Table> = std::mem::take(list).into_iter().collect();
        tables.sort_by_key(|table| vocabularies.rank("role", table.get("role").and_then(Item::as_str).unwrap_or_default()));
        tables.iter_mut().for_each(|table| sort_keys(table, &DEPENDENCY));
        *list = tables.into_iter().collect();
    }
    if let Some(Item::ArrayOfTables(list)) = top.get_mut("events") {
        let mut tables: Vec<Table> = std::mem::take(list).into_iter().collect();
        // An event without a valid date comes first, where it is noticed.
        tables.sort_by_cached_key(|table| table.get("date").and_then(Item::as_str).and_then(|text| Date::parse(text).ok()));
        tables.iter_mut().for_each(|table| sort_keys(table, &EVENT));
        *list = tables.into_iter().collect();
    }
}

/// The rank of a key: known keys in their order, then all others as they are.
fn rank(order: &[&str], key: &str) -> usize {
    order.iter().position(|known| *known == key).unwrap_or(order.len())
}

fn sort_keys(table: &mut Table, order: &[&str]) {
    table.sort_values_by(|a, _, b, _| rank(order, a.get()).cmp(&rank(order, b.get())));
}

/// Whether an inline table is on one line, so that it cannot contain a comment.
fn on_one_line(inline: &InlineTable) -> bool {
    let mut bare = inline.clone();
    bare.decor_mut().clear();
    !bare.to_string().contains('\n')
}

fn has_remark(decor: &Decor) -> bool {
    [decor.prefix(), decor.suffix()].into_iter().flatten().any(|part| part.as_str().is_none_or(|text| text.contains('#')))
}

/// The text before an item (or after it).
fn text_of(decor: &mut Decor, before: bool) -> String {
    let part = if before { decor.prefix() } else { decor.suffix() };
    part.and_then(|part| part.as_str()).unwrap_or_default().to_owned()
}
