//! What a message is said with: the values of its variables.

use icu_plurals::{PluralCategory, PluralRules};

use super::forms::Forms;
use super::isolate::Direction;
use super::number;

/// The value of a variable.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text, or the address of a link.
    Text(&'a str),
    /// A text that needs not be kept apart from a sentence of the other direction: a sign, a unit, a code.
    Sign(&'a str),
    /// HTML that is placed as it is.
    Html(&'a str),
    /// A number of things.
    Number(u64),
    /// What a script puts in, in the place of the variable's name in braces: text, or a number that is counted like this.
    Later(&'static str),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

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

/// The name of a way to count.
pub(super) fn word(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
