//! Who stands on an entry: directly, by what they do without it, and through others.

use serde::Serialize;

use super::{CutOffLink, Markup, Rows};
use crate::knowledge::Ix;
use crate::view::dependents;
use crate::view::stack::outside;
use crate::wording;

/// How many of the nearest, then.
const NEAREST: usize = 12;
/// As many of the chains stand open.
const OPEN: usize = 12;

/// What a direct dependent does without an entry, in the order in which a page lists them.
const WITHOUT: [&str; 5] = ["stopped", "frozen", "intact", "later", "former"];

/// Direct dependents that do the same without the entry.
#[derive(Debug, Serialize)]
pub struct DependentGroup {
    /// `stopped` or `frozen`; `intact`, where there is an alternative; `former` or `later`, if they do not depend on it at
    /// the date.
    pub without: &'static str,
    /// The same in words, said of so many.
    pub heading: String,
    /// By title, each with the ways in which it depends and its countries; one or more.
    pub rows: Rows,
}

/// Who depends on an entry.
#[derive(Debug, Default, Serialize)]
pub struct Dependents {
    /// Directly: what stops first, then what freezes, survives, and does not depend on it at the date; not all where they
    /// are very many.
    pub direct: Vec<DependentGroup>,
    /// How many of them are listed.
    pub direct_listed: usize,
    /// How many there are directly.
    pub direct_count: usize,
    /// Through others: the shortest chain from each, nearest first; the first of them.
    pub chains: Rows,
    /// The rest of the chains; not all of them where they are very many.
    pub more_chains: Rows,
    /// How many there are through others.
    pub indirect_count: usize,
    /// How many there are in all.
    pub total: usize,
    /// How many of all are projects.
    pub projects: usize,
    /// What falls with it; none for a country, whose page speaks of everything that belongs to it.
    pub cut_off: Option<CutOffLink>,
}

impl Markup {
    /// Who stands on an entry: directly, up to `most`; through others, all of them up to `listed`, else the nearest.
    pub fn dependents(&self, ix: Ix, most: usize, listed: usize) -> Dependents {
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
