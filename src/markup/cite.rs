//! How to cite the page of an entry and its sources.

use serde::Serialize;

use super::Markup;
use super::address::CITE;
use crate::cite::{self, Record};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::Role;
use crate::value::Date;
use crate::words::Arg;

/// How to cite a page.
#[derive(Debug, Serialize)]
pub struct Cite {
    /// The page, in one line.
    pub text: String,
    /// For a source: the source itself, in one line.
    pub source: Option<String>,
    /// The page, or the source it is about, in BibLaTeX.
    pub bibtex: String,
    /// The same in RIS.
    pub ris: String,
    /// The same in CSL-JSON.
    pub csl: String,
    /// The address of a file with the page and all its sources in RIS; none without sources.
    pub file: Option<String>,
}

impl Markup {
    /// How to cite the page of an entry; for a source, how to cite the source.
    pub fn cite(&self, ix: Ix) -> Cite {
        let entry = self.knowledge.entry(ix);
        let as_of = self.words.day(self.as_of);
        let permalink = self.permalink(&self.path(ix));
        let of_source = entry.kind.role == Role::Source;
        let record = if of_source { Record::of_source(entry) } else { self.record(ix) };
        let title = ("title", (&*entry.title.value).into());
        let line = [title, ("site", (&self.config.title).into()), ("date", (&as_of).into()), ("address", Arg::Sign(&permalink))];
        let text = self.words.say("cite_line", &line);
        let records = [record];
        Cite {
            text,
            source: of_source.then(|| self.cite_record(&records[0])),
            bibtex: cite::bibtex(&records).trim().to_owned(),
            ris: cite::ris(&records).trim_end().to_owned(),
            // Plain structs of text and numbers always serialise.
            csl: serde_json::to_string(&cite::csl(&records)).unwrap_or_default(),
            file: has_file(&self.knowledge, ix).then(|| self.url(&format!("{}{CITE}", self.path(ix)))),
        }
    }

    /// A record in one line: authors, title, larger work, publisher, date, address.
    fn cite_record(&self, record: &Record) -> String {
        let words = &self.words;
        let title = words.say("cite_title", &[("title", (&record.title).into())]);
        let date = record.issued.as_deref().map(|date| Date::parse(date).map_or_else(|_| date.to_owned(), |date| words.date(&date)));
        let work: Vec<&str> = [Some(&title), record.within.as_ref(), record.publisher.as_ref(), date.as_ref()]
            .into_iter()
            .flatten()
            .map(|part| &**part)
            .collect();
        let mut line = words.list(&work);
        if !record.authors.is_empty() {
            let authors = record.authors.join(&format!("{} ", words.text("semicolon")));
            line = words.say("labelled", &[("label", (&authors).into()), ("text", Arg::Sign(&line))]);
        }
        match &record.url {
            Some(url) => words.say("cite_work_at", &[("work", Arg::Sign(&line)), ("address", Arg::Sign(url))]),
            None => words.say("cite_work", &[("work", Arg::Sign(&line))]),
        }
    }

    /// The page of an entry as a work to be cited.
    pub fn record(&self, ix: Ix) -> Record {
        let entry = self.knowledge.entry(ix);
        Record {
            key: entry.stem().to_owned(),
            title: entry.title.value.to_string(),
            within: Some(self.config.title.clone()),
            publisher: self.config.rights.as_ref().and_then(|rights| rights.holder.clone()),
            issued: Some(self.as_of.to_string()),
            url: Some(self.permalink(&self.path(ix))),
            summary: entry.summary.as_deref().map(str::to_owned),
            language: Some(self.config.language.clone()),
            ..Record::default()
        }
    }
}

/// Whether there is a file beside the page of an entry that cites it with all its sources. Without sources the page itself
/// is enough.
pub fn has_file(knowledge: &Knowledge, ix: Ix) -> bool {
    let entry = knowledge.entry(ix);
    matches!(entry.kind.role, Role::Profile | Role::Country | Role::Scenario) && knowledge.grounds(entry).next().is_some()
}
