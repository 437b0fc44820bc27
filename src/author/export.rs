//! The sources of a site for other programs: CSL-JSON, and BibLaTeX.

use std::sync::Arc;

use biblatex::{Bibliography, Chunk, EntryType, Spanned};
use serde_json::{Value, json};

use crate::entry::{Content, Entry};
use crate::schema::Role;
use crate::value::{Date, Precision};

/// The texts of a fact of a source, by the name of its field.
fn texts(entry: &Entry, name: &str) -> Vec<String> {
    let Some(fact) = entry.kind.field(name).and_then(|(at, _)| entry.fact(at)) else { return Vec::new() };
    match &fact.headline().content {
        Content::Values(values) => values.iter().map(|value| value.canonical().into_owned()).collect(),
        Content::Absent(_) => Vec::new(),
    }
}

fn sources(entries: &[Arc<Entry>]) -> impl Iterator<Item = &Arc<Entry>> {
    entries.iter().filter(|entry| entry.kind.role == Role::Source)
}

/// All sources as CSL-JSON, by id. People and bodies are literal names: which part of one is the family's is not known.
pub fn csl(entries: &[Arc<Entry>]) -> Value {
    let item = |entry: &Arc<Entry>| {
        let mut item = json!({ "id": entry.stem(), "type": "webpage", "title": entry.title.value });
        let mut put = |key: &str, value: Option<Value>| {
            if let (Some(value), Some(item)) = (value, item.as_object_mut()) {
                item.insert(key.to_owned(), value);
            }
        };
        let first = |name: &str| texts(entry, name).into_iter().next();
        let authors: Vec<Value> = texts(entry, "author").into_iter().map(|name| json!({ "literal": name })).collect();
        put("author", (!authors.is_empty()).then(|| authors.into()));
        put("publisher", first("publisher").map(Value::from));
        put("genre", first("type").map(Value::from));
        put("URL", first("url").map(Value::from));
        put("abstract", entry.summary.as_deref().map(Value::from));
        put("issued", first("published").and_then(|date| csl_date(&date)));
        put("accessed", first("accessed").and_then(|date| csl_date(&date)));
        item
    };
    sources(entries).map(item).collect::<Vec<_>>().into()
}

/// A date as exactly as it is known; an interval or a doubt as a text.
fn csl_date(text: &str) -> Option<Value> {
    let date = Date::parse(text).ok()?;
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'-') && !text.starts_with('-');
    if date.is_interval() || !plain {
        return Some(json!({ "raw": text }));
    }
    let day = date.earliest();
    let parts = match date.precision() {
        Precision::Day => json!([day.year(), day.month(), day.day()]),
        Precision::Month => json!([day.year(), day.month()]),
        _ => json!([day.year()]),
    };
    Some(json!({ "date-parts": [parts] }))
}

/// All sources as BibLaTeX, by id.
pub fn bib(entries: &[Arc<Entry>]) -> String {
    let mut bibliography = Bibliography::new();
    let plain = |text: &str| Spanned::detached(Chunk::Normal(text.to_owned()));
    // Braces keep capitals, and names of bodies in one piece.
    let kept = |text: &str| Spanned::detached(Chunk::Verbatim(text.to_owned()));
    for entry in sources(entries) {
        let mut made = biblatex::Entry::new(entry.stem().to_owned(), EntryType::Online);
        made.set("title", vec![kept(&entry.title.value)]);
        let authors = texts(entry, "author");
        if !authors.is_empty() {
            let mut chunks = Vec::new();
            for (at, author) in authors.iter().enumerate() {
                if at > 0 {
                    chunks.push(plain(" and "));
                }
                chunks.push(kept(author));
            }
            made.set("author", chunks);
        }
        for (key, name) in
            [("organization", "publisher"), ("date", "published"), ("url", "url"), ("urldate", "accessed"), ("titleaddon", "type")]
        {
            if let Some(text) = texts(entry, name).into_iter().next() {
                made.set(key, vec![if key == "url" { kept(&text) } else { plain(&text) }]);
            }
        }
        bibliography.insert(made);
    }
    bibliography.to_biblatex_string()
}
