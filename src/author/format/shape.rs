//! Which tables stand in braces and which on lines of their own, in which order tables stand, and keys within them.

use toml_edit::{Decor, InlineTable, Item, KeyMut, Table, Value};

use crate::schema::{FieldType, Kind, Vocabularies};
use crate::value::Date;

/// A claim stands in braces if its line has at most so many characters, and else as a table with a line for each key.
const LONGEST: usize = 120;

/// The keys of a claim in their order.
const CLAIM: [&str; 12] =
    ["value", "amount", "currency", "absent", "as_of", "basis", "over", "for", "note", "quote", "source", "preferred"];
/// Those of a dependency.
const DEPENDENCY: [&str; 11] = ["on", "role", "absent", "needed_to", "takes", "extent", "any_of", "during", "for", "note", "source"];
/// Those of an event.
const EVENT: [&str; 9] = ["id", "date", "title", "type", "countries", "meets", "same_as", "note", "source"];

/// Keys with dots become tables, and lists of tables in braces lists of tables on lines, as far as no remark stands in them.
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

/// A table in braces, or of keys with dots, as a table on lines.
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

/// A list of tables in braces as a list of tables on lines.
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

/// Each fact in the shape that its length asks for: a bare value, a claim in braces, or a table on lines.
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
    // A header without a line below it says nothing, unless somebody wrote beside it.
    let bare = facts.get_values().is_empty() && facts.iter().any(|(_, item)| !item.is_value());
    facts.set_implicit(bare && !has_remark(facts.decor()));
}

/// The table in braces with the remarks above and behind it, if it fits and no remark stands within it.
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

/// Characters of the line of a claim in braces.
fn width(name: &str, inline: &InlineTable) -> usize {
    let mut bare = inline.clone();
    bare.fmt();
    bare.decor_mut().clear();
    name.chars().count() + " = ".len() + bare.to_string().trim().chars().count()
}

/// Dependencies in the order of their roles and events in that of their dates, as the site reads them; those that are alike in that stay as they are.
pub(super) fn lists(top: &mut Table, vocabularies: &Vocabularies) {
    if let Some(Item::ArrayOfTables(list)) = top.get_mut("depends") {
        let mut tables: Vec<Table> = std::mem::take(list).into_iter().collect();
        tables.sort_by_key(|table| vocabularies.rank("role", table.get("role").and_then(Item::as_str).unwrap_or_default()));
        tables.iter_mut().for_each(|table| sort_keys(table, &DEPENDENCY));
        *list = tables.into_iter().collect();
    }
    if let Some(Item::ArrayOfTables(list)) = top.get_mut("events") {
        let mut tables: Vec<Table> = std::mem::take(list).into_iter().collect();
        // What is no date comes first, where it is seen.
        tables.sort_by_cached_key(|table| table.get("date").and_then(Item::as_str).and_then(|text| Date::parse(text).ok()));
        tables.iter_mut().for_each(|table| sort_keys(table, &EVENT));
        *list = tables.into_iter().collect();
    }
}

/// Known keys in their order, then the others as they stand.
fn rank(order: &[&str], key: &str) -> usize {
    order.iter().position(|known| *known == key).unwrap_or(order.len())
}

fn sort_keys(table: &mut Table, order: &[&str]) {
    table.sort_values_by(|a, _, b, _| rank(order, a.get()).cmp(&rank(order, b.get())));
}

/// Whether a table in braces stands on one line, so that no remark can stand in it.
fn on_one_line(inline: &InlineTable) -> bool {
    let mut bare = inline.clone();
    bare.decor_mut().clear();
    !bare.to_string().contains('\n')
}

fn has_remark(decor: &Decor) -> bool {
    [decor.prefix(), decor.suffix()].into_iter().flatten().any(|part| part.as_str().is_none_or(|text| text.contains('#')))
}

/// What stands before something (or behind it), as text.
fn text_of(decor: &mut Decor, before: bool) -> String {
    let part = if before { decor.prefix() } else { decor.suffix() };
    part.and_then(|part| part.as_str()).unwrap_or_default().to_owned()
}
