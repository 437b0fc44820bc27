//! The forms of figures: drawings made of numbers, names and addresses, as SVG and HTML that need no script and no style of their own.
//!
//! Nothing here knows what a figure is about: labels, sentences and class names come from who asks for it; the words of the interface say how
//! numbers, years and rows of names are written. Every figure says what it shows and how to read it (its [`Caption`]), and has its data as a table. Lengths are shares of the whole width wherever text stands
//! beside them, so that a figure is as readable on a telephone as on a wall; what cannot be drawn that way has a second form for narrow
//! windows. Numbers are computed in whole numbers, or rounded before they are written: the same data gives the same bytes.

mod axis;
mod chain;
mod columns;
mod dots;
mod heat;
mod layered;
mod map;
mod part;
mod sides;
mod strip;
mod svg;
mod table;
mod tower;

pub use chain::{Chain, Node};
pub use columns::{Columns, Series};
pub use dots::{Dot, Dots, Line};
pub use heat::{HATCHED, heat};
pub use layered::Tie;
pub use map::{Map, Place, step_of, thresholds};
pub use part::Part;
pub use sides::{Row, Sides};
pub use strip::{MOST_MARKS, Mark, Sort, Strip};
pub use table::Table;
pub use tower::{Block, Layer, Member, Tower};

use serde::Serialize;

use crate::markup::{Html, Text, html};
use crate::words::Words;

/// A drawing with everything that must not be lost without it.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// Its place on the page; all ids within it begin so.
    pub id: String,
    /// Which form of drawing it is, for class names: `chain`, `map`, `sides`, `strip`, `tower` and others.
    pub form: &'static str,
    /// What it shows, in a sentence.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// HTML of the drawing.
    pub drawing: Html,
    /// The same as a table.
    pub table: Table,
}

/// What a figure says around its drawing.
#[derive(Clone, Debug)]
pub struct Caption {
    /// For the anchor.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
}

impl Caption {
    /// The place of the figure on its page.
    fn anchor(&self) -> String {
        format!("figure--{}", self.id)
    }

    /// The whole figure.
    fn figure(self, form: &'static str, drawing: Html, table: Table) -> Figure {
        Figure { id: self.anchor(), form, title: self.title, description: self.description, drawing, table }
    }
}

/// A name that may lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// As read.
    pub text: String,
    /// Where it leads.
    pub url: Option<Text>,
}

impl Label {
    /// A link, if it leads somewhere.
    fn html(&self) -> Html {
        html! { @match &self.url { Some(url) => a href=(url) { (self.text) }, None => (self.text) } }
    }

    /// A shape that says what it is where a pointer rests on it, and leads where its name does. It takes no focus: the table has the same
    /// links.
    fn around(&self, said: &str, shape: &Html) -> Html {
        around(self.url.as_ref(), said, shape)
    }
}

/// A shape with what is said of it, and where it leads.
fn around(url: Option<&Text>, said: &str, shape: &Html) -> Html {
    let inside = html! { title { (said) } (shape) };
    html! { @match url { Some(url) => a tabindex="-1" href=(url) { (inside) }, None => g { (inside) } } }
}

/// How many there are beside those that are drawn: "+ 12".
fn rest(words: &Words, count: usize) -> String {
    words.say("rest", &[("count", count.into())])
}

/// How many only the table has.
fn more(words: &Words, count: usize) -> String {
    words.say("more_in_table", &[("count", count.into())])
}
