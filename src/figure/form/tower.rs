//! A tower: what something stands on, layer by layer, with the thing itself on top.

use super::{Figure, Label, Table, anchor};
use crate::entry::escape_into;

/// As many blocks of a layer are drawn, and as many members of a block; the others are counted.
const DRAWN: usize = 12;
/// As many names stand in a cell of the table; the others are counted.
const NAMED: usize = 60;

/// One of those that make up a block.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: Label,
    /// Which of the tower's sorts it is of.
    pub sort: usize,
    /// What is said of it in small print; may be empty.
    pub says: String,
    /// If nothing stands without it: for class names, and as read.
    pub sign: Option<(&'static str, String)>,
}

/// One member, or several of which any one would do.
#[derive(Clone, Debug)]
pub struct Block {
    /// In their order; one at least.
    pub members: Vec<Member>,
    /// Whether another one would do that is not named.
    pub is_loose: bool,
}

/// Blocks side by side.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// What the layer is called.
    pub label: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What stood in it before.
    pub ended: Vec<Label>,
}

/// What a tower says beside its layers.
#[derive(Clone, Debug)]
pub struct Tower {
    /// For the anchor.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// What stands on top.
    pub top: String,
    /// Into which sorts members fall: for class names, and as read.
    pub sorts: Vec<(&'static str, String)>,
    /// What layers are called, over their names in the table.
    pub layers: String,
    /// Before members of which any one would do.
    pub any: String,
    /// Of members for which others would do that are not named.
    pub loose: String,
    /// Over what stood in a layer before.
    pub ended: String,
}

impl Tower {
    /// Draws layers in their order, the lowest last. Of more than a dozen blocks in a layer the first are drawn, and the others counted.
    pub fn draw(self, layers: &[Layer]) -> Figure {
        let mut drawing = String::from("<p class=\"top\">");
        escape_into(&mut drawing, &self.top);
        drawing.push_str("</p>\n<ol>");
        for layer in layers {
            self.push_layer(&mut drawing, layer);
        }
        drawing.push_str("\n</ol>");
        self.push_key(&mut drawing, layers);
        let columns = self.sorts.iter().map(|(_, label)| (label.clone(), false));
        let mut table = Table::new([(self.layers.clone(), false)].into_iter().chain(columns));
        for layer in layers {
            let mut cells = vec![String::new(); self.sorts.len() + 1];
            escape_into(&mut cells[0], &layer.label);
            for (sort, cell) in cells.iter_mut().skip(1).enumerate() {
                let members = layer.blocks.iter().flat_map(|block| &block.members).filter(|member| member.sort == sort);
                push_names(cell, members.map(|member| &member.name.text));
            }
            table.push(&cells);
        }
        Figure { id: anchor(self.id), form: "tower", title: self.title, description: self.description, drawing, table }
    }

    fn push_layer(&self, html: &mut String, layer: &Layer) {
        html.push_str("\n<li><span class=\"layer\">");
        escape_into(html, &layer.label);
        html.push_str("</span><div><ul>");
        for block in layer.blocks.iter().take(DRAWN) {
            html.push_str(match (block.members.len() > 1, block.is_loose) {
                (false, false) => "<li>",
                (false, true) => "<li class=\"loose\">",
                (true, false) => "<li class=\"any\">",
                (true, true) => "<li class=\"any loose\">",
            });
            if block.members.len() > 1 {
                html.push_str("<span>");
                escape_into(html, &self.any);
                html.push_str("</span>");
            }
            block.members.iter().take(DRAWN).for_each(|member| self.push_member(html, member, block.is_loose));
            push_rest(html, block.members.len());
            html.push_str("</li>");
        }
        if layer.blocks.len() > DRAWN {
            html.push_str("<li>");
            push_rest(html, layer.blocks.len());
            html.push_str("</li>");
        }
        html.push_str("</ul>");
        if !layer.ended.is_empty() {
            html.push_str("<details><summary>");
            escape_into(html, &self.ended);
            html.push_str(&format!(" <span class=\"count\">{}</span></summary><ul>", layer.ended.len()));
            for name in layer.ended.iter().take(DRAWN) {
                html.push_str("<li>");
                html.push_str(&name.html());
                html.push_str("</li>");
            }
            if layer.ended.len() > DRAWN {
                html.push_str("<li>");
                push_rest(html, layer.ended.len());
                html.push_str("</li>");
            }
            html.push_str("</ul></details>");
        }
        html.push_str("</div></li>");
    }

