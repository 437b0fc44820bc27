//! What lost an alternative and is held by another.

use super::Pages;
use super::model::Held;
use super::words;
use crate::knowledge::Ix;
use crate::markup::Sources;
use crate::schema::NeededTo;

impl Pages {
    /// A group that lost a member and is met by another.
    pub(super) fn held(&self, group: u32, gone: impl Fn(Ix) -> bool, sources: &mut Sources) -> Held {
        let graph = &self.views.cut_offs.graph;
        let marks = self.markup.group_marks(group, sources);
        let (lost, standing): (Vec<Ix>, Vec<Ix>) = graph.targets(group).iter().partition(|target| gone(**target));
        let known = standing.iter().any(|target| !graph.groups_of(*target).is_empty());
        Held {
            entry: self.card(graph.group(group).owner),
            needed_to: if graph.group(group).needed_to == NeededTo::Run { "run" } else { "renew" },
            known,
            verdict: words::verdict(&self.words, known).to_owned(),
            role: self.markup.roles_of(group).join(", "),
            gone: self.markup.members(&lost),
            stands: self.markup.members(&standing),
            marks,
        }
    }
}
