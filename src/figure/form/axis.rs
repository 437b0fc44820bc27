//! An axis of years: the places of days on it, and its labels.

use jiff::civil;

use super::svg::percent;
use crate::markup::{Html, Shape, html};
use crate::words::{Arg, Words};

/// The most labels below an axis where it is widest, and where it is narrowest.
const LABELS: [i16; 2] = [20, 6];
/// For every this many values, one may lie before the first year and one after the last, so that a few distant ones do not
/// squeeze all others together.
const OUTLIERS: usize = 25;

/// Years from left to right, of equal width. Everything before the first or after the last year shares a place that is as
/// wide as a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    /// The first and the last year.
    first: i16,
    last: i16,
    /// Whether anything lies before them, and after.
    before: bool,
    after: bool,
}

impl Axis {
    /// An axis for these years; none if there are none.
    pub(super) fn of(years: impl Iterator<Item = i16>) -> Option<Self> {
        let mut years: Vec<i16> = years.collect();
        years.sort_unstable();
        let (earliest, latest) = (*years.first()?, *years.last()?);
        let outliers = years.len() / OUTLIERS;
        let (first, last) = (years[outliers], years[years.len() - 1 - outliers]);
        // One more year takes no more room than the place for values outside the axis.
        let (first, last) = (if first - earliest <= 1 { earliest } else { first }, if latest - last <= 1 { latest } else { last });
        Some(Self { first, last, before: earliest < first, after: latest > last })
    }

    /// The number of places.
    pub(super) fn places(self) -> usize {
        usize::from(self.before) + (self.last - self.first + 1).unsigned_abs() as usize + usize::from(self.after)
    }

    /// The place of a year, from the left.
    pub(super) fn place(self, year: i16) -> usize {
        match year {
            year if year < self.first => 0,
            year if year > self.last => self.places() - 1,
            year => usize::from(self.before) + (year - self.first).unsigned_abs() as usize,
        }
    }

    /// The name of a place: "2024", "until 2014", "2026 or later".
    pub(super) fn name(self, place: usize, words: &Words) -> String {
        self.said(place, words, ["until_year", "year_or_later"])
    }

    /// The year of a place; for the places before and after the axis, one of two messages with a year.
    fn said(self, place: usize, words: &Words, [before, after]: [&str; 2]) -> String {
        let say = |id, year| words.say(id, &[("year", Arg::Sign(&words.year(year)))]);
        match self.year(place) {
            year if year < self.first => say(before, self.first - 1),
            year if year > self.last => say(after, self.last + 1),
            year => words.year(year),
        }
    }

    /// The position at which a day begins, in ten-thousandths of the width.
    pub(super) fn at(self, day: civil::Date) -> usize {
        let within = if (self.first..=self.last).contains(&day.year()) {
            (usize::from(day.day_of_year().unsigned_abs()) - 1) * 100 / 366
        } else {
            0
        };
        (self.place(day.year()) * 100 + within) * 100 / self.places()
    }

    /// The position at which a day ends.
    pub(super) fn end(self, day: civil::Date) -> usize {
        let within =
            if (self.first..=self.last).contains(&day.year()) { usize::from(day.day_of_year().unsigned_abs()) * 100 / 365 } else { 100 };
        (self.place(day.year()) * 100 + within.min(100)) * 100 / self.places()
    }

    /// Lines between the years down to `height`, with labels below.
    pub(super) fn draw(self, height: usize, words: &Words) -> Html {
        let every = LABELS.map(|most| (self.last - self.first) / most + 1);
        let class = |year: i16| match ((self.first..=self.last).contains(&year), year % every[0] == 0, year % every[1] == 0) {
            (false, ..) => Some("label few"),
            (_, _, true) => Some("label"),
            (_, true, _) => Some("label few"),
            _ => None,
        };
        html! {
            @for place in 0..self.places() {
                @let x = percent(place, self.places());
                (Shape::new("line", "year").set("x1", &x).set("x2", &x).set("y2", height))
                @if let Some(class) = class(self.year(place)) {
                    text class=(class) x=(percent(2 * place + 1, 2 * self.places())) y=(height + 14) {
                        (self.said(place, words, ["years_until", "years_from"]))
                    }
                }
            }
        }
    }

    /// The year of a place, which may lie outside the axis.
    fn year(self, place: usize) -> i16 {
        self.first + i16::try_from(place).unwrap_or_default() - i16::from(self.before)
    }
}

/// Ten-thousandths of the width, as SVG writes them.
pub(super) fn share(part: usize) -> String {
    percent(part, 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_as_wide_as_each_other() {
        let axis = Axis::of([2020, 2023, 2021].into_iter()).unwrap();
        assert_eq!(axis.places(), 4);
        assert_eq!(axis.at(civil::date(2020, 1, 1)), 0);
        assert_eq!(axis.at(civil::date(2021, 1, 1)), 2_500);
        assert_eq!(axis.end(civil::date(2020, 12, 31)), 2_500);
        assert_eq!(axis.end(civil::date(2023, 12, 31)), 10_000);
        assert_eq!(axis.end(civil::Date::MAX), 10_000, "what has no end goes on to the edge");
        assert_eq!(axis.at(civil::Date::MIN), 0);
        assert_eq!(Axis::of(std::iter::empty()), None);
    }

    #[test]
    fn the_far_away_share_a_place() {
        let years = [1958, 1990].into_iter().chain((2015..2026).flat_map(|year| [year; 6])).chain([2060]);
        let axis = Axis::of(years).unwrap();
        assert_eq!((axis.first, axis.last, axis.places()), (2015, 2025, 13));
        assert_eq!([1958, 2015, 2025, 2060].map(|year| axis.place(year)), [0, 1, 11, 12]);
        let words = Words::english();
        assert_eq!([0, 1, 12].map(|place| axis.name(place, &words)), ["until 2014", "2015", "2026 or later"]);
    }
}
