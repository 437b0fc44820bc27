//! Derived facts: what follows from the knowledge, without addresses, HTML or files.

pub mod comparison;
pub mod coverage;
pub mod dependents;
pub mod rests;
pub mod timeline;

use crate::config::Config;
use crate::knowledge::Knowledge;

/// Everything that is derived once for the whole site. What concerns one entry only is derived when its page is made.
#[derive(Debug)]
pub struct Views {
    /// All events in time's order.
    pub timeline: timeline::Timeline,
    /// The shape of the graph that counting dependents needs.
    pub reach: dependents::Reach,
    /// What rests on each source.
    pub rests: rests::Rests,
    /// Every comparison, those of kinds included.
    pub comparisons: Vec<comparison::Comparison>,
}

/// Derives all views, in parallel.
pub fn derive(knowledge: &Knowledge, config: &Config) -> Views {
    let ((timeline, reach), (rests, comparisons)) = rayon::join(
        || rayon::join(|| timeline::Timeline::derive(knowledge), || dependents::Reach::derive(knowledge)),
        || rayon::join(|| rests::Rests::derive(knowledge), || comparison::derive(knowledge, config)),
    );
    Views { timeline, reach, rests, comparisons }
}
