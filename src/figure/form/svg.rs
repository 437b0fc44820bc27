//! SVG as text: shares of a length, and bars whose parts differ by height as well as by colour.

use super::Part;
use crate::entry::escape_into;

/// A share of a whole in hundredths of a percent, as SVG takes it: "12.5%". The whole may be none.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let share = if whole == 0 { 0 } else { (part as u128 * 10_000 / whole as u128) as u64 };
    let (whole, rest) = (share / 100, share % 100);
    match rest {
        0 => format!("{whole}%"),
        _ if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        _ => format!("{whole}.{rest:02}%"),
    }
}

/// A bar whose parts stand one after the other, from the left or from the right, as long as their share of `most`. It says nothing to
/// those who do not see it: the numbers stand beside it.
pub(super) fn bar(parts: &[Part], most: usize, from_right: bool) -> String {
    let mut svg = String::from("<svg class=\"bar\" width=\"100%\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">");
    let mut before = 0;
    for part in parts.iter().filter(|part| part.count > 0) {
        let start = if from_right { most.saturating_sub(before + part.count) } else { before };
        let (x, width) = (percent(start, most), percent(part.count, most));
        // The outline of each is as high, what fills it is not.
        for class in ["edge", "fill"] {
            svg.push_str(&format!("<rect class=\"{class} {class}-"));
            escape_into(&mut svg, &part.word);
            svg.push_str(&format!("\" x=\"{x}\" width=\"{width}\"/>"));
        }
        before += part.count;
    }
    svg.push_str("</svg>");
    svg
}
