//! BibTeX and BibLaTeX. Entries are parsed one by one, so that a broken one does not affect the others.

mod abbreviation;

use biblatex::{Bibliography, ChunksExt, Entry, Person, RawBibliography};

use super::Listed;
use super::record::Record;
use abbreviation::Abbreviations;

/// The deepest nesting of braces, because the library's parser recurses for each level.
const DEEPEST: usize = 50;
/// The most parts, joined with `#`, of one value, because the library joins them one by one.
const MOST_PARTS: usize = 1000;

/// Reads the entries.
pub(super) fn records(text: &str) -> Listed {
    let mut listed = Listed::default();
    let (mut read, mut lines) = (Vec::new(), Vec::new());
    let named = |part: &str, name: &str| part.get(1..=name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
    for (line, part) in parts(text).into_iter().filter(|(_, part)| !["comment", "preamble"].iter().any(|name| named(part, name))) {
        match raw(part) {
            Ok(part) => {
                read.push(part);
                lines.push(line);
            }
            Err(why) => listed.unread.push((format!("line {line}"), format!("this entry cannot be read: {why}"))),
        }
    }
    let mut abbreviations = Abbreviations::new(&read);
    for (entry, line) in read.into_iter().zip(lines).flat_map(|(part, line)| part.entries.into_iter().map(move |entry| (entry, line))) {
        let Some(abbreviations) = abbreviations.of(&entry.v) else {
            let why = "its abbreviations stand in themselves, or for far more text than the file has";
            listed.unread.push((format!("line {line}"), why.to_owned()));
            continue;
        };
        match Bibliography::from_raw(RawBibliography { preamble: String::new(), entries: vec![entry], abbreviations }) {
            Ok(bibliography) => listed.records.extend(bibliography.iter().map(|entry| record(entry, line))),
            Err(error) => listed.unread.push((format!("line {line}"), format!("this entry cannot be read: {}", error.kind))),
        }
    }
    if listed.records.is_empty() && listed.unread.is_empty() {
        listed.unread.push(("line 1".to_owned(), "there is no entry `@…{` in this file".to_owned()));
    }
    listed
}

/// Parses one entry, before abbreviations are expanded.
fn raw(part: &str) -> Result<RawBibliography<'_>, String> {
    if depth(part) > DEEPEST {
        return Err(format!("braces stand in each other more than {DEEPEST} deep"));
    }
    let mut raw = RawBibliography::parse(part).map_err(|error| error.kind.to_string())?;
    for entry in &mut raw.entries {
        if entry.v.fields.iter().any(|field| field.value.v.len() > MOST_PARTS) {
            return Err(format!("a value is made of more than {MOST_PARTS} parts"));
        }
        // Each entry is parsed on its own, so these references lead nowhere, or to the entry itself without end.
        entry.v.fields.retain(|field| !["crossref", "xdata", "xref"].iter().any(|name| field.key.v.eq_ignore_ascii_case(name)));
    }
    Ok(raw)
}

/// The deepest nesting of braces.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The pieces that begin with `@` at the beginning of a line, each with its line number.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let inner = line.trim_start();
        if inner.starts_with('@') {
            starts.push((number, at + line.len() - inner.len()));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([text.len()]);
    starts.iter().zip(ends).filter_map(|((line, start), end)| Some((*line, text.get(*start..end)?))).collect()
}

fn record(entry: &Entry, line: usize) -> Record {
    let said = |names: &[&str]| names.iter().find_map(|name| entry.get(name)).map(|chunks| chunks.format_verbatim()).unwrap_or_default();
    let persons: Vec<Person> = entry.author().or_else(|_| entry.get_as("editor")).unwrap_or_default();
    let authors: Vec<String> = persons.iter().map(name).collect();
    let title = [said(&["title"]), said(&["subtitle"])].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let mut record = Record { place: format!("{} (line {line})", entry.key), title, ..Record::default() };
    let date = said(&["date"]);
    let published = if date.is_empty() { year_month(&said(&["year"]), &said(&["month"])) } else { date };
    record.stem = Some(entry.key.clone());
    record.put_foreign("type", &entry.entry_type.to_string());
    record.put("author", &authors.join("; "));
    record.put("publisher", &said(&["publisher", "institution", "organization", "school", "journaltitle", "journal", "howpublished"]));
    record.put("published", published.trim());
    // A typesetter reads hyphens in a row as dashes; an address needs the hyphens back.
    let address = |name: &str| said(&[name]).replace('—', "---").replace('–', "--");
    let doi = address("doi");
    let url = address("url");
    record.put(
        "url",
        &if url.is_empty() && !doi.is_empty() { format!("https://doi.org/{}", doi.trim_start_matches("https://doi.org/")) } else { url },
    );
    record.put("accessed", &said(&["urldate"]));
    record
}

fn name(person: &Person) -> String {
    [&person.given_name, &person.prefix, &person.name, &person.suffix]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Joins a year with its month, which is a number or an English word.
fn year_month(year: &str, month: &str) -> String {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.trim().to_lowercase();
    let number = MONTHS
        .iter()
        .position(|name| month.starts_with(name))
        .map(|at| at + 1)
        .or_else(|| month.parse().ok())
        .filter(|number| (1..=12).contains(number));
    number.map_or_else(|| year.trim().to_owned(), |number| format!("{}-{number:02}", year.trim()))
}
