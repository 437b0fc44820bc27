//! The grounds of an entry: the sources of everything it says.

use super::{Ix, Knowledge};
use crate::entry::Entry;

impl Knowledge {
    /// The sources of everything an entry says, in the order in which it names them. A source that is named several times is
    /// repeated.
    pub fn grounds<'k>(&'k self, entry: &'k Entry) -> impl Iterator<Item = Ix> + 'k {
        let claims = entry.facts.iter().flat_map(|fact| &fact.claims).map(|claim| &claim.sources);
        let edges = entry.depends.iter().map(|dependency| &dependency.sources);
        let absent = entry.absent_depends.iter().map(|absent| &absent.sources);
        let events = entry.events.iter().map(|event| &event.sources);
        let said = claims.chain(edges).chain(absent).chain(events).flat_map(|own| self.sources(entry, own));
        let cited = entry.texts().flat_map(|text| &text.citations).filter_map(|citation| self.find_source(&citation.source.value));
        said.chain(cited)
    }
}
