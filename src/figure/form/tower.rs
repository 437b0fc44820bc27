//! A tower: what an entry depends on, layer by layer, with the entry itself on top.

use super::{Caption, Figure, Label, Table, rest};
use crate::markup::{Html, Plain, html, listed};
use crate::words::{Arg, Words};

/// The most blocks of a layer, and the most members of a block, that are drawn; the others are counted.
const DRAWN: usize = 12;
/// The most names in a cell of the table; the others are counted.
const NAMED: usize = 60;

/// A member of a block.
#[derive(Clone, Debug)]
pub struct Member<'m> {
    /// Its name.
    pub name: Label<'m>,
    /// Its sort, as an index in the tower's sorts.
    pub sort: usize,
    /// A remark in small print; may be empty.
    pub says: String,
    /// A symbol, as a class name and in words, if nothing stands without it.
    pub sign: Option<(&'static str, String)>,
}

/// One member, or several of which any one would do.
#[derive(Clone, Debug)]
pub struct Block<'m> {
    /// The members in order; at least one.
    pub members: Vec<Member<'m>>,
    /// Whether another one that is not named would do as well.
    pub is_loose: bool,
}

/// Blocks side by side.
#[derive(Clone, Debug, Default)]
pub struct Layer<'m> {
    /// The name of the layer.
    pub label: String,
    /// The blocks in it.
    pub blocks: Vec<Block<'m>>,
    /// What used to be in it.
    pub ended: Vec<Label<'m>>,
}

