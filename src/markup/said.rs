//! The values of rows in columns as readers see them: labels of groups, and of criteria for selecting.

use super::Markup;
use super::absent::label;
use crate::entry::Absence;
use crate::knowledge::Ix;
use crate::schema::FieldType;
use crate::schema::column::{Column, Part};
use crate::value::{Country, Date, Region};
use crate::view::said;

impl Markup {
    /// The label of a group: the values that its rows share.
    pub fn group_label(&self, row: Ix, column: &Column) -> String {
        let mut said = said::texts(&self.knowledge, row, column, self.as_of);
        // Absences come after values.
        said.sort_by_key(|word| Absence::named(word).is_some());
        let labels: Vec<String> = said.iter().map(|word| self.said_as(&column.part, word)).collect();
        if labels.is_empty() { self.words.text("group_not_recorded").to_owned() } else { self.words.list(&labels) }
    }

    /// The label of a word, code or id that stands for a value in a column.
    pub fn said_as(&self, part: &Part, word: &str) -> String {
        let vocabularies = self.knowledge.vocabularies();
        let title = |word: &str| self.knowledge.find(word).map(|ix| self.knowledge.entry(ix).title.value.to_string());
        let country = |word: &str| Country::parse(word).map_or_else(|_| word.to_owned(), |code| self.country_title(code).into_owned());
        let absence = |word: &str| Absence::named(word).map(|absence| label(&self.words, absence).to_owned());
        match part {
            _ if self.is_absence(part, word) => absence(word).unwrap_or_default(),
            Part::Kind => self.knowledge.schema.kinds.get(word).map_or(word, |kind| &kind.plural).to_owned(),
            Part::Countries => country(word),
            Part::Regions if Region::ALL.iter().any(|region| region.word() == word) => {
                self.words.text(&format!("region_{word}")).to_owned()
            }
            Part::Regions => country(word),
            Part::Status => vocabularies.label("status", word).to_owned(),
            Part::Basis(_) => vocabularies.label("basis", word).to_owned(),
            Part::Depends(_) => title(word).unwrap_or_else(|| word.to_owned()),
            Part::Field(fields) => {
                // The first vocabulary that has the word is used.
                let known = |name: &&str| vocabularies.named(name).is_some_and(|words| words.word(word).is_some());
                match fields.all().filter_map(|field| field.vocabulary.as_deref()).find(known) {
                    Some(vocabulary) => vocabularies.label(vocabulary, word).to_owned(),
                    None => self.value_as(fields.field().kind, word, title),
                }
            }
            Part::Title | Part::Events(..) | Part::Standing(_) | Part::Converted(_) => word.to_owned(),
        }
    }

    /// Whether a word is an absence. It could also be a word of a vocabulary, or the name of an entry.
    fn is_absence(&self, part: &Part, word: &str) -> bool {
        let vocabularies = self.knowledge.vocabularies();
        let known = |vocabulary: &str| vocabularies.named(vocabulary).is_some_and(|words| words.word(word).is_some());
        let means_itself = match part {
            Part::Title | Part::Events(..) | Part::Standing(_) | Part::Kind => true,
            Part::Status => known("status"),
            Part::Field(fields) => fields.all().filter_map(|field| field.vocabulary.as_deref()).any(known),
            Part::Countries | Part::Regions | Part::Depends(_) | Part::Basis(_) | Part::Converted(_) => false,
        };
        !means_itself && Absence::named(word).is_some()
    }

    fn value_as(&self, kind: FieldType, word: &str, title: impl Fn(&str) -> Option<String>) -> String {
        match kind {
            FieldType::Ref => title(word).unwrap_or_else(|| word.to_owned()),
            FieldType::Date => Date::parse(word).map_or_else(|_| word.to_owned(), |date| self.words.date(&date)),
            FieldType::Licence => word.trim_start_matches("LicenseRef-").to_owned(),
            FieldType::Bool => self.words.text(if word == "true" { "yes" } else { "no" }).to_owned(),
            _ => word.to_owned(),
        }
    }
}
