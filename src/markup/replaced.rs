//! Dependencies that would be replaced if something were cut off: that costs their owners time or comfort, but nothing that
//! is counted.

use super::{Html, Markup, Rows, Sources};
use crate::knowledge::{Edge, Ix};
use crate::schema::NeededTo;

impl Markup {
    /// Rows for entries that use this one today but would do without it, one for each owner: projects first, then by title;
    /// at most `most`, and the number of all. Entries that are `lost` anyway are left out.
    pub fn replaced(&self, off: Ix, lost: impl Fn(Ix) -> bool, most: usize, sources: &mut Sources) -> (Rows, usize) {
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
        let rows = owners.iter().take(most).filter_map(of).map(|edge| self.replaced_row(edge, sources)).collect();
        (rows, owners.len())
    }

    fn replaced_row(&self, edge: &Edge, sources: &mut Sources) -> Html {
        let (owner, dependency) = (self.knowledge.entry(edge.from), self.knowledge.dependency(edge));
        html! {
            li {
                (self.what(edge.from))
                div.how {
                    p {
                        span.role { (self.knowledge.vocabularies().label("role", &dependency.role)) }
                        @if let Some(scope) = &dependency.scope { " " small { (scope) } }
                        (self.marks(owner, &dependency.sources, sources))
                    }
                    @if let Some(note) = &dependency.note { p.remark { (note) } }
                }
            }
        }
    }
}
