//! The words of a tie: what a dependency is needed for, what it takes from its target, and how much of its owner it
//! concerns.

use crate::diagnostic::{Code, one_of};
use crate::table::{Keys, Notes};

/// What an entry cannot do without a dependency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeededTo {
    /// Without it the entry stops.
    #[default]
    Run,
    /// Without it what exists goes on, but cannot be retrained, extended or replaced.
    Renew,
    /// Losing it only costs time or comfort, because another would do.
    Nothing,
}

/// What a dependency takes from its target, and so what has to last for the tie to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Takes {
    /// The target's operation: a cloud, an operator, a foundry, a product that must still be made.
    #[default]
    Operation,
    /// A copy, which remains when the target is gone: open weights, open software, data.
    Copy,
    /// The target's permission, which outlives its giver and ends only if it is withdrawn: a licence, ownership.
    Leave,
}

/// How much of its owner a tie concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extent {
    /// All of it.
    #[default]
    All,
    /// A part of it: a version, a partition, some of its offers.
    Part,
}

/// A property that contributors write as one of a few words.
pub trait Words: Copy + PartialEq + 'static {
    /// All values with their words, in the order in which they are suggested.
    const WORDS: &'static [(Self, &'static str)];
    /// What an unknown word fails to be, for messages.
    const WHAT: &'static str;

    /// The value that a word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(meaning, _)| *meaning)
    }

    /// The word for the value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(meaning, _)| *meaning == self).map_or("", |(_, word)| word)
    }

    /// All words.
    fn words() -> impl Iterator<Item = &'static str> + Clone {
        Self::WORDS.iter().map(|(_, word)| *word)
    }
}

/// Reads the value of a key that is one of a few words. Reports any other word under this code.
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
