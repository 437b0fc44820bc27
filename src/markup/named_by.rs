//! Reverse references: the entries that name an entry in facts.

use serde::Serialize;

use super::{Markup, Rows};
use crate::knowledge::Ix;
use crate::wording;

/// The most entries of a group that are listed; the data beside the page has all.
const MOST: usize = 200;

/// The entries that name an entry in the same sort of fact.
#[derive(Debug, Serialize)]
pub struct NamedBy {
    /// The heading: "Leads".
    pub label: String,
    /// The number of these entries.
    pub count: usize,
    /// The entries by title; if there are very many, not all.
    pub rows: Rows,
}

impl Markup {
    /// The entries that name an entry in facts, by heading, in the order of the kinds and their fields.
    pub fn named_by(&self, ix: Ix) -> Vec<NamedBy> {
        let mut groups: Vec<(String, Vec<Ix>)> = Vec::new();
        let mut named: Vec<_> = self.knowledge.named(ix).iter().collect();
        named.sort_by_key(|named| (&self.knowledge.entry(named.from).kind.folder, named.field));
        for one in named {
            let Some(field) = self.knowledge.naming_field(one) else { continue };
            let label = field.reverse.clone().unwrap_or_else(|| wording::named_as(&self.words, &field.label));
            match groups.iter_mut().find(|(known, _)| *known == label) {
                Some((_, from)) => from.push(one.from),
                None => groups.push((label, vec![one.from])),
            }
        }
        let group = |(label, mut from): (String, Vec<Ix>)| {
            from.sort_by_key(|from| self.views.titles.rank(*from));
            from.dedup();
            let rows = self.views.titles.first(&from, MOST).into_iter().map(|one| self.item(one)).collect();
            NamedBy { label, count: from.len(), rows }
        };
        groups.into_iter().map(group).collect()
    }
}
