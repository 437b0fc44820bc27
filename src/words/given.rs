//! The values for one message, with the plural rules and number format of its language.

use icu_plurals::PluralRules;

use super::arguments::{Arg, word};
use super::forms::Forms;
use super::isolate::Direction;
use super::number;

/// The values for a message, with the plural rules and number format of its language.
pub(super) struct Given<'a> {
    pub(super) arguments: &'a [(&'a str, Arg<'a>)],
    pub(super) rules: Option<&'a PluralRules>,
    /// The number format of the language; none for plain digits.
    pub(super) forms: Option<&'a Forms>,
    pub(super) direction: Direction,
}

impl Given<'_> {
    /// The value of a variable. If none was given, the variable's name, so that the mistake is visible.
    pub(super) fn of<'g>(&'g self, name: &'g str) -> Arg<'g> {
        self.arguments.iter().find(|(given, _)| *given == name).map_or(Arg::Text(name), |(_, value)| *value)
    }

    /// Appends a number in the language's format.
    pub(super) fn push(&self, into: &mut String, number: u64) {
        number::push(self.forms, into, number);
    }

    /// The plural category of a number, as Unicode names it.
    pub(super) fn category(&self, number: u64) -> &'static str {
        self.rules.map_or("other", |rules| word(rules.category_for(number)))
    }
}
