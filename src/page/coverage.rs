//! The state of the knowledge, as a list of things to do.

use std::cmp::Reverse;

use super::model::{Coverage, CoverageOf};
use crate::markup::Markup;
use crate::view::coverage::{self, Gap, State};

/// The most lines of each list; the data file has all.
const LISTED: usize = 200;

impl Markup {
    /// The model of `/coverage/`.
    pub(super) fn coverage(&self) -> Coverage {
        let coverage = coverage::derive(&self.knowledge, self.as_of);
        let mut by_entry: Vec<&[Gap]> = coverage.gaps.chunk_by(|a, b| a.entry == b.entry).collect();
        let open = |gaps: &[Gap]| gaps.iter().filter(|gap| matches!(gap.state, State::Missing | State::Unsourced)).count();
        by_entry.retain(|gaps| open(gaps) > 0);
        by_entry.sort_by_cached_key(|gaps| (Reverse(open(gaps)), self.views.titles.rank(gaps[0].entry)));
        let kinds = coverage.kinds.iter().map(|of| {
            let todo = || by_entry.iter().filter(|gaps| self.knowledge.entry(gaps[0].entry).kind.folder == of.kind.folder);
            CoverageOf {
                title: of.kind.plural.clone(),
                url: self.url(&format!("{}/", of.kind.folder)),
                anchor: format!("kind-{}", of.kind.folder),
                entries: of.entries,
                expected: of.expected,
                known: of.known,
                unknown: of.unknown,
                undisclosed: of.undisclosed,
                missing: of.missing,
                share: (of.expected > 0).then(|| of.known * 100 / of.expected),
                unsourced: of.unsourced,
                stale: of.stale,
                overdue: of.overdue,
                silent: of.silent,
                todo_count: todo().count(),
                todo: todo().take(LISTED).map(|gaps| self.gaps(gaps)).collect(),
            }
        });
        let of_state = |state| coverage.gaps.iter().filter(move |gap| gap.state == state);
        let mut stale: Vec<&Gap> = of_state(State::Stale).collect();
        stale.sort_by_key(|gap| (gap.since, gap.entry, gap.part));
        let mut overdue: Vec<&Gap> = of_state(State::Overdue).collect();
        overdue.sort_by_key(|gap| (gap.since, gap.entry, gap.part));
        let mut silent: Vec<&Gap> = of_state(State::Silent).collect();
        silent.sort_by_key(|gap| (gap.since, gap.entry));
        Coverage {
            silent_count: silent.len(),
            silent: silent.into_iter().take(LISTED).map(|gap| self.silent_line(gap)).collect(),
            kinds: kinds.collect(),
            stale_count: stale.len(),
            stale: stale.into_iter().take(LISTED).filter_map(|gap| self.stale_line(gap)).collect(),
            overdue_count: overdue.len(),
            overdue: overdue.into_iter().take(LISTED).filter_map(|gap| self.overdue_line(gap)).collect(),
            csv: self.url("data/coverage.csv"),
        }
    }
}
