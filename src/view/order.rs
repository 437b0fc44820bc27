//! The order of rows by what they say in a column.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::collation::{Collation, SortKey};
use super::comparison::{Column, label};
use crate::config::Config;
use crate::entry::{Claim, Content, Entry, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::{FieldType, Kind};
use crate::value::Date;

/// What a cell is sorted by; the variants of one column are all the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Key {
    Date(Date),
    Number(Decimal),
    Count(u128),
    /// Place in a vocabulary.
    Place(usize),
    Text(SortKey),
}

/// Sorts rows that are already in order of title; rows without a key stay last either way.
pub fn sort_by(rows: &mut Vec<Ix>, descending: bool, key: impl Fn(Ix) -> Option<Key>) {
    let mut keyed: Vec<(Option<Key>, Ix)> = rows.iter().map(|row| (key(*row), *row)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    *rows = keyed.into_iter().map(|(_, row)| row).collect();
}

/// The place of each row in an order, from 0 on: rows with the same key have the same place, and those without one have none.
/// `unique`: rows with the same key stand by id, so that no two have the same place.
pub fn places(rows: &[Ix], unique: bool, key: impl Fn(Ix) -> Option<Key>) -> Vec<Option<u32>> {
    let keys: Vec<Option<Key>> = rows.iter().map(|row| key(*row)).collect();
    let mut order: Vec<usize> = (0..rows.len()).filter(|at| keys[*at].is_some()).collect();
    order.sort_by(|a, b| keys[*a].cmp(&keys[*b]).then_with(|| rows[*a].cmp(&rows[*b])));
    let mut places = vec![None; rows.len()];
    let mut place = 0;
    for (at, row) in order.iter().enumerate() {
        if at > 0 && (unique || keys[*row] != keys[order[at - 1]]) {
            place += 1;
        }
        places[*row] = Some(place);
    }
    places
}

/// Whether readers look for the largest or latest in a column first.
pub fn is_descending(column: Column, kind: &Kind) -> bool {
    match column {
        Column::Title | Column::Countries | Column::Status => false,
        Column::Depends | Column::Events | Column::Standing(_) => true,
        Column::Field(at) => kind
            .fields
            .get(at)
            .is_some_and(|field| matches!(field.kind, FieldType::Count | FieldType::Quantity | FieldType::Money | FieldType::Date)),
    }
}

/// What a row is sorted by in a column, if it says anything there. What is counted for countries, pages know.
pub fn key(knowledge: &Knowledge, config: &Config, collation: &Collation, row: Ix, column: Column) -> Option<Key> {
    let entry = knowledge.entry(row);
    match column {
        Column::Title => Some(Key::Text(collation.key(&entry.title.value))),
        Column::Countries => entry.countries.first().map(|_| Key::Text(collation.key(&label(knowledge, entry, column)))),
        Column::Status => {
            let status = entry.status.as_deref()?;
            let place = knowledge.vocabularies().named("status").and_then(|words| words.position(status));
            Some(Key::Place(place.unwrap_or(usize::MAX)))
        }
        Column::Depends => Some(Key::Count(entry.depends.len() as u128)),
        Column::Events => Some(Key::Count(entry.events.len() as u128)),
        Column::Standing(_) => None,
        Column::Field(at) => {
            let claim = entry.fact(at)?.headline();
            let Content::Values(values) = &claim.content else { return None };
            value_key(knowledge, config, collation, entry, at, claim, values.first()?)
        }
    }
}

fn value_key(
    knowledge: &Knowledge,
    config: &Config,
    collation: &Collation,
    entry: &Entry,
    field: usize,
    claim: &Claim,
    value: &Value,
) -> Option<Key> {
    Some(match value {
        Value::Date(date) => Key::Date(date.clone()),
        Value::Count(count) => Key::Count(count.0),
        Value::Quantity(quantity) => Key::Number(quantity.amount),
        Value::Money(_) => Key::Number(converted(knowledge, config, claim)?),
        Value::Bool(value) => Key::Place(usize::from(!value)),
        Value::Choice(word) => {
            let vocabulary = entry.kind.fields[field].vocabulary.as_deref().unwrap_or_default();
            Key::Place(knowledge.vocabularies().named(vocabulary).and_then(|words| words.position(word)).unwrap_or(usize::MAX))
        }
        Value::Ref(reference) => {
            let target = knowledge.find(&reference.value)?;
            Key::Text(collation.key(&knowledge.entry(target).title.value))
        }
        other => Key::Text(collation.key(&other.canonical())),
    })
}

/// An amount of money in the site's currency, unrounded; none without a rate for its year.
pub fn converted(knowledge: &Knowledge, config: &Config, claim: &Claim) -> Option<Decimal> {
    let Content::Values(values) = &claim.content else { return None };
    let Value::Money(money) = values.first()? else { return None };
    if config.currency.as_ref().is_none_or(|own| *own == money.currency) {
        return Some(money.amount);
    }
    let year = claim.as_of.as_ref()?.year()?;
    money.amount.checked_mul(knowledge.schema.rates.of(&money.currency, year)?.rate)
}
