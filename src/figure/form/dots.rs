//! Dots on a logarithmic scale: a line for each name, a dot for each amount.

use super::svg::{percent, svg};
use super::{Caption, Figure, Label, Table, more};
use crate::markup::{Html, Shape, html};
use crate::words::Words;

/// The most lines that are drawn; the table has all of them.
const DRAWN: usize = 20;
/// The height of a line, in pixels.
const HIGH: usize = 22;
/// The length of a power of ten, in the units of this file.
const DECADE: usize = 1 << 14;

/// An amount.
#[derive(Clone, Debug)]
pub struct Dot {
    /// The amount in whole units; greater than zero.
    pub amount: u128,
    /// Its sort, as an index in the list of sorts.
    pub sort: usize,
    /// The amount with its sort, in words.
    pub said: String,
}

/// A name with its amounts.
#[derive(Clone, Debug)]
pub struct Line<'l> {
    /// The name.
    pub name: Label<'l>,
    /// At least one.
    pub dots: Vec<Dot>,
}

/// The texts around dots.
pub struct Dots<T> {
    /// The title and the description.
    pub caption: Caption,
    /// The headings of names, sorts and amounts.
    pub heads: [String; 3],
    /// The sorts in order. The last one is for amounts without a sort.
    pub sorts: Vec<String>,
    /// Formats a power of ten, given its exponent.
    pub tick: T,
}

/// The logarithm of a number in fractions of [`DECADE`]; for zero, that of one. It is computed in integers, so that it is
/// the same on every machine.
fn logarithm(amount: u128) -> usize {
    const ONE: u128 = 1_000_000_000_000;
    let exponent = amount.max(1).ilog10();
    // A number between one and ten, with twelve decimal places.
    let mut rest = match 10_u128.checked_pow(exponent) {
        Some(power) if amount < u128::MAX / ONE => amount.max(1) * ONE / power,
        Some(power) => amount / (power / ONE).max(1),
        None => ONE,
    };
    let mut fraction = 0;
    let mut bit = DECADE / 2;
    while bit > 0 {
        rest = rest * rest / ONE;
        if rest >= 10 * ONE {
            rest /= 10;
            fraction += bit;
        }
        bit /= 2;
    }
    exponent as usize * DECADE + fraction
}

