//! Readers for values that occur in many tables of the front matter: texts, references, dates, words of vocabularies.

use rustc_hash::FxHashSet;

use super::signs::MOST;
use super::{Reference, Written};
use crate::diagnostic::{Code, Help, one_of};
use crate::schema::{FieldType, Schema};
use crate::source::Span;
use crate::table::{self, DeValue, Elsewhere, Item, Notes};
use crate::value::{Country, Date, Invalid};

/// Keys at the top of an entry, which are recognised when they are found below a table.
const TOP_KEYS: [&str; 11] =
    ["title", "summary", "aliases", "unlinked", "redirects", "countries", "status", "sources", "checked", "draft", "auto_links"];

/// Lists of tables at the top of an entry.
const LISTS: [&str; 2] = ["depends", "events"];

/// Explains that a key of the entry is below a table header, where TOML makes it a key of that table.
pub(super) fn misplaced(key: &str) -> Option<Elsewhere> {
    if LISTS.contains(&key) {
        let message = format!("`{key}` is a list of the entry, and no fact");
        return Some((Code::MisplacedKey, message, format!("write [[{key}]] above its keys").into()));
    }
    TOP_KEYS.contains(&key).then(|| {
        let message = format!("`{key}` is a key of the entry, not of this table");
        (Code::MisplacedKey, message, Help::from("move its line above the first [table]").line_to(""))
    })
}

/// Explains that a key has another name here: keys of other programs, and keys that people expect in `what`.
pub(super) fn called_otherwise(what: &str, key: &str) -> Option<Elsewhere> {
    let help = match (what, key.to_lowercase().as_str()) {
        ("an entry", "name" | "heading" | "label") => "write title = \"…\"",
        ("an entry", "description" | "abstract" | "subtitle" | "intro" | "excerpt") => "write summary = \"…\": one sentence",
        ("an entry", "country" | "nation" | "nations") => "write countries = [\"FR\"], with the codes of ISO 3166-1",
        ("an entry", "tags" | "categories" | "keywords" | "topics") => "take it out: what entries have in common is said with facts",
        ("an entry", "slug" | "id" | "permalink") => "take it out: the name of the file is the id, and its address",
        ("an entry", "references" | "bibliography" | "citations") => "write sources = [\"…\"], with the names of their files",
        ("an entry", "url" | "link" | "website" | "homepage") => "make a source of the page, and name it in sources = [\"…\"]",
        ("an entry", "date" | "published" | "created") => "write it as a fact below [facts], or as an event below [[events]]",
        ("an entry", "updated" | "lastmod" | "modified" | "reviewed" | "verified") => {
            "write checked = \"…\": the day on which all of it was checked"
        }
        ("an entry", "author" | "authors" | "layout" | "type" | "weight" | "template") => "take it out: nothing here reads it",
        ("an event", "text" | "name" | "what" | "description" | "summary") => "write title = \"…\"",
        ("an event", "when" | "year" | "day" | "on") => "write date = \"…\"",
        ("an event", "kind") => "write type = \"…\"",
        ("an event" | "a claim" | "a dependency", "sources" | "url" | "ref" | "citation") => {
            "write source = \"…\", with the name of the source's file"
        }
        ("a claim", "year" | "date" | "when") => {
            "write as_of = \"…\" for the date at which the value held; the value itself stands in `value`"
        }
        ("a claim" | "a dependency", "comment" | "remark" | "notes" | "description") => "write note = \"…\"",
        ("a dependency", "to" | "target" | "name" | "id" | "entry" | "depends") => "write on = \"…\", with the name of the entry's file",
        ("a dependency", "type" | "kind" | "as" | "relation") => "write role = \"…\"",
        ("a dependency", "since" | "from" | "date" | "until" | "when") => "write during = \"2023/..\"",
        _ => return None,
    };
    Some((Code::UnknownKey, format!("{what} has no key `{key}`"), help.into()))
}

