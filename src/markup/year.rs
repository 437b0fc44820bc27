//! Events by years.

use serde::Serialize;

use super::{Markup, Place, Rows, Sources};
use crate::knowledge::Ix;
use crate::view::timeline::Happening;

/// The events of one year, in chronological order.
#[derive(Debug, Serialize)]
pub struct Year {
    /// "2023".
    pub year: String,
    /// The id of the element with its events, which figures link to.
    pub anchor: String,
    /// The events, with their dates, titles, countries and sources; at least one.
    pub events: Rows,
}

impl Markup {
    /// Events by year, in the order given: for a country's page, with marks of its sources, or for a page with many events.
    pub fn by_year<'h>(&self, happenings: impl Iterator<Item = &'h Happening>, mut on: Option<(Ix, &mut Sources)>) -> Vec<Year> {
        let mut years: Vec<(i16, Year)> = Vec::new();
        // On a page with a text, its headings must not take the anchor.
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

/// The anchor of a year on a page of events.
pub fn year_anchor(year: i16) -> String {
    format!("y{}", shown_year(year))
}

/// A year in four digits.
pub fn shown_year(year: i16) -> String {
    format!("{year:04}")
}
