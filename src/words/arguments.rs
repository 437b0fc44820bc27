//! The values of variables in messages.

use icu_plurals::PluralCategory;

/// The value of a variable.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text, or the address of a link.
    Text(&'a str),
    /// A text that need not be isolated from a sentence of the other direction: a sign, a unit, a code.
    Sign(&'a str),
    /// HTML that is inserted unchanged.
    Html(&'a str),
    /// A count of things.
    Number(u64),
    /// A value that a script inserts later in place of the variable's name in braces: a text, or a number of this plural
    /// category.
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

/// The name of a plural category.
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
