//! Text that is set apart from the text around it: by brackets or, if it is written in the other direction, so that neither
//! reorders the other.

use super::{Html, Markup, Plain};
use crate::words::{Arg, Words, closed};

impl Markup {
    /// A piece in brackets.
    pub fn in_brackets(&self, piece: Arg<'_>) -> Html {
        self.say("in_brackets", &[("text", piece)])
    }
}

/// A text that may be written in the other direction than the page.
pub fn apart(words: &Words, text: &str) -> Html {
    match words.direction().is_turned_by(text) {
        true => html! { bdi { (closed(text)) } },
        false => html! { (Plain(text)) },
    }
}
