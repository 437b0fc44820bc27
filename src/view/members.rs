//! The entries that belong to each country.

use std::collections::BTreeMap;

use crate::knowledge::{Ix, Knowledge};
use crate::value::Country;

/// The entries of each country.
#[derive(Debug, Default)]
pub struct Members(BTreeMap<Country, Vec<Ix>>);

impl Members {
    /// Collects the entries of all countries.
    pub(super) fn derive(knowledge: &Knowledge) -> Self {
        let mut members: BTreeMap<Country, Vec<Ix>> = BTreeMap::new();
        for ix in knowledge.indices() {
            for country in &knowledge.entry(ix).countries {
                members.entry(country.value).or_default().push(ix);
            }
        }
        Self(members)
    }

    /// The entries of a country, sorted by id.
    pub fn of(&self, country: Country) -> &[Ix] {
        self.0.get(&country).map(Vec::as_slice).unwrap_or_default()
    }
}
