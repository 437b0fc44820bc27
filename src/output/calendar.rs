//! `timeline.ics` of a country: its events as a calendar (RFC 5545), as whole days and without the time of the build.

use jiff::civil;

use super::data::told_by;
use super::feed::{headline, identity, of_site};
use crate::knowledge::Ix;
use crate::page::Pages;
use crate::source::floor_boundary;
use crate::view::timeline::Happening;

/// The calendar of the country that an entry stands for.
pub(super) fn file(pages: &Pages, ix: Ix) -> Vec<u8> {
    let entry = pages.knowledge().entry(ix);
    let happenings = entry.countries.first().into_iter().flat_map(|country| pages.views().timeline.of_country(country.value));
    let host = url::Url::parse(&pages.config().base_url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    let mut calendar = Calendar::default();
    calendar.plain("BEGIN", "VCALENDAR");
    calendar.text("VERSION", "2.0");
    calendar.text("PRODID", &product(pages.words().tag()));
    calendar.text("CALSCALE", "GREGORIAN");
    calendar.text("METHOD", "PUBLISH");
    calendar.text("X-WR-CALNAME", &of_site(pages, &entry.title.value));
    calendar.plain("SOURCE", &pages.markup().permalink(&format!("{}timeline.ics", pages.markup().path(ix))));
    happenings.for_each(|happening| add(&mut calendar, pages, happening, &host));
    calendar.plain("END", "VCALENDAR");
    calendar.lines.into_bytes()
}

/// The program that made the calendar, in the language of its texts; a tag of two or three letters comes last (ISO 9070).
fn product(language: &str) -> String {
    let language = language.split('-').next().unwrap_or_default().to_ascii_uppercase();
    format!("-//statebook//timeline//{language}")
}

/// Adds an event. A month or a year covers all of its days, and the text says that the date is not known more precisely; the
/// event does not make anybody busy. An event with an open end is on its known day.
fn add(calendar: &mut Calendar, pages: &Pages, happening: &Happening, host: &str) {
    let (knowledge, words) = (pages.knowledge(), pages.words());
    let Some(told) = happening.told(knowledge, words) else { return };
    let entry = knowledge.entry(happening.entry);
    let (first, last) = match (happening.earliest, happening.latest) {
        (civil::Date::MIN, latest) => (latest, latest),
        (earliest, civil::Date::MAX) => (earliest, earliest),
        both => both,
    };
    let address = pages.markup().permalink(pages.markup().place(happening).trim_start_matches(&*pages.config().base_path));
    let mut lines = vec![words.say("event_when", &[("date", (&told.when(words)).into())])];
    lines.extend(told.note.map(str::to_owned));
    let (_, sources) = told_by(pages, happening);
    lines.extend(sources.iter().map(|source| words.say("event_source", &[("title", (&*knowledge.entry(*source).title.value).into())])));
    calendar.plain("BEGIN", "VEVENT");
    if let Some(kind) = told.kind {
        calendar.text("CATEGORIES", knowledge.vocabularies().label("event", kind));
    }
    calendar.texts("DESCRIPTION", &lines);
    if let Ok(end) = last.tomorrow() {
        calendar.plain("DTEND;VALUE=DATE", &basic(end));
    }
    // The date of the event, not of the file, so that the same content gives the same file.
    calendar.plain("DTSTAMP", &format!("{}T000000Z", basic(first)));
    calendar.plain("DTSTART;VALUE=DATE", &basic(first));
    calendar.text("STATUS", if happening.earliest > pages.as_of() { "TENTATIVE" } else { "CONFIRMED" });
    calendar.text("SUMMARY", &headline(pages, happening, &told));
    calendar.text("TRANSP", "TRANSPARENT");
    calendar.text("UID", &format!("{}/{}@{host}", entry.id, identity(pages, happening, &told)));
    calendar.plain("URL", &address);
    calendar.plain("END", "VEVENT");
}

/// `20231204`.
fn basic(day: civil::Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The longest line of a calendar, in bytes, without its line end.
const LINE: usize = 75;

/// A calendar in the course of being written: properties, each of them a line.
#[derive(Default)]
struct Calendar {
    lines: String,
}

impl Calendar {
    /// Adds a property whose value is not a text: a date, an address or a name of the standard.
    fn plain(&mut self, name: &str, value: &str) {
        self.add(name, |lines| lines.push_str(value));
    }

    /// Adds a property whose value is a text.
    fn text(&mut self, name: &str, text: &str) {
        self.texts(name, &[text]);
    }

    /// Adds a property whose value is a text of several lines.
    fn texts(&mut self, name: &str, texts: &[impl AsRef<str>]) {
        self.add(name, |lines| {
            for (at, text) in texts.iter().enumerate() {
                lines.push_str(if at == 0 { "" } else { "\\n" });
                push_escaped(lines, text.as_ref());
            }
        });
    }

    fn add(&mut self, name: &str, push_value: impl FnOnce(&mut String)) {
        let start = self.lines.len();
        self.lines.push_str(name);
        self.lines.push(':');
        push_value(&mut self.lines);
        self.fold(start);
        self.lines.push_str("\r\n");
    }

    /// Folds the line that begins at `start`, as RFC 5545 requires, at character boundaries.
    fn fold(&mut self, start: usize) {
        if self.lines.len() - start <= LINE {
            return;
        }
        let line = self.lines.split_off(start);
        let mut rest = &*line;
        let mut room = LINE;
        while rest.len() > room {
            let (first, others) = rest.split_at(floor_boundary(rest, room));
            self.lines.push_str(first);
            self.lines.push_str("\r\n ");
            rest = others;
            // The space counts.
            room = LINE - 1;
        }
        self.lines.push_str(rest);
    }
}

/// Appends a text as a value: without control characters, which a calendar cannot contain, and with a backslash before the
/// characters that separate values.
fn push_escaped(line: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, '\\' | ',' | ';') {
            line.push('\\');
        }
        line.push(if c.is_control() { ' ' } else { c });
    }
}
