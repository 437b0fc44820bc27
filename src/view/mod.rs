//! Views: what follows from the graph, without addresses, HTML or files.

pub mod around;
pub mod collation;
pub mod comparison;
pub mod country;
pub mod coverage;
pub mod cut_off;
pub mod dependents;
pub mod evidence;
pub mod example;
pub mod expected;
pub mod exposure;
pub mod facet;
pub mod hits;
pub mod law;
pub mod members;
pub mod order;
pub mod ranking;
pub mod rests;
pub mod said;
pub mod scenario;
pub mod stack;
pub mod standing;
pub mod states;
pub mod timeline;
pub mod titles;
pub mod variants;

use std::sync::Arc;

use jiff::civil;

use crate::config::Config;
use crate::knowledge::{Ix, Knowledge};
use crate::value::Country;

/// Everything that is derived once for the whole site. Anything about a single entry is derived when its page is made.
#[derive(Clone, Debug)]
pub struct Views {
    /// The day for which they are derived.
    pub as_of: civil::Date,
    /// All events in chronological order.
    pub timeline: Arc<timeline::Timeline>,
    /// The index that counting dependents needs.
    pub reach: Arc<dependents::Reach>,
    /// What falls with each entry.
    pub cut_offs: Arc<cut_off::CutOffs>,
    /// What falls with each country.
    pub exposure: Arc<exposure::Exposure>,
    /// What is at risk in the long run with each entry.
    pub long_run: Arc<cut_off::LongRun>,
    /// The projects for which it is not known what they depend on.
    pub unknown: Arc<expected::Unknown>,
    /// The consequences of each scenario.
    pub scenarios: Arc<Vec<scenario::Scenario>>,
    /// What rests on each source.
    pub rests: Arc<rests::Rests>,
    /// The entries that belong to each country.
    pub members: Arc<members::Members>,
    /// The number of projects.
    pub projects: usize,
    /// The order of titles.
    pub titles: Arc<titles::Titles>,
    /// All comparisons, including those of kinds.
    pub comparisons: Vec<comparison::Comparison>,
}

impl Views {
    /// The first projects, by title, that are at risk in the long run when an entry is cut off; none if very many entries are
    /// affected.
    pub fn at_risk(&self, knowledge: &Knowledge, off: Ix, most: usize) -> Vec<Ix> {
        let is_listed = |ix: Ix| knowledge.entry(ix).kind.project && self.cut_offs.state(off, ix) == states::State::Intact;
        self.titles.first_that(self.long_run.few(off), most, is_listed)
    }

    /// The number of projects at risk in the long run when an entry is cut off.
    pub fn projects_at_risk(&self, knowledge: &Knowledge, off: Ix) -> usize {
        let sums = self.cut_offs.sums(off);
        let itself = usize::from(knowledge.entry(off).kind.project);
        let worse = (sums.projects_stopped + sums.projects_frozen) as usize + itself;
        self.long_run.hit(off).1.saturating_sub(worse)
    }

    /// The number of projects of other countries. A project of several countries only counts if this one is not among them.
    pub fn projects_elsewhere(&self, knowledge: &Knowledge, country: Country) -> usize {
        self.projects - self.exposure.near(knowledge, country).len()
    }

    /// The views of the same entries with other names. Only their order and the comparisons depend on names.
    #[must_use]
    pub fn renamed(&self, knowledge: &Knowledge, config: &Config) -> Self {
        let titles = Arc::new(titles::Titles::derive(knowledge, config));
        let comparisons = comparison::derive(knowledge, config, &titles, self.as_of);
        Self { titles, comparisons, ..self.clone() }
    }
}

/// Derives all views for a date, in parallel.
pub fn derive(knowledge: &Knowledge, config: &Config, as_of: civil::Date) -> Views {
    let ties = states::Ties::derive(knowledge, as_of);
    let cuts = || {
        let cut_offs = cut_off::CutOffs::derive(knowledge, as_of);
        let exposure = exposure::Exposure::derive(knowledge, &cut_offs, &ties);
        (cut_offs, exposure)
    };
    let long = || rayon::join(|| cut_off::LongRun::derive(knowledge, &ties), || scenario::derive(knowledge, &ties, as_of));
    let analyses = || rayon::join(cuts, long);
    let names = || {
        let titles = titles::Titles::derive(knowledge, config);
        let comparisons = comparison::derive(knowledge, config, &titles, as_of);
        (titles, comparisons)
    };
    let ((timeline, (reach, ((cut_offs, exposure), (long_run, scenarios)))), (rests, (titles, comparisons))) = rayon::join(
        || rayon::join(|| timeline::Timeline::derive(knowledge), || rayon::join(|| dependents::Reach::derive(knowledge), analyses)),
        || rayon::join(|| rests::Rests::derive(knowledge), names),
    );
    let (timeline, reach, rests) = (Arc::new(timeline), Arc::new(reach), Arc::new(rests));
    Views {
        as_of,
        timeline,
        reach,
        cut_offs: Arc::new(cut_offs),
        exposure: Arc::new(exposure),
        unknown: Arc::new(expected::Unknown::derive(knowledge)),
        long_run: Arc::new(long_run),
        scenarios: Arc::new(scenarios),
        rests,
        members: Arc::new(members::Members::derive(knowledge)),
        projects: knowledge.entries.iter().filter(|entry| entry.kind.project).count(),
        titles: Arc::new(titles),
        comparisons,
    }
}
