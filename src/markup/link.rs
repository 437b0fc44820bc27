//! A link to an address.

use serde::Serialize;

use super::{Html, Markup};

/// A name with an address.
#[derive(Clone, Debug, Serialize)]
pub struct Anchor {
    /// The name.
    pub title: String,
    /// The address.
    pub url: String,
}

impl Markup {
    /// What stands at a path below the base path, under a name.
    pub fn anchor(&self, title: &str, path: &str) -> Anchor {
        Anchor { title: title.to_owned(), url: self.url(path) }
    }
}

/// A link. Links to other sites open without a way back into this one.
pub fn link(url: &str, text: &str) -> Html {
    html! { a href=(url) rel=[(!url.starts_with('/')).then_some("noopener")] { (text) } }
}

/// A link to another site, by its address as people read it: without the scheme and a slash at the end.
pub(super) fn address(url: &str) -> Html {
    link(url, url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/'))
}
