//! The ground of a cell of a matrix: which share of a whole its parts are, as heights.

use super::svg::percent;
use super::{Part, total};
use crate::entry::escape_into;

/// The sort of part that is hatched: nobody knows.
pub const HATCHED: &str = "unknown";
/// Wider than any cell: a line so wide, in dashes, is a hatch that needs no pattern, and so no id.
const WIDEST: usize = 1_000;

/// A drawing to lie behind the numbers of a cell: its parts from the bottom up, each as high as its share of `of`; a part called
/// [`HATCHED`] is. Nothing where there is nothing to draw.
pub fn fill(parts: &[Part], of: usize) -> String {
    if total(parts) == 0 {
        return String::new();
    }
    let mut svg = String::from("<svg class=\"heat\" width=\"100%\" height=\"100%\" aria-hidden=\"true\" focusable=\"false\">");
    let mut below = 0;
    for part in parts.iter().filter(|part| part.count > 0) {
        below += part.count;
        let (y, height) = (percent(of.saturating_sub(below), of), percent(part.count.min(of), of));
        let hatched = part.word == HATCHED;
        svg.push_str(if hatched { "<line class=\"ground-" } else { "<rect class=\"ground-" });
        escape_into(&mut svg, &part.word);
        svg.push_str(&match hatched {
            true => format!("\" y1=\"{y}\" y2=\"{}\" stroke-width=\"{WIDEST}\"/>", percent(of.saturating_sub(below - part.count), of)),
            false => format!("\" y=\"{y}\" width=\"100%\" height=\"{height}\"/>"),
        });
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(word: &str, count: usize) -> Part {
        Part { word: word.to_owned(), label: String::new(), count }
    }

    #[test]
    fn parts_lie_on_each_other_from_the_ground() {
        let svg = fill(&[part("a", 1), part("none", 0), part("b", 2)], 8);
        assert!(svg.contains("<rect class=\"ground-a\" y=\"87.5%\" width=\"100%\" height=\"12.5%\"/>"), "{svg}");
        assert!(svg.contains("<rect class=\"ground-b\" y=\"62.5%\" width=\"100%\" height=\"25%\"/>"), "{svg}");
        assert!(!svg.contains("none"));
        assert_eq!(fill(&[part("a", 0)], 8), "");
    }
}
