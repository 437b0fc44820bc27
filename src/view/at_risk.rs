//! What is at risk in the long run when an entry, or everything of a country, is cut off: nothing is lost to it, but something that it
//! stands on will not be renewed.
//!
//! Found anew for each page: it spreads far, so that all of it together takes the square of a base. A base of which that would be a
//! burden does without; there a scenario asks.

use jiff::civil;

use super::states::{State, Ties};
use crate::knowledge::{Ix, Knowledge};

/// As many looks at a dependency all cuts together may cost once: a few hundredths of a second. A page and what leads to it each ask.
const MOST: usize = 2_000_000;

/// The ties of a base that is small enough.
#[derive(Debug, Default)]
pub struct AtRisk {
    ties: Option<Ties>,
}

impl AtRisk {
    /// Groups the ties at a date.
    pub fn derive(knowledge: &Knowledge, as_of: civil::Date) -> Self {
        let pages = knowledge.indices().filter(|ix| knowledge.is_cut_off(*ix)).count() + knowledge.countries.len();
        let looks = pages.saturating_mul(knowledge.edges.len() + knowledge.entries.len());
        Self { ties: (looks <= MOST).then(|| Ties::derive(knowledge, as_of)) }
    }

    /// The projects at risk when these entries stop, in order; nothing where it is not asked for.
    pub fn projects(&self, knowledge: &Knowledge, off: &[Ix]) -> Option<Vec<Ix>> {
        let outcome = self.ties.as_ref()?.outcome(knowledge, off, &[]);
        Some(outcome.of(State::Strained).filter(|ix| knowledge.entry(*ix).kind.project).collect())
    }
}
