//! The forms of figures: drawings made of numbers, names and addresses, as SVG and HTML without scripts or styles of their
//! own.
//!
//! Nothing here knows what a figure is about. Labels, sentences and class names come from the caller; the words of the
//! interface determine how numbers, years and lists of names are written. Every figure says what it shows and how to read it
//! (its [`Caption`]), and has its data as a table. Lengths are shares of the whole width wherever there is text beside them,
//! so that a figure is as legible on a telephone as on a wall; a form for which that is impossible has a second one for
//! narrow windows. Numbers are computed as integers, or rounded before they are written, so that the same data gives the
//! same bytes.

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

use std::borrow::Cow;

use serde::Serialize;

use crate::markup::{Html, Plain, Text, html};
use crate::words::Words;

/// A drawing, with everything that readers need without it.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// Its anchor on the page, with which all ids inside it begin.
    pub id: String,
    /// The form of the drawing, for class names: `chain`, `map`, `sides`, `strip`, `tower` and others.
    pub form: &'static str,
    /// A sentence that says what it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// HTML of the drawing.
    pub drawing: Html,
    /// The data as a table.
    pub table: Table,
}

/// The texts around the drawing of a figure.
#[derive(Clone, Debug)]
pub struct Caption {
    /// The anchor.
    pub id: String,
    /// A sentence that says what it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
}

impl Caption {
    /// The anchor of the figure on its page.
    fn anchor(&self) -> String {
        format!("figure--{}", self.id)
    }

    /// The complete figure.
    fn figure(self, form: &'static str, drawing: Html, table: Table) -> Figure {
        Figure { id: self.anchor(), form, title: self.title, description: self.description, drawing, table }
    }
}

/// A name that may have an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'l> {
    /// The name, borrowed from the entry that has it.
    pub text: Cow<'l, str>,
    /// The address.
    pub url: Option<Text<'l>>,
}

impl Label<'_> {
    /// The name, as a link if it has an address.
    fn html(&self) -> Html {
        html! { @match &self.url { Some(url) => a href=(url) { (Plain(&self.text)) }, None => (Plain(&self.text)) } }
    }

    /// A shape with a tooltip, and a link if the name has an address. It cannot be focused, because the table has the same
    /// links.
    fn around(&self, said: &str, shape: &Html) -> Html {
        around(self.url.as_ref(), said, shape)
    }
}

/// A shape with a tooltip, and a link if there is an address.
fn around(url: Option<&Text<'_>>, said: &str, shape: &Html) -> Html {
    let inside = html! { title { (said) } (shape) };
    html! { @match url { Some(url) => a tabindex="-1" href=(url) { (inside) }, None => g { (inside) } } }
}

/// The number of items that are not drawn: "+ 12".
fn rest(words: &Words, count: usize) -> String {
    words.say("rest", &[("count", count.into())])
}

/// The number of items that only the table has.
fn more(words: &Words, count: usize) -> String {
    words.say("more_in_table", &[("count", count.into())])
}
