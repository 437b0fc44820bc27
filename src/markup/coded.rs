//! Words about files, in which what is written in files stands between backticks.

use super::Html;

/// The words with code as code.
pub fn coded(words: &str) -> Html {
    html! {
        @for (at, part) in words.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
