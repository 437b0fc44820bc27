//! The values of variables in messages.

use icu_plurals::PluralCategory;

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