/// Reads a text with its span.
pub(super) fn written(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Written<Box<str>>> {
    let text = item.text(notes)?;
    Some(Written { value: text.trim().into(), span: notes.place(&item.span) })
}

/// Reads a list of texts with their spans.
pub(super) fn texts(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Written<Box<str>>> {
    let found = item.texts(notes);
    found.into_iter().map(|(text, span)| Written { value: text.trim().into(), span: notes.place(&span) }).collect()
}

/// Reports items that are repeated in a list.
pub(super) fn note_repeated(item: &Item<'_, '_>, notes: &mut Notes<'_>) {
    let mut known = FxHashSet::default();
    let repeated = item.items().into_iter().filter(|one| one.value.as_str().is_some_and(|text| !known.insert(text.trim())));
    for one in repeated.take(MOST) {
        notes.report(Code::ListedTwice, &one.span, "this stands in the list a second time", Some("take it out".into()));
    }
}

/// Reads one id or a list of ids.
pub(super) fn references(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Reference> {
    note_repeated(item, notes);
    let found = item.text_or_texts(notes);
    found.into_iter().map(|(text, span)| Written { value: text.into(), span: notes.place(&span) }).collect()
}

/// Reads a list of country codes.
pub(super) fn countries(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Written<Country>> {
    note_repeated(item, notes);
    let mut countries: Vec<Written<Country>> = Vec::new();
    for (text, span) in item.texts(notes) {
        let place = notes.place(&span);
        if let Some(help) = apart(text, true, |part| Country::parse(part).is_ok()) {
            notes.report(Code::InvalidCountry, &span, format!("several countries stand in one text: `{text}`"), Some(help));
        } else if let Some(value) = valid(Country::parse(text), Code::InvalidCountry, &span, notes)
            && !countries.iter().any(|country| country.value == value)
        {
            countries.push(Written { value, span: place });
        }
    }
    countries
}

/// Reads a date: a TOML date, a year, or EDTF in quotes.
pub(super) fn date(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Date> {
    if let Some(datetime) = item.value.as_datetime() {
        return valid(Date::parse(&datetime.to_string()), Code::InvalidDate, &item.span, notes);
    }
    if let Some(integer) = item.value.as_integer()
        && integer.as_str().len() == 4
    {
        return valid(Date::parse(integer.as_str()), Code::InvalidDate, &item.span, notes);
    }
    match item.value.as_str() {
        Some(text) => valid(Date::parse(text), Code::InvalidDate, &item.span, notes),
        None => {
            let month = if let DeValue::Float(number) = item.value { number.as_str().replace('.', "-") } else { String::new() };
            let found = table::type_name(item.value);
            let help = Date::parse(&month).is_ok().then(|| Help::from(format!("write \"{month}\"")).whole(format!("\"{month}\"")));
            notes.report(Code::WrongType, &item.span, format!("expected a date such as \"2023-12\", found {found}"), help);
            None
        }
    }
}

/// Reads a word of a vocabulary.
pub(super) fn word(item: &Item<'_, '_>, vocabulary: &str, schema: &Schema, notes: &mut Notes<'_>) -> Option<Box<str>> {
    let text = item.text(notes)?;
    let words = schema.vocabularies.named(vocabulary);
    if words.and_then(|words| words.word(text)).is_some() {
        return Some(text.into());
    }
    let help = match words {
        // A mistake in the vocabularies is reported there.
        _ if !schema.vocabularies.is_whole() => return None,
        Some(words) => one_of(text, words.names()),
        None => Some(format!("declare [{vocabulary}] in content/vocabularies.toml").into()),
    };
    let odd = odd_sign(text);
    notes.report(Code::UnknownWord, &item.span, format!("`{text}` is not a word of the vocabulary `{vocabulary}`{odd}"), help);
    None
}

/// The parsed value; reports why there is none otherwise.
pub(super) fn valid<T>(result: Result<T, Invalid>, code: Code, span: &Span, notes: &mut Notes<'_>) -> Option<T> {
    let report = |invalid: Invalid| {
        let odd = odd_sign(&invalid.message);
        notes.report(code, span, invalid.message + &odd, invalid.help);
    };
    result.map_err(report).ok()
}

/// An addition to messages about a text that has a misleading or invisible character.
fn odd_sign(text: &str) -> String {
    table::odd_character(text).map(|(_, name)| format!("; {name} stands in it")).unwrap_or_default()
}

/// What a fact of this type should be, for messages.
pub(super) fn wanted(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Text | FieldType::Markdown => "text in quotes",
        FieldType::Bool => "true or false",
        FieldType::Count => "a whole number such as 13824 or \"7B\"",
        FieldType::Quantity => "a number with its unit in quotes",
        FieldType::Money => "money: { amount = …, currency = \"…\", as_of = \"…\" }",
        FieldType::Date => "a date such as \"2023-12\"",
        FieldType::Url => "a web address in quotes",
        FieldType::Choice => "a word of its vocabulary in quotes",
        FieldType::Country => "a country code such as \"FR\"",
        FieldType::Language => "a language tag such as \"th\"",
        FieldType::Licence => "a licence such as \"Apache-2.0\"",
        FieldType::Ref => "the id of an entry in quotes",
    }
}

/// The help for a text that holds several values which belong in separate texts, if each of its parts is a valid value.
/// `listed` says whether the text is already in a list.
pub(super) fn apart(text: &str, listed: bool, is_valid: impl Fn(&str) -> bool) -> Option<Help> {
    let bytes = text.as_bytes();
    // A comma between digits belongs to a number.
    if bytes.windows(3).any(|three| three[1] == b',' && three[0].is_ascii_digit() && three[2].is_ascii_digit()) {
        return None;
    }
    let parts = || text.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
    // Nearly always the parts show that the text is one value, before they are read as values.
    let several = parts().nth(1).is_some() && parts().all(|part| !part.is_empty() && !part.contains(['"', '\\']));
    let clear = several && parts().all(&is_valid);
    (clear && !is_valid(text)).then(|| {
        let quoted: Vec<String> = parts().map(|part| format!("\"{part}\"")).collect();
        let list = quoted.join(", ");
        let whole = if listed { list } else { format!("[{list}]") };
        Help::from(format!("write {whole}")).whole(whole)
    })
}
