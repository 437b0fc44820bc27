//! Dependencies that would be replaced if something were cut off: that costs their owners time or comfort, but nothing that
//! is counted.

use super::frozen::Frozen;
use super::{Html, Markup, Sources};
use serde::Serialize;

use crate::knowledge::{Edge, Ix};
use crate::schema::NeededTo;

/// A dependency that is needed for nothing.
#[derive(Debug, Serialize)]
pub struct Replaced {
    /// A [`Card`](super::Card) of its owner.
    pub entry: Frozen,
    /// "Chips".
    pub role: String,
    /// The part that it concerns, if it is named: "v3 70B".
    pub scope: Option<String>,
    /// A remark that readers need with it.
    pub note: Option<String>,
    /// The marks of its sources.
    pub marks: Html,
}

impl Markup {
    /// Lines for entries that use this one today but would do without it, one for each owner: projects first, then by title;
    /// at most `most`, and the number of all. Entries that are `lost` anyway are left out.
    pub fn replaced(&self, off: Ix, lost: impl Fn(Ix) -> bool, most: usize, sources: &mut Sources) -> (Vec<Replaced>, usize) {
        let needless = |edge: &&Edge| {
            edge.needed_to == NeededTo::Nothing && self.knowledge.holds(edge, self.as_of) && !lost(edge.from) && edge.from != off
        };
        let mut edges: Vec<&Edge> =
            self.knowledge.incoming.of(off).iter().map(|number| &self.knowledge.edges[*number as usize]).filter(needless).collect();
        edges.sort_by_key(|edge| (edge.from, edge.written));
        edges.dedup_by_key(|edge| edge.from);
        let mut owners: Vec<Ix> = edges.iter().map(|edge| edge.from).collect();
        self.views.titles.sort(&mut owners);
        owners.sort_by_key(|owner| !self.knowledge.entry(*owner).kind.project);
        let of = |owner: &Ix| edges.binary_search_by_key(owner, |edge| edge.from).ok().map(|at| edges[at]);
        let lines = owners.iter().take(most).filter_map(of).map(|edge| self.replaced_line(edge, sources)).collect();
        (lines, owners.len())
    }

    fn replaced_line(&self, edge: &Edge, sources: &mut Sources) -> Replaced {
        let (owner, dependency) = (self.knowledge.entry(edge.from), self.knowledge.dependency(edge));
        Replaced {
            entry: self.card(edge.from),
            role: self.knowledge.vocabularies().label("role", &dependency.role).to_owned(),
            scope: dependency.scope.as_deref().map(str::to_owned),
            note: dependency.note.as_deref().map(str::to_owned),
            marks: self.marks(owner, &dependency.sources, sources),
        }
    }
}
