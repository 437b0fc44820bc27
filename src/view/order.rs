//! The order of rows by their values in a column.

use std::cmp::Ordering;

use jiff::civil;
use rust_decimal::Decimal;

use super::collation::SortKey;
use super::titles::Titles;
use super::{country, said};
use crate::config::Config;
use crate::entry::{Claim, Content, Entry, Value, Written};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::FieldType;
use crate::schema::column::{Column, Fields, Part};
use crate::value::{Country, Date};

/// The data that rows are sorted with.
#[derive(Clone, Copy)]
pub struct By<'k> {
    /// The graph.
    pub knowledge: &'k Knowledge,
    /// The site's settings, for its currency.
    pub config: &'k Config,
    /// The order of titles.
    pub titles: &'k Titles,
    /// The day that is shown.
    pub as_of: civil::Date,
}

/// The sort key of a cell. All keys of a column have the same variant.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Key {
    Date(Date),
    Number(Decimal),
    Count(u128),
    /// The rank of a word in its vocabulary.
    Place(usize),
    Text(SortKey),
}

/// Sorts rows that are already sorted by title. Rows without a key come last in both directions.
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

/// The rank of each row in an order, from 0. Rows with the same key have the same rank, and rows without a key have none.
/// If `unique`, rows with the same key are ordered by id, so that no two have the same rank.
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

/// Whether readers want the largest or latest value of a column first.
pub fn is_descending(column: &Column) -> bool {
    match &column.part {
        Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Basis(_) => false,
        // The targets of one role are sorted by name; all dependencies together by their number.
        Part::Depends(role) => role.is_none() && column.way.is_empty(),
        Part::Events(..) | Part::Standing(_) | Part::Converted(_) => true,
        Part::Field(fields) => {
            matches!(fields.field().kind, FieldType::Count | FieldType::Quantity | FieldType::Money | FieldType::Date)
        }
    }
}

impl By<'_> {
    /// The sort key of a row in a column: that of its first value, or of the largest of several numbers and the latest of several
    /// dates; none if it has no value. Counts for countries are known only to pages.
    pub fn key(self, row: Ix, column: &Column) -> Option<Key> {
        if column.way.is_empty() {
            return self.key_of(row, &column.part, true);
        }
        self.knowledge.reached(row, &column.way).into_iter().find_map(|ix| self.key_of(ix, &column.part, false))
    }

    fn key_of(self, ix: Ix, part: &Part, own: bool) -> Option<Key> {
        let entry = self.knowledge.entry(ix);
        let text = |text: &str| Key::Text(self.titles.key(text));
        let title = |ix: Ix| Key::Text(self.titles.key_of(ix).clone());
        match part {
            Part::Title => Some(title(ix)),
            Part::Kind => Some(text(&entry.kind.plural)),
            Part::Countries => entry.countries.first().map(|_| text(&self.country_names(entry))),
            Part::Regions => said::regions(entry).first().map(|region| Key::Place(*region as usize)),
            Part::Status => Some(self.place("status", entry.status.as_deref()?)),
            Part::Depends(None) if own => Some(Key::Count(entry.depends.len() as u128)),
            Part::Depends(role) => {
                let first = said::ties(entry, role.as_deref()).find_map(|tie| self.knowledge.find(&tie.on.value))?;
                Some(title(first))
            }
            Part::Events(None, None) if own => Some(Key::Count(entry.events.len() as u128)),
            Part::Events(kind, promise) => {
                let count = said::events(self.knowledge, ix, kind.as_deref(), *promise, self.as_of).count();
                (count > 0).then_some(Key::Count(count as u128))
            }
            Part::Standing(_) => None,
            Part::Field(fields) => self.value(entry, fields),
            Part::Basis(fields) => Some(self.place("basis", said::headline(entry, fields)?.basis.as_deref()?)),
            Part::Converted(fields) => converted(self.knowledge, self.config, said::headline(entry, fields)?).map(Key::Number),
        }
    }

    fn value(self, entry: &Entry, fields: &Fields) -> Option<Key> {
        let claim = said::headline(entry, fields)?;
        let values = said::values(claim);
        Some(match values.first()? {
            // Whoever begins with the largest or latest looks for these.
            Value::Date(_) | Value::Count(_) | Value::Quantity(_) => values.iter().filter_map(size).max()?,
            Value::Money(_) => Key::Number(converted(self.knowledge, self.config, claim)?),
            Value::Bool(value) => Key::Place(usize::from(!value)),
            Value::Choice(word) => self.place(fields.of(&entry.kind).and_then(|at| entry.kind.fields[at].vocabulary.as_deref())?, word),
            Value::Ref(reference) => {
                let target = self.knowledge.find(&reference.value)?;
                Key::Text(self.titles.key_of(target).clone())
            }
            other => Key::Text(self.titles.key(&other.canonical())),
        })
    }

    /// The titles of an entry's countries.
    fn country_names(self, entry: &Entry) -> String {
        let name = |country: &Written<Country>| country::title(self.knowledge, &self.config.language, country.value);
        entry.countries.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// The rank of a word in its vocabulary.
    fn place(self, vocabulary: &str, word: &str) -> Key {
        let place = self.knowledge.vocabularies().named(vocabulary).and_then(|words| words.position(word));
        Key::Place(place.unwrap_or(usize::MAX))
    }
}

/// The key of a number or a date, by which several are compared.
fn size(value: &Value) -> Option<Key> {
    match value {
        Value::Date(date) => Some(Key::Date(date.clone())),
        Value::Count(count) => Some(Key::Count(count.0)),
        Value::Quantity(quantity) => Some(Key::Number(quantity.amount)),
        _ => None,
    }
}

/// An amount of money in the site's currency, not rounded; none without a rate for its year.
pub fn converted(knowledge: &Knowledge, config: &Config, claim: &Claim) -> Option<Decimal> {
    let Content::Values(values) = &claim.content else { return None };
    let Value::Money(money) = values.first()? else { return None };
    if config.currency.as_ref().is_none_or(|own| *own == money.currency) {
        return Some(money.amount);
    }
    let year = claim.as_of.as_ref()?.year()?;
    money.amount.checked_mul(knowledge.schema.rates.of(&money.currency, year)?.rate)
}
