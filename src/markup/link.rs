//! Links to addresses.

use serde::Serialize;

use super::{Html, Markup, Plain};

/// A name with an address.
#[derive(Clone, Debug, Serialize)]
pub struct Anchor {
    /// The name.
    pub title: String,
    /// The address.
    pub url: String,
}

impl Markup {
    /// The page at a path below the base path, under a name.
    pub fn anchor(&self, title: &str, path: &str) -> Anchor {
        Anchor { title: title.to_owned(), url: self.url(path) }
    }
}

/// A link. Other sites do not get a reference to this window.
pub fn link(url: &str, text: &str) -> Html {
    html! { a href=(Plain(url)) rel=[(!url.starts_with('/')).then_some("noopener")] { (Plain(text)) } }
}

/// A link to another site, whose text is its address without the scheme and a final slash.
pub(super) fn address(url: &str) -> Html {
    link(url, url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/'))
}
