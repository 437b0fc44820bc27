//! One of several quantities that are lined up in a bar, or stacked in a cell.

use crate::markup::{Html, html};
use crate::words::Words;

/// A quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in class names.
    pub word: String,
    /// Its label, as it follows the number.
    pub label: String,
    /// The quantity.
    pub count: usize,
}

impl Part {
    /// The sum of the parts.
    pub(super) fn total(parts: &[Self]) -> usize {
        parts.iter().map(|part| part.count).sum()
    }

    /// The parts that are not zero.
    pub(super) fn some(parts: &[Self]) -> impl Iterator<Item = &Self> {
        parts.iter().filter(|part| part.count > 0)
    }

    /// Parts as symbols with numbers. The meaning of each symbol is given for readers who do not see it.
    pub(super) fn counts(words: &Words, parts: &[Self]) -> Html {
        html! {
            @for (at, part) in Self::some(parts).enumerate() {
                @if at > 0 { " " }
                span class={ "state state-" (part.word) } { (words.number(part.count as u64)) span.vh { " " (part.label) } }
            }
            @if Self::total(parts) == 0 { (words.number(0)) }
        }
    }
}
