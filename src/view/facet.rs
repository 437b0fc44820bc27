//! What the rows of a table can be picked by: its kinds, countries and parts of the world, status, fields of choices, and what its
//! columns follow.

use std::collections::BTreeMap;

use jiff::civil;

use super::model::{Choice, Facet};
use super::variants::{picked_by, picked_path};
use crate::entry::{Content, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::markup::Markup;
use crate::schema::column::{Column, Part};
use crate::schema::{FieldType, Role};
use crate::value::{Country, Region};
use crate::view::comparison::Comparison;
use crate::view::said;

/// A column that says more different things than these is nothing to pick by.
const MOST_CHOICES: usize = 60;

/// Something by which rows can be picked: what they say in a column, shown or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(Column);

impl Subject {
    /// Its name in addresses.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether there are pages of what can be picked by it. Of what is reached over others there are too many.
    pub fn has_pages(&self) -> bool {
        !self.is_followed()
    }

    fn is_followed(&self) -> bool {
        !self.0.way.is_empty() || matches!(self.0.part, Part::Depends(_))
    }

    /// What a table's rows can be picked by.
    pub fn all(table: &Comparison) -> Vec<Self> {
        let kinds: Vec<_> = table.kinds.iter().collect();
        let mut subjects: Vec<Column> = Vec::new();
        if kinds.len() > 1 {
            subjects.push(Column::kind());
        }
        // Who stands for a country says nothing else with it.
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

    /// The words that a row says here, each once. Of its own fields all claims count, not only the headline.
    fn words(&self, knowledge: &Knowledge, row: Ix, as_of: civil::Date) -> Vec<String> {
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
            let own = || entry.countries.iter().map(|country| country.value);
            let blocs = knowledge.countries.keys().filter(|bloc| {
                knowledge.members(**bloc).next().is_some()
                    && own().any(|own| own == **bloc || knowledge.members(**bloc).any(|member| member == own))
            });
            words.extend(blocs.map(|bloc| bloc.code().to_owned()));
        }
        // In pages they stand with spaces between them.
        words.retain(|word| !word.contains(char::is_whitespace));
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// The words of rows by which a table can be picked, each with the rows that say it.
pub fn words(knowledge: &Knowledge, rows: impl Iterator<Item = Ix>, subject: &Subject, as_of: civil::Date) -> BTreeMap<String, Vec<Ix>> {
    let mut found: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
    for row in rows {
        for word in subject.words(knowledge, row, as_of) {
            found.entry(word).or_default().push(row);
        }
    }
    found
}

impl Markup {
    /// What a table's rows can be picked by, each with its facet. What all of them say, or none, is left out.
    pub(super) fn facets(&self, table: &Comparison) -> Vec<(Subject, Facet)> {
        let paged: Vec<Subject> = picked_by(table).collect();
        let facet = |subject: Subject| {
            let words = words(&self.knowledge, table.rows(), &subject, self.as_of);
            let mut choices: Vec<_> = words.into_iter().map(|(word, rows)| (self.choice_order(&word, &subject), word, rows)).collect();
            choices.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            let choices = choices.into_iter().map(|(_, word, rows)| Choice {
                label: self.choice_label(&word, &subject),
                count: rows.len(),
                url: paged.contains(&subject).then(|| self.url(&picked_path(&self.knowledge, table, &subject, &word))),
                word,
            });
            let facet = Facet { name: subject.name().to_owned(), label: self.column_label(table, &subject.0), choices: choices.collect() };
            (subject, facet)
        };
        let facets = Subject::all(table).into_iter().map(facet);
        facets
            .filter(|(subject, facet)| facet.choices.len() > 1 && (!subject.is_followed() || facet.choices.len() <= MOST_CHOICES))
            .collect()
    }

    /// Appends what a row says of everything by which it can be picked, for a `data-is`: `status:active countries:SG`.
    pub(super) fn push_words(&self, html: &mut String, row: Ix, facets: &[(Subject, Facet)]) {
        let start = html.len();
        for (subject, _) in facets {
            for word in subject.words(&self.knowledge, row, self.as_of) {
                html.push_str(if html.len() == start { "" } else { " " });
                html.push_str(subject.name());
                html.push(':');
                html.push_str(&word);
            }
        }
    }

    /// What is picked by, and the word, for readers: "Country: Singapore".
    pub(super) fn picked(&self, table: &Comparison, word: &str, subject: &Subject) -> String {
        format!("{}: {}", self.column_label(table, &subject.0), self.choice_label(word, subject))
    }

    /// As readers call it.
    fn choice_label(&self, word: &str, subject: &Subject) -> String {
        self.said_as(&subject.0.part, word)
    }

    /// Words stand as in their vocabulary, others by name, parts of the world before blocs.
    fn choice_order(&self, word: &str, subject: &Subject) -> (usize, Vec<u8>) {
        let vocabulary = match &subject.0.part {
            Part::Status => Some("status"),
            Part::Basis(_) => Some("basis"),
            Part::Field(fields) => fields.field().vocabulary.as_deref(),
            _ => None,
        };
        let known = vocabulary.and_then(|name| self.knowledge.vocabularies().named(name));
        let place = match (&subject.0.part, known) {
            (Part::Regions, _) => usize::from(!Region::ALL.iter().any(|region| region.word() == word) && Country::parse(word).is_ok()),
            (_, Some(words)) => words.position(word).unwrap_or(usize::MAX),
            (_, None) => usize::from(subject.is_followed() && crate::entry::Absence::named(word).is_some()),
        };
        (place, self.views.titles.key(&self.choice_label(word, subject)))
    }
}
