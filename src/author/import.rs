//! Import of lists: bibliographies become sources, tables become entries of a kind. Each record becomes a new file; existing
//! files are never changed.

mod bibtex;
mod csl;
mod record;
mod ris;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use record::Record;
pub use table::records as table;

use super::{File, stem_of};
use crate::diagnostic::Severity;
use crate::entry::{Content, Entry, Value};
use crate::memo::Memo;
use crate::schema::{FieldType, Kind, Role, Schema};
use crate::source::Source;
use crate::{Inputs, compile};

/// The contents of a list: the records that were read, and problems with their places.
#[derive(Debug, Default)]
pub struct Listed {
    /// The records, one for each row or item.
    pub records: Vec<Record>,
    /// Problems, each as a place and a message.
    pub unread: Vec<(String, String)>,
}

/// The result of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// The files to create.
    pub files: Vec<File>,
    /// Records that are left out, each as a place and a reason.
    pub skipped: Vec<(String, String)>,
}

/// The format of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibTeX and BibLaTeX, including Zotero's exports.
    Bibtex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    Csl,
    /// A table whose header has the names of fields.
    Table,
}

impl Format {
    /// Recognises the format of a file by its extension, or else by how its text begins.
    pub fn of(name: &str, text: &str) -> Self {
        let begin = text.trim_start();
        match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
            Some("bib" | "bibtex") => Self::Bibtex,
            Some("ris") => Self::Ris,
            Some("json") => Self::Csl,
            Some("csv" | "tsv") => Self::Table,
            _ if begin.starts_with('@') || begin.starts_with('%') => Self::Bibtex,
            _ if begin.starts_with("TY  -") => Self::Ris,
            _ if begin.starts_with(['[', '{']) => Self::Csl,
            _ => Self::Table,
        }
    }
}

/// Reads a bibliography into records of sources.
///
/// # Errors
/// A message that says that the text is not in this format at all.
pub fn bibliography(text: &str, format: Format, kind: &Kind) -> Result<Listed, String> {
    match format {
        Format::Bibtex => Ok(bibtex::records(text)),
        Format::Ris => Ok(ris::records(text)),
        Format::Csl => csl::records(text),
        Format::Table => table::records(text, kind),
    }
}

/// The files for those records that are new and can be published. `defaults` are facts for records that lack them.
pub fn entries(inputs: &Inputs, kind: &Kind, listed: Listed, defaults: &[(String, String)]) -> Imported {
    let (schema, known) = crate::written(inputs);
    let mut imported = Imported { skipped: listed.unread, ..Imported::default() };
    let mut taken: BTreeSet<String> =
        known.iter().filter(|entry| entry.kind.folder == kind.folder).map(|entry| entry.stem().to_owned()).collect();
    let mut addresses = addresses(&known, kind);
    let mut made: BTreeMap<String, String> = BTreeMap::new();
    for mut record in listed.records {
        match place(&mut record, kind, &schema, &mut taken, &mut addresses, defaults) {
            Ok(stem) => {
                let path = format!("content/{}/{stem}.md", kind.folder);
                made.insert(path.clone(), record.place.clone());
                imported.files.push(File { path, text: record.text(kind) });
            }
            Err(why) => imported.skipped.push((record.place, why)),
        }
    }
    refuse_wrong(inputs, &mut imported, &made);
    // In the order of the reported lines.
    let line = |place: &str| -> Option<u64> { place.rsplit_once("line ")?.1.trim_end_matches(')').parse().ok() };
    imported.skipped.sort_by_key(|(place, _)| line(place));
    imported
}

/// The file name of a record, if it is new. Drops facts that the kind does not have, and adds defaults.
fn place(
    record: &mut Record,
    kind: &Kind,
    schema: &Schema,
    taken: &mut BTreeSet<String>,
    addresses: &mut BTreeMap<String, String>,
    defaults: &[(String, String)],
) -> Result<String, String> {
    if record.title.trim().is_empty() {
        return Err("it has no title".to_owned());
    }
    // A foreign word that the site does not have is not translated by guessing.
    record.facts.retain(|fact| match kind.field(&fact.field) {
        Some((_, field)) if field.kind == FieldType::Choice && fact.foreign => field
            .vocabulary
            .as_deref()
            .and_then(|name| schema.vocabularies.named(name))
            .is_some_and(|words| words.word(&fact.value).is_some()),
        Some(_) => true,
        None => false,
    });
    for (field, value) in defaults {
        if !record.facts.iter().any(|fact| fact.field == *field) {
            record.put(field, value);
        }
    }
    let url_field = kind.fields.iter().find(|field| field.kind == FieldType::Url).map(|field| field.name.as_str());
    let address = record.facts.iter().find(|fact| Some(fact.field.as_str()) == url_field).map(|fact| bare(&fact.value));
    if let Some(address) = &address
        && let Some(there) = addresses.get(address).filter(|_| kind.role == Role::Source)
    {
        return Err(format!("its address is that of {there}"));
    }
    let wanted = record.stem.as_deref().and_then(stem_of).or_else(|| stem_of(&record.title));
    let wanted = wanted.ok_or("no file name can be made of its title: give one in a column `stem`")?;
    let stem = match taken.contains(&wanted) {
        false => wanted,
        // The same name without an address to tell them apart means the same thing.
        true if address.is_none() || kind.role != Role::Source => {
            return Err(format!("content/{}/{wanted}.md is there already", kind.folder));
        }
        true => (2..).map(|n| format!("{wanted}-{n}")).find(|stem| !taken.contains(stem)).unwrap_or(wanted),
    };
    taken.insert(stem.clone());
    addresses.extend(address.map(|address| (address, stem.clone())));
    Ok(stem)
}

/// An address reduced for comparison, without parts that make no difference.
fn bare(url: &str) -> String {
    url.trim().trim_end_matches('/').trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.").to_lowercase()
}

/// The entries of a kind, by address.
fn addresses(known: &[Arc<Entry>], kind: &Kind) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in known.iter().filter(|entry| entry.kind.folder == kind.folder) {
        for claim in entry.facts.iter().flat_map(|fact| &fact.claims) {
            let Content::Values(values) = &claim.content else { continue };
            found.extend(values.iter().filter_map(|value| match value {
                Value::Url(url) => Some((bare(url), entry.id.to_string())),
                _ => None,
            }));
        }
    }
    found
}

/// Drops the files that would have errors, and then those that have errors without them.
fn refuse_wrong(inputs: &Inputs, imported: &mut Imported, made: &BTreeMap<String, String>) {
    let mut memo = Memo::default();
    loop {
        let mut tried = inputs.clone();
        tried.sources.extend(imported.files.iter().map(|file| Source::new(file.path.as_str(), file.text.as_bytes())));
        let found = compile(&tried, &mut memo).diagnostics;
        let mut wrong: BTreeMap<String, String> = BTreeMap::new();
        for diagnostic in found.iter().filter(|found| found.severity == Severity::Error && made.contains_key(&*found.path)) {
            let help = diagnostic.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
            wrong.entry(diagnostic.path.to_string()).or_insert_with(|| format!("{}{help}", diagnostic.message));
        }
        if wrong.is_empty() {
            return;
        }
        imported.files.retain(|file| !wrong.contains_key(&file.path));
        imported.skipped.extend(wrong.into_iter().map(|(path, why)| (made.get(&path).cloned().unwrap_or(path), why)));
    }
}
