//! `cite.ris` beside the page of an entry with sources: the page and all its sources, for reference managers.

use super::data::once;
use crate::cite::{Record, ris};
use crate::entry::Entry;
use crate::knowledge::{Ix, Knowledge};
use crate::page::Pages;

/// The file of an entry.
pub(super) fn file(pages: &Pages, ix: Ix, out: &mut Vec<u8>) {
    let knowledge = pages.knowledge();
    let mut records = vec![pages.markup().record(ix)];
    records.extend(sources_of(knowledge, knowledge.entry(ix)).into_iter().map(|source| Record::of_source(knowledge.entry(source))));
    out.extend_from_slice(ris(&records).as_bytes());
}

/// The sources of everything an entry says, without repetitions, in the order in which it names them.
pub(super) fn sources_of(knowledge: &Knowledge, entry: &Entry) -> Vec<Ix> {
    let mut sources: Vec<Ix> = knowledge.grounds(entry).collect();
    once(&mut sources);
    sources
}