impl<T: Fn(u32) -> String> Dots<T> {
    /// Draws lines in order; none if there are none.
    pub fn draw(self, words: &Words, lines: &[Line<'_>]) -> Option<Figure> {
        let amounts = || lines.iter().take(DRAWN).flat_map(|line| &line.dots).map(|dot| dot.amount);
        let (least, most) = (amounts().min()?.max(1), amounts().max()?.max(1));
        let (first, last) = (least.ilog10() as usize, most.ilog10() as usize + 1);
        let place = |amount: u128| percent(logarithm(amount) - first * DECADE, (last - first) * DECADE);
        // All powers are labelled; on a long scale, only every second or third.
        let every = (last - first) / 6 + 1;
        let powers = (first..=last).filter(|power| (power - first) % every == 0);
        let grid = html! {
            @for power in powers.clone() {
                @let x = percent(power - first, last - first);
                (Shape::new("line", "year").set("x1", &x).set("x2", &x).set("y2", HIGH))
            }
        };
        let used = |at: usize| lines.iter().flat_map(|line| &line.dots).any(|dot| dot.sort == at);
        let drawing = html! {
            ol."series dots" {
                @for line in lines.iter().take(DRAWN) {
                    "\n"
                    li { span.name { (line.name.html()) } (svg("strip", "100%", HIGH, &self.line(line, &grid, place))) }
                }
                "\n"
            }
            "\n"
            div.axis {
                (svg("strip", "100%", 20, &html! {
                    @for power in powers {
                        @let class = if power == first { "label first" } else if power == last { "label last" } else { "label" };
                        text class=(class) x=(percent(power - first, last - first)) y="14" {
                            ((self.tick)(u32::try_from(power).unwrap_or_default()))
                        }
                    }
                }))
            }
            @if lines.len() > DRAWN { "\n" p.more { (more(words, lines.len() - DRAWN)) } }
            "\n"
            ul.sorts {
                @for (at, sort) in self.sorts.iter().enumerate().filter(|(at, _)| used(*at)) {
                    li { (svg("strip", 14, HIGH, &self.dot(at, "7", None))) " " (sort) }
                }
            }
        };
        let [names, sorts, amounts] = self.heads;
        let mut table = Table::new([(names, false), (sorts, false), (amounts, true)]);
        for line in lines {
            for dot in &line.dots {
                let sort = self.sorts.get(dot.sort).map(String::as_str).unwrap_or_default();
                table.push([line.name.html(), html! { (sort) }, html! { (dot.said) }]);
            }
        }
        Some(self.caption.figure("dots", drawing, table))
    }

    /// The dots of a line over the grid, with a line from the first to the last.
    fn line(&self, line: &Line<'_>, grid: &Html, place: impl Fn(u128) -> String) -> Html {
        let amounts = || line.dots.iter().map(|dot| dot.amount);
        let ends = amounts().min().zip(amounts().max()).filter(|(from, to)| from != to);
        let between = ends.map(|(from, to)| {
            Shape::new("line", "between").set("x1", place(from)).set("x2", place(to)).set("y1", HIGH / 2).set("y2", HIGH / 2)
        });
        html! {
            (grid)
            @if let Some(between) = between { (between) }
            @for dot in &line.dots { (self.dot(dot.sort, &place(dot.amount), Some(&dot.said))) }
        }
    }

    /// The symbol of a sort: a hollow circle and a hollow square, then both filled, then both tinted; a small dot without a
    /// sort.
    fn dot(&self, sort: usize, x: &str, said: Option<&str>) -> Html {
        let class = ["dot hollow", "dot", "dot tinted"][(sort / 2).min(2)];
        let middle = HIGH / 2;
        let circle = |class, r| Shape::new("circle", class).set("cx", x).set("cy", middle).set("r", r);
        let shape = match sort % 2 {
            _ if sort + 1 >= self.sorts.len() => circle("dot", "2.5"),
            0 => circle(class, "5"),
            _ => Shape::new("rect", class).set("x", x).set("y", middle - 4).set("width", 9).set("height", 9),
        };
        html! { g { @if let Some(said) = said { title { (said) } } (shape) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_whole_numbers() {
        for (amount, expected) in [(0, 0), (1, 0), (10, DECADE), (1_000_000, 6 * DECADE), (2, 4932), (5, 11451), (500, 2 * DECADE + 11451)]
        {
            assert_eq!(logarithm(amount), expected, "{amount}");
        }
        assert!(logarithm(u128::MAX) >= 38 * DECADE);
    }

    #[test]
    fn lines_have_dots_where_their_amounts_are() {
        let dot = |amount, sort| Dot { amount, sort, said: format!("{amount} <") };
        let line = |name: &str, dots| Line { name: Label { text: name.to_owned().into(), url: None }, dots };
        let text = str::to_owned;
        let dots = Dots {
            caption: Caption { id: text("money"), title: text("t"), description: text("d") },
            heads: [text("Name"), text("Basis"), text("Sum")],
            sorts: ["reported", "announced", "committed", "spent", "none"].map(str::to_owned).to_vec(),
            tick: |power: u32| format!("1e{power}"),
        };
        let mut lines = vec![line("a", vec![dot(1_000, 0), dot(90_000, 3)])];
        lines.extend((0..DRAWN).map(|_| line("b", vec![dot(10_000, 2)])));
        let figure = dots.draw(&Words::english(), &lines).unwrap();
        let html = figure.drawing.as_str();
        assert!(html.contains("<circle class=\"dot hollow\" cx=\"0%\"") && html.contains("<title>1000 &lt;</title>"), "{html}");
        assert!(html.contains("<rect class=\"dot\" x=\"97.71%\"") && html.contains("<circle class=\"dot\" cx=\"50%\""), "{html}");
        assert!(html.contains("<line class=\"between\" x1=\"0%\" x2=\"97.71%\""), "{html}");
        assert!(html.contains(">1e3</text>") && html.contains("1 more"), "{html}");
        assert_eq!(figure.table.count, DRAWN + 2);
    }
}
