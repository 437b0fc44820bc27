//! Strips of time: marks on an axis of years, each as long as the time to which it can be dated.

use jiff::civil;

use super::axis::{Axis, share};
use super::svg::svg;
use super::{Caption, Figure, Label, Table};
use crate::markup::{Html, Shape, html};
use crate::words::Words;

/// The most marks that are drawn.
pub const MOST_MARKS: usize = 500;
/// The most lanes of a strip; with more it would no longer be one.
const MOST_LANES: usize = 14;
/// The height of a lane and of a mark in it, in pixels.
const LANE: usize = 12;
const HIGH: usize = 9;
/// The least width of a mark's place, in ten-thousandths of the width: what it needs on a telephone.
const LEAST: usize = 220;

/// The sort of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// It has happened.
    Past,
    /// It is still to come.
    Ahead,
    /// It is a promise.
    Promise,
    /// It is a promise whose time is over.
    Overdue,
}

impl Sort {
    const ALL: [Self; 4] = [Self::Past, Self::Ahead, Self::Promise, Self::Overdue];

    fn class(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Ahead => "ahead",
            Self::Promise => "promise",
            Self::Overdue => "overdue",
        }
    }
}

/// Something that happens at a time.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its first possible day.
    pub from: civil::Date,
    /// Its last possible day.
    pub to: civil::Date,
    /// Its sort.
    pub sort: Sort,
    /// Its date and title, with its address.
    pub name: Label<'static>,
}

/// The texts around a strip.
pub struct Strip {
    /// The title and the description.
    pub caption: Caption,
    /// The heading of years.
    pub years: String,
    /// The labels of the sorts of marks: past, ahead, promise, overdue.
    pub sorts: [String; 4],
    /// The day that is drawn as a line.
    pub now: civil::Date,
}

impl Strip {
    /// Draws marks; none if there are no marks, or too many at the same time to tell them apart.
    pub fn draw(self, words: &Words, marks: &[Mark]) -> Option<Figure> {
        if marks.len() > MOST_MARKS {
            return None;
        }
        let axis = Axis::of(marks.iter().map(Mark::year))?;
        let mut lanes: Vec<usize> = Vec::new();
        let mut placed: Vec<(usize, usize, usize, &Mark)> = Vec::new();
        let mut sorted: Vec<&Mark> = marks.iter().collect();
        sorted.sort_by_key(|mark| (mark.from, mark.to));
        for mark in sorted {
            let (start, end) = (axis.at(mark.from), axis.end(mark.to));
            // A mark at the end of the axis also needs its place.
            let start = start.min(10_000 - LEAST);
            let until = end.max(start + LEAST);
            let lane = lanes.iter().position(|taken| *taken <= start).unwrap_or(lanes.len());
            if lane == lanes.len() {
                lanes.push(0);
            }
            lanes[lane] = until;
            placed.push((lane, start, end.saturating_sub(start), mark));
        }
        if lanes.len() > MOST_LANES {
            return None;
        }
        let height = lanes.len() * LANE + 6;
        let now = share(axis.at(self.now));
        let shapes = html! {
            (axis.draw(height, words))
            (Shape::new("line", "now").set("x1", &now).set("x2", &now).set("y2", height))
            @for (lane, start, length, mark) in placed {
                // The first lane is the lowest.
                @let y = height - (lane + 1) * LANE;
                (mark.draw(&share(start), y, (length >= LEAST / 2).then(|| share(length))))
            }
        };
        let drawing = html! { (svg("strip", "100%", height + 20, &shapes)) (self.legend(marks)) };
        let table = self.table(words, axis, marks);
        Some(self.caption.figure("strip", drawing, table))
    }

    /// The legend, with the sorts that occur.
    fn legend(&self, marks: &[Mark]) -> Html {
        let sorts = Sort::ALL.into_iter().zip(&self.sorts).filter(|(sort, _)| marks.iter().any(|mark| mark.sort == *sort));
        html! { "\n" ul.sorts { @for (sort, label) in sorts { li { (svg("strip", 14, 12, &shape(sort, "2", 1, None))) " " (label) } } } }
    }

