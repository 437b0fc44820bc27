//! What lost an alternative and is held by another.

use super::model::Held;
use crate::knowledge::Ix;
use crate::markup::{Markup, Sources};
use crate::schema::NeededTo;
use crate::wording;

impl Markup {
    /// A group that lost a member and is met by another.
    pub(super) fn held(&self, group: u32, gone: impl Fn(Ix) -> bool, sources: &mut Sources) -> Held {
        let graph = &self.views.cut_offs.graph;
        let marks = self.group_marks(group, sources);
        let (lost, standing): (Vec<Ix>, Vec<Ix>) = graph.targets(group).iter().partition(|target| gone(**target));
        let known = standing.iter().any(|target| !graph.groups_of(*target).is_empty());
        Held {
            entry: self.card(graph.group(group).owner),
            needed_to: if graph.group(group).needed_to == NeededTo::Run { "run" } else { "renew" },
            known,
            verdict: wording::verdict(&self.words, known).to_owned(),
            role: self.words.list(&self.roles_of(group)),
            gone: self.members(&lost),
            stands: self.members(&standing),
            marks,
        }
    }
}
