//! Places on a page that others can link to and cite.

use super::{Html, Markup};

impl Markup {
    /// A symbol after `name` that links to its own place.
    pub fn link_to(&self, anchor: &str, name: &str) -> Html {
        html! { " " a.anchor href={ "#" (anchor) } aria-label=(self.words.say("link_to", &[("name", name.into())])) { "#" } }
    }
}

/// An anchor where no other element has it.
pub(super) fn place(anchor: &str) -> Html {
    html! { span.place id=(anchor) {} }
}
