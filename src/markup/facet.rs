//! Facets: the criteria by which rows of a table can be selected, with labels for readers.

use serde::Serialize;

use super::Markup;
use super::address::picked_path;
use super::frozen::Frozen;
use crate::entry::Absence;
use crate::knowledge::Ix;
use crate::schema::column::Part;
use crate::value::{Country, Region};
use crate::view::comparison::Comparison;
use crate::view::facet::{MOST_CHOICES, Subject, Words};
use crate::view::variants::picked_by;

/// A criterion by which rows can be selected.
#[derive(Debug, Serialize)]
pub struct Facet {
    /// Its name in addresses.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its values; at least two.
    pub choices: Vec<Choice>,
}

/// A value that rows may have.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// A word or a code.
    pub word: String,
    /// Its label.
    pub label: String,
    /// The number of rows with this value.
    pub count: usize,
    /// The address of the page with these rows, if there is one.
    pub url: Option<String>,
}

impl Markup {
    /// The values of a table's rows for all criteria.
    fn table_words(&self, at: usize) -> &[(Subject, Words)] {
        self.tables[at].said.get_or_init(|| {
            let table = &self.views.comparisons[at];
            let said = |subject: Subject| {
                let words = subject.words_of(&self.knowledge, table.rows(), self.as_of);
                (subject, words)
            };
            Subject::all(table).into_iter().map(said).collect()
        })
    }

    /// The rows of a table that have a value.
    pub fn rows_that_say(&self, at: usize, subject: &Subject, word: &str) -> &[Ix] {
        let words = self.table_words(at).iter().find(|(known, _)| known == subject).map(|(_, words)| words);
        words.and_then(|words| words.get(word)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The criteria for a table's rows, each with its [`Facet`]. A criterion is left out if all rows have the same value, or
    /// none has any.
    pub fn facets(&self, at: usize) -> &[(Subject, Frozen)] {
        self.tables[at].facets.get_or_init(|| {
            let table = &self.views.comparisons[at];
            let paged: Vec<Subject> = picked_by(table).collect();
            let is_facet =
                |(subject, words): &&(Subject, Words)| words.len() > 1 && (!subject.is_followed() || words.len() <= MOST_CHOICES);
            let facet = |(subject, words): &(Subject, Words)| {
                let mut choices: Vec<_> = words.iter().map(|(word, rows)| (self.choice_order(word, subject), word, rows)).collect();
                choices.sort_unstable_by(|a, b| a.0.cmp(&b.0));
                let choices = choices.into_iter().map(|(_, word, rows)| Choice {
                    label: self.choice_label(word, subject),
                    count: rows.len(),
                    url: paged.contains(subject).then(|| self.url(&picked_path(&self.knowledge, table, subject, word))),
                    word: word.clone(),
                });
                let (name, label) = (subject.name().to_owned(), self.column_label(table, subject.column()));
                (subject.clone(), Frozen::new(&Facet { name, label, choices: choices.collect() }))
            };
            self.table_words(at).iter().filter(is_facet).map(facet).collect()
        })
    }

    /// Appends a row's values for all criteria, for a `data-is`: `status:active countries:SG`.
    pub fn push_words(&self, html: &mut String, row: Ix, subjects: &[Subject]) {
        let start = html.len();
        for subject in subjects {
            for word in subject.words(&self.knowledge, row, self.as_of) {
                html.push_str(if html.len() == start { "" } else { " " });
                html.push_str(subject.name());
                html.push(':');
                html.push_str(&word);
            }
        }
    }

    /// A criterion and its value in words: "Country: Singapore".
    pub fn picked(&self, table: &Comparison, word: &str, subject: &Subject) -> String {
        let (label, text) = (self.column_label(table, subject.column()), self.choice_label(word, subject));
        self.words.say("labelled", &[("label", (&label).into()), ("text", (&text).into())])
    }

    /// The label of a value.
    fn choice_label(&self, word: &str, subject: &Subject) -> String {
        self.said_as(&subject.column().part, word)
    }

    /// The order of values: words as in their vocabulary, others by name, regions before blocs.
    fn choice_order(&self, word: &str, subject: &Subject) -> (usize, Vec<u8>) {
        let vocabulary = match &subject.column().part {
            Part::Status => Some("status"),
            Part::Basis(_) => Some("basis"),
            Part::Field(fields) => fields.field().vocabulary.as_deref(),
            _ => None,
        };
        let known = vocabulary.and_then(|name| self.knowledge.vocabularies().named(name));
        let place = match (&subject.column().part, known) {
            (Part::Regions, _) => usize::from(!Region::ALL.iter().any(|region| region.word() == word) && Country::parse(word).is_ok()),
            (_, Some(words)) => words.position(word).unwrap_or(usize::MAX),
            (_, None) => usize::from(subject.is_followed() && Absence::named(word).is_some()),
        };
        (place, self.views.titles.key(&self.choice_label(word, subject)))
    }
}
