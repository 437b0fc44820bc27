//! Entries that lost something but have an alternative.

use super::frozen::Frozen;
use super::{Html, Markup, Sources};
use serde::Serialize;

use crate::knowledge::Ix;
use crate::schema::NeededTo;
use crate::wording;

/// An entry that lost something but has an alternative that remains.
#[derive(Debug, Serialize)]
pub struct Held {
    /// A [`Card`](super::Card).
    pub entry: Frozen,
    /// `run` or `renew`: what the alternatives are needed for.
    pub needed_to: &'static str,
    /// Whether it is known what the remaining alternative depends on itself.
    pub known: bool,
    /// The same in words: "An alternative is not affected", "Not known: …".
    pub verdict: String,
    /// "Base model".
    pub role: String,
    /// Links to what is lost.
    pub gone: Html,
    /// Links to what remains.
    pub stands: Html,
    /// The marks of its sources.
    pub marks: Html,
}

impl Markup {
    /// A group that lost a member but is still met.
    pub fn held(&self, group: u32, gone: impl Fn(Ix) -> bool, sources: &mut Sources) -> Held {
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
