//! A place on a page that others can link to and cite.

use super::{Html, Markup};

impl Markup {
    /// A sign behind what is called `name`, which is a link to the place where it stands.
    pub fn link_to(&self, anchor: &str, name: &str) -> Html {
        html! { " " a.anchor href={ "#" (anchor) } aria-label=(self.words.say("link_to", &[("name", name.into())])) { "#" } }
    }
}

/// A place that links lead to, where nothing else bears its anchor.
pub(super) fn place(anchor: &str) -> Html {
    html! { span.place id=(anchor) {} }
}
