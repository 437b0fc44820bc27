//! Columns of years: a line for each sort of thing, on one axis and one scale.

use super::axis::{Axis, Outside};
use super::svg::percent;
use super::{Figure, Table, escaped};
use crate::entry::escape_into;

/// The height of the tallest column, in pixels.
const HIGH: usize = 30;

/// How many of one sort there are in each year.
#[derive(Clone, Debug)]
pub struct Series {
    /// What they are.
    pub name: String,
    /// For class names: good for what must stand out; else empty.
    pub class: &'static str,
    /// The years in which there is one, as often as there are.
    pub years: Vec<i16>,
}

/// What columns say beside their numbers.
pub struct Columns<O> {
    /// For the anchor.
    pub id: &'static str,
    /// What they show.
    pub title: String,
    /// How to read them.
    pub description: String,
    /// What years are called, and what all sorts together are.
    pub heads: [String; 2],
    /// What years beside the axis are called.
    pub outside: O,
}

impl<O: Fn(Outside, i16) -> String> Columns<O> {
    /// Draws lines, in their order; nothing where nothing is counted. `place` says where a year leads.
    pub fn draw(self, series: &[Series], place: impl Fn(i16) -> Option<String>) -> Option<Figure> {
        let axis = Axis::of(series.iter().flat_map(|line| &line.years).copied())?;
        let counts: Vec<Vec<usize>> = series.iter().map(|line| counted(axis, line)).collect();
        let most = counts.iter().flatten().copied().max().unwrap_or_default();
        // Where a column leads: to the latest year in it.
        let mut urls: Vec<Option<i16>> = vec![None; axis.places()];
        for year in series.iter().flat_map(|line| &line.years) {
            let url = &mut urls[axis.place(*year)];
            *url = (*url).max(Some(*year));
        }
        let urls: Vec<Option<String>> = urls.into_iter().map(|year| year.and_then(&place)).collect();
        let mut drawing = String::from("<ol class=\"series\">");
        for (line, counts) in series.iter().zip(&counts) {
            drawing.push_str("\n<li><span class=\"name\">");
            escape_into(&mut drawing, &line.name);
            drawing.push_str(&format!(" <small>{}</small></span>", line.years.len()));
            drawing.push_str(&format!("<svg width=\"100%\" height=\"{}\" aria-hidden=\"true\" focusable=\"false\">", HIGH + 1));
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let title = escaped(&format!("{}: {count}", axis.name(at, &self.outside)));
                push_column(&mut drawing, (at, axis.places()), (*count, most), line.class, (&title, urls[at].as_deref()));
            }
            drawing.push_str("</svg></li>");
        }
        drawing.push_str(
            "\n</ol>\n<div class=\"axis\"><svg class=\"strip\" width=\"100%\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">",
        );
        axis.push(&mut drawing, 4);
        drawing.push_str("</svg></div>");
        let [years, all] = self.heads;
        let heads = [(years, false), (all, true)].into_iter().chain(series.iter().map(|line| (line.name.clone(), true)));
        let mut table = Table::new(heads);
        for (at, url) in urls.iter().enumerate() {
            let name = super::Label { text: axis.name(at, &self.outside), url: url.clone() }.html();
            let all: usize = counts.iter().map(|line| line[at]).sum();
            let cells = counts.iter().map(|line| line[at].to_string());
            table.push(&[name, all.to_string()].into_iter().chain(cells).collect::<Vec<_>>());
        }
        Some(Figure { id: super::anchor(self.id), form: "columns", title: self.title, description: self.description, drawing, table })
    }
}

/// How many there are at each place of the axis.
fn counted(axis: Axis, line: &Series) -> Vec<usize> {
    let mut counts = vec![0; axis.places()];
    line.years.iter().for_each(|year| counts[axis.place(*year)] += 1);
    counts
}

/// Appends a column, at a place of so many, as high as its count of the most.
fn push_column(
    svg: &mut String,
    (at, places): (usize, usize),
    (count, most): (usize, usize),
    class: &str,
    (title, url): (&str, Option<&str>),
) {
    let class = if class.is_empty() { String::new() } else { format!(" {class}") };
    let height = (count * HIGH).div_ceil(most.max(1)).max(2);
    // Between two columns there is a tenth of one.
    let (x, width) = (percent(20 * at + 1, 20 * places), percent(18, 20 * places));
    match url {
        Some(url) => {
            svg.push_str("<a tabindex=\"-1\" href=\"");
            escape_into(svg, url);
            svg.push_str("\">");
        }
        None => svg.push_str("<g>"),
    }
    svg.push_str(&format!(
        "<title>{title}</title><rect class=\"column{class}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{height}\"/>",
        HIGH + 1 - height
    ));
    svg.push_str(if url.is_some() { "</a>" } else { "</g>" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_scale_for_all_lines() {
        let series = [
            Series { name: "A".to_owned(), class: "", years: vec![2020, 2021, 2021, 2021] },
            Series { name: "<B>".to_owned(), class: "overdue", years: vec![2021] },
        ];
        let columns = Columns {
            id: "c",
            title: "t".to_owned(),
            description: "d".to_owned(),
            heads: ["Year".to_owned(), "All".to_owned()],
            outside: |_, year: i16| year.to_string(),
        };
        let figure = columns.draw(&series, |year| Some(format!("#y{year}"))).unwrap();
        assert!(figure.drawing.contains("<a tabindex=\"-1\" href=\"#y2021\"><title>2021: 3</title><rect class=\"column\" x=\"52.5%\" y=\"1\" width=\"45%\" height=\"30\"/></a>"), "{}", figure.drawing);
        assert!(figure.drawing.contains("&lt;B&gt; <small>1</small>") && figure.drawing.contains("height=\"10\""));
        assert!(figure.table.rows.contains(
            "<tr><th scope=\"row\"><a href=\"#y2021\">2021</a></th><td class=\"n\">4</td><td class=\"n\">3</td><td class=\"n\">1</td></tr>"
        ));
    }
}
