//! Elements of drawings without content: lines, rectangles, circles.

use std::fmt;

use maud::Render;

/// The capacity for an element, in bytes; most are no longer.
const ROOM: usize = 128;

/// An empty SVG element, which closes itself. Its attributes are escaped, and written in the order in which they are set.
pub struct Shape {
    html: String,
}

impl Shape {
    /// An element with this name and these class names.
    pub fn new(element: &'static str, class: impl fmt::Display) -> Self {
        Self::plain(element).set("class", class)
    }

    /// An element with this name and no class.
    pub fn plain(element: &'static str) -> Self {
        let mut html = String::with_capacity(ROOM);
        html.push('<');
        html.push_str(element);
        Self { html }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn set(mut self, attribute: &'static str, value: impl fmt::Display) -> Self {
        self.html.push(' ');
        self.html.push_str(attribute);
        self.html.push_str("=\"");
        format_args!("{value}").render_to(&mut self.html);
        self.html.push('"');
        self
    }
}

impl Render for Shape {
    fn render_to(&self, html: &mut String) {
        html.push_str(&self.html);
        html.push_str("/>");
    }
}
