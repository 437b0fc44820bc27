//! Parts that drawings share: percentages, and bars whose parts differ in height as well as in colour.

use std::fmt::Display;

use super::Part;
use crate::markup::{Html, Shape, html};

/// A share of a whole with two decimal places, as an SVG percentage: "12.5%". The whole may be zero.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let share = if whole == 0 { 0 } else { (part as u128 * 10_000 / whole as u128) as u64 };
    let (whole, rest) = (share / 100, share % 100);
    match rest {
        0 => format!("{whole}%"),
        _ if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        _ => format!("{whole}.{rest:02}%"),
    }
}

/// A drawing of a given size; `class` may be empty. It is hidden from screen readers, because the same is beside it in
/// words.
pub(super) fn svg(class: &str, width: impl Display, height: impl Display, shapes: &Html) -> Html {
    let class = Some(class).filter(|class| !class.is_empty());
    html! {
        svg class=[class] width=(format_args!("{width}")) height=(format_args!("{height}")) aria-hidden="true" focusable="false" { (shapes) }
    }
}

/// A bar whose parts are lined up from the left or from the right, with lengths in proportion to their shares of `most`.
pub(super) fn bar(parts: &[Part], most: usize, from_right: bool) -> Html {
    let mut shapes = Html::default();
    let mut before = 0;
    for part in Part::some(parts) {
        let start = if from_right { most.saturating_sub(before + part.count) } else { before };
        // The outlines of all parts are equally high, but their fillings are not.
        for class in ["edge", "fill"] {
            let class = format!("{class} {class}-{}", part.word);
            shapes.push(Shape::new("rect", class).set("x", percent(start, most)).set("width", percent(part.count, most)));
        }
        before += part.count;
    }
    svg("bar", "100%", 16, &shapes)
}
