//! The background of a matrix cell, which shows the parts of a whole as heights.

use super::svg::{percent, svg};
use crate::markup::{Html, Shape};

/// The part that is hatched, because nobody knows.
pub const HATCHED: &str = "unknown";
/// Wider than any cell. A dashed line of this width looks like a hatch, without a pattern and the id that it would need.
const WIDEST: usize = 1_000;

/// A drawing to be put behind the numbers of a cell: its parts from the bottom up, with heights in proportion to their
/// shares of `of`. The part called [`HATCHED`] is hatched. Empty if there is nothing to draw.
pub fn heat(counts: &[(&str, usize)], of: usize) -> Html {
    let mut shapes = Html::default();
    let mut below = 0;
    for (word, count) in counts.iter().copied().filter(|(_, count)| *count > 0) {
        let above = below + count;
        let (y, class) = (percent(of.saturating_sub(above), of), format!("ground-{word}"));
        shapes.push(match word == HATCHED {
            true => {
                let to = percent(of.saturating_sub(below), of);
                Shape::new("line", class).set("y1", y).set("y2", to).set("stroke-width", WIDEST)
            }
            false => Shape::new("rect", class).set("y", y).set("width", "100%").set("height", percent(count.min(of), of)),
        });
        below = above;
    }
    if shapes.is_empty() { shapes } else { svg("heat", "100%", "100%", &shapes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lie_on_each_other_from_the_ground() {
        let svg = heat(&[("a", 1), ("none", 0), ("b", 2)], 8);
        let svg = svg.as_str();
        assert!(svg.contains("<rect class=\"ground-a\" y=\"87.5%\" width=\"100%\" height=\"12.5%\"/>"), "{svg}");
        assert!(svg.contains("<rect class=\"ground-b\" y=\"62.5%\" width=\"100%\" height=\"25%\"/>"), "{svg}");
        assert!(!svg.contains("none"));
        assert!(heat(&[("a", 0)], 8).is_empty());
    }
}
