//! An element of a drawing with nothing in it: a line, a rectangle, a circle.

use std::fmt;

use maud::Render;

/// Most elements are no longer than this, in bytes.
const ROOM: usize = 128;

/// Such an element, which ends where it begins, as SVG has it: what is set is escaped, and stands in the order in which it is.
pub struct Shape {
    html: String,
}

impl Shape {
    /// An element of this name, with class names.
    pub fn new(element: &'static str, class: impl fmt::Display) -> Self {
        Self::plain(element).set("class", class)
    }

    /// An element of this name without a class.
    pub fn plain(element: &'static str) -> Self {
        let mut html = String::with_capacity(ROOM);
        html.push('<');
        html.push_str(element);
        Self { html }
    }

    /// The same with an attribute.
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
