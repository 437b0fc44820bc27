//! Columns by year: a line for each series, on one axis and one scale.

use super::axis::Axis;
use super::svg::{percent, svg};
use super::{Caption, Figure, Label, Table, around};
use crate::markup::{Html, Shape, Text, html};
use crate::words::Words;

/// The height of the tallest column, in pixels.
const HIGH: usize = 30;

/// A series: items of one sort, by year.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name of the sort.
    pub name: String,
    /// A class name if the series should stand out, else empty.
    pub class: &'static str,
    /// The year of each item, with repetitions.
    pub years: Vec<i16>,
}

/// The texts around columns.
pub struct Columns {
    /// The title and the description.
    pub caption: Caption,
    /// The headings of years and of the total.
    pub heads: [String; 2],
}

impl Columns {
    /// Draws series in order; none if there is nothing to count. `place` gives the address for a year.
    pub fn draw(self, words: &Words, series: &[Series], place: impl Fn(i16) -> Option<String>) -> Option<Figure> {
        let axis = Axis::of(series.iter().flat_map(|line| &line.years).copied())?;
        let counts: Vec<Vec<usize>> = series.iter().map(|line| counted(axis, line)).collect();
        let most = counts.iter().flatten().copied().max().unwrap_or_default();
        // A column leads to the latest year in it.
        let mut urls: Vec<Option<i16>> = vec![None; axis.places()];
        for year in series.iter().flat_map(|line| &line.years) {
            let url = &mut urls[axis.place(*year)];
            *url = (*url).max(Some(*year));
        }
        let urls: Vec<Option<Text<'_>>> = urls.into_iter().map(|year| Some(Text::new(&place(year?)?))).collect();
        let column = |at: usize, count: usize, class: &str| {
            let count_said = words.number(count as u64);
            let said = words.say("labelled", &[("label", (&axis.name(at, words)).into()), ("text", (&count_said).into())]);
            around(urls[at].as_ref(), &said, &column((at, axis.places()), (count, most), class))
        };
        let drawing = html! {
            ol.series {
                @for (line, counts) in series.iter().zip(&counts) {
                    @let columns = html! {
                        @for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) { (column(at, *count, line.class)) }
                    };
                    "\n"
                    li { span.name { (line.name) " " small { (words.number(line.years.len() as u64)) } } (svg("", "100%", HIGH + 1, &columns)) }
                }
                "\n"
            }
            "\n"
            div.axis { (svg("strip", "100%", 20, &axis.draw(4, words))) }
        };
        let [years, all] = self.heads;
        let heads = [(years, false), (all, true)].into_iter().chain(series.iter().map(|line| (line.name.clone(), true)));
        let mut table = Table::new(heads);
        for (at, url) in urls.iter().enumerate() {
            let name = Label { text: axis.name(at, words).into(), url: url.clone() };
            let all: usize = counts.iter().map(|line| line[at]).sum();
            let cells = counts.iter().map(|line| html! { (words.number(line[at] as u64)) });
            table.push([name.html(), html! { (words.number(all as u64)) }].into_iter().chain(cells));
        }
        Some(self.caption.figure("columns", drawing, table))
    }
}

/// The counts of a series at each place of the axis.
fn counted(axis: Axis, line: &Series) -> Vec<usize> {
    let mut counts = vec![0; axis.places()];
    line.years.iter().for_each(|year| counts[axis.place(*year)] += 1);
    counts
}

/// A column at one of several places, with a height in proportion to its count.
fn column((at, places): (usize, usize), (count, most): (usize, usize), class: &str) -> Html {
    let class = if class.is_empty() { "column".to_owned() } else { format!("column {class}") };
    let height = (count * HIGH).div_ceil(most.max(1)).max(2);
    // A tenth of a column's width separates two columns.
    let (x, width) = (percent(20 * at + 1, 20 * places), percent(18, 20 * places));
    html! { (Shape::new("rect", class).set("x", x).set("y", HIGH + 1 - height).set("width", width).set("height", height)) }
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
            caption: Caption { id: "c".to_owned(), title: "t".to_owned(), description: "d".to_owned() },
            heads: ["Year".to_owned(), "All".to_owned()],
        };
        let figure = columns.draw(&Words::english(), &series, |year| Some(format!("#y{year}"))).unwrap();
        assert!(figure.drawing.as_str().contains("<a tabindex=\"-1\" href=\"#y2021\"><title>2021: 3</title><rect class=\"column\" x=\"52.5%\" y=\"1\" width=\"45%\" height=\"30\"/></a>"), "{:?}", figure.drawing);
        assert!(figure.drawing.as_str().contains("&lt;B&gt; <small>1</small>") && figure.drawing.as_str().contains("height=\"10\""));
        assert!(figure.table.rows.as_str().contains(
            "<tr><th scope=\"row\"><a href=\"#y2021\">2021</a></th><td class=\"n\">4</td><td class=\"n\">3</td><td class=\"n\">1</td></tr>"
        ));
    }
}
