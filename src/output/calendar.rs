//! `timeline.ics` of a country: its events as a calendar (RFC 5545), as whole days and without the time of the build.

use std::borrow::Cow;

use icalendar::{Calendar, EventStatus, Property};
use jiff::civil;

use super::data::told_by;
use super::feed::{headline, identity, of_site};
use crate::knowledge::Ix;
use crate::page::Pages;
use crate::source::{floor_boundary, lines_in};
use crate::view::timeline::Happening;

/// The calendar of the country that an entry stands for.
pub(super) fn file(pages: &Pages, ix: Ix) -> Vec<u8> {
    let entry = pages.knowledge().entry(ix);
    let happenings = entry.countries.first().into_iter().flat_map(|country| pages.views().timeline.of_country(country.value));
    let title = of_site(pages, &entry.title.value);
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", product(pages.words().tag()).as_str()));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.append_property(("X-WR-CALNAME", &*plain(&title)));
    calendar.append_property(("SOURCE", pages.markup().permalink(&format!("{}timeline.ics", pages.markup().path(ix))).as_str()));
    let host = url::Url::parse(&pages.config().base_url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    // A country may have thousands of events, each of which has dozens of small parts, so they are written as soon as they are
    // made.
    let frame = calendar.to_string();
    let (head, end) = frame.split_at(frame.rfind("END:VCALENDAR").unwrap_or(frame.len()));
    let mut text = head.to_owned();
    for properties in happenings.filter_map(|happening| event(pages, happening, &host)) {
        text.push_str("BEGIN:VEVENT\r\n");
        for property in properties {
            // Writing to a string cannot fail.
            let line: Result<String, _> = property.try_into();
            text.push_str(&line.unwrap_or_default());
        }
        text.push_str("END:VEVENT\r\n");
    }
    text.push_str(end);
    folded(&text).into_bytes()
}

/// The program that made the calendar, in the language of its texts; a tag of two or three letters comes last (ISO 9070).
fn product(language: &str) -> String {
    let language = language.split('-').next().unwrap_or_default().to_ascii_uppercase();
    format!("-//statebook//timeline//{language}")
}

/// The lines of one event, sorted by name. A month or a year covers all of its days, and the text says that the date is not known more precisely; the
/// event does not make anybody busy. An event with an open end is on its known day.
fn event(pages: &Pages, happening: &Happening, host: &str) -> Option<impl Iterator<Item = Property>> {
    let knowledge = pages.knowledge();
    let told = happening.told(knowledge, pages.words())?;
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
    let (day, date) = (basic(first), |name: &str, day| Property::new(name, day).add_parameter("VALUE", "DATE").done());
    let status = if happening.earliest > pages.as_of() { EventStatus::Tentative } else { EventStatus::Confirmed };
    let kind = told.kind.map(|kind| plain(knowledge.vocabularies().label("event", kind)));
    let properties = [
        kind.map(|kind| Property::new("CATEGORIES", escaped(&kind))),
        Some(Property::new("DESCRIPTION", lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n"))),
        last.tomorrow().ok().map(|end| date("DTEND", basic(end))),
        // The date of the event, not of the file, so that the same content gives the same file.
        Some(Property::new("DTSTAMP", [&*day, "T000000Z"].concat())),
        Some(date("DTSTART", day)),
        Some(status.into()),
        Some(Property::new("SUMMARY", plain(&headline(pages, happening, &told)))),
        Some(Property::new("TRANSP", "TRANSPARENT")),
        Some(Property::new("UID", [&*entry.id, "/", &identity(pages, happening, &told), "@", host].concat())),
        Some(Property::new("URL", address)),
    ];
    Some(properties.into_iter().flatten())
}

/// `20231204`.
fn basic(day: civil::Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The longest line of a calendar, in bytes, without its line end.
const LINE: usize = 75;

/// Folds the lines of a calendar as RFC 5545 requires, at character boundaries. The library does not always count the space
/// before a continuation, so that a line may be one byte too long.
fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len());
    let mut room = LINE;
    for (at, line) in lines_in(calendar).enumerate() {
        let part = line.strip_suffix("\r\n").unwrap_or(line);
        // What the library folded goes on with the line above.
        let mut rest = match part.strip_prefix(' ') {
            Some(rest) => rest,
            None => {
                text.push_str(if at == 0 { "" } else { "\r\n" });
                room = LINE;
                part
            }
        };
        while rest.len() > room {
            let (first, others) = rest.split_at(floor_boundary(rest, room));
            text.push_str(first);
            text.push_str("\r\n ");
            rest = others;
            // The space counts.
            room = LINE - 1;
        }
        text.push_str(rest);
        room -= rest.len();
    }
    text.push_str("\r\n");
    text
}

/// A text without characters that a line of a calendar cannot contain.
fn plain(text: &str) -> Cow<'_, str> {
    match text.contains(char::is_control) {
        true => text.replace(char::is_control, " ").into(),
        false => text.into(),
    }
}

/// Escapes a text for a list of texts, which the library does not do.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_wherever_they_were_folded_before() {
        let calendar = format!("BEGIN:VEVENT\r\nSUMMARY:{}\r\nEND:VEVENT\r\n", "é, 富岳 ".repeat(30));
        let once = folded(&calendar);
        assert!(once.split("\r\n").all(|line| line.len() <= LINE), "{once}");
        assert_eq!(once.replace("\r\n ", ""), calendar);
        let elsewhere = calendar.replace('富', "\r\n 富");
        assert_eq!((folded(&once), folded(&elsewhere)), (once.clone(), once));
    }
}
