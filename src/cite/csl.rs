//! Records in CSL-JSON.

use serde_json::{Value, json};

use super::{Known, Record, known};

/// Writes records in CSL-JSON. People and organisations become literal names.
pub fn csl(records: &[Record]) -> Value {
    records.iter().map(item).collect::<Vec<_>>().into()
}

fn item(record: &Record) -> Value {
    let mut item = json!({ "id": record.key, "type": "webpage", "title": record.title });
    let mut put = |key: &str, value: Option<Value>| {
        if let (Some(value), Some(item)) = (value, item.as_object_mut()) {
            item.insert(key.to_owned(), value);
        }
    };
    let text = |text: &Option<String>| text.clone().map(Value::from);
    let authors: Vec<Value> = record.authors.iter().map(|name| json!({ "literal": name })).collect();
    put("author", (!authors.is_empty()).then(|| authors.into()));
    put("container-title", text(&record.within));
    put("publisher", text(&record.publisher));
    put("genre", text(&record.genre));
    put("URL", text(&record.url));
    put("archive_location", text(&record.archived));
    put("abstract", text(&record.summary));
    put("language", text(&record.language));
    put("issued", record.issued.as_deref().map(date));
    put("accessed", record.accessed.as_deref().map(date));
    item
}

/// A date as precisely as it is known; an interval or an uncertain date as text.
fn date(text: &str) -> Value {
    match known(text) {
        Some(Known::Day(year, month, day)) => json!({ "date-parts": [[year, month, day]] }),
        Some(Known::Month(year, month)) => json!({ "date-parts": [[year, month]] }),
        Some(Known::Year(year)) => json!({ "date-parts": [[year]] }),
        None => json!({ "raw": text }),
    }
}
