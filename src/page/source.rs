//! Sources, and everything that rests on them.

use super::model::{Rest, Source};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::view::rests::Part;

/// The most uses of a source that its page lists; the data files have all.
const LISTED: usize = 200;

impl Markup {
    /// The page of a source.
    pub(super) fn source(&self, ix: Ix) -> Source {
        let uses = self.views.rests.of(ix);
        let shown = &uses[..uses.len().min(LISTED)];
        let mut rests: Vec<Rest> = Vec::new();
        for group in shown.chunk_by(|a, b| a.entry == b.entry) {
            let from = group[0].entry;
            let rows = group.iter().filter_map(|found| self.rest_row(from, found.part)).collect();
            rests.push(Rest { entry: self.card(from), rows, cited: group.iter().any(|found| found.part == Part::Text) });
        }
        let profile = self.profile(ix);
        let data = ["facts.csv", "edges.csv", "events.csv"].map(|name| self.anchor(name, &format!("data/{name}")));
        let (rests_count, rests_shown) = (uses.len(), shown.len());
        Source { profile, line: self.source_line(ix, 1), rests, rests_count, rests_shown, rates: self.rates_of(ix), data: data.into() }
    }
}
