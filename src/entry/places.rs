//! The places on an entry's page that can be linked to: facts, claims, dependencies and events.

use std::borrow::Cow;
use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::anchor::{Anchors, is_reserved};
use super::{Entry, Event};

impl Entry {
    /// The anchor of a claim: `fact-budget`, or `fact-budget-2` for the second one written.
    pub fn claim_anchor(&self, field: usize, claim: usize) -> String {
        numbered("fact-", &self.kind.fields[field].name, claim)
    }

    /// The anchor of a dependency: `edge-nvidia-h100`, or `edge-nvidia-h100-2` for the second one on the same entry.
    pub fn edge_anchor(&self, at: usize) -> String {
        self.depends.get(at).map(|edge| numbered("edge-", edge.on.stem(), edge.before as usize)).unwrap_or_default()
    }

    /// The anchor of an event: `event-` followed by its id or else its date: `event-2024-11`, or `event-2024-11-2` for the
    /// second event of that date. Qualifiers and open ends of dates are dropped.
    pub fn event_anchor(&self, at: usize) -> String {
        match self.events.get(at) {
            Some(Event { id: Some(id), .. }) => numbered("event-", &id.value, 0),
            Some(event) => numbered("event-", &plain(event), event.before as usize),
            None => String::new(),
        }
    }

    /// Numbers the items that would share an anchor, and builds the lookup table.
    pub(super) fn number(&mut self) {
        let mut seen: FxHashMap<String, u32> = FxHashMap::default();
        for edge in &mut self.depends {
            edge.before = next(&mut seen, edge.on.stem());
        }
        seen.clear();
        for event in self.events.iter_mut().filter(|event| event.id.is_none()) {
            let before = next(&mut seen, &plain(event));
            event.before = before;
        }
        let claims: usize = self.facts.iter().map(|fact| fact.claims.len()).sum();
        self.anchors = Anchors::new(claims + self.depends.len() + self.events.len(), self.all_places());
    }

    /// Whether the entry's page has a place with this anchor.
    pub fn has_place(&self, anchor: &str) -> bool {
        is_reserved(anchor) && self.anchors.has(anchor).unwrap_or_else(|| self.all_places().any(|place| place == anchor))
    }

    /// The anchors of all places on the page.
    fn all_places(&self) -> impl Iterator<Item = String> + '_ {
        let claims = self.facts.iter().flat_map(|fact| (0..fact.claims.len()).map(|claim| self.claim_anchor(fact.field, claim)));
        let edges = (0..self.depends.len()).map(|at| self.edge_anchor(at));
        claims.chain(edges).chain((0..self.events.len()).map(|at| self.event_anchor(at)))
    }
}

fn next(seen: &mut FxHashMap<String, u32>, name: &str) -> u32 {
    let count = seen.entry(name.to_owned()).or_default();
    *count += 1;
    *count - 1
}

/// The date of an event as part of an anchor: `2024` for `2024/..` and `2024~`.
fn plain(event: &Event) -> Cow<'_, str> {
    let date = event.date.edtf();
    if date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return date.into();
    }
    let ends = date.trim_start_matches("../").trim_end_matches("/..");
    ends.chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '/')).map(|c| if c == '/' { '-' } else { c }).collect()
}

fn numbered(prefix: &str, name: &str, before: usize) -> String {
    let mut anchor = String::with_capacity(prefix.len() + name.len() + 4);
    anchor.push_str(prefix);
    anchor.push_str(name);
    if before > 0 {
        // Writing to a string cannot fail.
        let _ = write!(anchor, "-{}", before + 1);
    }
    anchor
}