/// The texts around a tower.
#[derive(Clone, Debug)]
pub struct Tower {
    /// The title and the description.
    pub caption: Caption,
    /// The name of what is on top.
    pub top: String,
    /// The sorts of members, as class names and in words.
    pub sorts: Vec<(&'static str, String)>,
    /// The heading over the names of layers in the table.
    pub layers: String,
    /// The words before members of which any one would do.
    pub any: String,
    /// The words for members that others could replace.
    pub loose: String,
    /// The heading over what used to be in a layer.
    pub ended: String,
}

impl Tower {
    /// Draws layers in order, the lowest last. Of more than a dozen blocks in a layer the first are drawn, and the others
    /// counted.
    pub fn draw(self, words: &Words, layers: &[Layer<'_>]) -> Figure {
        let drawing = html! {
            p.top { (self.top) }
            "\n"
            ol { @for layer in layers { (self.layer(words, layer)) } "\n" }
            (self.key(layers))
        };
        let columns = self.sorts.iter().map(|(_, label)| (label.clone(), false));
        let mut table = Table::new([(self.layers.clone(), false)].into_iter().chain(columns));
        for layer in layers {
            let of = |sort: usize| layer.members().filter(move |member| member.sort == sort).map(|member| &*member.name.text);
            let cells = (0..self.sorts.len()).map(|sort| names(words, of(sort)));
            table.push([html! { (layer.label) }].into_iter().chain(cells));
        }
        self.caption.figure("tower", drawing, table)
    }

    fn layer(&self, words: &Words, layer: &Layer<'_>) -> Html {
        html! {
            "\n"
            li {
                span.layer { (layer.label) }
                div {
                    ul {
                        @for block in layer.blocks.iter().take(DRAWN) { (self.block(words, block)) }
                        @if layer.blocks.len() > DRAWN { li { span.rest { (rest(words, layer.blocks.len() - DRAWN)) } } }
                    }
                    @if !layer.ended.is_empty() {
                        details {
                            summary { (self.ended) " " span.count { (words.number(layer.ended.len() as u64)) } }
                            ul {
                                @for name in layer.ended.iter().take(DRAWN) { li { (name.html()) } }
                                @if layer.ended.len() > DRAWN { li { span.rest { (rest(words, layer.ended.len() - DRAWN)) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn block(&self, words: &Words, block: &Block<'_>) -> Html {
        let is_choice = block.members.len() > 1;
        let class = match (is_choice, block.is_loose) {
            (false, false) => None,
            (false, true) => Some("loose"),
            (true, false) => Some("any"),
            (true, true) => Some("any loose"),
        };
        html! {
            li class=[class] {
                @if is_choice { span { (self.any) } }
                @for member in block.members.iter().take(DRAWN) { (self.member(words, member, block.is_loose)) }
                @if block.members.len() > DRAWN { span.rest { (rest(words, block.members.len() - DRAWN)) } }
            }
        }
    }

    fn member(&self, words: &Words, member: &Member<'_>, is_loose: bool) -> Html {
        let (word, label) = self.sorts.get(member.sort).map_or(("", ""), |(word, label)| (*word, label.as_str()));
        let said = if is_loose { words.list(&[label, &self.loose]) } else { label.to_owned() };
        html! {
            div class={ "part of-" (word) (if member.sign.is_some() { " alone" } else { "" }) } {
                @if let Some((state, said)) = &member.sign { span class={ "state state-" (state) } { span.vh { (said) " " } } }
                (member.name.html())
                @if !member.says.is_empty() { " " small { (Plain(&member.says)) } }
                span.vh { " " (Plain(&words.say("in_brackets", &[("text", Arg::Sign(&said))]))) }
            }
        }
    }

    /// The key to the sorts that occur.
    fn key(&self, layers: &[Layer<'_>]) -> Html {
        let used = |sort: usize| layers.iter().flat_map(Layer::members).any(|member| member.sort == sort);
        html! {
            "\n"
            ul.key aria-hidden="true" {
                @for (_, (word, label)) in self.sorts.iter().enumerate().filter(|(sort, _)| used(*sort)) {
                    li class={ "part of-" (word) } { (label) }
                }
            }
        }
    }
}

impl<'m> Layer<'m> {
    fn members(&self) -> impl Iterator<Item = &Member<'m>> + Clone {
        self.blocks.iter().flat_map(|block| &block.members)
    }
}

/// Names, separated by commas.
fn names<'n>(words: &Words, names: impl Iterator<Item = &'n str> + Clone) -> Html {
    let count = names.clone().count();
    html! {
        (listed(words.text("comma"), names.take(NAMED).map(Plain)))
        @if count > NAMED { " " (rest(words, count - NAMED)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, sort: usize) -> Member<'static> {
        Member { name: Label { text: name.to_owned().into(), url: None }, sort, says: String::new(), sign: None }
    }

    fn block(members: Vec<Member<'_>>) -> Block<'_> {
        Block { members, is_loose: false }
    }

    fn draw(blocks: Vec<Block<'_>>) -> Figure {
        let text = |text: &str| text.to_owned();
        let sorts = vec![("own", text("own")), ("other", text("others'"))];
        let tower = Tower {
            caption: Caption { id: text("t"), title: text("t"), description: text("d") },
            top: text("<top>"),
            sorts,
            layers: text("Layer"),
            any: text("any one of"),
            loose: text("replaceable"),
            ended: text("Earlier"),
        };
        tower.draw(&Words::english(), &[Layer { label: text("L & M"), blocks, ended: Vec::new() }])
    }

    #[test]
    fn alternatives_stand_in_one_frame() {
        let figure = draw(vec![block(vec![member("a", 0)]), block(vec![member("b", 1), member("c", 1)])]);
        assert_eq!(figure.drawing.as_str().matches("any one of").count(), 1);
        assert!(figure.drawing.as_str().contains("&lt;top&gt;"));
        assert_eq!(figure.table.rows.as_str(), "\n<tr><th scope=\"row\">L &amp; M</th><td>a</td><td>b, c</td></tr>");
    }

    #[test]
    fn of_very_many_the_first_are_drawn() {
        let figure = draw((0..400).map(|nth| block(vec![member(&format!("n{nth}"), 0)])).collect());
        assert!(figure.drawing.as_str().contains("+ 388") && figure.table.rows.as_str().contains("+ 340"), "{:?}", figure.drawing);
        assert!(figure.drawing.as_str().len() < 2_000);
    }
}
