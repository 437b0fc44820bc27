//! A chain: what is hit through what, in columns from the cause on the left to the ends on the right, with ties between them.

use super::layered::{Item, Layers};
use super::{Figure, Label, Table, anchor};
use crate::entry::escape_into;

/// As many nodes are drawn; the others are counted.
pub const DRAWN: usize = 60;
/// Width of all columns and of the space between two of them, in thousandths of the whole.
const WIDTH: usize = 1_000;
const SPACE: usize = 60;

/// One entry, or several to which the same happens through the same others.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is called: an entry's name, or how many there are.
    pub name: Label,
    /// Of several, the names of the first.
    pub names: Vec<Label>,
    /// What is said of it in small print; may be empty.
    pub says: String,
    /// What happens to it: for class names, and as read.
    pub state: Option<(&'static str, String)>,
    /// Whether nothing follows from it: it stands in the last column.
    pub is_end: bool,
}

/// That one is hit through another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The cause: a place among the nodes before `to`.
    pub from: usize,
    /// What is hit.
    pub to: usize,
    /// Whether it is one of several, none of which is left.
    pub is_alternative: bool,
}

/// What a chain says beside its nodes.
#[derive(Clone, Debug)]
pub struct Chain {
    /// For the anchor.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// Heads of the table: what is hit, what happens, through what.
    pub heads: [String; 3],
    /// Before the names of what something is hit through.
    pub through: String,
    /// Between names of which none is left.
    pub or: String,
}

impl Chain {
    /// Draws nodes, each behind all that it is hit through. Of more than `DRAWN` the first are drawn.
    pub fn draw(self, nodes: &[Node], ties: &[Tie]) -> Figure {
        let drawn = &nodes[..nodes.len().min(DRAWN)];
        let mut table = Table::new(self.heads.iter().map(|head| (head.clone(), false)));
        let through: Vec<String> = (0..nodes.len()).map(|at| self.through(nodes, ties, at)).collect();
        for (node, through) in nodes.iter().zip(&through) {
            let mut cells = [node.name.html(), String::new(), String::new()];
            for (nth, name) in node.names.iter().enumerate() {
                cells[0].push_str(if nth == 0 { ": " } else { ", " });
                cells[0].push_str(&name.html());
            }
            if !node.names.is_empty() {
                cells[0].push_str(" …");
            }
            if let Some((_, label)) = &node.state {
                escape_into(&mut cells[1], label);
            }
            escape_into(&mut cells[2], through);
            table.push(&cells);
        }
        let ends: Vec<bool> = drawn.iter().map(|node| node.is_end).collect();
        let heights: Vec<usize> = drawn.iter().map(height).collect();
        let layers = Layers::of(&ends, &heights, ties);
        let mut drawing = String::from("<div class=\"graph\">");
        push_ties(&mut drawing, &layers);
        drawing.push_str("<ol>");
        for column in &layers.columns {
            drawing.push_str("\n<li><ul>");
            for item in column {
                match item {
                    Item::Node(at) => self.push_node(&mut drawing, &drawn[*at], &through[*at]),
                    Item::Bend(_) => drawing.push_str("<li class=\"bend\" aria-hidden=\"true\"></li>"),
                }
            }
            drawing.push_str("</ul></li>");
        }
        drawing.push_str("\n</ol></div>");
        if nodes.len() > drawn.len() {
            drawing.push_str(&format!("\n<p class=\"more\">+ {}</p>", nodes.len() - drawn.len()));
        }
        Figure { id: anchor(self.id), form: "chain", title: self.title, description: self.description, drawing, table }
    }

    /// Through what a node is hit, in words: "Nvidia H100 or Nvidia H200, TSMC".
    fn through(&self, nodes: &[Node], ties: &[Tie], at: usize) -> String {
        let names = |is_alternative: bool, between: &str| {
            let ties = ties.iter().filter(|tie| tie.to == at && tie.is_alternative == is_alternative);
            let names: Vec<&str> = ties.filter_map(|tie| nodes.get(tie.from)).map(|node| node.name.text.as_str()).collect();
            names.join(between)
        };
        let (alone, any) = (names(false, ", "), names(true, &format!(" {} ", self.or)));
        let between = if alone.is_empty() || any.is_empty() { "" } else { ", " };
        format!("{alone}{between}{any}")
    }

