//! World maps: countries shaded by steps, unions of countries as a line around them, and a list that says the same in words.
//!
//! Outlines and borders are those of Natural Earth (public domain), simplified and projected once by `tools/world.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Figure, Label, Table, escaped};
use crate::entry::escape_into;

/// A line with width and height, then one a country: its code, and either an outline or the place of a disc; `-` is land of no code.
const WORLD: &str = include_str!("world.txt");
/// The size of a disc, in units of the sheet.
const DISC: usize = 9;

/// A country on a map.
#[derive(Clone, Debug)]
pub struct Place {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name, and where that leads.
    pub name: Label,
    /// How it is shaded: the number of a step, from 1; 0 where there is nothing to shade.
    pub step: usize,
    /// Its value, short: "18".
    pub value: String,
    /// Its value, as it is read without a head: "18 projects".
    pub said: String,
    /// Codes of its members, if it is a union: it is drawn as a line around them.
    pub members: Vec<String>,
}

/// What a map says beside its places.
#[derive(Clone, Debug)]
pub struct Map {
    /// For the anchor.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// What the places are, and what their values are.
    pub heads: [String; 2],
    /// What the steps are, from 1, the least first.
    pub steps: Vec<String>,
    /// What is said of places without a step; if nothing, they are not listed.
    pub none: Option<String>,
    /// What is said of unions, and of places that no map of this scale has.
    pub others: [String; 2],
}

/// How a place of the sheet is drawn.
enum Shape<'w> {
    Outline(&'w str),
    Disc(&'w str, &'w str),
}

/// The sheet: its width and height, and what is on it by code.
fn sheet() -> (&'static str, BTreeMap<&'static str, Shape<'static>>) {
    let (size, lines) = WORLD.split_once('\n').unwrap_or_default();
    let shape = |line: &'static str| {
        let (code, shape) = line.split_once(' ')?;
        let disc = || shape.split_once(' ').filter(|(x, _)| x.bytes().all(|byte| byte.is_ascii_digit()));
        Some((code, disc().map_or(Shape::Outline(shape), |(x, y)| Shape::Disc(x, y))))
    };
    (size, lines.lines().filter_map(shape).collect())
}

impl Map {
    /// Draws places; lists have them in their order.
    pub fn draw(self, places: &[Place]) -> Figure {
        let id = super::anchor(self.id);
        let (size, sheet) = sheet();
        let mut drawing = format!("<svg class=\"world\" viewBox=\"0 0 {size}\" aria-hidden=\"true\" focusable=\"false\">");
        let by_code: BTreeMap<&str, &Place> = places.iter().map(|place| (&*place.code, place)).collect();
        let unions: Vec<&Place> = places.iter().filter(|place| !place.members.is_empty()).collect();
        let members: BTreeSet<&str> = unions.iter().flat_map(|union| &union.members).map(String::as_str).collect();
        // What nothing is said of is one shape. Lines around unions lie on their neighbours and below their members.
        drawing.push_str("<path class=\"land\" d=\"");
        for (code, shape) in &sheet {
            if let Shape::Outline(outline) = shape
                && !by_code.contains_key(code)
                && !members.contains(code)
            {
                drawing.push_str(outline);
            }
        }
        drawing.push_str("\"/>");
        let outlines = sheet.iter().filter_map(|(code, shape)| match shape {
            Shape::Outline(outline) => Some((*code, *outline)),
            Shape::Disc(..) => None,
        });
        for (code, outline) in outlines.clone().filter(|(code, _)| !members.contains(code)) {
            push_outline(&mut drawing, None, outline, by_code.get(code).copied());
        }
        drawing.push_str("<defs>");
        for (code, outline) in outlines.clone().filter(|(code, _)| members.contains(code)) {
            drawing.push_str(&format!("<path id=\"{id}-{code}\" d=\"{outline}\"/>"));
        }
        drawing.push_str("</defs>");
        for union in &unions {
            let around: Vec<&String> = union.members.iter().filter(|code| matches!(sheet.get(&***code), Some(Shape::Outline(_)))).collect();
            linked(&mut drawing, union, |drawing| {
                drawing.push_str("<g class=\"union\">");
                around.iter().for_each(|code| drawing.push_str(&format!("<use href=\"#{id}-{code}\"/>")));
                drawing.push_str("</g>");
            });
        }
        for (code, outline) in outlines.filter(|(code, _)| members.contains(code)) {
            push_outline(&mut drawing, Some(&format!("{id}-{code}")), outline, by_code.get(code).copied());
        }
        for (code, shape) in &sheet {
            if let (Shape::Disc(x, y), Some(place)) = (shape, by_code.get(code)) {
                linked(&mut drawing, place, |drawing| {
                    drawing.push_str(&format!("<circle class=\"step-{}\" cx=\"{x}\" cy=\"{y}\" r=\"{DISC}\"/>", place.step));
                });
            }
        }
        drawing.push_str("</svg>");
        self.push_list(&mut drawing, places, |place| sheet.contains_key(&*place.code));
        let mut table = Table::new([(self.heads[0].clone(), false), (self.heads[1].clone(), true)]);
        places.iter().for_each(|place| table.push(&[place.name.html(), escaped(&place.value)]));
        Figure { id, form: "map", title: self.title, description: self.description, drawing, table }
    }

