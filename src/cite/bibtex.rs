//! Records in BibLaTeX.

use biblatex::{Bibliography, Chunk, Entry, EntryType, Spanned};

use super::Record;

/// Writes records in BibLaTeX, in order.
pub fn bibtex(records: &[Record]) -> String {
    let mut bibliography = Bibliography::new();
    for record in records {
        bibliography.insert(entry(record));
    }
    bibliography.to_biblatex_string()
}

fn entry(record: &Record) -> Entry {
    let plain = |text: &str| Spanned::detached(Chunk::Normal(text.to_owned()));
    // Braces preserve capitals, and keep the name of an organisation in one piece.
    let kept = |text: &str| Spanned::detached(Chunk::Verbatim(text.to_owned()));
    let mut made = Entry::new(record.key.clone(), EntryType::Online);
    made.set("title", vec![kept(&record.title)]);
    if !record.authors.is_empty() {
        let mut chunks = Vec::new();
        for (at, author) in record.authors.iter().enumerate() {
            if at > 0 {
                chunks.push(plain(" and "));
            }
            chunks.push(kept(author));
        }
        made.set("author", chunks);
    }
    let fields = [
        ("organization", &record.publisher),
        ("date", &record.issued),
        ("url", &record.url),
        ("urldate", &record.accessed),
        ("titleaddon", record.within.as_ref().map_or(&record.genre, |_| &record.within)),
    ];
    for (key, text) in fields {
        if let Some(text) = text {
            made.set(key, vec![plain(text)]);
        }
    }
    made
}
