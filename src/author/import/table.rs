//! Tables: the header has names of keys and fields, or of an attribute behind a field (`budget.as_of`). Each row is an
//! entry.

use super::Listed;
use super::record::{Fact, Record};
use crate::diagnostic::nearest;
use crate::schema::Kind;

/// Keys of entries that may be columns.
const KEYS: [&str; 8] = ["summary", "aliases", "countries", "status", "sources", "checked", "draft", "auto_links"];
/// Attributes of a claim that may be columns.
const BESIDE: [&str; 6] = ["as_of", "source", "for", "note", "currency", "basis"];

/// The meaning of a column.
enum Column {
    Title,
    Stem,
    Key(&'static str),
    Fact(String),
    Beside(String, &'static str),
}

/// Reads the rows. Columns are separated by commas, semicolons or tabs.
///
/// # Errors
/// A message: a column's name means nothing, or there is no column for the title.
pub fn records(text: &str, kind: &Kind) -> Result<Listed, String> {
    let header = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|sign| header.bytes().filter(|byte| byte == sign).count()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| format!("the table cannot be read: {error}"))?.clone();
    let columns: Vec<Column> = header.iter().map(|name| column(name, kind)).collect::<Result<_, _>>()?;
    if !columns.iter().any(|column| matches!(column, Column::Title)) {
        return Err("no column is called `title`".to_owned());
    }
    let mut listed = Listed::default();
    for row in reader.records() {
        match row {
            Ok(row) if row.iter().all(str::is_empty) => {}
            Ok(row) => {
                let line = row.position().map_or(0, csv::Position::line);
                match row.len() == columns.len() {
                    true => listed.records.push(record(&row, &columns, line)),
                    false => listed
                        .unread
                        .push((format!("line {line}"), format!("it has {} cells, and the header has {}", row.len(), columns.len()))),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                listed.unread.push((format!("line {line}"), error.to_string()));
            }
        }
    }
    Ok(listed)
}

fn column(name: &str, kind: &Kind) -> Result<Column, String> {
    let lower = name.trim().to_lowercase();
    if lower == "title" || lower == "stem" {
        return Ok(if lower == "title" { Column::Title } else { Column::Stem });
    }
    if let Some(key) = KEYS.into_iter().find(|key| *key == lower) {
        return Ok(Column::Key(key));
    }
    let (field, beside) = lower.split_once('.').map_or((lower.as_str(), None), |(field, beside)| (field, Some(beside)));
    let known = kind.field(field).is_some();
    match beside {
        None if known => return Ok(Column::Fact(field.to_owned())),
        Some(beside) if known => {
            if let Some(key) = BESIDE.into_iter().find(|key| *key == beside) {
                return Ok(Column::Beside(field.to_owned(), key));
            }
            return Err(format!("the column `{name}`: behind the point stands one of {}", BESIDE.join(", ")));
        }
        _ => {}
    }
    let all: Vec<&str> = ["title", "stem"].into_iter().chain(KEYS).chain(kind.fields.iter().map(|field| &*field.name)).collect();
    let way_out = match nearest(field, all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("take it out of the table, or call it as it is: {}", all.join(", ")),
    };
    Err(format!("the column `{name}` is no field of {}; {way_out}", kind.folder))
}

fn record(row: &csv::StringRecord, columns: &[Column], line: u64) -> Record {
    let mut record = Record { place: format!("line {line}"), ..Record::default() };
    for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        match column {
            Column::Title => cell.clone_into(&mut record.title),
            Column::Stem => record.stem = Some(cell.to_owned()),
            Column::Key(key) => record.keys.push(((*key).to_owned(), cell.to_owned())),
            Column::Fact(field) => match record.facts.iter_mut().find(|fact| fact.field == *field) {
                Some(fact) => cell.clone_into(&mut fact.value),
                None => record.put(field, cell),
            },
            Column::Beside(field, key) => {
                let beside = ((*key).to_owned(), cell.to_owned());
                match record.facts.iter_mut().find(|fact| fact.field == *field) {
                    Some(fact) => fact.beside.push(beside),
                    None => record.facts.push(Fact { field: field.clone(), beside: vec![beside], ..Fact::default() }),
                }
            }
        }
    }
    // Attributes of a value that is missing say nothing.
    record.facts.retain(|fact| !fact.value.is_empty());
    record
}
