//! The meaning of front matter, independent of how it is written. Comparing meanings proves that formatting changed nothing.

use toml::{Table, Value};

use crate::schema::{FieldType, Kind};

/// The same table in a normal form: dates as texts, every fact as a list of claims, and dependencies and events sorted.
pub(super) fn meaning(mut table: Table, kind: &Kind) -> Table {
    date_of(&mut table, "checked");
    for (name, key) in [("depends", "during"), ("events", "date")] {
        let Some(Value::Array(list)) = table.get_mut(name) else { continue };
        list.iter_mut().filter_map(Value::as_table_mut).for_each(|part| date_of(part, key));
        list.sort_by_cached_key(sorted);
    }
    let Some(Value::Table(facts)) = table.get_mut("facts") else { return table };
    for (name, value) in facts.iter_mut() {
        let dated = kind.field(name).is_some_and(|(_, field)| field.kind == FieldType::Date);
        *value = Value::Array(claims(value.clone()).into_iter().map(|claim| Value::Table(of_claim(claim, dated))).collect());
    }
    table
}

fn claims(value: Value) -> Vec<Table> {
    match value {
        Value::Table(claim) => vec![claim],
        Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_table) => {
            list.into_iter().filter_map(|claim| if let Value::Table(claim) = claim { Some(claim) } else { None }).collect()
        }
        bare => vec![Table::from_iter([("value".to_owned(), bare)])],
    }
}

fn of_claim(mut claim: Table, dated: bool) -> Table {
    date_of(&mut claim, "as_of");
    if dated {
        date_of(&mut claim, "value");
    }
    claim
}

fn date_of(table: &mut Table, key: &str) {
    if let Some(value) = table.get_mut(key) {
        date(value);
    }
}

fn date(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(date),
        Value::Datetime(day) if day.time.is_none() => *value = Value::String(day.to_string()),
        Value::Integer(year @ 1000..=9999) => *value = Value::String(year.to_string()),
        _ => {}
    }
}

/// A text that is equal for equal keys and values, whatever their order.
fn sorted(value: &Value) -> String {
    match value {
        Value::Table(table) => {
            let mut parts: Vec<String> = table.iter().map(|(key, value)| format!("{key}={}", sorted(value))).collect();
            parts.sort_unstable();
            parts.join(";")
        }
        other => other.to_string(),
    }
}
