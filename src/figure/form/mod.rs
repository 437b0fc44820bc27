//! Figures: drawings made of numbers, names and addresses, as SVG and HTML that need no script and no style of their own.
//!
//! Nothing here knows what a figure is about: labels, sentences and class names come from who asks for it. Every figure says what it shows
//! (its title), how to read it (its description), and has its data as a table. Lengths are shares of the whole width wherever text stands
//! beside them, so that a figure is as readable on a telephone as on a wall; what cannot be drawn that way has a second form for narrow
//! windows. Numbers are computed in whole numbers, or rounded before they are written: the same data gives the same bytes.

mod axis;
mod chain;
mod columns;
mod dots;
mod heat;
mod layered;
mod map;
mod sides;
mod strip;
mod svg;
mod tower;

pub use axis::Outside;
pub use chain::{Chain, Node, Tie};
pub use columns::{Columns, Series};
pub use dots::{Dot, Dots, Line};
pub use heat::{HATCHED, fill};
pub use map::{Map, Place, step_of, thresholds};
pub use sides::{Row, Sides};
pub use strip::{MOST_MARKS, Mark, Sort, Strip};
pub use tower::{Block, Layer, Member, Tower};

use serde::Serialize;

use crate::entry::escape_into;

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
    pub drawing: String,
    /// The same as a table.
    pub table: Table,
}

/// The place of a figure on its page.
fn anchor(id: &str) -> String {
    format!("figure--{id}")
}

/// The data of a figure.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// The heads of its columns, each with whether numbers stand below it.
    pub columns: Vec<(String, bool)>,
    /// HTML of its rows, each on a line of its own; the first cell of each is its head.
    pub rows: String,
    /// How many rows there are.
    pub count: usize,
}

impl Table {
    /// An empty table with these columns.
    fn new(columns: impl IntoIterator<Item = (String, bool)>) -> Self {
        Self { columns: columns.into_iter().collect(), ..Self::default() }
    }

    /// Adds a row; cells are HTML.
    fn push(&mut self, cells: &[String]) {
        self.rows.push_str("\n<tr>");
        for (at, (cell, (_, numeric))) in cells.iter().zip(&self.columns).enumerate() {
            self.rows.push_str(match (at, numeric) {
                (0, _) => "<th scope=\"row\">",
                (_, true) => "<td class=\"n\">",
                (_, false) => "<td>",
            });
            self.rows.push_str(cell);
            self.rows.push_str(if at == 0 { "</th>" } else { "</td>" });
        }
        self.rows.push_str("</tr>");
        self.count += 1;
    }
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_into(&mut html, text);
    html
}

/// A name that may lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// As read.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
}

impl Label {
    /// HTML of it: a link, if it leads somewhere.
    fn html(&self) -> String {
        let mut html = String::new();
        match &self.url {
            Some(url) => {
                html.push_str("<a href=\"");
                escape_into(&mut html, url);
                html.push_str("\">");
                escape_into(&mut html, &self.text);
                html.push_str("</a>");
            }
            None => escape_into(&mut html, &self.text),
        }
        html
    }
}

/// One of several quantities that stand one after the other in a bar, or one over the other in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which, for class names.
    pub word: String,
    /// Which, as read behind the number.
    pub label: String,
    /// How many.
    pub count: usize,
}

/// How many the parts are together.
fn total(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.count).sum()
}

/// HTML of parts as signs with numbers: what the class means is said for those who do not see the sign.
fn counts(parts: &[Part]) -> String {
    let mut html = String::new();
    for part in parts.iter().filter(|part| part.count > 0) {
        if !html.is_empty() {
            html.push(' ');
        }
        html.push_str("<span class=\"state state-");
        escape_into(&mut html, &part.word);
        html.push_str(&format!("\">{}<span class=\"vh\"> ", part.count));
        escape_into(&mut html, &part.label);
        html.push_str("</span></span>");
    }
    if html.is_empty() { "0".to_owned() } else { html }
}
