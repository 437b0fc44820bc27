//! World maps: countries shaded by steps, unions of countries as lines around them, and a list with the same information in
//! words.
//!
//! Outlines and borders are those of Natural Earth (public domain), simplified and projected once by `tools/world.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use super::svg::svg;
use super::{Caption, Figure, Label, Table};
use crate::markup::{Html, Shape, html};
use crate::words::Words;

/// A line with width and height, then one line per country: its code, and either an outline or the place of a disc; `-` is
/// land without a code.
const WORLD: &str = include_str!("world.txt");
/// The diameter of a disc, in units of the map.
const DISC: usize = 9;
/// The most places of a line of the list that is not folded on a telephone.
const LINE: usize = 8;

/// A country on a map.
#[derive(Clone, Debug)]
pub struct Place {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name with its address.
    pub name: Label<'static>,
    /// The number of its shade, from 1; 0 if it has none.
    pub step: usize,
    /// Its value in short: "18".
    pub value: String,
    /// Its value as a phrase of its own: "18 projects".
    pub said: String,
    /// The codes of its members, if it is a union, which is drawn as a line around them.
    pub members: Vec<String>,
}

/// The texts around a map.
pub struct Map {
    /// The title and the description.
    pub caption: Caption,
    /// The headings of places and values.
    pub heads: [String; 2],
    /// The meanings of the steps from 1 on, the lowest first.
    pub steps: Vec<String>,
    /// The label of places without a step; if there is none, they are not listed.
    pub none: Option<String>,
    /// The labels of unions, and of places too small for a map of this scale.
    pub others: [String; 2],
}

/// How a place is drawn.
enum Shaped {
    Outline(&'static str),
    Disc(&'static str, &'static str),
}

impl Shaped {
    fn outline(&self) -> Option<&'static str> {
        match self {
            Self::Outline(outline) => Some(outline),
            Self::Disc(..) => None,
        }
    }
}

/// The places on the map, by code.
type Sheet = BTreeMap<&'static str, Shaped>;

/// The map: its width and height, and the places on it by code.
fn sheet() -> (&'static str, Sheet) {
    let (size, lines) = WORLD.split_once('\n').unwrap_or_default();
    let shape = |line: &'static str| {
        let (code, shape) = line.split_once(' ')?;
        let disc = || shape.split_once(' ').filter(|(x, _)| x.bytes().all(|byte| byte.is_ascii_digit()));
        Some((code, disc().map_or(Shaped::Outline(shape), |(x, y)| Shaped::Disc(x, y))))
    };
    (size, lines.lines().filter_map(shape).collect())
}

impl Map {
    /// Draws places; lists have them in the given order.
    pub fn draw(self, words: &Words, places: &[Place]) -> Figure {
        let (size, sheet) = sheet();
        let drawing = html! {
            svg.world viewBox={ "0 0 " (size) } aria-hidden="true" focusable="false" { (countries(words, &self.caption.anchor(), &sheet, places)) }
            (self.list(words, places, |place| sheet.contains_key(&*place.code)))
        };
        let mut table = Table::new([(self.heads[0].clone(), false), (self.heads[1].clone(), true)]);
        places.iter().for_each(|place| table.push([place.name.html(), html! { (place.value) }]));
        self.caption.figure("map", drawing, table)
    }

    /// The places by step, the highest first. Unions and places that are not on the map have lines of their own.
    fn list(&self, words: &Words, places: &[Place], on_map: impl Fn(&Place) -> bool) -> Html {
        let is_union = |place: &&Place| !place.members.is_empty();
        let steps = self.steps.iter().enumerate().rev().map(|(at, label)| (label, at + 1)).chain(self.none.iter().map(|none| (none, 0)));
        let of_step = |step: usize| places.iter().filter(move |place| place.step == step).filter(|place| on_map(place) && !is_union(place));
        let [unions, elsewhere] = &self.others;
        let listed = |place: &&Place| self.none.is_some() || place.step > 0;
        html! {
            "\n"
            dl.steps {
                @for (label, step) in steps { (line(words, &format!("step-{step}"), label, of_step(step))) }
                (line(words, "union", unions, places.iter().filter(is_union)))
                (line(words, "", elsewhere, places.iter().filter(listed).filter(|place| !on_map(place) && !is_union(place))))
                "\n"
            }
        }
    }
}

/// A line of the list: a swatch unless `class` is empty, its meaning, and the places.
fn line<'p>(words: &Words, class: &str, label: &str, places: impl Iterator<Item = &'p Place>) -> Html {
    let places: Vec<&Place> = places.collect();
    let swatch = || Shape::new("rect", class).set("x", 1).set("y", 1).set("width", 16).set("height", 10);
    let names = html! {
        ul {
            @for place in &places { li { (place.name.html()) @if !place.value.is_empty() { " " span { (place.value) } } } }
        }
    };
    html! {
        @if !places.is_empty() {
            "\n"
            div {
                dt { @if !class.is_empty() { (svg("swatch", 18, 12, &html! { (swatch()) })) " " } (label) }
                dd {
                    @if places.len() > LINE {
                        details { summary { (words.say("places_count", &[("count", places.len().into())])) } (names) }
                    } @else {
                        (names)
                    }
                }
            }
        }
    }
}

