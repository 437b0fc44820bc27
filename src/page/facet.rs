//! What the rows of a table can be picked by: countries and parts of the world, status, and fields of choices.

use std::collections::BTreeMap;

use super::model::{Choice, Facet};
use super::variants::{picked_by, picked_path};
use crate::entry::{Content, Entry, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::markup::Markup;
use crate::schema::{FieldType, Kind, Role};
use crate::value::{Country, Region};
use crate::view::comparison::Comparison;
use crate::words::Words;

/// Something by which rows can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Whom an entry belongs to.
    Countries,
    /// In which part of the world or bloc these countries are.
    Regions,
    /// Its status.
    Status,
    /// The field of this place in the kind.
    Field(usize),
}

impl Subject {
    /// Its name in addresses. What is no field has a hyphen, or is what no field may be called.
    pub fn name(self, kind: &Kind) -> &str {
        match self {
            Self::Countries => "countries",
            Self::Regions => "in-region",
            Self::Status => "status",
            Self::Field(at) => &kind.fields[at].name,
        }
    }

    fn label<'w>(self, kind: &'w Kind, words: &'w Words) -> &'w str {
        match self {
            Self::Countries => words.text("column_country"),
            Self::Regions => words.text("column_region"),
            Self::Status => words.text("column_status"),
            Self::Field(at) => &kind.fields[at].label,
        }
    }

    /// What a kind's rows can be picked by.
    pub fn all(kind: &Kind) -> impl Iterator<Item = Self> + '_ {
        let choices = kind.fields.iter().enumerate().filter(|(_, field)| field.kind == FieldType::Choice && !field.editorial);
        // Who stands for a country says nothing else with it.
        let countries = (kind.role != Role::Country).then_some(Self::Countries);
        countries.into_iter().chain([Self::Regions, Self::Status]).chain(choices.map(|(at, _)| Self::Field(at)))
    }

    /// The words that an entry says here, each once. All claims count, not only the headline.
    fn words(self, knowledge: &Knowledge, entry: &Entry) -> Vec<String> {
        let countries = || entry.countries.iter().map(|country| country.value);
        let mut words: Vec<String> = match self {
            Self::Countries => countries().map(|country| country.code().to_owned()).collect(),
            Self::Regions => {
                let regions = countries().filter_map(Region::of).map(|region| region.word().to_owned());
                let blocs = knowledge.countries.keys().filter(|bloc| {
                    knowledge.members(**bloc).next().is_some()
                        && countries().any(|own| own == **bloc || knowledge.members(**bloc).any(|member| member == own))
                });
                regions.chain(blocs.map(|bloc| bloc.code().to_owned())).collect()
            }
            Self::Status => entry.status.iter().map(|status| status.to_string()).collect(),
            Self::Field(at) => {
                let claims = entry.fact(at).into_iter().flat_map(|fact| &fact.claims);
                let values = claims.flat_map(|claim| match &claim.content {
                    Content::Values(values) => &values[..],
                    Content::Absent(_) => &[],
                });
                values.filter_map(|value| if let Value::Choice(word) = value { Some(word.to_string()) } else { None }).collect()
            }
        };
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// The words of rows by which a table can be picked, each with the rows that say it.
pub fn words(knowledge: &Knowledge, rows: impl Iterator<Item = Ix>, subject: Subject) -> BTreeMap<String, Vec<Ix>> {
    let mut found: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
    for row in rows {
        for word in subject.words(knowledge, knowledge.entry(row)) {
            found.entry(word).or_default().push(row);
        }
    }
    found
}

impl Markup {
    /// What a table's rows can be picked by. What all of them say, or none, is left out.
    pub(super) fn facets(&self, table: &Comparison, kind: &Kind) -> Vec<Facet> {
        let paged: Vec<Subject> = picked_by(table, kind).collect();
        let facet = |subject: Subject| {
            let words = words(&self.knowledge, table.rows(), subject);
            let mut choices: Vec<_> = words.into_iter().map(|(word, rows)| (self.choice_order(&word, subject, kind), word, rows)).collect();
            choices.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            let choices = choices.into_iter().map(|(_, word, rows)| Choice {
                label: self.choice_label(&word, subject, kind),
                count: rows.len(),
                url: paged.contains(&subject).then(|| self.url(&picked_path(&self.knowledge, table, kind, subject, &word))),
                word,
            });
            Facet { name: subject.name(kind).to_owned(), label: subject.label(kind, &self.words).to_owned(), choices: choices.collect() }
        };
        Subject::all(kind).map(facet).filter(|facet| facet.choices.len() > 1).collect()
    }

    /// Appends what a row says of everything by which it can be picked, for a `data-is`: `status:active countries:SG`.
    pub(super) fn push_words(&self, html: &mut String, row: Ix, kind: &Kind, facets: &[Facet]) {
        let start = html.len();
        for subject in Subject::all(kind).filter(|subject| facets.iter().any(|facet| facet.name == subject.name(kind))) {
            for word in subject.words(&self.knowledge, self.knowledge.entry(row)) {
                html.push_str(if html.len() == start { "" } else { " " });
                html.push_str(subject.name(kind));
                html.push(':');
                html.push_str(&word);
            }
        }
    }

    /// What is picked by, and the word, for readers: "Country: Singapore".
    pub(super) fn picked(&self, word: &str, subject: Subject, kind: &Kind) -> String {
        format!("{}: {}", subject.label(kind, &self.words), self.choice_label(word, subject, kind))
    }

    /// As readers call it.
    fn choice_label(&self, word: &str, subject: Subject, kind: &Kind) -> String {
        match (subject, word) {
            (Subject::Regions, "africa" | "americas" | "asia" | "europe" | "oceania") => {
                self.words.text(&format!("region_{word}")).to_owned()
            }
            (Subject::Countries | Subject::Regions, _) => match Country::parse(word) {
                Ok(country) => self.country_name(country).title,
                Err(_) => word.to_owned(),
            },
            _ => self.knowledge.vocabularies().label(vocabulary(subject, kind), word).to_owned(),
        }
    }

    /// Words stand as in their vocabulary, countries by name, and parts of the world before blocs.
    fn choice_order(&self, word: &str, subject: Subject, kind: &Kind) -> (usize, Vec<u8>) {
        let place = match subject {
            Subject::Countries => 0,
            Subject::Regions => usize::from(Country::parse(word).is_ok()),
            _ => {
                self.knowledge.vocabularies().named(vocabulary(subject, kind)).and_then(|words| words.position(word)).unwrap_or(usize::MAX)
            }
        };
        (place, self.views.titles.key(&self.choice_label(word, subject, kind)))
    }
}

fn vocabulary(subject: Subject, kind: &Kind) -> &str {
    match subject {
        Subject::Field(at) => kind.fields[at].vocabulary.as_deref().unwrap_or_default(),
        _ => "status",
    }
}
