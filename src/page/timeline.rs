//! The pages that show many events.

use super::model::{Filter, Filtered, Timeline, YearLink};
use crate::markup::{Markup, shown_year, year_anchor};
use crate::view::Views;
use crate::view::timeline::Happening;

/// More events than this do not go on one page: `/timeline/` then has a page a year.
const MOST_EVENTS: usize = 1_000;

/// How many of the newest a timeline shows that has a page a year.
const NEWEST: usize = 200;
/// How many of the newest a page of one kind or type shows.
const NEWEST_OF: usize = 500;

impl Markup {
    /// `/timeline/`: everything, or the newest and a page a year. Newest first.
    pub(super) fn timeline(&self) -> Timeline {
        let happenings = &self.views.timeline.happenings;
        let mut pages: Vec<YearLink> = Vec::new();
        if !years(&self.views).is_empty() {
            for year in happenings.iter().rev().map(Happening::year) {
                let name = shown_year(year);
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

    /// The events of one year, first to last.
    pub(super) fn year(&self, year: i16) -> Timeline {
        let happenings: Vec<_> = self.views.timeline.happenings.iter().filter(|happening| happening.year() == year).collect();
        let years = self.by_year(happenings.iter().copied(), None);
        Timeline { years, listed: happenings.len(), ..self.events(&happenings, 0) }
    }

    /// The events that entries of a kind tell, newest first.
    pub(super) fn events_of_kind(&self, folder: &str) -> Timeline {
        let timeline = &self.views.timeline;
        self.some(timeline.by_kind.get(folder).map(Vec::as_slice).unwrap_or_default(), &events_of_kind(folder))
    }

    /// The events of a type, newest first.
    pub(super) fn events_of_type(&self, word: &str) -> Timeline {
        let timeline = &self.views.timeline;
        let path = event_types(&self.views).into_iter().find(|(known, _)| *known == word).map(|(_, path)| path).unwrap_or_default();
        self.some(timeline.by_type.get(word).map(Vec::as_slice).unwrap_or_default(), &path)
    }

    fn some(&self, places: &[u32], path: &str) -> Timeline {
        let happenings: Vec<&Happening> = self.views.timeline.at(places).collect();
        let oldest = happenings.len().checked_sub(NEWEST_OF).and_then(|at| happenings.get(at)).map_or(i16::MIN, |oldest| oldest.year());
        // A year that is not on the page has no place there.
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
            csv: self.url("data/events.csv"),
        }
    }

    /// Where the events of one country, kind or type are; `here` is the path of the page itself.
    fn filters(&self, here: Option<&str>) -> Vec<Filter> {
        let timeline = &self.views.timeline;
        let mut countries: Vec<Filtered> = Vec::new();
        for (country, places) in &timeline.by_country {
            let name = self.country_name(*country);
            if let Some(url) = name.url {
                countries.push(Filtered { label: name.title, url: format!("{url}#timeline"), count: places.len(), current: false });
            }
        }
        countries.sort_by_cached_key(|choice| self.views.titles.key(&choice.label));
        let choice = |label: &str, path: &str, count: usize| Filtered {
            label: label.to_owned(),
            url: self.url(path),
            count,
            current: here == Some(path),
        };
        let kinds = self.knowledge.schema.kinds.values();
        let kinds =
            kinds.filter_map(|kind| Some(choice(&kind.plural, &events_of_kind(&kind.folder), timeline.by_kind.get(&kind.folder)?.len())));
        let label = |word: &str| self.knowledge.vocabularies().label("event", word).to_owned();
        let count = |word: &str| timeline.by_type.get(word).map_or(0, Vec::len);
        let types = event_types(&self.views).into_iter().map(|(word, path)| choice(&label(word), &path, count(word)));
        let all = ["filter_country", "filter_teller", "filter_type"].into_iter().zip([countries, kinds.collect(), types.collect()]);
        all.filter(|(_, pages)| pages.len() > 1).map(|(label, pages)| Filter { label: self.words.text(label).to_owned(), pages }).collect()
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

/// As many types of events have a page of their own, those with most.
const MOST_TYPES: usize = 40;

/// The path of the page with the events that entries of a kind tell.
pub(super) fn events_of_kind(folder: &str) -> String {
    format!("timeline/kind/{folder}/")
}

/// The types of events that have a page of their own, and its path. A type that no vocabulary declares may be any text; those that are no
/// path have none.
pub(super) fn event_types(views: &Views) -> Vec<(&str, String)> {
    let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let mut types: Vec<(&str, usize)> = views.timeline.by_type.iter().map(|(word, places)| (&**word, places.len())).collect();
    types.retain(|(word, _)| plain(word));
    types.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    types.truncate(MOST_TYPES);
    types.into_iter().map(|(word, _)| (word, format!("timeline/type/{word}/"))).collect()
}
