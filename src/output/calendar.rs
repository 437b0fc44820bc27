//! `timeline.ics` of a country: its events as a calendar (RFC 5545), as whole days and without the time of the build.

use std::borrow::Cow;

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
    calendar.put("BEGIN", "VCALENDAR");
    calendar.put("VERSION", "2.0");
    calendar.text("PRODID", &product(pages.words().tag()));
    calendar.put("CALSCALE", "GREGORIAN");
    calendar.put("METHOD", "PUBLISH");
    calendar.text("X-WR-CALNAME", &of_site(pages, &entry.title.value));
    calendar.put("SOURCE", &pages.markup().permalink(&format!("{}timeline.ics", pages.markup().path(ix))));
    happenings.for_each(|happening| add(&mut calendar, pages, happening, &host));
    calendar.put("END", "VCALENDAR");
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
    let knowledge = pages.knowledge();
    let Some(told) = happening.told(knowledge, pages.words()) else { return };
    let entry = knowledge.entry(happening.entry);
    let (first, last) = match (happening.earliest, happening.latest) {
        (civil::Date::MIN, latest) => (latest, latest),
        (earliest, civil::Date::MAX) => (earliest, earliest),
        both => both,
    };
    let address = pages.markup().permalink(pages.markup().place(happening).trim_start_matches(&*pages.config().base_path));
    let mut lines = vec![pages.words().say("event_when", &[("date", (&told.when(pages.words())).into())])];
    lines.extend(told.note.map(str::to_owned));
    let (_, sources) = told_by(pages, happening);
    lines.extend(
        sources.iter().map(|source| pages.words().say("event_source", &[("title", (&*knowledge.entry(*source).title.value).into())])),
    );
    let day = basic(first);
    calendar.put("BEGIN", "VEVENT");
    if let Some(kind) = told.kind {
        calendar.text("CATEGORIES", knowledge.vocabularies().label("event", kind));
    }
    calendar.put("DESCRIPTION", &lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n"));
    if let Ok(end) = last.tomorrow() {
        calendar.put("DTEND;VALUE=DATE", &basic(end));
    }
    // The date of the event, not of the file, so that the same content gives the same file.
    calendar.put("DTSTAMP", &[&*day, "T000000Z"].concat());
    calendar.put("DTSTART;VALUE=DATE", &day);
    calendar.put("STATUS", if happening.earliest > pages.as_of() { "TENTATIVE" } else { "CONFIRMED" });
    calendar.text("SUMMARY", &headline(pages, happening, &told));
    calendar.put("TRANSP", "TRANSPARENT");
    calendar.text("UID", &[&*entry.id, "/", &identity(pages, happening, &told), "@", host].concat());
    calendar.put("URL", &address);
    calendar.put("END", "VEVENT");
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
    /// Adds a property with its value as it is written, folded as RFC 5545 requires, at character boundaries.
    fn put(&mut self, name: &str, value: &str) {
        self.lines.extend([name, ":"]);
        let (mut rest, mut room) = (value, LINE - name.len() - 1);
        while rest.len() > room {
            let (first, others) = rest.split_at(floor_boundary(rest, room));
            self.lines.extend([first, "\r\n "]);
            // The space counts.
            (rest, room) = (others, LINE - 1);
        }
        self.lines.extend([rest, "\r\n"]);
    }

    /// Adds a property whose value is a text.
    fn text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(text));
    }
}

/// A text as a value: with a backslash before the characters that separate values, and without control characters, which a
/// calendar cannot contain.
fn escaped(text: &str) -> Cow<'_, str> {
    let separates = |c: char| matches!(c, '\\' | ',' | ';');
    if !text.contains(|c: char| separates(c) || c.is_control()) {
        return text.into();
    }
    let mut value = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        value.push_str(if separates(c) { "\\" } else { "" });
        value.push(if c.is_control() { ' ' } else { c });
    }
    value.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_characters_and_texts_escaped() {
        let mut calendar = Calendar::default();
        let text = "é, 富岳; ".repeat(30);
        calendar.text("SUMMARY", &text);
        assert!(calendar.lines.split("\r\n").all(|line| line.len() <= LINE), "{}", calendar.lines);
        let unfolded = calendar.lines.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", text.replace(',', "\\,").replace(';', "\\;")));
    }
}
