//! Export of a site's sources for other programs.

use std::sync::Arc;

use serde_json::Value;

use crate::cite::{self, Record};
use crate::entry::Entry;
use crate::schema::Role;

/// All sources as records, ordered by id.
fn sources(entries: &[Arc<Entry>]) -> Vec<Record> {
    entries.iter().filter(|entry| entry.kind.role == Role::Source).map(|entry| Record::of_source(entry)).collect()
}

/// All sources in CSL-JSON, ordered by id. People and organisations become literal names, because it is not known which part
/// is the family name.
pub fn csl(entries: &[Arc<Entry>]) -> Value {
    serde_json::to_value(cite::csl(&sources(entries))).unwrap_or_default()
}

/// All sources in BibLaTeX, ordered by id.
pub fn bib(entries: &[Arc<Entry>]) -> String {
    cite::bibtex(&sources(entries))
}

/// All sources in RIS, ordered by id.
pub fn ris(entries: &[Arc<Entry>]) -> String {
    cite::ris(&sources(entries))
}
