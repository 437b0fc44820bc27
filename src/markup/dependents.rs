//! The dependents of an entry: direct ones, by what happens to them without it, and indirect ones.

use serde::Serialize;

use super::{CutOffLink, Markup, Rows};
use crate::knowledge::Ix;
use crate::view::dependents;
use crate::view::stack::outside;
use crate::wording;

/// The number of nearest dependents that are listed if there are too many.
const NEAREST: usize = 12;
/// The number of chains that are not folded.
const OPEN: usize = 12;

/// What happens to direct dependents without an entry, in the order in which a page lists them.
const WITHOUT: [&str; 5] = ["stopped", "frozen", "intact", "later", "former"];

/// Direct dependents to which the same happens without the entry.
#[derive(Debug, Serialize)]
pub struct DependentGroup {
    /// `stopped` or `frozen`; `intact` if there is an alternative; `former` or `later` if they do not depend on it on the
    /// date.
    pub without: &'static str,
    /// The same in words, agreeing with the count.
    pub heading: String,
    /// The dependents by title, each with its roles and countries; at least one.
    pub rows: Rows,
}

/// The dependents of an entry.
#[derive(Debug, Default, Serialize)]
pub struct Dependents {
    /// Direct dependents: those that stop first, then those that freeze, survive, and do not depend on it on the date. If
    /// there are very many, not all are listed.
    pub direct: Vec<DependentGroup>,
    /// The number of direct dependents that are listed.
    pub direct_listed: usize,
    /// The number of all direct dependents.
    pub direct_count: usize,
    /// Indirect dependents, each with its shortest chain, nearest first; the first dozen.
    pub chains: Rows,
    /// The other chains; if there are very many, not all of them.
    pub more_chains: Rows,
    /// The number of all indirect dependents.
    pub indirect_count: usize,
    /// The number of all dependents.
    pub total: usize,
    /// The number of projects among them.
    pub projects: usize,
    /// What falls with it; none for a country, whose page is about everything that belongs to it.
    pub cut_off: Option<CutOffLink>,
}

impl Markup {
    /// The dependents of an entry: up to `most` direct ones, and all indirect ones if there are at most `listed`, else the
    /// nearest.
    pub fn dependents(&self, ix: Ix, most: usize, listed: usize) -> Dependents {
        let incoming = self.knowledge.incoming.of(ix);
        if incoming.is_empty() {
            return Dependents::default();
        }
        let mut direct: Vec<Direct> = Vec::new();
        for edge in incoming.iter().map(|edge| &self.knowledge.edges[*edge as usize]) {
            let dependency = self.knowledge.dependency(edge);
            let role = self.knowledge.role(edge).label.as_str();
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

    /// The chains from dependents to what they depend on in the end.
    fn chains(&self, found: &[dependents::Indirect], end: Ix) -> Rows {
        let chain = |indirect: &dependents::Indirect| {
            let chain: Vec<Ix> = [indirect.entry].iter().chain(&indirect.via).chain([&end]).copied().collect();
            self.way(&chain)
        };
        found.iter().map(chain).collect()
    }
}

/// A direct dependent.
struct Direct<'p> {
    /// What happens to it without the entry, as an index in [`WITHOUT`].
    without: usize,
    from: Ix,
    /// The roles in which it depends on the entry.
    roles: Vec<&'p str>,
}

/// The rank of what happens to direct dependents, in the order in which they are listed.
fn place(without: &str) -> usize {
    WITHOUT.iter().position(|word| *word == without).unwrap_or(WITHOUT.len() - 1)
}