    fn push_node(&self, html: &mut String, node: &Node, through: &str) {
        html.push_str(&format!("<li class=\"node lines-{}", lines(node)));
        if let Some((word, _)) = &node.state {
            html.push_str(&format!(" of-{word}"));
        }
        html.push_str("\"><p>");
        if let Some((word, label)) = &node.state {
            html.push_str(&format!("<span class=\"state state-{word}\"><span class=\"vh\">"));
            escape_into(html, label);
            html.push_str(": </span></span>");
        }
        html.push_str(&node.name.html());
        html.push_str("</p>");
        for name in &node.names {
            html.push_str("<p class=\"one\">");
            html.push_str(&name.html());
            html.push_str("</p>");
        }
        if !node.says.is_empty() {
            html.push_str("<p class=\"says\">");
            escape_into(html, &node.says);
            html.push_str("</p>");
        }
        if !through.is_empty() {
            html.push_str("<p class=\"through\">");
            escape_into(html, &self.through);
            html.push(' ');
            escape_into(html, through);
            html.push_str("</p>");
        }
        html.push_str("</li>");
    }
}

/// How many lines of text a node has, each of one height.
fn lines(node: &Node) -> usize {
    1 + node.names.len() + usize::from(!node.says.is_empty())
}

/// The height of a node in quarters of a rem: the style sheet gives a line 1.25 rem, and what is around them 0.75 rem.
fn height(node: &Node) -> usize {
    5 * lines(node) + 3
}

/// Ties as curves: the drawing is stretched over the columns, so that its lengths are shares of theirs.
fn push_ties(html: &mut String, layers: &Layers) {
    let count = layers.columns.len().max(1);
    let column = WIDTH.saturating_sub(SPACE * (count - 1)) / count;
    let left = |layer: usize| layer * (column + SPACE);
    html.push_str(&format!(
        "<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 {WIDTH} {}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" \
         focusable=\"false\">",
        layers.height
    ));
    for way in &layers.ways {
        html.push_str(if way.is_alternative { "<path class=\"tie any\" d=\"" } else { "<path class=\"tie\" d=\"" });
        for (step, ends) in way.heights.windows(2).enumerate() {
            let (from, to) = (left(way.layer + step) + column, left(way.layer + step + 1));
            let middle = (from + to) / 2;
            if step == 0 {
                html.push_str(&format!("M{from} {}", ends[0]));
            } else {
                html.push_str(&format!("H{from}"));
            }
            html.push_str(&format!("C{middle} {} {middle} {} {to} {}", ends[0], ends[1], ends[1]));
        }
        html.push_str("\"/>");
    }
    html.push_str("</svg>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, is_end: bool) -> Node {
        let name = Label { text: name.to_owned(), url: None };
        Node { name, names: Vec::new(), says: String::new(), state: None, is_end }
    }

    fn chain() -> Chain {
        let text = |text: &str| text.to_owned();
        let heads = [text("a"), text("b"), text("c")];
        Chain { id: "c", title: text("t"), description: text("d"), heads, through: text("through"), or: text("or") }
    }

    #[test]
    fn what_is_hit_through_alternatives_says_so() {
        let nodes = [node("<a>", false), node("b", false), node("c", true)];
        let tie = |from, is_alternative| Tie { from, to: 2, is_alternative };
        let figure = chain().draw(&nodes, &[tie(0, true), tie(1, true)]);
        assert!(figure.drawing.contains("through &lt;a&gt; or b"), "{}", figure.drawing);
        assert_eq!(figure.table.count, 3);
    }

    #[test]
    fn four_hundred_ties_among_many_nodes_are_bounded() {
        let nodes: Vec<Node> = (0..200).map(|nth| node(&"name ".repeat(60), nth > 150)).collect();
        let ties: Vec<Tie> = (0..400).map(|nth| Tie { from: nth * 7 % 200, to: nth * 13 % 200, is_alternative: nth % 3 == 0 }).collect();
        let figure = chain().draw(&nodes, &ties);
        assert_eq!(figure.drawing.matches("class=\"node").count(), DRAWN);
        assert_eq!(figure.drawing, chain().draw(&nodes, &ties).drawing);
    }
}
