//! `cite.ris` beside the page of an entry that rests on sources: the page, and all of them, for reference managers.

use super::data::once;
use crate::cite::{Record, ris};
use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;

/// The file of one entry.
pub(super) fn file(pages: &Pages, ix: Ix, out: &mut Vec<u8>) {
    let knowledge = pages.knowledge();
    let mut records = vec![pages.markup().record(ix)];
    records.extend(sources_of(knowledge, knowledge.entry(ix)).into_iter().map(|source| Record::of_source(knowledge.entry(source))));
    out.extend_from_slice(ris(&records).as_bytes());
}

/// The sources of whatever an entry says, each once, in the order in which it names them.
pub(super) fn sources_of(knowledge: &Knowledge, entry: &Entry) -> Vec<Ix> {
    let mut sources: Vec<Ix> = knowledge.grounds(entry).collect();
    once(&mut sources);
    sources
}
