//! A record as people write it.

use super::Record;
use crate::value::Date;

/// A record in one line: authors, title, larger work, publisher, date, address.
pub fn text(record: &Record) -> String {
    let mut text = String::new();
    if !record.authors.is_empty() {
        text.push_str(&record.authors.join("; "));
        text.push_str(": ");
    }
    text.push('“');
    text.push_str(&record.title);
    text.push('”');
    for part in [&record.within, &record.publisher].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(part);
    }
    if let Some(date) = record.issued.as_deref() {
        text.push_str(", ");
        text.push_str(&Date::parse(date).map_or_else(|_| date.to_owned(), |date| date.shown()));
    }
    text.push('.');
    if let Some(url) = &record.url {
        text.push(' ');
        text.push_str(url);
    }
    text
}
