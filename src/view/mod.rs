//! Derived facts: what follows from the knowledge, without addresses, HTML or files.

pub mod comparison;
pub mod coverage;
pub mod cut_off;
pub mod dependents;
pub mod exposure;
pub mod rests;
pub mod timeline;

use jiff::civil;

use crate::config::Config;
use crate::knowledge::Knowledge;

/// Everything that is derived once for the whole site. What concerns one entry only is derived when its page is made.
#[derive(Debug)]
pub struct Views {
    /// All events in time's order.
    pub timeline: timeline::Timeline,
    /// The shape of the graph that counting dependents needs.
    pub reach: dependents::Reach,
    /// What falls with what.
    pub cut_offs: cut_off::CutOffs,
    /// What falls with each country.
    pub exposure: exposure::Exposure,
    /// What rests on each source.
    pub rests: rests::Rests,
    /// Every comparison, those of kinds included.
    pub comparisons: Vec<comparison::Comparison>,
}

/// Derives all views at a date, in parallel.
pub fn derive(knowledge: &Knowledge, config: &Config, as_of: civil::Date) -> Views {
    let analysis = || {
        let cut_offs = cut_off::CutOffs::derive(knowledge, as_of);
        let exposure = exposure::Exposure::derive(knowledge, &cut_offs);
        (cut_offs, exposure)
    };
    let ((timeline, (reach, (cut_offs, exposure))), (rests, comparisons)) = rayon::join(
        || rayon::join(|| timeline::Timeline::derive(knowledge), || rayon::join(|| dependents::Reach::derive(knowledge), analysis)),
        || rayon::join(|| rests::Rests::derive(knowledge), || comparison::derive(knowledge, config)),
    );
    Views { timeline, reach, cut_offs, exposure, rests, comparisons }
}
