//! The profile of an entry: facts, what it stands on, who stands on it, events, text, sources, who mentions it.

use super::Pages;
use super::event::Place;
use super::model::{Dependent, Dependents, Heading, Indirect, Profile};
use super::shared::time;
use super::value::Sources;
use crate::entry::Entry;
use crate::knowledge::Ix;
use crate::value::Date;
use crate::view::{dependents, timeline};

/// As many chains a page shows; of more only the nearest, and the data beside the page has the others.
const LISTED: usize = 60;
/// How many of the nearest, then.
const NEAREST: usize = 12;
/// As many direct dependents a page shows.
const MOST_DIRECT: usize = 200;
/// As many entries that mention one a page shows; the data beside the page has all.
const MOST_BACKLINKS: usize = 200;

/// What a direct dependent does without an entry, in the order in which a page lists them.
const WITHOUT: [&str; 5] = ["stops", "freezes", "survives", "later", "former"];

impl Pages {
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
        let stack = self.stack(ix, sources);
        let single = self.single(ix, sources);
        let mut happenings = timeline::of_entry(&self.knowledge, ix);
        happenings.sort_unstable();
        let events = happenings.iter().filter_map(|happening| self.event(happening, Place::On(ix, sources))).collect();
        let body = self.own_text(ix, sources);
        let headings = entry.body.headings.iter().map(|heading| Heading {
            level: heading.level,
            anchor: heading.anchor.to_string(),
            text: heading.text.to_string(),
        });
        let mut backlinks: Vec<Ix> = self.knowledge.backlinks.of(ix).to_vec();
        self.sort(&mut backlinks);
        Profile {
            entry: self.card(ix),
            aliases: entry.aliases.iter().map(|alias| alias.value.to_string()).collect(),
            checked: entry.checked.as_ref().map(time),
            facts,
            depends_count: stack.layers.iter().map(|layer| layer.edges.len()).sum(),
            layers: stack.layers,
            under_more: stack.more,
            jurisdictions: stack.jurisdictions,
            single,
            dependents: self.dependents(ix, MOST_DIRECT, LISTED),
            events,
            body,
            headings: headings.collect(),
            sources: Vec::new(),
            backlinks_count: backlinks.len(),
            backlinks: backlinks.into_iter().take(MOST_BACKLINKS).map(|from| self.card(from)).collect(),
            cite: self.cite(ix, entry),
        }
    }

    /// Who stands on an entry: directly, up to `most`; through others, all of them up to `listed`, else the nearest.
    pub(super) fn dependents(&self, ix: Ix, most: usize, listed: usize) -> Dependents {
        let incoming = self.knowledge.incoming.of(ix);
        if incoming.is_empty() {
            return Dependents::default();
        }
        let mut direct: Vec<(Ix, Dependent)> = Vec::new();
        for edge in incoming.iter().map(|edge| &self.knowledge.edges[*edge as usize]) {
            let dependency = self.knowledge.dependency(edge);
            let role = self.knowledge.vocabularies().label("role", &dependency.role).to_owned();
            let without = match self.outside(dependency) {
                Some(outside) => outside,
                None if self.views.cut_offs.stops(ix, edge.from) => "stops",
                None if self.views.cut_offs.freezes(ix, edge.from) => "freezes",
                None => "survives",
            };
            match direct.last_mut() {
                Some((from, dependent)) if *from == edge.from => {
                    if !dependent.roles.contains(&role) {
                        dependent.roles.push(role);
                    }
                    if place(without) < place(dependent.without) {
                        dependent.without = without;
                    }
                }
                _ => direct.push((edge.from, Dependent { entry: self.card(edge.from), roles: vec![role], without })),
            }
        }
        direct.sort_unstable_by_key(|(from, dependent)| (place(dependent.without), self.ranks[*from as usize]));
        let direct_count = direct.len();
        let itself = direct.iter().filter(|(from, _)| *from == ix).count();
        let count = self.views.reach.count(&self.knowledge, ix);
        let indirect = self.views.reach.indirect(&self.knowledge, ix, count, listed, NEAREST);
        Dependents {
            indirect_count: count.total - (direct_count - itself),
            indirect: indirect.iter().map(|found| self.chain(found, ix)).collect(),
            direct: direct.into_iter().take(most).map(|(_, dependent)| dependent).collect(),
            direct_count,
            total: count.total,
            projects: count.projects,
            more: count.more,
            cut_off: if self.stands_for(ix).is_some() { None } else { self.cut_off_link(ix) },
        }
    }

    /// One dependent, and the way from it to what it depends on in the end.
    fn chain(&self, found: &dependents::Indirect, end: Ix) -> Indirect {
        let mut chain = String::with_capacity(256);
        for ix in [found.entry].iter().chain(&found.via).chain([&end]) {
            chain.push_str("<li>");
            self.push_entry(&mut chain, *ix);
            chain.push_str("</li>");
        }
        Indirect { entry: self.card(found.entry), chain }
    }

    /// How to cite an entry's page.
    fn cite(&self, ix: Ix, entry: &Entry) -> String {
        let as_of = Date::from_day(self.as_of).shown();
        format!("“{}”, {}, as of {as_of}, {}", entry.title.value, self.config.title, self.permalink(&self.path(ix)))
    }
}

/// The order in which direct dependents are listed: by what they do without the entry.
fn place(without: &str) -> usize {
    WITHOUT.iter().position(|word| *word == without).unwrap_or(WITHOUT.len())
}
