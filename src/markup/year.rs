//! Events by years.

use serde::Serialize;

use super::{Markup, Place, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::timeline::Happening;

/// The events of one year, in time's order.
#[derive(Debug, Serialize)]
pub struct Year {
    /// "2023".
    pub year: String,
    /// For the id of what holds its events: figures lead there.
    pub anchor: String,
    /// At least one: when, what, whose, and who says so.
    pub events: Rows,
}

impl Markup {
    /// Events in years, in the order in which they come: on a country's page, with marks into its sources, or on one of
    /// many.
    pub fn by_year<'h>(&self, happenings: impl Iterator<Item = &'h Happening>, mut on: Option<(Ix, &mut Sources)>) -> Vec<Year> {
        let mut years: Vec<(i16, Year)> = Vec::new();
        // Where there is a text, its headings must not take the place.
        let on_page = on.is_some();
        for happening in happenings {
            let place = match &mut on {
                Some((ix, sources)) => Place::On(*ix, sources),
                None => Place::Among,
            };
            let year = happening.year();
            if years.last().is_none_or(|(last, _)| *last != year) {
                let anchor = if on_page { format!("figure--strip-{}", shown_year(year)) } else { year_anchor(year) };
                years.push((year, Year { year: self.words.year(year), anchor, events: Rows::default() }));
            }
            if let Some((_, group)) = years.last_mut() {
                group.events.extend(self.event(happening, place));
            }
        }
        years.into_iter().map(|(_, year)| year).collect()
    }
}

/// The place of a year on a page of events.
pub fn year_anchor(year: i16) -> String {
    format!("y{}", shown_year(year))
}

/// A year in four digits.
pub fn shown_year(year: i16) -> String {
    format!("{year:04}")
}
