//! ZIP files: all data of the site, and everything about one country. They contain no times, so the same content gives the
//! same bytes.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::leftovers::Leftovers;
use super::tables::{NAMES, Tables, edges_of};
use super::{comparison, describe, files};
use crate::cite::{Record, bibtex, csl, ris};
use crate::downloads::PACKAGE;
use crate::knowledge::Ix;
use crate::page::Pages;
use crate::schema::Role;
use crate::value::Country;

/// Everything below `data/`, the comparisons, and all sources as bibliographies.
pub(super) fn whole(pages: &Pages, leftovers: &Leftovers) -> Vec<u8> {
    let knowledge = pages.knowledge();
    let mut archive = Archive::new(pages, None);
    for (path, source) in files::FILES {
        archive.add(path, &source.bytes(path, pages, leftovers));
    }
    for (path, file) in describe::files() {
        archive.add(&path, &describe::file(pages, file));
    }
    for (path, at, format) in comparison::files(pages) {
        archive.add(&path, &leftovers.bytes(&path, || comparison::file(pages, at, format)));
    }
    archive.add(PACKAGE, &describe::whole_package(pages));
    let sources: Vec<Ix> = knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role == Role::Source).collect();
    archive.add_sources(pages, &sources);
    archive.finish()
}

/// Everything about a country: its entries with their facts, dependencies, dependents and events, and the sources.
pub(super) fn of_country(pages: &Pages, ix: Ix, tables: &Tables) -> Vec<u8> {
    let (knowledge, timeline) = (pages.knowledge(), &pages.views().timeline);
    let countries: Vec<Country> = knowledge.entry(ix).countries.iter().map(|country| country.value).collect();
    let mut own: Vec<Ix> = countries.iter().flat_map(|country| pages.views().members.of(*country)).copied().chain([ix]).collect();
    own.sort_unstable();
    own.dedup();
    let is_own = |ix: &Ix| own.binary_search(ix).is_ok();
    let events = || countries.iter().flat_map(|country| timeline.by_country.get(country)).flatten().map(|event| *event as usize);
    let mut sources: Vec<Ix> = own.iter().flat_map(|entry| knowledge.grounds(knowledge.entry(*entry))).collect();
    // The grounds of the country's own entries include those of the events that they tell.
    let by_others = events().flat_map(|event| timeline.tellings(&timeline.happenings[event])).filter(|telling| !is_own(&telling.entry));
    let told = by_others.filter_map(|telling| Some((knowledge.entry(telling.entry), telling.untitled(knowledge)?.sources)));
    sources.extend(told.flat_map(|(teller, named)| knowledge.sources(teller, named)));
    sources.sort_unstable();
    sources.dedup();
    sources.retain(|source| !is_own(source));
    let all = || own.iter().chain(&sources).map(|ix| *ix as usize);
    let mut archive = Archive::new(pages, Some(ix));
    let rows = [
        tables.entries(pages).only(all()),
        tables.facts(pages).only(all()),
        tables.edges(pages).only(edges_of(knowledge, &own)),
        tables.events(pages).only(events()),
    ];
    for ((name, rows), (metadata, description)) in NAMES.into_iter().zip(rows).zip(tables.descriptions(pages)) {
        archive.add(name, &rows);
        archive.add(metadata, description);
    }
    archive.add_sources(pages, &sources);
    archive.finish()
}

/// A ZIP file in the course of being written. Writing to memory cannot fail, and no name is used twice.
struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    /// Begins with a file that describes the contents, their holder and their licence.
    fn new(pages: &Pages, country: Option<Ix>) -> Self {
        let (config, words) = (pages.config(), pages.words());
        let mut archive = Self { writer: ZipWriter::new(Cursor::new(Vec::new())) };
        let mut text = match country {
            Some(ix) => {
                let title = &pages.knowledge().entry(ix).title.value;
                format!(
                    "{}\n{}\n",
                    words.say("zip_of_country", &[("title", (&**title).into()), ("site", (&config.title).into())]),
                    pages.markup().permalink(&pages.markup().path(ix))
                )
            }
            None => format!("{}\n{}\n", config.title, config.base_url),
        };
        text.push_str(&words.say("as_known_on", &[("day", (&words.day(pages.as_of())).into())]));
        text.push('\n');
        if let Some(rights) = &config.rights {
            let licence: Vec<&str> = std::iter::once(&*rights.name).chain(rights.url.as_deref()).collect();
            let licence = words.list(&licence);
            text.push_str(&words.say("zip_licence", &[("licence", (&licence).into())]));
            text.push('\n');
        }
        if country.is_some() {
            text.push_str(&format!("\n{}\n", words.text("zip_tables")));
        }
        archive.add("README.txt", text.as_bytes());
        archive
    }

    fn add(&mut self, name: &str, bytes: &[u8]) {
        // 1980 is the earliest time that the format knows, and stands for none. A low compression level makes tables nearly
        // as small with less work.
        let options = SimpleFileOptions::DEFAULT.unix_permissions(0o644).compression_level(Some(2));
        let _ = self.writer.start_file(name, options);
        let _ = self.writer.write_all(bytes);
    }

    /// Adds sources as bibliographies.
    fn add_sources(&mut self, pages: &Pages, sources: &[Ix]) {
        let records: Vec<Record> = sources.iter().map(|source| Record::of_source(pages.knowledge().entry(*source))).collect();
        self.add("sources.bib", bibtex(&records).as_bytes());
        self.add("sources.ris", ris(&records).as_bytes());
        self.add("sources.json", (serde_json::to_string(&csl(&records)).unwrap_or_default() + "\n").as_bytes());
    }

    fn finish(self) -> Vec<u8> {
        self.writer.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}
