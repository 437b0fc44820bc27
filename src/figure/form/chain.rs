//! A chain: what is hit through what, in columns from the cause on the left to the last effects on the right, joined by curves.

use std::borrow::Cow;

use super::layered::{Item, Layers, Tie};
use super::{Caption, Figure, Label, Table, rest};
use crate::markup::{Html, Plain, Render, html, listed};
use crate::words::{Arg, Words};

/// The most nodes that are drawn; the others are counted.
pub const DRAWN: usize = 60;
/// The number of characters of a name that fit on a line, by the number of columns, in a window of 72 rem.
const ROOM: [usize; 7] = [56, 56, 56, 34, 23, 17, 13];
/// The most lines of a name that are shown.
const LINES: usize = 3;
/// The width of all columns, and of the space between two of them, in thousandths of the whole.
const WIDTH: usize = 1_000;
const SPACE: usize = 60;

/// An entry, or several to which the same happens through the same others.
#[derive(Clone, Debug)]
pub struct Node<'n> {
    /// An entry's name, or the number of entries.
    pub name: Label<'n>,
    /// If there are several, the names of the first.
    pub names: Vec<Label<'n>>,
    /// A remark in small print; may be empty.
    pub says: Cow<'n, str>,
    /// What happens to it, as a class name and in words.
    pub state: Option<(&'static str, String)>,
    /// Whether it belongs in the last column, because nothing follows from it.
    pub is_end: bool,
}

/// The texts around a chain.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The title and the description.
    pub caption: Caption,
    /// The headings of the table: the node, what happens to it (or its remark, if nothing happens to any), and through what.
    pub heads: [String; 3],
    /// The words before the names of what a node is hit through.
    pub through: String,
}

impl Chain {
    /// Draws nodes in order, each after everything that it is hit through. If there are more than `DRAWN`, the first are
    /// drawn.
    pub fn draw(self, words: &Words, nodes: &[Node<'_>], ties: &[Tie]) -> Figure {
        let drawn = &nodes[..nodes.len().min(DRAWN)];
        let mut table = Table::new(self.heads.iter().map(|head| (head.clone(), false)));
        let through = through(words, nodes, ties);
        let happens = nodes.iter().any(|node| node.state.is_some());
        for (at, (node, through)) in nodes.iter().zip(&through).enumerate() {
            let said = match &node.state {
                Some((_, label)) => label,
                None if happens => "",
                None => &node.says,
            };
            // The drawing already links to it.
            let name = node.name_in_table(words, at < drawn.len());
            let cells: [&dyn Render; 3] = [&name, &Plain(said), &Plain(through)];
            table.push(cells);
        }
        let ends: Vec<bool> = drawn.iter().map(|node| node.is_end).collect();
        let mut lines: Vec<usize> = Vec::new();
        let heights = |columns: usize| {
            lines = drawn.iter().map(|node| node.lines(columns)).collect();
            lines.iter().map(|lines| height(*lines)).collect()
        };
        let layers = Layers::of(&ends, heights, ties);
        let item = |item: &Item| match item {
            Item::Node(at) => self.node(words, &drawn[*at], lines[*at], &through[*at]),
            Item::Bend(_) => html! { li.bend aria-hidden="true" {} },
        };
        let drawing = html! {
            div.graph {
                (curves(&layers))
                ol { @for column in &layers.columns { "\n" li { ul { @for one in column { (item(one)) } } } } "\n" }
            }
            @if nodes.len() > drawn.len() { "\n" p.more { (rest(words, nodes.len() - drawn.len())) } }
        };
        self.caption.figure("chain", drawing, table)
    }

    fn node(&self, words: &Words, node: &Node<'_>, lines: usize, through: &str) -> Html {
        let of = node.state.as_ref().map(|(word, _)| format!(" of-{word}"));
        html! {
            li class={ "node lines-" (lines) (of.unwrap_or_default()) } {
                p {
                    @if let Some((word, label)) = &node.state { span class={ "state state-" (word) } { span.vh { (label) (words.text("colon")) " " } } }
                    (node.name.html())
                }
                @for name in &node.names { p.one { (name.html()) } }
                @if !node.says.is_empty() { p.says { (Plain(&node.says)) } }
                @if !through.is_empty() { p.through { (Plain(&self.through)) " " (Plain(through)) } }
            }
        }
    }
}

/// What each node is hit through, in words: "Nvidia H100 or Nvidia H200", "TSMC".
fn through(words: &Words, nodes: &[Node<'_>], ties: &[Tie]) -> Vec<String> {
    let mut through = vec![String::new(); nodes.len()];
    let mut by_node: Vec<&Tie> = ties.iter().filter(|tie| tie.from < nodes.len()).collect();
    by_node.sort_by_key(|tie| tie.to);
    for ties in by_node.chunk_by(|one, next| one.to == next.to) {
        let Some(through) = ties.first().and_then(|tie| through.get_mut(tie.to)) else { continue };
        let names = |is_alternative: bool| {
            let ties = ties.iter().filter(move |tie| tie.is_alternative == is_alternative);
            ties.map(|tie| Cow::from(&*nodes[tie.from].name.text))
        };
        // Alternatives are lost together: "A or B or C" is one item of the list, whereas "A, B or C" would read as several.
        let any = names(true).reduce(|first, next| words.say("or_else", &[("first", Arg::Sign(&first)), ("next", (&*next).into())]).into());
        *through = words.list(&names(false).chain(any).collect::<Vec<_>>());
    }
    through
}

impl Node<'_> {
    /// Its name in the table; for several entries, their number and the first names.
    fn name_in_table(&self, words: &Words, is_plain: bool) -> Html {
        let name = |label: &Label<'_>| {
            if is_plain {
                html! { (Plain(&label.text)) }
            } else {
                label.html()
            }
        };
        if self.names.is_empty() {
            return name(&self.name);
        }
        let names = listed(words.text("comma"), self.names.iter().map(name));
        Html::said(words, "named_first", &[("name", name(&self.name).as_arg()), ("names", names.as_arg())])
    }

