//! Places on a page that others can link to and cite.

use super::{Html, Markup, Plain};

impl Markup {
    /// A symbol after `name` that links to its own place.
    pub fn link_to(&self, anchor: &str, name: &str) -> Html {
        let label = self.words.say("link_to", &[("name", name.into())]);
        html! { " " a.anchor href={ "#" (Plain(anchor)) } aria-label=(Plain(&label)) { "#" } }
    }
}

/// An anchor where no other element has it.
pub(super) fn place(anchor: &str) -> Html {
    html! { span.place id=(Plain(anchor)) {} }
}