    /// Appends the places by step, the highest first; unions and what is not on the map have a line of their own.
    fn push_list(&self, html: &mut String, places: &[Place], on_map: impl Fn(&Place) -> bool) {
        html.push_str("\n<dl class=\"steps\">");
        let is_union = |place: &&Place| !place.members.is_empty();
        let steps = self.steps.iter().enumerate().rev().map(|(at, label)| (label, at + 1)).chain(self.none.iter().map(|none| (none, 0)));
        for (label, step) in steps {
            let of_step = places.iter().filter(|place| place.step == step && on_map(place) && !is_union(place));
            push_line(html, &format!("step-{step}"), label, of_step);
        }
        let [unions, elsewhere] = &self.others;
        push_line(html, "union", unions, places.iter().filter(is_union));
        let listed = |place: &&Place| self.none.is_some() || place.step > 0;
        push_line(html, "", elsewhere, places.iter().filter(listed).filter(|place| !on_map(place) && !is_union(place)));
        html.push_str("\n</dl>");
    }
}

/// Appends a line of the list: a swatch, unless its class is empty, what it means, and the places.
fn push_line<'p>(html: &mut String, class: &str, label: &str, places: impl Iterator<Item = &'p Place>) {
    let mut places = places.peekable();
    if places.peek().is_none() {
        return;
    }
    html.push_str("\n<div><dt>");
    if !class.is_empty() {
        html.push_str("<svg class=\"swatch\" width=\"18\" height=\"12\" aria-hidden=\"true\" focusable=\"false\">");
        html.push_str(&format!("<rect class=\"{class}\" x=\"1\" y=\"1\" width=\"16\" height=\"10\"/></svg> "));
    }
    escape_into(html, label);
    html.push_str("</dt><dd><ul>");
    for place in places {
        html.push_str("<li>");
        html.push_str(&place.name.html());
        if !place.value.is_empty() {
            html.push_str(" <span>");
            escape_into(html, &place.value);
            html.push_str("</span>");
        }
        html.push_str("</li>");
    }
    html.push_str("</ul></dd></div>");
}

/// Appends the outline of a country: `id` names one that is there already.
fn push_outline(html: &mut String, id: Option<&str>, outline: &str, place: Option<&Place>) {
    let shape = |html: &mut String, class: &str| match id {
        Some(id) => html.push_str(&format!("<use class=\"{class}\" href=\"#{id}\"/>")),
        None => html.push_str(&format!("<path class=\"{class}\" d=\"{outline}\"/>")),
    };
    match place {
        Some(place) => linked(html, place, |html| shape(html, &format!("step-{}", place.step))),
        None if id.is_some() => shape(html, "land"),
        None => {}
    }
}

/// Appends a shape that says whose it is where a pointer rests on it, and leads there. It takes no focus: the list below has the same links.
fn linked(html: &mut String, place: &Place, shape: impl FnOnce(&mut String)) {
    match &place.name.url {
        Some(url) => {
            html.push_str("<a tabindex=\"-1\" href=\"");
            escape_into(html, url);
            html.push_str("\"><title>");
        }
        None => html.push_str("<g><title>"),
    }
    escape_into(html, &place.name.text);
    html.push_str(": ");
    escape_into(html, &place.said);
    html.push_str("</title>");
    shape(html);
    html.push_str(if place.name.url.is_some() { "</a>" } else { "</g>" });
}

