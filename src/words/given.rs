//! The values that one message is said with, and how its language counts and writes them.

use icu_plurals::PluralRules;

use super::arguments::{Arg, word};
use super::forms::Forms;
use super::isolate::Direction;
use super::number;

/// The values that a message is said with, and how its language counts and writes numbers.
pub(super) struct Given<'a> {
    pub(super) arguments: &'a [(&'a str, Arg<'a>)],
    pub(super) rules: Option<&'a PluralRules>,
    /// How it writes numbers; none for plain digits.
    pub(super) forms: Option<&'a Forms>,
    pub(super) direction: Direction,
}

impl Given<'_> {
    /// The value of a variable; its name if nobody gave one, so that it is seen.
    pub(super) fn of<'g>(&'g self, name: &'g str) -> Arg<'g> {
        self.arguments.iter().find(|(given, _)| *given == name).map_or(Arg::Text(name), |(_, value)| *value)
    }

    /// Appends a number as the language writes it.
    pub(super) fn push(&self, into: &mut String, number: u64) {
        number::push(self.forms, into, number);
    }

    /// The word of Unicode for how a language counts so many.
    pub(super) fn category(&self, number: u64) -> &'static str {
        self.rules.map_or("other", |rules| word(rules.category_for(number)))
    }
}
