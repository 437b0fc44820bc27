//! On what evidence a tie rests, and a chain of ties: as strong as the best source of a tie, and as the weakest tie of a chain.

use super::Pages;
use super::value::push_text;
use crate::entry::{Content, Value};
use crate::knowledge::{Edge, Ix};
use crate::schema::Word;

/// The vocabulary in which sources say of what sort they are, the best first.
const VOCABULARY: &str = "reliability";

/// The place of a sort of source in its vocabulary, the best first. Behind all words: a source that says nothing of itself, then no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Strength(usize);

impl Strength {
    /// What nothing has to be said for.
    pub(super) const BEST: Self = Self(0);
    const UNSAID: Self = Self(usize::MAX - 1);
    const NO_SOURCE: Self = Self(usize::MAX);
}

impl Pages {
    /// Whether sources of this site say of what sort they are, and some sorts are ground enough.
    pub(super) fn weighs_evidence(&self) -> bool {
        self.evidence_words().iter().any(|word| word.strong)
    }

    /// Whether evidence of this strength is ground enough.
    pub(super) fn is_strong(&self, strength: Strength) -> bool {
        self.evidence_words().get(strength.0).is_some_and(|word| word.strong)
    }

    /// On what evidence an edge rests: the best of its sources.
    pub(super) fn strength(&self, edge: &Edge) -> Strength {
        let sources = self.knowledge.sources(self.knowledge.entry(edge.from), &self.knowledge.dependency(edge).sources);
        sources.map(|source| self.sort_of(source)).min().unwrap_or(Strength::NO_SOURCE)
    }

    /// On what evidence a group of alternatives rests: the weakest of its edges.
    pub(super) fn group_strength(&self, group: u32) -> Strength {
        let edges = self.views.cut_offs.graph.edges(&self.knowledge, group);
        edges.map(|edge| self.strength(edge)).max().unwrap_or(Strength::BEST)
    }

    /// Appends on what evidence something rests, where sources say of what sort they are.
    pub(super) fn push_evidence(&self, html: &mut String, strength: Strength) {
        if !self.weighs_evidence() {
            return;
        }
        let class = if self.is_strong(strength) { "strong" } else { "weak" };
        let label = match strength {
            Strength::NO_SOURCE => "no source",
            Strength::UNSAID => "source of no stated kind",
            Strength(at) => self.evidence_words().get(at).map_or("", |word| &word.label),
        };
        push_text(html, " <span class=\"evidence evidence-", class, "\">");
        push_text(html, "<span class=\"vh\">rests on: </span>", label, "</span>");
    }

    fn sort_of(&self, source: Ix) -> Strength {
        let entry = self.knowledge.entry(source);
        let field = entry.kind.fields.iter().position(|field| field.vocabulary.as_deref() == Some(VOCABULARY));
        let said = field.and_then(|field| entry.fact(field)).and_then(|fact| match &fact.headline().content {
            Content::Values(values) => values.iter().find_map(|value| match value {
                Value::Choice(word) => self.evidence_words().iter().position(|known| known.name == **word),
                _ => None,
            }),
            Content::Absent(_) => None,
        });
        said.map_or(Strength::UNSAID, Strength)
    }

    fn evidence_words(&self) -> &[Word] {
        self.knowledge.vocabularies().named(VOCABULARY).map(|words| &*words.words).unwrap_or_default()
    }
}
