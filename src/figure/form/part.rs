//! One of several quantities that stand one after the other in a bar, or one over the other in a cell.

use crate::markup::{Html, html};
use crate::words::Words;

/// Such a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which, for class names.
    pub word: String,
    /// Which, as read behind the number.
    pub label: String,
    /// How many.
    pub count: usize,
}

impl Part {
    /// How many the parts are together.
    pub(super) fn total(parts: &[Self]) -> usize {
        parts.iter().map(|part| part.count).sum()
    }

    /// The parts of which there are any.
    pub(super) fn some(parts: &[Self]) -> impl Iterator<Item = &Self> {
        parts.iter().filter(|part| part.count > 0)
    }

    /// Parts as signs with numbers: what the class means is said for those who do not see the sign.
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
