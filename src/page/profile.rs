//! The profile of an entry: facts, what it stands on, who stands on it, events, text, sources, who mentions it.

use super::model::{DependentGroup, Dependents, Heading, NamedBy, Profile};
use crate::knowledge::Ix;
use crate::markup::{Markup, Place, Rows, Sources, time};
use crate::view::stack::{Stack, outside};
use crate::view::{coverage, dependents, timeline};
use crate::wording;

/// As many chains a page shows; of more only the nearest, and the data beside the page has the others.
const LISTED: usize = 60;
/// How many of the nearest, then.
const NEAREST: usize = 12;
/// As many of the chains stand open.
const OPEN: usize = 12;
/// As many direct dependents a page shows.
const MOST_DIRECT: usize = 200;
/// As many entries that mention one a page shows; the data beside the page has all.
const MOST_BACKLINKS: usize = 200;

/// What a direct dependent does without an entry, in the order in which a page lists them.
const WITHOUT: [&str; 5] = ["stopped", "frozen", "intact", "later", "former"];

impl Markup {
    /// The profile of an entry, and its sources so far: pages that go on may need more.
    pub(super) fn profile(&self, ix: Ix) -> (Profile, usize) {
        let mut sources = Sources::default();
        let profile = self.profile_with(ix, &mut sources);
        let lines = self.source_lines(sources);
        let count = lines.len();
        (Profile { sources: lines, ..profile }, count)
    }

    /// The same with the list of sources left to the caller.
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
        let headings = entry.body.headings.iter().map(|heading| Heading {
            level: heading.level,
            anchor: heading.anchor.to_string(),
            text: self.heading_text(&entry.body, heading),
        });
        let named_by = self.named_by(ix);
        let named = self.knowledge.named(ix);
        // Who names it in a fact is told there.
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
            jurisdictions: self.jurisdictions(&stack),
            single,
            scenarios: self.scenarios_with(ix),
            dependents: self.dependents(ix, MOST_DIRECT, LISTED),
            events,
            body,
            headings: headings.collect(),
            sources: Vec::new(),
            backlinks_count: mentioned_in.len(),
            backlinks,
            named_by,
            cite: self.cite(ix),
        }
    }

    /// Who names an entry in facts, by what the fact says of it, in the order of the kinds and their fields.
    fn named_by(&self, ix: Ix) -> Vec<NamedBy> {
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
            let rows = self.views.titles.first(&from, MOST_BACKLINKS).into_iter().map(|one| self.item(one)).collect();
            NamedBy { label, count: from.len(), rows }
        };
        groups.into_iter().map(group).collect()
    }

    /// Who stands on an entry: directly, up to `most`; through others, all of them up to `listed`, else the nearest.
    pub(super) fn dependents(&self, ix: Ix, most: usize, listed: usize) -> Dependents {
        let incoming = self.knowledge.incoming.of(ix);
        if incoming.is_empty() {
            return Dependents::default();
        }
        let mut direct: Vec<Direct> = Vec::new();
        for edge in incoming.iter().map(|edge| &self.knowledge.edges[*edge as usize]) {
            let dependency = self.knowledge.dependency(edge);
            let role = self.knowledge.vocabularies().label("role", &dependency.role);
            let without = match outside(dependency, self.as_of) {
                Some(outside) => outside,
                None if self.views.cut_offs.stops(ix, edge.from) => "stopped",
                None if self.views.cut_offs.freezes(ix, edge.from) => "frozen",
                None => "intact",
            };
            match direct.last_mut() {
                Some(known) if known.from == edge.from => {
                    if !known.roles.contains(&role) {
                        known.roles.push(role);
                    }
                    known.without = known.without.min(place(without));
                }
                _ => direct.push(Direct { without: place(without), from: edge.from, roles: vec![role] }),
            }
        }
        direct.sort_unstable_by_key(|direct| (direct.without, self.views.titles.rank(direct.from)));
        let direct_count = direct.len();
        let itself = direct.iter().filter(|direct| direct.from == ix).count();
        direct.truncate(most);
        let groups = direct.chunk_by(|a, b| a.without == b.without).map(|group| {
            let rows: Rows = group.iter().map(|direct| self.dependent(direct.from, &direct.roles)).collect();
            let without = WITHOUT[group[0].without];
            DependentGroup { without, heading: wording::dependents(&self.words, without, rows.count), rows }
        });
        let count = self.views.reach.count(ix);
        let indirect = self.views.reach.indirect(&self.knowledge, ix, count, listed, NEAREST);
        let (first, more) = indirect.split_at(indirect.len().min(OPEN));
        Dependents {
            indirect_count: count.total - (direct_count - itself),
            chains: self.chains(first, ix),
            more_chains: self.chains(more, ix),
            direct: groups.collect(),
            direct_listed: direct.len(),
            direct_count,
            total: count.total,
            projects: count.projects,
            cut_off: if self.knowledge.stands_for(ix).is_some() { None } else { self.cut_off_link(ix) },
        }
    }

    /// The ways from dependents to what they depend on in the end.
    fn chains(&self, found: &[dependents::Indirect], end: Ix) -> Rows {
        let chain = |indirect: &dependents::Indirect| {
            let chain: Vec<Ix> = [indirect.entry].iter().chain(&indirect.via).chain([&end]).copied().collect();
            self.way(&chain)
        };
        found.iter().map(chain).collect()
    }
}

/// One direct dependent.
struct Direct<'p> {
    /// What it does without the entry: a place in [`WITHOUT`].
    without: usize,
    from: Ix,
    /// In what ways it depends.
    roles: Vec<&'p str>,
}

/// The order in which direct dependents are listed: by what they do without the entry.
fn place(without: &str) -> usize {
    WITHOUT.iter().position(|word| *word == without).unwrap_or(WITHOUT.len() - 1)
}
