//! Records in CSL-JSON.

use serde::Serialize;

use super::{Known, Record, known};

/// Records as CSL-JSON has them. People and organisations become literal names.
pub fn csl(records: &[Record]) -> impl Serialize {
    records.iter().map(Item::of).collect::<Vec<_>>()
}

/// A record; keys are in alphabetical order, and those without a value are left out.
#[derive(Serialize)]
struct Item<'r> {
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'r str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day<'r>>,
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    archived: Option<&'r str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'r>>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    within: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'r str>,
    id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'r str>,
    title: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Serialize)]
struct Name<'r> {
    literal: &'r str,
}

/// A date as precisely as it is known; an interval or an uncertain date as text.
#[derive(Serialize)]
enum Day<'r> {
    /// A list with one date: its year, and perhaps month and day.
    #[serde(rename = "date-parts")]
    Parts([Vec<i16>; 1]),
    #[serde(rename = "raw")]
    Text(&'r str),
}

impl<'r> Item<'r> {
    fn of(record: &'r Record) -> Self {
        Self {
            url: record.url.as_deref(),
            summary: record.summary.as_deref(),
            accessed: record.accessed.as_deref().map(Day::of),
            archived: record.archived.as_deref(),
            author: record.authors.iter().map(|literal| Name { literal }).collect(),
            within: record.within.as_deref(),
            genre: record.genre.as_deref(),
            id: &record.key,
            issued: record.issued.as_deref().map(Day::of),
            language: record.language.as_deref(),
            publisher: record.publisher.as_deref(),
            title: &record.title,
            kind: "webpage",
        }
    }
}

impl<'r> Day<'r> {
    fn of(text: &'r str) -> Self {
        match known(text) {
            Some(Known::Day(year, month, day)) => Self::Parts([vec![year, month.into(), day.into()]]),
            Some(Known::Month(year, month)) => Self::Parts([vec![year, month.into()]]),
            Some(Known::Year(year)) => Self::Parts([vec![year]]),
            None => Self::Text(text),
        }
    }
}
