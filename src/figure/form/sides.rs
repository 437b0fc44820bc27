//! Two-sided bars: for each name one bar to the left and one to the right, on one scale.

use super::svg::bar;
use super::{Figure, Label, Part, Table, counts, total};
use crate::entry::escape_into;

/// As many names are drawn; the table has all of them.
const DRAWN: usize = 10;

/// One name with what stands to both sides of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name in the middle.
    pub name: Label,
    /// Left and right: the parts of the bar, and where its number leads.
    pub sides: [(Vec<Part>, Option<String>); 2],
}

/// What a two-sided bar says beside its rows.
#[derive(Clone, Debug)]
pub struct Sides {
    /// For the anchor.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// What the names are.
    pub names: String,
    /// What stands to the left and to the right.
    pub heads: [String; 2],
}

impl Sides {
    /// Draws the rows in their order. Of more than ten the first are drawn, and the others counted.
    pub fn draw(self, rows: &[Row]) -> Figure {
        let most = rows.iter().flat_map(|row| &row.sides).map(|(parts, _)| total(parts)).max().unwrap_or_default();
        let mut drawing = String::from("<div class=\"heads\" aria-hidden=\"true\"><span>");
        escape_into(&mut drawing, &self.heads[0]);
        drawing.push_str("</span><span>");
        escape_into(&mut drawing, &self.heads[1]);
        drawing.push_str("</span></div>\n<ol>");
        for row in rows.iter().take(DRAWN) {
            drawing.push_str("\n<li><span class=\"name\">");
            drawing.push_str(&row.name.html());
            drawing.push_str("</span>");
            for (at, (parts, url)) in row.sides.iter().enumerate() {
                let side = ["left", "right"][at];
                drawing.push_str(&format!("<span class=\"{side}\">"));
                drawing.push_str(&bar(parts, most, at == 0));
                drawing.push_str("</span>");
                drawing.push_str(&format!("<span class=\"n {side}-n\">"));
                self.push_number(&mut drawing, at, parts, url.as_deref());
                drawing.push_str("</span>");
            }
            drawing.push_str("</li>");
        }
        drawing.push_str("\n</ol>");
        if rows.len() > DRAWN {
            drawing.push_str(&format!("\n<p class=\"more\">… {} more in the table</p>", rows.len() - DRAWN));
        }
        let [left, right] = self.heads;
        let mut table = Table::new([(self.names, false), (left, true), (right, true)]);
        for row in rows {
            let [(left, _), (right, _)] = &row.sides;
            table.push(&[row.name.html(), counts(left), counts(right)]);
        }
        Figure { id: super::anchor(self.id), form: "sides", title: self.title, description: self.description, drawing, table }
    }

    /// Appends the number of a side; what it counts is said for those who do not see the bar.
    fn push_number(&self, html: &mut String, side: usize, parts: &[Part], url: Option<&str>) {
        let count = total(parts);
        let url = url.filter(|_| count > 0);
        if let Some(url) = url {
            html.push_str("<a href=\"");
            escape_into(html, url);
            html.push_str("\">");
        }
        html.push_str("<span class=\"vh\">");
        escape_into(html, &self.heads[side]);
        html.push_str(": </span>");
        html.push_str(&count.to_string());
        let said: Vec<String> = parts.iter().filter(|part| part.count > 0).map(|part| format!("{} {}", part.count, part.label)).collect();
        if !said.is_empty() {
            html.push_str("<span class=\"vh\"> (");
            escape_into(html, &said.join(", "));
            html.push_str(")</span>");
        }
        if url.is_some() {
            html.push_str("</a>");
        }
    }
}
