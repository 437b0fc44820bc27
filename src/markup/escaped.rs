//! HTML, and texts that are escaped once and used on many pages.

use std::borrow::Cow;
use std::fmt;

use maud::{PreEscaped, Render};
use serde::{Serialize, Serializer};

use super::frozen;
use crate::entry::escape_into;
use crate::words::{Arg, Words};

/// HTML. Only pieces make it: a text becomes part of it by being escaped.
///
/// ```compile_fail
/// let html: statebook::markup::Html = String::from("<script>").into();
/// ```
///
/// ```compile_fail
/// let html = statebook::markup::Html("<script>".to_owned());
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The HTML as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A message of the interface.
    pub fn said(words: &Words, id: &str, arguments: &[(&str, Arg<'_>)]) -> Self {
        Self(words.html(id, arguments))
    }

    /// Several pieces, joined as alternatives in the language: "A, B or C".
    pub(super) fn any_of(words: &Words, pieces: &[Self]) -> Self {
        Self(words.or_as_they_are(pieces.iter().map(|piece| &*piece.0)))
    }

    /// The HTML as the argument of a message.
    pub fn as_arg(&self) -> Arg<'_> {
        Arg::Html(&self.0)
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Empty HTML with room for this many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Appends a piece, or a text, which is escaped.
    pub fn push(&mut self, piece: impl Render) {
        piece.render_to(&mut self.0);
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        frozen::as_html(&self.0, serializer)
    }
}

impl From<PreEscaped<String>> for Html {
    fn from(piece: PreEscaped<String>) -> Self {
        Self(piece.0)
    }
}

impl Render for Html {
    fn render_to(&self, html: &mut String) {
        html.push_str(&self.0);
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that was escaped once. It may be used in elements and in attributes.
///
/// ```compile_fail
/// let text = statebook::markup::Text("\"><script>".into());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'t>(Cow<'t, str>);

impl<'t> Text<'t> {
    /// Escapes a text.
    pub fn new(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        escape_into(&mut escaped, text);
        Self(escaped.into())
    }

    /// A part of a name, which was escaped when the name was made.
    pub(super) fn of_name(escaped: &'t str) -> Self {
        Self(escaped.into())
    }

    /// The escaped text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Render for Text<'_> {
    fn render_to(&self, html: &mut String) {
        html.push_str(&self.0);
    }
}

/// HTML that was made before: a part of a name, or of a body as its writer in `entry/` made it.
#[derive(Clone, Copy)]
pub struct Written<'w>(pub(super) &'w str);

impl<'w> Written<'w> {
    /// A copy of its own.
    pub fn to_html(self) -> Html {
        Html(self.0.to_owned())
    }

    /// The HTML as the argument of a message.
    pub fn as_arg(self) -> Arg<'w> {
        Arg::Html(self.0)
    }
}

impl Render for Written<'_> {
    fn render_to(&self, html: &mut String) {
        html.push_str(self.0);
    }
}

/// A text to be escaped, for the pieces that there are most of: a text that is put into a piece by itself is escaped byte by
/// byte, and most have nothing to escape.
pub struct Plain<'t>(pub &'t str);

impl Render for Plain<'_> {
    fn render_to(&self, html: &mut String) {
        // A loop without an early exit is vectorised.
        let is_special = |byte| matches!(byte, b'&' | b'<' | b'>' | b'"');
        match self.0.bytes().fold(false, |any, byte| any | is_special(byte)) {
            true => self.0.render_to(html),
            false => html.push_str(self.0),
        }
    }
}

/// Pieces one after another, separated by commas of the language.
pub fn listed(comma: &str, pieces: impl IntoIterator<Item = impl Render>) -> Html {
    html! {
        @for (at, piece) in pieces.into_iter().enumerate() {
            @if at > 0 { (comma) }
            (piece)
        }
    }
}
