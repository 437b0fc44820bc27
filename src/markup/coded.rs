//! Words about files, in which contents of files are written between backticks.

use super::Html;

/// The words, with code elements in place of backticks.
pub fn coded(words: &str) -> Html {
    html! {
        @for (at, part) in words.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
