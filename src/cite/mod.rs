//! Citations: a source or a page of the site as one record, and the formats in which programs read it.
//!
//! The formats know nothing about entries. Each of them writes everything that a record holds.

mod bibtex;
mod csl;
mod ris;

pub use bibtex::bibtex;
pub use csl::csl;
pub use ris::ris;

use crate::entry::{Content, Entry};
use crate::value::{Date, Precision};

/// A work to be cited. Texts are plain; unknown ones are empty or absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The key by which programs refer to it: the stem, of letters, digits and hyphens.
    pub key: String,
    /// Its title.
    pub title: String,
    /// People and organisations as they are written. Which part of a name is the family name is not known.
    pub authors: Vec<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// The larger work that it is a page of.
    pub within: Option<String>,
    /// The type of work, in the site's own word.
    pub genre: Option<String>,
    /// The date of publication, in EDTF.
    pub issued: Option<String>,
    /// The date on which it was read, in EDTF.
    pub accessed: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// A one-sentence summary.
    pub summary: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
}

impl Record {
    /// The record of a source, made from the facts that citations use.
    pub fn of_source(entry: &Entry) -> Self {
        let first = |name: &str| texts(entry, name).into_iter().next();
        Self {
            key: entry.stem().to_owned(),
            title: entry.title.value.to_string(),
            authors: texts(entry, "author"),
            publisher: first("publisher"),
            within: None,
            genre: first("type"),
            issued: first("published"),
            accessed: first("accessed"),
            url: first("url"),
            archived: first("archived"),
            summary: entry.summary.as_deref().map(str::to_owned),
            language: first("language"),
        }
    }
}

/// The texts of a source's fact, by the name of its field.
fn texts(entry: &Entry, name: &str) -> Vec<String> {
    let Some(fact) = entry.kind.field(name).and_then(|(at, _)| entry.fact(at)) else { return Vec::new() };
    match &fact.headline().content {
        Content::Values(values) => values.iter().map(|value| value.canonical().into_owned()).collect(),
        Content::Absent(_) => Vec::new(),
    }
}

/// A date whose year, and perhaps month and day, are certain.
enum Known {
    Year(i16),
    Month(i16, i8),
    Day(i16, i8, i8),
}

/// A date as precisely as it is known; none for an interval, an uncertain date, or other text.
fn known(text: &str) -> Option<Known> {
    let date = Date::parse(text).ok()?;
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'-') && !text.starts_with('-');
    if date.is_interval() || !plain {
        return None;
    }
    let day = date.earliest();
    Some(match date.precision() {
        Precision::Day => Known::Day(day.year(), day.month(), day.day()),
        Precision::Month => Known::Month(day.year(), day.month()),
        _ => Known::Year(day.year()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record whose texts contain characters that each format has to escape.
    fn nasty() -> Record {
        Record {
            key: "a-b".to_owned(),
            title: "50 % of {it} & \"more\" <b>\u{2028}\nTY  - X".to_owned(),
            authors: vec!["AI Singapore and IMDA".to_owned(), "Lê, Văn".to_owned()],
            publisher: Some("Press \\ & Co.".to_owned()),
            within: Some("Site".to_owned()),
            issued: Some("2024-11".to_owned()),
            accessed: Some("2023~".to_owned()),
            url: Some("https://example.org/a_b?c=%20#d".to_owned()),
            ..Record::default()
        }
    }

    #[test]
    fn ris_has_a_tag_a_line() {
        let found = ris(&[nasty()]);
        for line in found.lines().filter(|line| !line.is_empty()) {
            let (tag, rest) = line.split_at(2);
            assert!(tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) && rest.starts_with("  -"), "{line:?}");
        }
        assert_eq!(found.matches("TY  - ").count(), 2, "one record, and the title that looks like another: {found}");
        assert!(found.contains("TI  - 50 % of {it} & \"more\" <b> TY  - X\n"), "{found}");
        assert!(found.contains("DA  - 2024/11//\n") && found.ends_with("ER  - \n"), "{found}");
    }

    #[test]
    fn bibtex_is_read_again() {
        let found = bibtex(&[nasty()]);
        let read = biblatex::Bibliography::parse(&found).expect("BibLaTeX");
        let entry = read.get("a-b").expect("the record");
        assert_eq!(entry.get_as::<String>("url").expect("an address"), "https://example.org/a_b?c=%20#d");
        assert_eq!(entry.author().expect("authors").len(), 2, "{found}");
    }
}
