//! What items of front matter are read as, whatever they stand in: texts, references, dates, words of vocabularies.

use super::signs::find_in_plain;
use super::{Reference, Written};
use crate::diagnostic::{Code, Help, one_of};
use crate::schema::{FieldType, Schema};
use crate::source::Span;
use crate::table::{self, Elsewhere, Item, Keys, Notes};
use crate::value::{Country, Date, Invalid};

/// Keys that stand at the top of an entry: what is said when one is found in a table below.
const TOP_KEYS: [&str; 11] =
    ["title", "summary", "aliases", "unlinked", "redirects", "countries", "status", "sources", "checked", "draft", "auto_links"];

/// Lists of tables at the top of an entry.
const LISTS: [&str; 2] = ["depends", "events"];

/// What is said of a key of the entry that stands below a table, where TOML makes it a key of that table.
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

/// One text with its place.
pub(super) fn written(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Written<Box<str>>> {
    let text = item.text(notes)?;
    Some(Written { value: text.trim().into(), span: notes.place(&item.span) })
}

/// A list of texts with their places.
pub(super) fn texts(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Written<Box<str>>> {
    let found = item.texts(notes);
    found.into_iter().map(|(text, span)| Written { value: text.trim().into(), span: notes.place(&span) }).collect()
}

/// A list of names, each of a bounded length.
pub(super) fn names(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Written<Box<str>>> {
    let mut found = texts(item, notes);
    for one in item.items().iter().filter(|one| one.value.as_str().is_some_and(|text| text.len() > 1_000)) {
        if one.line(notes).is_none() {
            let long = notes.place(&one.span);
            found.retain(|name| name.span != long);
        }
    }
    found
}

/// One id or a list of ids.
pub(super) fn references(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Reference> {
    let found = item.text_or_texts(notes);
    found.into_iter().map(|(text, span)| Written { value: text.into(), span: notes.place(&span) }).collect()
}

/// A list of country codes.
pub(super) fn countries(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Written<Country>> {
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

/// A date: a TOML date, a year, or EDTF in quotes.
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
            item.wrong_type("a date such as \"2023-12\"", notes);
            None
        }
    }
}

/// A word of a vocabulary.
pub(super) fn word(item: &Item<'_, '_>, vocabulary: &str, schema: &Schema, notes: &mut Notes<'_>) -> Option<Box<str>> {
    let text = item.text(notes)?;
    let words = schema.vocabularies.named(vocabulary);
    if words.and_then(|words| words.word(text)).is_some() {
        return Some(text.into());
    }
    let help = match words {
        // What is wrong with the vocabularies is said there.
        _ if !schema.vocabularies.is_whole() => return None,
        Some(words) => one_of(text, words.names()),
        None => Some(format!("declare [{vocabulary}] in content/vocabularies.toml").into()),
    };
    let odd = odd_sign(text);
    notes.report(Code::UnknownWord, &item.span, format!("`{text}` is not a word of the vocabulary `{vocabulary}`{odd}"), help);
    None
}

/// A parsed value, or a note that says why it is none.
pub(super) fn valid<T>(result: Result<T, Invalid>, code: Code, span: &Span, notes: &mut Notes<'_>) -> Option<T> {
    let report = |invalid: Invalid| {
        let odd = odd_sign(&invalid.message);
        notes.report(code, span, invalid.message + &odd, invalid.help);
    };
    result.map_err(report).ok()
}

/// What is added to a message about a text with a sign in it that looks like another, or like nothing.
fn odd_sign(text: &str) -> String {
    table::odd_character(text).map(|(_, name)| format!("; {name} stands in it")).unwrap_or_default()
}

/// Text that has no meaning of its own here.
pub(super) fn free_text(keys: &mut Keys<'_, '_>, name: &'static str, notes: &mut Notes<'_>) -> Option<Box<str>> {
    keys.take(name).and_then(|item| plain(&item, notes))
}

/// Text that is shown as it is written, so that signs of a link or of emphasis would be seen.
pub(super) fn plain(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<Box<str>> {
    let text = item.text(notes)?.trim();
    let emphasis = |mark: &str| text.matches(mark).count() > 1;
    let words = |mark: char| {
        let mut parts = text.split(mark);
        let before = parts.next().unwrap_or_default();
        let within = parts.next().unwrap_or_default();
        let bounded =
            !before.ends_with(char::is_alphanumeric) && within.starts_with(char::is_alphabetic) && within.ends_with(char::is_alphanumeric);
        bounded && parts.next().is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    let element = |name: &str| text.contains(&format!("</{name}>")) || text.contains(&format!("<{name}>"));
    let found = if text.contains("[@") {
        Some(("a citation", "name the source in `source`"))
    } else if text.contains("[[") || text.contains("](") {
        Some(("a link", "write the words alone; links stand in the text below the front matter"))
    } else if text.contains("[^") {
        Some(("a note", "put what it says into the text below the front matter"))
    } else if emphasis("**") || emphasis("`") || words('*') || words('_') || text.starts_with("# ") || text.starts_with("## ") {
        Some(("emphasis", "write the words alone"))
    } else if ["b", "i", "em", "strong", "a", "br", "p", "sup", "sub", "span", "u", "code"].into_iter().any(element)
        || text.contains("<br/>")
    {
        Some(("HTML", "write the words alone"))
    } else {
        None
    };
    if let Some((what, help)) = found {
        notes.report(Code::MarkupInText, &item.span, format!("signs of {what} are shown as they stand in this text"), Some(help.into()));
    }
    for one in find_in_plain(text) {
        notes.report(one.code, &item.span, one.message, Some(one.help.into()));
    }
    Some(text.into())
}

/// What a fact of a type is expected to be, for messages.
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

/// The help for a text in which several values stand that should stand apart, if each of its parts is one by itself. `listed`: it
/// stands in a list already.
pub(super) fn apart(text: &str, listed: bool, is_valid: impl Fn(&str) -> bool) -> Option<Help> {
    let bytes = text.as_bytes();
    // A comma between digits is one of a number.
    if bytes.windows(3).any(|three| three[1] == b',' && three[0].is_ascii_digit() && three[2].is_ascii_digit()) {
        return None;
    }
    let parts: Vec<&str> = text.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let clear = parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && !part.contains(['"', '\\']) && is_valid(part));
    (clear && !is_valid(text)).then(|| {
        let quoted: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
        let list = quoted.join(", ");
        let whole = if listed { list } else { format!("[{list}]") };
        Help::from(format!("write {whole}")).whole(whole)
    })
}
