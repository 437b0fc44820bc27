//! One style for each type of value: dates in quotes, as less precise dates require; numbers in groups of three from five
//! digits on; texts in straight double quotes.

use toml_edit::{Array, Decor, Formatted, InlineTable, Item, Table, TableLike, Value};

use crate::schema::{FieldType, Kind};

/// The smallest number that is written in groups.
const GROUPED: u64 = 10_000;

/// Formats the dates of the entry itself, of its dependencies and events, and of its facts.
pub(super) fn dates(top: &mut Table, kind: &Kind) {
    date_of(top, "checked");
    for (name, key) in [("depends", "during"), ("events", "date")] {
        if let Some(Item::ArrayOfTables(list)) = top.get_mut(name) {
            list.iter_mut().for_each(|table| date_of(table, key));
        }
    }
    let Some(facts) = top.get_mut("facts").and_then(Item::as_table_like_mut) else { return };
    for (key, item) in facts.iter_mut() {
        let dated = kind.field(key.get()).is_some_and(|(_, field)| field.kind == FieldType::Date);
        let claim = |claim: &mut dyn TableLike| {
            date_of(claim, "as_of");
            if dated {
                date_of(claim, "value");
            }
        };
        match item {
            Item::ArrayOfTables(list) => list.iter_mut().for_each(|table| claim(table)),
            Item::Table(table) => claim(table),
            Item::Value(Value::InlineTable(table)) => claim(table),
            Item::Value(value) if dated => each_date(value),
            _ => {}
        }
    }
}

fn date_of(table: &mut dyn TableLike, key: &str) {
    if let Some(Item::Value(value)) = table.get_mut(key) {
        each_date(value);
    }
}

/// Formats a date or a list of dates with quotes.
fn each_date(value: &mut Value) {
    let text = match value {
        Value::Array(list) => return list.iter_mut().for_each(each_date),
        Value::Datetime(date) if date.value().time.is_none() => date.value().to_string(),
        Value::Integer(year) if (1000..=9999).contains(year.value()) => year.value().to_string(),
        _ => return,
    };
    let decor = value.decor().clone();
    *value = Value::String(Formatted::new(text));
    *value.decor_mut() = decor;
}

/// Formats all values in a table and in the tables within it.
pub(super) fn values(table: &mut dyn TableLike) {
    for (_, item) in table.iter_mut() {
        match item {
            Item::Value(value) => tidy(value),
            Item::Table(inner) => values(inner),
            Item::ArrayOfTables(list) => list.iter_mut().for_each(|inner| values(inner)),
            Item::None => {}
        }
    }
}

fn tidy(value: &mut Value) {
    let decor = value.decor().clone();
    match value {
        Value::Array(list) if on_one_line(list) => {
            list.iter_mut().for_each(tidy);
            list.fmt();
        }
        Value::InlineTable(table) => tidy_inline(table),
        Value::String(text) => {
            // 'x' becomes "x", unless the text contains something that single quotes are needed for.
            let plain = !text.value().contains(['"', '\\', '\n']) && !text.value().contains(char::is_control);
            let written = text.as_repr().and_then(|repr| repr.as_raw().as_str()).unwrap_or_default();
            if plain && written.starts_with('\'') && !written.starts_with("'''") {
                *value = Value::String(Formatted::new(text.value().clone()));
            }
        }
        Value::Integer(number) => {
            let written = number.as_repr().and_then(|repr| repr.as_raw().as_str()).unwrap_or_default();
            let plain = written.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == '_');
            if let Some(Ok(new)) = plain.then(|| grouped(*number.value()).parse::<Value>()) {
                *value = new;
            }
        }
        _ => return,
    }
    *value.decor_mut() = decor;
}

/// `70_000_000`
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && number.unsigned_abs() >= GROUPED {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

fn tidy_inline(table: &mut InlineTable) {
    // Newer TOML allows comments in inline tables, which would be lost.
    let written = table.to_string();
    if written.contains('\n') && written.contains('#') {
        return;
    }
    for (_, value) in table.iter_mut() {
        tidy(value);
    }
    table.fmt();
}

/// Whether a list is on one line and has no comment.
fn on_one_line(list: &Array) -> bool {
    let bare =
        |decor: &Decor| [decor.prefix(), decor.suffix()].into_iter().flatten().all(|part| !part.as_str().unwrap_or("\n").contains('\n'));
    list.iter().all(|value| bare(value.decor())) && !list.trailing().as_str().unwrap_or("\n").contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_groups_where_they_are_long() {
        let written: Vec<String> = [0, 999, 9999, 10_000, -70_000_000, 123_456].into_iter().map(grouped).collect();
        assert_eq!(written, ["0", "999", "9999", "10_000", "-70_000_000", "123_456"]);
    }
}