    /// The number of lines of text that it has, given the number of columns. All lines have one height.
    fn lines(&self, columns: usize) -> usize {
        let room = ROOM[columns.min(ROOM.len() - 1)];
        // The symbol of a state takes the room of two characters.
        let name = lines(&self.name.text, if self.state.is_some() { room - 2 } else { room });
        name + self.names.iter().map(|name| lines(&name.text, room)).sum::<usize>() + lines(&self.says, room)
    }
}

/// The height of a node in quarters of a rem: the style sheet gives a line 1.25 rem, and what is around them 0.75 rem.
fn height(lines: usize) -> usize {
    5 * lines + 3
}

/// The number of lines that a text takes if each has room for this many characters; none if there is no text.
fn lines(text: &str, room: usize) -> usize {
    let mut lines = 0;
    let mut left = 0;
    for word in text.split_inclusive([' ', '-']) {
        // Chinese, Japanese and Korean characters are twice as wide, and lines may break between any two of them.
        let word = word.trim_end();
        let wide: usize = if word.is_ascii() { word.len() } else { word.chars().map(|sign| if sign < '\u{1100}' { 1 } else { 2 }).sum() };
        if wide > left {
            lines += wide.div_ceil(room);
            left = room * wide.div_ceil(room);
        }
        left = left.saturating_sub(wide + 1);
    }
    lines.min(LINES)
}

/// The ties as curves, with one path for each sort. The drawing is stretched over the columns, so that its lengths are shares
/// of their width.
fn curves(layers: &Layers) -> Html {
    let count = layers.columns.len().max(1);
    let column = WIDTH.saturating_sub(SPACE * (count - 1)) / count;
    let left = |layer: usize| layer * (column + SPACE);
    html! {
        svg width="100%" height="100%" viewBox={ "0 0 " (WIDTH) " " (layers.height) } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for (class, is_alternative) in [("tie", false), ("tie any", true)] {
                @let mut ways = layers.ways.iter().filter(|way| way.is_alternative == is_alternative).peekable();
                @if ways.peek().is_some() {
                    path class=(class) d={
                        @for way in ways {
                            @for (step, ends) in way.heights.windows(2).enumerate() {
                                @let (from, to) = (left(way.layer + step) + column, left(way.layer + step + 1));
                                @let middle = (from + to) / 2;
                                @if step == 0 { "M" (from) " " (ends[0]) } @else { "H" (from) }
                                "C" (middle) " " (ends[0]) " " (middle) " " (ends[1]) " " (to) " " (ends[1])
                            }
                        }
                    } {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, is_end: bool) -> Node<'static> {
        let name = Label { text: name.to_owned().into(), url: None };
        Node { name, names: Vec::new(), says: "".into(), state: None, is_end }
    }

    fn chain() -> Chain {
        let text = |text: &str| text.to_owned();
        let heads = [text("a"), text("b"), text("c")];
        let caption = Caption { id: text("c"), title: text("t"), description: text("d") };
        Chain { caption, heads, through: text("through") }
    }

    #[test]
    fn what_is_hit_through_alternatives_says_so() {
        let nodes = [node("<a>", false), node("b", false), node("c", true)];
        let tie = |from, is_alternative| Tie { from, to: 2, is_alternative };
        let figure = chain().draw(&Words::english(), &nodes, &[tie(0, true), tie(1, true)]);
        assert!(figure.drawing.as_str().contains("through &lt;a&gt; or b"), "{:?}", figure.drawing);
        assert_eq!(figure.table.count, 3);
    }

    #[test]
    fn names_take_as_many_lines_as_they_need() {
        for (text, room, expected) in [
            ("", 13, 0),
            ("TSMC", 13, 1),
            ("Nvidia Blackwell", 11, 2),
            ("Nvidia data-centre accelerators", 13, 3),
            ("Nvidia data-centre accelerators", 34, 1),
            ("台灣積體電路製造", 13, 2),
            (&"a long name ".repeat(20), 13, LINES),
        ] {
            assert_eq!(lines(text, room), expected, "{text}");
        }
    }

    #[test]
    fn four_hundred_ties_among_many_nodes_are_bounded() {
        let nodes: Vec<Node<'_>> = (0..200).map(|nth| node(&"name ".repeat(60), nth > 150)).collect();
        let ties: Vec<Tie> = (0..400).map(|nth| Tie { from: nth * 7 % 200, to: nth * 13 % 200, is_alternative: nth % 3 == 0 }).collect();
        let figure = chain().draw(&Words::english(), &nodes, &ties);
        assert_eq!(figure.drawing.as_str().matches("class=\"node").count(), DRAWN);
        assert_eq!(figure.drawing, chain().draw(&Words::english(), &nodes, &ties).drawing);
    }
}