/// Where the steps of counts from 1 to `most` begin: at round numbers, five at the most.
pub fn thresholds(most: usize) -> Vec<usize> {
    let mut round = vec![1];
    let mut power = 1;
    while power <= most {
        round.extend([2, 5, 10].map(|factor| factor * power));
        power = power.saturating_mul(10);
    }
    round.retain(|threshold| *threshold <= most.max(1));
    let more = round.len().saturating_sub(5);
    // The lowest step begins at one, whatever the numbers.
    round.drain(1..=more);
    round
}

/// The step that a count is of, from 1; 0 for none.
pub fn step_of(count: usize, thresholds: &[usize]) -> usize {
    thresholds.iter().filter(|threshold| **threshold <= count).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(code: &str, step: usize, members: &[&str]) -> Place {
        let members = members.iter().map(|code| (*code).to_owned()).collect();
        let name = Label { text: format!("<{code}>"), url: (code != "US").then(|| format!("/{code}/")) };
        Place { code: code.to_owned(), name, step, value: step.to_string(), said: format!("{step} of them"), members }
    }

    fn map() -> Map {
        let text = |text: &str| text.to_owned();
        Map {
            id: "map",
            title: text("t"),
            description: text("d"),
            heads: [text("Country"), text("Number")],
            steps: vec![text("1"), text("2 or more")],
            none: Some(text("None")),
            others: [text("Outlined"), text("Not on the map")],
        }
    }

    #[test]
    fn every_line_of_the_sheet_is_a_code_and_a_shape() {
        let (size, sheet) = sheet();
        assert_eq!(size.split(' ').filter(|number| number.parse::<u32>().is_ok()).count(), 2, "{size}");
        assert!(sheet.len() > 200 && sheet.len() == WORLD.lines().count() - 1, "{} codes", sheet.len());
        for (code, shape) in &sheet {
            assert!(*code == "-" || crate::value::Country::parse(code).is_ok(), "{code}");
            match shape {
                Shape::Outline(path) => {
                    let plain = path.bytes().all(|byte| byte.is_ascii_digit() || b" -Mlz".contains(&byte));
                    assert!(path.starts_with('M') && path.ends_with('z') && plain, "{code}");
                }
                Shape::Disc(x, y) => assert!(x.parse::<u32>().is_ok() && y.parse::<u32>().is_ok(), "{code}"),
            }
        }
        assert!(WORLD.len() < 60_000, "the sheet is published with every map");
    }

    #[test]
    fn outlines_discs_unions_and_what_no_map_has() {
        let places =
            [place("FR", 2, &[]), place("SG", 1, &[]), place("US", 0, &[]), place("EU", 1, &["FR", "DE", "MT"]), place("TV", 1, &[])];
        let html = map().draw(&places).drawing;
        assert!(html.contains(
            "<a tabindex=\"-1\" href=\"/FR/\"><title>&lt;FR&gt;: 2 of them</title><use class=\"step-2\" href=\"#figure--map-FR\"/></a>"
        ));
        assert!(html.contains("<use class=\"land\" href=\"#figure--map-DE\"/>"), "a member of which nothing is said is land");
        assert!(html.contains("<circle class=\"step-1\""), "Singapore is a disc");
        assert!(html.contains("<g><title>&lt;US&gt;: 0 of them</title><path class=\"step-0\""), "no page, no link");
        assert!(html.contains("<g class=\"union\"><use href=\"#figure--map-FR\"/><use href=\"#figure--map-DE\"/></g>"), "Malta is a disc");
        assert!(html.contains("Not on the map</dt><dd><ul><li><a href=\"/TV/\">&lt;TV&gt;</a> <span>1</span></li></ul>"));
    }

    #[test]
    fn steps_begin_at_round_numbers() {
        for (most, expected) in
            [(0, &[1][..]), (1, &[1]), (3, &[1, 2]), (24, &[1, 2, 5, 10, 20]), (50, &[1, 5, 10, 20, 50]), (300, &[1, 20, 50, 100, 200])]
        {
            assert_eq!(thresholds(most), expected, "{most}");
        }
        let thresholds = thresholds(24);
        assert_eq!([0, 1, 4, 5, 24].map(|count| step_of(count, &thresholds)), [0, 1, 2, 3, 5]);
    }
}
