//! On what evidence a chain of ties rests: as strong as its weakest tie.

use super::Pages;
use super::model::Evidence;
use super::value::push_text;
use super::words;
use crate::knowledge::Ix;
use crate::view::evidence::{self, Strength};

impl Pages {
    /// Whether sources of this site say of what sort they are, and some sorts are ground enough.
    pub(super) fn weighs_evidence(&self) -> bool {
        evidence::words(&self.knowledge).iter().any(|word| word.strong)
    }

    /// The labels of the sorts that are ground enough: "primary, news".
    pub(super) fn strong_sorts(&self) -> String {
        let strong = evidence::words(&self.knowledge).iter().filter(|word| word.strong);
        strong.map(|word| word.label.to_lowercase()).collect::<Vec<_>>().join(", ")
    }

    /// On what evidence a group of alternatives rests: the weakest of its edges.
    pub(super) fn group_strength(&self, group: u32) -> Strength {
        let edges = self.views.cut_offs.graph.edges(&self.knowledge, group);
        edges.map(|edge| evidence::of(&self.knowledge, edge)).max().unwrap_or(Strength::BEST)
    }

    /// Of what sort a source is, where sources say so.
    pub(super) fn sort_of_source(&self, ix: Ix) -> Option<Evidence> {
        let strength = evidence::sort_of(&self.knowledge, ix);
        let word = strength.word(&self.knowledge)?;
        Some(Evidence { label: word.label.clone(), strong: word.strong || !self.weighs_evidence() })
    }

    /// Appends on what evidence something rests, where sources say of what sort they are.
    pub(super) fn push_evidence(&self, html: &mut String, strength: Strength) {
        if !self.weighs_evidence() {
            return;
        }
        let class = if strength.is_strong(&self.knowledge) { "strong" } else { "weak" };
        let label = strength.word(&self.knowledge).map_or_else(|| words::no_sort(strength), |word| &*word.label);
        push_text(html, " <span class=\"evidence evidence-", class, "\"><span class=\"vh\">rests on: </span>");
        push_text(html, "", label, "</span>");
    }
}
