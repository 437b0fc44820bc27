//! The sources of a site for other programs.

use std::sync::Arc;

use serde_json::Value;

use crate::cite::{self, Record};
use crate::entry::Entry;
use crate::schema::Role;

/// All sources as records, by id.
fn sources(entries: &[Arc<Entry>]) -> Vec<Record> {
    entries.iter().filter(|entry| entry.kind.role == Role::Source).map(|entry| Record::of_source(entry)).collect()
}

/// All sources as CSL-JSON, by id. People and bodies are literal names: which part of one is the family's is not known.
pub fn csl(entries: &[Arc<Entry>]) -> Value {
    cite::csl(&sources(entries))
}

/// All sources as BibLaTeX, by id.
pub fn bib(entries: &[Arc<Entry>]) -> String {
    cite::bibtex(&sources(entries))
}

/// All sources as RIS, by id.
pub fn ris(entries: &[Arc<Entry>]) -> String {
    cite::ris(&sources(entries))
}
