//! The profile of an entry: facts, what it depends on, what depends on it, events, text, sources, mentions.

use super::model::Profile;
use crate::knowledge::Ix;
use crate::markup::{Markup, Place, Sources, time};
use crate::view::stack::Stack;
use crate::view::{coverage, timeline};

/// The most chains that a page shows. Of more the nearest are shown, and the data beside the page has the others.
const LISTED: usize = 60;
/// The most direct dependents that a page shows.
const MOST_DIRECT: usize = 200;
/// The most mentioning entries that a page shows; the data beside the page has all.
const MOST_BACKLINKS: usize = 200;

impl Markup {
    /// The profile of an entry.
    pub(super) fn profile(&self, ix: Ix) -> Profile {
        let mut sources = Sources::default();
        let profile = self.profile_with(ix, &mut sources);
        Profile { sources: self.source_lines(sources), ..profile }
    }

    /// The same, with the list of sources left to the caller.
    pub(super) fn profile_with(&self, ix: Ix, sources: &mut Sources) -> Profile {
        let entry = self.knowledge.entry(ix);
        let facts = self.facts(entry, sources);
        let stack = Stack::of(&self.knowledge, &self.views.cut_offs.graph, self.as_of, ix);
        let layers = self.layers(ix, &stack, sources);
        let (single, dependence) = self.single(ix, sources);
        let mut happenings = timeline::of_entry(&self.knowledge, ix);
        happenings.sort_unstable();
        let events = happenings.iter().filter_map(|happening| self.event(happening, Place::On(ix, sources))).collect();
        let body = self.own_text(ix, sources);
        let named_by = self.named_by(ix);
        let named = self.knowledge.named(ix);
        // Entries that name it in a fact are listed there.
        let in_facts = |from: &Ix| named.binary_search_by_key(from, |named| named.from).is_ok();
        let mentioned_in: Vec<Ix> = self.knowledge.backlinks.of(ix).iter().copied().filter(|from| !in_facts(from)).collect();
        let backlinks = self.views.titles.first(&mentioned_in, MOST_BACKLINKS).into_iter().map(|from| self.item_of_kind(from)).collect();
        Profile {
            entry: self.card(ix),
            aliases: entry.aliases.iter().map(|alias| alias.value.to_string()).collect(),
            dependence,
            last_event: self.last_event(ix),
            silent: coverage::silent(&self.knowledge, ix, self.as_of).is_some(),
            checked: entry.checked.as_ref().map(|checked| time(&self.words, &checked.value)),
            facts,
            depends_count: stack.direct.len(),
            layers,
            under_more: stack.more,
            stack: if entry.kind.project { self.tower(ix, &stack) } else { None },
            around: self.around(ix),
            jurisdictions: self.jurisdictions(&stack),
            single,
            scenarios: self.scenarios_with(ix),
            dependents: self.dependents(ix, MOST_DIRECT, LISTED),
            events,
            body,
            headings: self.headings(&entry.body),
            sources: Vec::new(),
            backlinks_count: mentioned_in.len(),
            backlinks,
            named_by,
            cite: self.cite(ix),
        }
    }
}
