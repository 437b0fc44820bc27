//! Atom feeds of the newest events, of the site and of each country. Their times are those of the events, never of the
//! build.

use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use jiff::civil;

use super::data::tellers;
use crate::fingerprint::Fingerprint;
use crate::knowledge::Ix;
use crate::page::Pages;
use crate::view::timeline::{Happening, Told};

/// The most events in a feed.
const NEWEST: usize = 50;

/// The feed of the country that an entry stands for, or of the site.
pub(super) fn file(pages: &Pages, country: Option<Ix>) -> Vec<u8> {
    let timeline = &pages.views().timeline;
    let Some(ix) = country else {
        return feed(pages, "", &pages.config().title, timeline.happenings.iter().rev());
    };
    let entry = pages.knowledge().entry(ix);
    let title = of_site(pages, &entry.title.value);
    let happenings = entry.countries.first().into_iter().flat_map(|country| timeline.of_country(country.value).rev());
    feed(pages, &pages.markup().path(ix), &title, happenings)
}

/// A feed of the events up to the as-of date, latest first.
fn feed<'h>(pages: &Pages, path: &str, title: &str, happenings: impl Iterator<Item = &'h Happening>) -> Vec<u8> {
    let past = happenings.filter(|happening| happening.earliest <= pages.as_of());
    let entries: Vec<Entry> = past.take(NEWEST).filter_map(|happening| entry(pages, happening)).collect();
    let here = pages.markup().permalink(&format!("{path}feed.xml"));
    let link = |href: String, rel: &str| Link { href, rel: rel.to_owned(), ..Link::default() };
    let feed = Feed {
        title: Text::plain(title.to_owned()),
        id: here.clone(),
        updated: entries.first().map_or_else(|| midnight(pages.as_of()), |entry| entry.updated),
        links: vec![link(here, "self"), link(pages.markup().permalink(path), "alternate")],
        // Atom requires an author; for a list of sourced events that is the site.
        authors: vec![Person { name: pages.config().title.clone(), ..Person::default() }],
        generator: None,
        lang: Some(pages.config().language.clone()),
        entries,
        ..Feed::default()
    };
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = feed.write_to(&mut out);
    out.push(b'\n');
    out
}

fn entry(pages: &Pages, happening: &Happening) -> Option<Entry> {
    let owner = pages.knowledge().entry(happening.entry);
    let told = happening.told(pages.knowledge(), pages.words())?;
    let permalink = pages.markup().permalink(&pages.markup().path(happening.entry));
    let id = identity(pages, happening, &told);
    let place = pages.markup().permalink(pages.markup().place(happening).trim_start_matches(&*pages.config().base_path));
    let when = told.when(pages.words());
    let summary = match &owner.summary {
        Some(summary) => pages.words().say("feed_summary", &[("date", (&when).into()), ("summary", (&**summary).into())]),
        None => pages.words().say("feed_date", &[("date", (&when).into())]),
    };
    Some(Entry {
        title: Text::plain(headline(pages, happening, &told)),
        id: format!("{permalink}#{id}"),
        // An event with an open beginning has only a known end.
        updated: midnight(if happening.earliest == civil::Date::MIN { happening.latest } else { happening.earliest }),
        summary: Some(Text::plain(summary)),
        links: vec![Link { href: place, rel: "alternate".to_owned(), ..Link::default() }],
        ..Entry::default()
    })
}

/// The title of an entry's feed or calendar, among those of other sites.
pub(super) fn of_site(pages: &Pages, title: &str) -> String {
    pages.words().say("labelled", &[("label", (&pages.config().title).into()), ("text", title.into())])
}

/// The title of an event, with the entry that tells it.
pub(super) fn headline(pages: &Pages, happening: &Happening, told: &Told<'_>) -> String {
    pages.words().say("labelled", &[("label", (&tellers(pages, happening)).into()), ("text", (&*told.title).into())])
}

/// The identity of an event, which is stable as long as the event is. Feed readers recognise by it what they have seen.
pub(super) fn identity(pages: &Pages, happening: &Happening, told: &Told<'_>) -> String {
    Fingerprint::of_parts([told.date.edtf().as_bytes(), happening.name(pages.knowledge()).as_bytes()]).short()
}

/// The first moment of a day, in UTC.
fn midnight(day: civil::Date) -> FixedDateTime {
    let text = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year().max(1), day.month(), day.day());
    text.parse().unwrap_or_default()
}
