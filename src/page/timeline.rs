//! The pages with many events.

use super::model::{Timeline, YearLink};
use crate::markup::filter::{event_types, events_of_kind};
use crate::markup::{Markup, year_anchor};
use crate::view::Views;
use crate::view::timeline::Happening;

/// The most events on a single page; with more, `/timeline/` has a page for each year.
const MOST_EVENTS: usize = 1_000;

/// The number of newest events on a timeline with a page for each year.
const NEWEST: usize = 200;
/// The number of newest events on the page of one kind or type.
const NEWEST_OF: usize = 500;

impl Markup {
    /// `/timeline/`: all events, or the newest and a page for each year. Newest first.
    pub(super) fn timeline(&self) -> Timeline {
        let happenings = &self.views.timeline.happenings;
        let mut pages: Vec<YearLink> = Vec::new();
        if !years(&self.views).is_empty() {
            for year in happenings.iter().rev().map(Happening::year) {
                let name = self.words.year(year);
                match pages.iter_mut().find(|page| page.year == name) {
                    Some(page) => page.count += 1,
                    None => pages.push(YearLink { url: self.year_url(year), year: name, count: 1 }),
                }
            }
        }
        let paged = !pages.is_empty();
        let leads = |year| if paged { self.year_url(year) } else { format!("#{}", year_anchor(year)) };
        let all: Vec<&Happening> = happenings.iter().collect();
        let strip = self.strip_of_all(&all, |year| Some(leads(year)));
        let shown = if paged { NEWEST } else { happenings.len() };
        Timeline { pages, strip, filters: self.filters(None), ..self.events(&all, shown) }
    }

    /// The events of one year, in order.
    pub(super) fn year(&self, year: i16) -> Timeline {
        let happenings: Vec<_> = self.views.timeline.happenings.iter().filter(|happening| happening.year() == year).collect();
        let years = self.by_year(happenings.iter().copied(), None);
        Timeline { years, listed: happenings.len(), ..self.events(&happenings, 0) }
    }

    /// The events told by entries of a kind, newest first.
    pub(super) fn events_of_kind(&self, folder: &str) -> Timeline {
        let timeline = &self.views.timeline;
        let places = timeline.by_kind.get(folder).map(Vec::as_slice).unwrap_or_default();
        Timeline { variant: Some(format!("kind={folder}")), ..self.some(places, &events_of_kind(folder)) }
    }

    /// The events of a type, newest first.
    pub(super) fn events_of_type(&self, word: &str) -> Timeline {
        let timeline = &self.views.timeline;
        let path = event_types(&self.views).into_iter().find(|(known, _)| *known == word).map(|(_, path)| path).unwrap_or_default();
        let places = timeline.by_type.get(word).map(Vec::as_slice).unwrap_or_default();
        Timeline { variant: Some(format!("type={word}")), ..self.some(places, &path) }
    }

    fn some(&self, places: &[u32], path: &str) -> Timeline {
        let happenings: Vec<&Happening> = self.views.timeline.at(places).collect();
        let oldest = happenings.len().checked_sub(NEWEST_OF).and_then(|at| happenings.get(at)).map_or(i16::MIN, |oldest| oldest.year());
        // A year that is not on the page has no anchor there.
        let strip = self.strip_of_all(&happenings, |year| (year > oldest || oldest == i16::MIN).then(|| format!("#{}", year_anchor(year))));
        Timeline { strip, filters: self.filters(Some(path)), ..self.events(&happenings, NEWEST_OF) }
    }

    /// The newest of some events, newest first.
    fn events(&self, happenings: &[&Happening], most: usize) -> Timeline {
        let years = self.by_year(happenings.iter().rev().take(most).copied(), None);
        Timeline {
            years,
            count: happenings.len(),
            listed: happenings.len().min(most),
            pages: Vec::new(),
            strip: None,
            filters: Vec::new(),
            url: self.url("timeline/"),
            variant: None,
            csv: self.url("data/events.csv"),
        }
    }

    fn year_url(&self, year: i16) -> String {
        self.url(&format!("timeline/{year}/"))
    }
}

/// The years that have a page of their own; none if all events fit on one page.
pub(super) fn years(views: &Views) -> Vec<i16> {
    if views.timeline.happenings.len() <= MOST_EVENTS {
        return Vec::new();
    }
    let mut years: Vec<i16> = views.timeline.happenings.iter().map(Happening::year).collect();
    years.sort_unstable();
    years.dedup();
    years
}
