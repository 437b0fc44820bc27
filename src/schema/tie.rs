//! The words of a tie: what a dependency is needed for, what it takes of its target, and of how much of its owner it is true.

use crate::diagnostic::{Code, one_of};
use crate::table::{Keys, Notes};

/// What an entry cannot do without its dependency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeededTo {
    /// Without it the entry stops.
    #[default]
    Run,
    /// Without it what exists goes on, but cannot be retrained, extended or replaced.
    Renew,
    /// Losing it costs time or comfort only: another one would do.
    Nothing,
}

/// What a dependency takes of its target: what has to go on so that the tie holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Takes {
    /// The target has to go on: a cloud, an operator, a foundry, a product that must still be made.
    #[default]
    Operation,
    /// A copy is held, which stays when the target is gone: open weights, open software, data.
    Copy,
    /// The target's permission, which stands when its giver is gone and can only be withdrawn: a licence, ownership.
    Leave,
}

/// Of how much of its owner a tie is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extent {
    /// Of the whole.
    #[default]
    All,
    /// Of a part: a version, a partition, some offers.
    Part,
}

/// Something that contributors write as one of a few words.
pub trait Words: Copy + PartialEq + 'static {
    /// Each with its word, in the order in which they are offered.
    const WORDS: &'static [(Self, &'static str)];
    /// What a word that is none of these is not.
    const WHAT: &'static str;

    /// The meaning of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(meaning, _)| *meaning)
    }

    /// The word for it.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(meaning, _)| *meaning == self).map_or("", |(_, word)| word)
    }

    /// All words.
    fn words() -> impl Iterator<Item = &'static str> + Clone {
        Self::WORDS.iter().map(|(_, word)| *word)
    }
}

/// The value of a key that is one of a few words, or a report of this code that it is none of them.
pub(crate) fn read<W: Words>(keys: &mut Keys<'_, '_>, key: &'static str, code: Code, notes: &mut Notes<'_>) -> Option<W> {
    let item = keys.take(key)?;
    let text = item.text(notes)?;
    let found = W::from_word(text);
    if found.is_none() {
        notes.report(code, &item.span, format!("`{text}` is not {}", W::WHAT), one_of(text, W::words()));
    }
    found
}

impl Words for NeededTo {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Run, "run"), (Self::Renew, "renew"), (Self::Nothing, "nothing")];
    const WHAT: &'static str = "something to be needed for";
}

impl Words for Takes {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Operation, "operation"), (Self::Copy, "copy"), (Self::Leave, "leave")];
    const WHAT: &'static str = "something that a dependency takes";
}

impl Words for Extent {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::All, "all"), (Self::Part, "part")];
    const WHAT: &'static str = "an extent";
}
