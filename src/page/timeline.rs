//! The pages that show many events.

use super::Pages;
use super::event::Place;
use super::model::{Rows, Timeline, Year, YearLink};
use super::plan::years;
use super::value::Sources;
use crate::knowledge::Ix;
use crate::view::timeline::Happening;

/// How many of the newest a timeline shows that has a page a year.
const NEWEST: usize = 200;

impl Pages {
    /// Events in years, in the order in which they come: on a country's page, with marks into its sources, or on one of
    /// many.
    pub(super) fn by_year<'h>(&self, happenings: impl Iterator<Item = &'h Happening>, mut on: Option<(Ix, &mut Sources)>) -> Vec<Year> {
        let mut years: Vec<(i16, Year)> = Vec::new();
        for happening in happenings {
            let place = match &mut on {
                Some((ix, sources)) => Place::On(*ix, sources),
                None => Place::Among,
            };
            let year = year_of(happening);
            if years.last().is_none_or(|(last, _)| *last != year) {
                years.push((year, Year { year: shown_year(year), events: Rows::default() }));
            }
            if let Some((_, group)) = years.last_mut() {
                self.push_event(&mut group.events, happening, place);
            }
        }
        years.into_iter().map(|(_, year)| year).collect()
    }

    /// `/timeline/`: everything, or the newest and a page a year. Newest first.
    pub(super) fn timeline(&self) -> Timeline {
        let happenings = &self.views.timeline.happenings;
        let mut pages: Vec<YearLink> = Vec::new();
        if !years(&self.views).is_empty() {
            for year in happenings.iter().rev().map(year_of) {
                let name = shown_year(year);
                match pages.iter_mut().find(|page| page.year == name) {
                    Some(page) => page.count += 1,
                    None => pages.push(YearLink { url: self.url(&format!("timeline/{year}/")), year: name, count: 1 }),
                }
            }
        }
        let shown = if pages.is_empty() { happenings.len() } else { NEWEST };
        let years = self.by_year(happenings.iter().rev().take(shown), None);
        Timeline { years, count: happenings.len(), pages, csv: self.url("data/events.csv") }
    }

    /// The events of one year, first to last.
    pub(super) fn year(&self, year: i16) -> Timeline {
        let happenings: Vec<_> = self.views.timeline.happenings.iter().filter(|happening| year_of(happening) == year).collect();
        let years = self.by_year(happenings.iter().copied(), None);
        Timeline { years, count: happenings.len(), pages: Vec::new(), csv: self.url("data/events.csv") }
    }
}

/// The year an event stands under: that of its first day, or of its last where the beginning is open.
pub(super) fn year_of(happening: &Happening) -> i16 {
    if happening.earliest == jiff::civil::Date::MIN { happening.latest.year() } else { happening.earliest.year() }
}

fn shown_year(year: i16) -> String {
    format!("{year:04}")
}
