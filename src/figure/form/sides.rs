//! Two-sided bars: for each name a bar to the left and one to the right, on one scale.

use super::svg::bar;
use super::{Caption, Figure, Label, Part, Table, more};
use crate::markup::{Html, html};
use crate::words::{Arg, Words};

/// The most names that are drawn; the table has all of them.
const DRAWN: usize = 10;

/// A name with the bars on both sides of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name in the middle.
    pub name: Label<'static>,
    /// Left and right: the parts of the bar, and the address of its number.
    pub sides: [(Vec<Part>, Option<String>); 2],
}

/// The texts around two-sided bars.
#[derive(Clone, Debug)]
pub struct Sides {
    /// The title and the description.
    pub caption: Caption,
    /// The heading of the names.
    pub names: String,
    /// The headings on the left and on the right.
    pub heads: [String; 2],
}

impl Sides {
    /// Draws rows in order. Of more than ten the first are drawn, and the others counted.
    pub fn draw(self, words: &Words, rows: &[Row]) -> Figure {
        let most = rows.iter().flat_map(|row| &row.sides).map(|(parts, _)| Part::total(parts)).max().unwrap_or_default();
        let side = |at: usize, (parts, url): &(Vec<Part>, Option<String>)| {
            let side = ["left", "right"][at];
            html! {
                span class=(side) { (bar(parts, most, at == 0)) }
                span class={ "n " (side) "-n" } { (number(words, &self.heads[at], parts, url.as_deref())) }
            }
        };
        let drawing = html! {
            div.heads aria-hidden="true" { @for head in &self.heads { span { (head) } } }
            "\n"
            ol {
                @for row in rows.iter().take(DRAWN) {
                    "\n"
                    li { span.name { (row.name.html()) } @for (at, one) in row.sides.iter().enumerate() { (side(at, one)) } }
                }
                "\n"
            }
            @if rows.len() > DRAWN { "\n" p.more { (more(words, rows.len() - DRAWN)) } }
        };
        let [left, right] = self.heads;
        let mut table = Table::new([(self.names, false), (left, true), (right, true)]);
        for row in rows {
            let [(left, _), (right, _)] = &row.sides;
            table.push([row.name.html(), Part::counts(words, left), Part::counts(words, right)]);
        }
        self.caption.figure("sides", drawing, table)
    }
}

/// The number on one side. What it counts is given for readers who do not see the bar.
fn number(words: &Words, head: &str, parts: &[Part], url: Option<&str>) -> Html {
    let count = Part::total(parts);
    let said = Part::some(parts).map(|part| words.say("counted", &[("count", part.count.into()), ("label", (&part.label).into())]));
    let said: Vec<String> = said.collect();
    let number = html! {
        span.vh { (head) (words.text("colon")) " " }
        (words.number(count as u64))
        @if !said.is_empty() { span.vh { " " (words.say("in_brackets", &[("text", Arg::Sign(&words.list(&said)))])) } }
    };
    html! { @match url.filter(|_| count > 0) { Some(url) => a href=(url) { (number) }, None => (number) } }
}