    fn push_member(&self, html: &mut String, member: &Member, is_loose: bool) {
        let (word, label) = self.sorts.get(member.sort).map_or(("", ""), |(word, label)| (*word, label.as_str()));
        html.push_str("<div class=\"part of-");
        html.push_str(word);
        html.push_str(if member.sign.is_some() { " alone\">" } else { "\">" });
        if let Some((state, said)) = &member.sign {
            html.push_str(&format!("<span class=\"state state-{state}\"><span class=\"vh\">"));
            escape_into(html, said);
            html.push_str(" </span></span>");
        }
        html.push_str(&member.name.html());
        if !member.says.is_empty() {
            html.push_str(" <small>");
            escape_into(html, &member.says);
            html.push_str("</small>");
        }
        html.push_str("<span class=\"vh\"> (");
        escape_into(html, label);
        if is_loose {
            html.push_str(", ");
            escape_into(html, &self.loose);
        }
        html.push_str(")</span></div>");
    }

    /// What the sorts that occur look like.
    fn push_key(&self, html: &mut String, layers: &[Layer]) {
        let members = || layers.iter().flat_map(|layer| &layer.blocks).flat_map(|block| &block.members);
        html.push_str("\n<ul class=\"key\" aria-hidden=\"true\">");
        for (sort, (word, label)) in self.sorts.iter().enumerate() {
            if members().any(|member| member.sort == sort) {
                html.push_str(&format!("<li class=\"part of-{word}\">"));
                escape_into(html, label);
                html.push_str("</li>");
            }
        }
        html.push_str("</ul>");
    }
}

/// Appends how many of `count` are not drawn.
fn push_rest(html: &mut String, count: usize) {
    if count > DRAWN {
        html.push_str(&format!("<span class=\"rest\">+ {}</span>", count - DRAWN));
    }
}

/// Appends names with commas between them.
fn push_names<'n>(html: &mut String, names: impl Iterator<Item = &'n String>) {
    let mut count = 0;
    for name in names {
        count += 1;
        if count <= NAMED {
            html.push_str(if count > 1 { ", " } else { "" });
            escape_into(html, name);
        }
    }
    if count > NAMED {
        html.push_str(&format!(" + {}", count - NAMED));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, sort: usize) -> Member {
        Member { name: Label { text: name.to_owned(), url: None }, sort, says: String::new(), sign: None }
    }

    fn block(members: Vec<Member>) -> Block {
        Block { members, is_loose: false }
    }

    fn draw(blocks: Vec<Block>) -> Figure {
        let text = |text: &str| text.to_owned();
        let sorts = vec![("own", text("own")), ("other", text("others'"))];
        let tower = Tower {
            id: "t",
            title: text("t"),
            description: text("d"),
            top: text("<top>"),
            sorts,
            layers: text("Layer"),
            any: text("any one of"),
            loose: text("replaceable"),
            ended: text("Earlier"),
        };
        tower.draw(&[Layer { label: text("L & M"), blocks, ended: Vec::new() }])
    }

    #[test]
    fn alternatives_stand_in_one_frame() {
        let figure = draw(vec![block(vec![member("a", 0)]), block(vec![member("b", 1), member("c", 1)])]);
        assert_eq!(figure.drawing.matches("any one of").count(), 1);
        assert!(figure.drawing.contains("&lt;top&gt;"));
        assert_eq!(figure.table.rows, "\n<tr><th scope=\"row\">L &amp; M</th><td>a</td><td>b, c</td></tr>");
    }

    #[test]
    fn of_very_many_the_first_are_drawn() {
        let figure = draw((0..400).map(|nth| block(vec![member(&format!("n{nth}"), 0)])).collect());
        assert!(figure.drawing.contains("+ 388") && figure.table.rows.contains("+ 340"), "{}", figure.drawing);
        assert!(figure.drawing.len() < 2_000);
    }
}