    /// The number of marks of each sort in each year.
    fn table(&self, words: &Words, axis: Axis, marks: &[Mark]) -> Table {
        let sorts: Vec<(Sort, &String)> =
            Sort::ALL.into_iter().zip(&self.sorts).filter(|(sort, _)| marks.iter().any(|mark| mark.sort == *sort)).collect();
        let heads = std::iter::once((self.years.clone(), false)).chain(sorts.iter().map(|(_, label)| ((*label).clone(), true)));
        let mut table = Table::new(heads);
        for place in 0..axis.places() {
            let of = |sort: Sort| marks.iter().filter(|mark| mark.sort == sort && axis.place(mark.year()) == place).count();
            let name = axis.name(place, words);
            table.push(std::iter::once(html! { (name) }).chain(sorts.iter().map(|(sort, _)| html! { (words.number(of(*sort) as u64)) })));
        }
        table
    }
}

impl Mark {
    /// The year of the mark: that of its first day, or of its last day if it has no beginning.
    fn year(&self) -> i16 {
        if self.from == civil::Date::MIN { self.to.year() } else { self.from.year() }
    }

    /// The mark at `x`, from `y` down, with a length or as short as possible.
    fn draw(&self, x: &str, y: usize, length: Option<String>) -> Html {
        self.name.around(&self.name.text, &shape(self.sort, x, y, length.as_deref()))
    }
}

/// The shape of a mark: a bar if it has a length, else the mark of a day. An overdue mark is struck out.
fn shape(sort: Sort, x: &str, y: usize, length: Option<&str>) -> Html {
    let width = length.unwrap_or("7");
    let rect = |class: String, y: usize, height: usize| {
        Shape::new("rect", class).set("x", x).set("y", y).set("width", width).set("height", height)
    };
    html! {
        (rect(format!("mark {}", sort.class()), y, HIGH))
        @if sort == Sort::Overdue { (rect("strike".to_owned(), y + HIGH / 2, 2)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(from: civil::Date, to: civil::Date, sort: Sort) -> Mark {
        Mark { from, to, sort, name: Label { text: "a < b".into(), url: Some(crate::markup::Text::new("/a/")) } }
    }

    fn strip() -> Strip {
        Strip {
            caption: Caption { id: "strip".to_owned(), title: "t".to_owned(), description: "d".to_owned() },
            years: "Year".to_owned(),
            sorts: ["Past", "Ahead", "Promised", "Overdue"].map(str::to_owned),
            now: civil::date(2024, 7, 1),
        }
    }

    #[test]
    fn precision_is_extent_and_what_overlaps_has_a_lane_of_its_own() {
        let (day, year) = (civil::date(2023, 3, 1), [civil::date(2023, 1, 1), civil::date(2023, 12, 31)]);
        let marks = [
            mark(year[0], year[1], Sort::Past),
            mark(day, day, Sort::Promise),
            mark(day, day, Sort::Overdue),
            mark(civil::date(2024, 1, 1), civil::Date::MAX, Sort::Ahead),
        ];
        let figure = strip().draw(&Words::english(), &marks).unwrap();
        let html = figure.drawing.as_str();
        assert!(html.contains("<rect class=\"mark past\" x=\"0%\" y=\"30\" width=\"50%\" height=\"9\"/>"), "{html}");
        assert!(html.contains("<rect class=\"mark promise\" x=\"8%\" y=\"18\" width=\"7\""), "{html}");
        assert!(html.contains("<rect class=\"mark overdue\" x=\"8%\" y=\"6\"") && html.contains("class=\"strike\""), "{html}");
        assert!(html.contains("<title>a &lt; b</title>"));
        assert!(
            figure.table.rows.as_str().contains("<th scope=\"row\">2023</th><td class=\"n\">1</td><td class=\"n\">0</td>"),
            "{:?}",
            figure.table.rows
        );
    }

    #[test]
    fn a_crowd_is_no_strip() {
        let day = civil::date(2024, 5, 5);
        let crowd: Vec<Mark> = (0..40).map(|_| mark(day, day, Sort::Past)).collect();
        assert!(strip().draw(&Words::english(), &crowd).is_none());
        assert!(strip().draw(&Words::english(), &[]).is_none());
    }
}
