//! A text in a sentence of the other direction, kept apart from it: neither turns the order of the other's signs.

use super::Html;
use crate::words::{Words, closed};

/// A text that may be written in the other direction than the page.
pub fn apart(words: &Words, text: &str) -> Html {
    match words.direction().is_turned_by(text) {
        true => html! { bdi { (closed(text)) } },
        false => html! { (text) },
    }
}
