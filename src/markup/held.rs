//! Entries that lost something but have an alternative.

use super::{Html, Markup, Sources};
use crate::knowledge::Ix;
use crate::wording;

impl Markup {
    /// The row of a group that lost a member but is still met: what is lost, what remains, and whether it is known on what that
    /// stands.
    pub fn held(&self, group: u32, gone: impl Fn(Ix) -> bool, sources: &mut Sources) -> Html {
        let graph = &self.views.cut_offs.graph;
        let (lost, standing): (Vec<Ix>, Vec<Ix>) = graph.targets(group).iter().partition(|target| gone(**target));
        let known = standing.iter().any(|target| !graph.groups_of(*target).is_empty());
        let word = |id| self.words.text(id);
        html! {
            li {
                (self.what(graph.group(group).owner))
                div.how {
                    p {
                        span.role { (self.words.list(&self.roles_of(group))) (word("colon")) }
                        " " (self.members(&lost)) " " small { (word("gone")) } (word("semicolon"))
                        " " (self.members(&standing)) " " small { (word("left")) }
                        (self.group_marks(group, sources))
                    }
                    p.said { (wording::verdict(&self.words, known)) }
                }
            }
        }
    }
}
