//! Entries that a scenario hits, with the chain of ties down to what is cut.

use super::chain::onward;
use super::{Html, Markup, Sources, listed};
use crate::knowledge::{Edge, Ix};
use crate::view::evidence::Strength;
use crate::wording::takes;

/// The most steps of a chain that are shown.
pub const STEPS: usize = 6;
/// The most alternatives of a step that are named.
const NAMED: usize = 6;

impl Markup {
    /// The state of an entry, the ties that lead to it, and their evidence. A chain of more than [`STEPS`] steps is cut.
    pub fn hit(&self, ix: Ix, state: &str, chain: &[&Edge], strength: Strength, sources: &mut Sources) -> Html {
        let countries = self.countries(ix);
        html! {
            li {
                p.what {
                    (self.link(ix)) " "
                    small {
                        (self.knowledge.entry(ix).kind.name)
                        @if !countries.is_empty() { (self.words.text("between_parts")) (countries) }
                        (self.reads(ix, state))
                    }
                }
                div.how {
                    ol."chain reasons" {
                        @for (at, edge) in chain.iter().take(STEPS).enumerate() { (self.hit_through(at, edge, sources)) }
                        @if chain.len() > STEPS { li.gap { (self.words.text("and_so_on")) } }
                    }
                    (self.evidence(strength))
                }
            }
        }
    }

    /// A step of the chain.
    fn hit_through(&self, at: usize, edge: &Edge, sources: &mut Sources) -> Html {
        let dependency = self.knowledge.dependency(edge);
        html! {
            li {
                (onward(&self.words, "stands_on", at))
                span.role { (self.knowledge.vocabularies().label("role", &dependency.role)) (self.words.text("colon")) } " " (self.link(edge.to))
                @for text in dependency.scope.as_deref().into_iter().chain(takes(&self.words, edge.takes)) { " " small { (text) } }
                (self.lost_alternatives(edge))
                (self.marks(self.knowledge.entry(edge.from), &dependency.sources, sources))
            }
        }
    }

    /// The alternatives of a tie that are lost as well.
    fn lost_alternatives(&self, edge: &Edge) -> Html {
        let label = self.knowledge.dependency(edge).any_of.as_deref();
        let same = |other: &&Edge| {
            other.to != edge.to && other.needed_to == edge.needed_to && self.knowledge.dependency(other).any_of.as_deref() == label
        };
        let others = self.knowledge.outgoing.of(edge.from).iter().map(|number| &self.knowledge.edges[*number as usize]);
        let others: Vec<&Edge> = others.filter(same).filter(|other| self.knowledge.holds(other, self.as_of)).collect();
        html! {
            @if label.is_some() && !others.is_empty() {
                " "
                small {
                    (self.words.text("no_alternative")) " "
                    (listed(self.words.text("comma"), others.iter().take(NAMED).map(|other| self.title(other.to))))
                    @if others.len() > NAMED { (self.words.text("comma")) (self.words.text("and_more")) }
                }
            }
        }
    }
}
