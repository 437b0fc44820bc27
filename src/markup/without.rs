//! What happens to something without others of which each alone is enough, as a sentence.

use super::{Html, Markup};
use crate::knowledge::Ix;

/// One such sentence.
pub struct Without<'w> {
    /// For class names.
    pub state: &'w str,
    /// What happens, at the beginning of a sentence.
    pub label: &'w str,
    /// Between what happens and the names: "without".
    pub word: &'w str,
    /// Before the last of several: "or".
    pub or: &'w str,
    /// The others that are named; one at least.
    pub named: &'w [Ix],
    /// How many are not: "2 others".
    pub rest: Option<String>,
}

impl Markup {
    /// "■ Stops without A, B or 2 others."
    pub fn without(&self, without: &Without<'_>) -> Html {
        let last = without.named.len() + usize::from(without.rest.is_some());
        let before = |nth: usize| match nth {
            0 => String::new(),
            nth if nth + 1 == last => format!(" {} ", without.or),
            _ => self.text("comma"),
        };
        html! {
            span class={ "state state-" (without.state) } { (without.label) }
            " " (without.word) " "
            @for (nth, ix) in without.named.iter().enumerate() { (before(nth)) (self.link(*ix)) }
            @if let Some(rest) = &without.rest { (before(without.named.len())) (rest) }
            "."
        }
    }

    /// Sentences one behind the other.
    pub fn sentences(&self, sentences: &[Html]) -> Html {
        html! { @for (nth, sentence) in sentences.iter().enumerate() { @if nth > 0 { " " } (sentence) } }
    }

    /// A text as HTML.
    pub fn said(&self, text: &str) -> Html {
        html! { (text) }
    }
}
