//! The criteria by which rows of a table can be selected: kind, country, region, status, fields of type choice, and whatever
//! its columns follow.

use std::collections::BTreeMap;

use jiff::civil;

use super::comparison::Comparison;
use super::said;
use crate::entry::{Content, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::column::{Column, Part};
use crate::schema::{FieldType, Role};

/// The most different values of a column that can still be used for selecting.
pub const MOST_CHOICES: usize = 60;

/// The values by which rows can be selected, each with its rows.
pub type Words = BTreeMap<String, Vec<Ix>>;

/// A criterion by which rows can be selected: their values in a column, which may or may not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(Column);

impl Subject {
    /// The column.
    pub fn column(&self) -> &Column {
        &self.0
    }

    /// Its name in addresses.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether its selections have pages. A column that follows references has too many.
    pub fn has_pages(&self) -> bool {
        !self.is_followed()
    }

    /// Whether the column follows references.
    pub fn is_followed(&self) -> bool {
        !self.0.way.is_empty() || matches!(self.0.part, Part::Depends(_))
    }

    /// The criteria for a table's rows.
    pub fn all(table: &Comparison) -> Vec<Self> {
        let kinds: Vec<_> = table.kinds.iter().collect();
        let mut subjects: Vec<Column> = Vec::new();
        if kinds.len() > 1 {
            subjects.push(Column::kind());
        }
        // Country entries have no country besides the one they stand for.
        if kinds.iter().any(|kind| kind.role != Role::Country) {
            subjects.push(Column::countries());
        }
        subjects.extend([Column::regions(), Column::status()]);
        for kind in &kinds {
            let choices = kind.fields.iter().enumerate().filter(|(_, field)| field.kind == FieldType::Choice && !field.editorial);
            subjects.extend(choices.filter_map(|(at, _)| Column::field_in(&kinds, at, kind)));
        }
        let followed = table.columns.iter().chain(&table.group).filter(|column| {
            let ends = match &column.part {
                Part::Title | Part::Kind | Part::Countries | Part::Regions | Part::Status | Part::Depends(Some(_)) => true,
                Part::Field(fields) => matches!(fields.field().kind, FieldType::Choice | FieldType::Ref | FieldType::Licence),
                _ => false,
            };
            ends && (!column.way.is_empty() || matches!(column.part, Part::Depends(_)))
        });
        subjects.extend(followed.cloned());
        let bases = table.columns.iter().filter(|column| matches!(column.part, Part::Basis(_)));
        subjects.extend(bases.cloned());
        let mut once: Vec<Self> = Vec::new();
        for subject in subjects.into_iter().map(Self) {
            if !once.contains(&subject) {
                once.push(subject);
            }
        }
        once
    }

    /// The values of a row, without repetitions. All claims of its own fields count, not only the headline.
    pub fn words(&self, knowledge: &Knowledge, row: Ix, as_of: civil::Date) -> Vec<String> {
        let entry = knowledge.entry(row);
        let mut words: Vec<String> = match &self.0.part {
            Part::Field(fields) if self.0.way.is_empty() => {
                let claims = fields.of(&entry.kind).and_then(|at| entry.fact(at)).into_iter().flat_map(|fact| &fact.claims);
                let values = claims.flat_map(|claim| match &claim.content {
                    Content::Values(values) => &values[..],
                    Content::Absent(_) => &[],
                });
                values.filter_map(|value| if let Value::Choice(word) = value { Some(word.to_string()) } else { None }).collect()
            }
            _ => said::texts(knowledge, row, &self.0, as_of).into_iter().map(String::from).collect(),
        };
        if self.0.way.is_empty() && matches!(self.0.part, Part::Regions) {
            let blocs = entry.countries.iter().flat_map(|country| knowledge.blocs_of(country.value));
            words.extend(blocs.map(|bloc| bloc.code().to_owned()));
        }
        // Pages separate them with spaces.
        words.retain(|word| !word.contains(char::is_whitespace));
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The values of rows, each with its rows.
    pub fn words_of(&self, knowledge: &Knowledge, rows: impl Iterator<Item = Ix>, as_of: civil::Date) -> Words {
        let mut found = Words::new();
        for row in rows {
            for word in self.words(knowledge, row, as_of) {
                found.entry(word).or_default().push(row);
            }
        }
        found
    }
}
