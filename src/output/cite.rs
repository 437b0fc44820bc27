//! `cite.ris` beside the page of an entry: the page, and every source that it rests on, for reference managers.

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

/// The sources of whatever an entry says, in the order in which it names them.
pub(super) fn sources_of(knowledge: &Knowledge, entry: &Entry) -> Vec<Ix> {
    let claims = entry.facts.iter().flat_map(|fact| &fact.claims).map(|claim| &claim.sources);
    let edges = entry.depends.iter().map(|dependency| &dependency.sources);
    let absent = entry.absent_depends.iter().map(|absent| &absent.sources);
    let events = entry.events.iter().map(|event| &event.sources);
    let said = claims.chain(edges).chain(absent).chain(events).flat_map(|own| knowledge.sources(entry, own));
    let cited = entry.texts().flat_map(|text| &text.citations).filter_map(|citation| knowledge.find_source(&citation.source.value));
    let mut sources: Vec<Ix> = said.chain(cited).collect();
    once(&mut sources);
    sources
}