/// The land and the places on it. Lines around unions lie above neighbouring countries and below members.
fn countries(words: &Words, id: &str, sheet: &Sheet, places: &[Place]) -> Html {
    let by_code: BTreeMap<&str, &Place> = places.iter().map(|place| (&*place.code, place)).collect();
    let unions: Vec<&Place> = places.iter().filter(|place| !place.members.is_empty()).collect();
    let members: BTreeSet<&str> = unions.iter().flat_map(|union| &union.members).map(String::as_str).collect();
    let outlines = || sheet.iter().filter_map(|(code, shape)| shape.outline().map(|outline| (*code, outline)));
    let of_members = || outlines().filter(|(code, _)| members.contains(code));
    let discs = sheet.iter().filter_map(|(code, shape)| match shape {
        Shaped::Disc(x, y) => by_code.get(code).map(|place| (x, y, *place)),
        Shaped::Outline(_) => None,
    });
    let others = || outlines().filter(|(code, _)| !members.contains(code));
    // Land without data is a single shape.
    let land: String = others().filter(|(code, _)| !by_code.contains_key(code)).map(|(_, outline)| outline).collect();
    let step = |place: &Place| format!("step-{}", place.step);
    let reference = |code: &str| format!("#{id}-{code}");
    html! {
        (Shape::new("path", "land").set("d", land))
        @for (place, outline) in others().filter_map(|(code, outline)| Some((by_code.get(code)?, outline))) {
            (place.around(words, &html! { (Shape::new("path", step(place)).set("d", outline)) }))
        }
        defs { @for (code, outline) in of_members() { (Shape::plain("path").set("id", format_args!("{id}-{code}")).set("d", outline)) } }
        @for union in &unions {
            @let around = union.members.iter().filter(|code| sheet.get(code.as_str()).is_some_and(|shape| shape.outline().is_some()));
            (union.around(words, &html! { g.union { @for code in around { (Shape::plain("use").set("href", reference(code))) } } }))
        }
        @for (code, _) in of_members() {
            @match by_code.get(code) {
                Some(place) => (place.around(words, &html! { (Shape::new("use", step(place)).set("href", reference(code))) })),
                None => (Shape::new("use", "land").set("href", reference(code))),
            }
        }
        @for (x, y, place) in discs {
            (place.around(words, &html! { (Shape::new("circle", step(place)).set("cx", x).set("cy", y).set("r", DISC)) }))
        }
    }
}

impl Place {
    /// A shape with its name, and a link if it has an address.
    fn around(&self, words: &Words, shape: &Html) -> Html {
        let said = [("label", (&*self.name.text).into()), ("text", (&self.said).into())];
        self.name.around(&words.say("labelled", &said), shape)
    }
}

/// The lower bounds of the steps for counts from 1 to `most`: round numbers, at most five.
pub fn thresholds(most: usize) -> Vec<usize> {
    let mut round = vec![1];
    let mut power = 1;
    while power <= most {
        round.extend([2, 5, 10].map(|factor| factor * power));
        power = power.saturating_mul(10);
    }
    round.retain(|threshold| *threshold <= most.max(1));
    let more = round.len().saturating_sub(5);
    // The lowest step always begins at one.
    round.drain(1..=more);
    round
}

/// The step of a count, from 1; 0 for no count.
pub fn step_of(count: usize, thresholds: &[usize]) -> usize {
    thresholds.iter().filter(|threshold| **threshold <= count).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(code: &str, step: usize, members: &[&str]) -> Place {
        let members = members.iter().map(|code| (*code).to_owned()).collect();
        let name = Label { text: format!("<{code}>").into(), url: (code != "US").then(|| crate::markup::Text::new(&format!("/{code}/"))) };
        Place { code: code.to_owned(), name, step, value: step.to_string(), said: format!("{step} of them"), members }
    }

    fn map() -> Map {
        let text = |text: &str| text.to_owned();
        Map {
            caption: Caption { id: text("map"), title: text("t"), description: text("d") },
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
                Shaped::Outline(path) => {
                    let plain = path.bytes().all(|byte| byte.is_ascii_digit() || b" -Mlz".contains(&byte));
                    assert!(path.starts_with('M') && path.ends_with('z') && plain, "{code}");
                }
                Shaped::Disc(x, y) => assert!(x.parse::<u32>().is_ok() && y.parse::<u32>().is_ok(), "{code}"),
            }
        }
        assert!(WORLD.len() < 60_000, "the sheet is published with every map");
    }

    #[test]
    fn outlines_discs_unions_and_what_no_map_has() {
        let places =
            [place("FR", 2, &[]), place("SG", 1, &[]), place("US", 0, &[]), place("EU", 1, &["FR", "DE", "MT"]), place("TV", 1, &[])];
        let drawing = map().draw(&Words::english(), &places).drawing;
        let html = drawing.as_str();
        assert!(html.contains(
            "<a tabindex=\"-1\" href=\"/FR/\"><title>&lt;FR&gt;: 2 of them</title><use class=\"step-2\" href=\"#figure--map-FR\"/></a>"
        ));
        assert!(html.contains("<use class=\"land\" href=\"#figure--map-DE\"/>"), "a member of which nothing is said is land");
        assert!(html.contains("<circle class=\"step-1\""), "Singapore is a disc");
        assert!(html.contains("<g><title>&lt;US&gt;: 0 of them</title><path class=\"step-0\""), "no page, no link");
        assert!(html.contains("<g class=\"union\"><use href=\"#figure--map-FR\"/><use href=\"#figure--map-DE\"/></g>"), "Malta is a disc");
        assert!(!html.contains("<details>"), "short lines are not folded");
        assert!(html.contains("Not on the map</dt><dd><ul><li><a href=\"/TV/\">&lt;TV&gt;</a> <span>1</span></li></ul>"));
    }

    #[test]
    fn long_lines_fold() {
        let places: Vec<Place> = (0..=LINE).map(|_| place("FR", 1, &[])).collect();
        assert!(map().draw(&Words::english(), &places).drawing.as_str().contains("<dd><details><summary>9 countries</summary><ul>"));
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
