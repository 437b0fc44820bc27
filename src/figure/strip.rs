//! Strips of time: the events of a country as marks, or, if there are many, by type and year; and the events of the whole
//! site.

use super::{Caption, Columns, Figure, Label, MOST_MARKS, Mark, Series, Sort, Strip};
use crate::markup::{Markup, Text};
use crate::schema::TARGET;
use crate::view::timeline::Happening;

/// The most types with a line of their own; the others share one.
const MOST_TYPES: usize = 8;
/// The labels of the sorts of marks.
const SORTS: [&str; 4] = ["mark_past", "mark_ahead", "mark_promise", "mark_overdue"];
/// The least number of events for which there is a drawing.
const LEAST: usize = 3;

impl Markup {
    /// The events of a country in time: as marks or, if there are too many, in columns by type.
    pub fn strip_of(&self, happenings: &[&Happening]) -> Option<Figure> {
        if happenings.len() < LEAST {
            return None;
        }
        let title = self.strip_title(happenings);
        let marks: Vec<Mark> = happenings.iter().take(MOST_MARKS + 1).filter_map(|happening| self.mark_of(happening)).collect();
        let day = self.words.day(self.as_of);
        let strip = Strip {
            caption: Caption {
                id: "strip".to_owned(),
                title: title.clone(),
                description: self.words.say("strip_reading", &[("day", (&day).into())]),
            },
            years: self.words.text("year").to_owned(),
            sorts: SORTS.map(|id| self.words.text(id).to_owned()),
            now: self.as_of,
        };
        strip.draw(&self.words, &marks).or_else(|| self.columns_of(happenings, title, |year| Some(format!("#figure--strip-{year:04}"))))
    }

    /// All events of the site by type and year. `place` gives the address for a year.
    pub fn strip_of_all(&self, happenings: &[&Happening], place: impl Fn(i16) -> Option<String>) -> Option<Figure> {
        if happenings.len() < LEAST {
            return None;
        }
        self.columns_of(happenings, self.strip_title(happenings), place)
    }

    fn columns_of(&self, happenings: &[&Happening], title: String, place: impl Fn(i16) -> Option<String>) -> Option<Figure> {
        let mut types: Vec<(&str, Vec<i16>)> = Vec::new();
        let mut overdue: Vec<i16> = Vec::new();
        for happening in happenings {
            let label = happening.kind(&self.knowledge).map_or_else(|| self.words.text("no_type"), |kind| &kind.label);
            match types.iter_mut().find(|(known, _)| *known == label) {
                Some((_, years)) => years.push(happening.year()),
                None => types.push((label, vec![happening.year()])),
            }
            if self.is_overdue(happening) {
                overdue.push(happening.year());
            }
        }
        types.sort_by_cached_key(|(label, years)| (std::cmp::Reverse(years.len()), self.views.titles.key(label)));
        let others: Vec<i16> = types.split_off(MOST_TYPES.min(types.len())).into_iter().flat_map(|(_, years)| years).collect();
        let more = [(self.words.text("other_types"), others), (self.words.text(SORTS[3]), overdue)];
        let last = types.len() + 1;
        let series = types.into_iter().chain(more).enumerate().filter(|(_, (_, years))| !years.is_empty());
        let series: Vec<Series> = series
            .map(|(at, (name, years))| Series { name: name.to_owned(), class: if at == last { "overdue" } else { "" }, years })
            .collect();
        let columns = Columns {
            caption: Caption { id: "strip".to_owned(), title, description: self.words.text("columns_reading").to_owned() },
            heads: ["year", "all_events"].map(|id| self.words.text(id).to_owned()),
        };
        columns.draw(&self.words, &series, place)
    }

    /// The number of events, the first and last year, the year with most events, and the number of overdue promises.
    fn strip_title(&self, happenings: &[&Happening]) -> String {
        let mut years: Vec<i16> = happenings.iter().map(|happening| happening.year()).collect();
        years.sort_unstable();
        let [first, last] = [years.first(), years.last()].map(|year| self.words.year(year.copied().unwrap_or_default()));
        let most = years.chunk_by(|one, other| one == other).max_by_key(|year| (year.len(), year[0]));
        let (year, most) = most.map_or((0, 0), |year| (year[0], year.len()));
        let overdue = happenings.iter().filter(|happening| self.is_overdue(happening)).count();
        let events = self.words.say("events_count", &[("count", happenings.len().into())]);
        let year = self.words.year(year);
        let said = [("events", (&events).into()), ("overdue", overdue.into()), ("year", (&year).into())];
        match first == last {
            true => self.words.say("strip_title_year", &said),
            false => {
                let [events, overdue, year] = said;
                let more = [events, overdue, year, ("first", (&first).into()), ("last", (&last).into()), ("most", most.into())];
                self.words.say("strip_title", &more)
            }
        }
    }

    fn mark_of(&self, happening: &Happening) -> Option<Mark> {
        let told = happening.told(&self.knowledge, &self.words)?;
        let (date, title) = (told.when(&self.words), &*self.knowledge.entry(happening.entry).title.value);
        let text = self.words.say("dated_event", &[("date", (&date).into()), ("title", title.into()), ("text", (&*told.title).into())]);
        let sort = self.sort_of(happening, told.kind);
        let to = if sort == Sort::Promise || sort == Sort::Overdue { happening.latest.min(far(happening)) } else { happening.latest };
        Some(Mark { from: happening.earliest, to, sort, name: Label { text: text.into(), url: Some(Text::new(&self.place(happening))) } })
    }

    fn sort_of(&self, happening: &Happening, kind: Option<&str>) -> Sort {
        match (kind == Some(TARGET), self.is_overdue(happening)) {
            (_, true) => Sort::Overdue,
            (true, false) => Sort::Promise,
            (false, false) if happening.earliest > self.as_of => Sort::Ahead,
            (false, false) => Sort::Past,
        }
    }
}

/// A promise of *2027 or later* is drawn at the first day on which it can be kept: an open end is a limit, not a duration.
fn far(happening: &Happening) -> jiff::civil::Date {
    if happening.latest == jiff::civil::Date::MAX { happening.earliest } else { happening.latest }
}
