//! The evidence of a tie: its best source, in the order of the vocabulary in which sources state their reliability.

use crate::entry::{Content, Value};
use crate::knowledge::{Edge, Ix, Knowledge};
use crate::schema::Word;

/// The vocabulary in which sources state their reliability, the best first.
const VOCABULARY: &str = "reliability";

/// The position of a reliability in its vocabulary, the best first. After all words come a source that states none, and the
/// lack of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strength(usize);

impl Strength {
    /// The strength of something that needs no source.
    pub const BEST: Self = Self(0);
    /// A source that does not state its reliability.
    pub const UNSAID: Self = Self(usize::MAX - 1);
    /// No source at all.
    pub const NO_SOURCE: Self = Self(usize::MAX);

    /// The word for it, if there is one.
    pub fn word(self, knowledge: &Knowledge) -> Option<&Word> {
        words(knowledge).get(self.0)
    }

    /// Whether it is enough ground for a conclusion.
    pub fn is_strong(self, knowledge: &Knowledge) -> bool {
        self.word(knowledge).is_some_and(|word| word.strong)
    }
}

/// The words for reliability, the best first.
pub fn words(knowledge: &Knowledge) -> &[Word] {
    knowledge.vocabularies().named(VOCABULARY).map(|words| &*words.words).unwrap_or_default()
}

/// The evidence of an edge: the best of its sources.
pub fn of(knowledge: &Knowledge, edge: &Edge) -> Strength {
    let sources = knowledge.sources(knowledge.entry(edge.from), &knowledge.dependency(edge).sources);
    sources.map(|source| sort_of(knowledge, source)).min().unwrap_or(Strength::NO_SOURCE)
}

/// The evidence of several edges together: that of the weakest.
pub fn weakest<'e>(knowledge: &Knowledge, edges: impl IntoIterator<Item = &'e Edge>) -> Strength {
    edges.into_iter().map(|edge| of(knowledge, edge)).max().unwrap_or(Strength::BEST)
}

/// Whether sources of this site state their reliability, and some words of it are enough ground.
pub fn is_weighed(knowledge: &Knowledge) -> bool {
    words(knowledge).iter().any(|word| word.strong)
}

/// The reliability that a source states.
pub fn sort_of(knowledge: &Knowledge, source: Ix) -> Strength {
    let entry = knowledge.entry(source);
    let field = entry.kind.fields.iter().position(|field| field.vocabulary.as_deref() == Some(VOCABULARY));
    let said = field.and_then(|field| entry.fact(field)).and_then(|fact| match &fact.headline().content {
        Content::Values(values) => values.iter().find_map(|value| match value {
            Value::Choice(word) => words(knowledge).iter().position(|known| known.name == **word),
            _ => None,
        }),
        Content::Absent(_) => None,
    });
    said.map_or(Strength::UNSAID, Strength)
}
