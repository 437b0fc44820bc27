//! The front matter: the keys that every entry may have, and the facts that its kind declares.

use std::sync::Arc;

use super::anchor::Anchors;
use super::signs::find_in_plain;
use super::{Body, Entry, Reference, Written, claim, comparison, folder, relation, scenario, values};
use crate::diagnostic::{Checked, Code, Help, one_of};
use crate::fingerprint::Fingerprint;
use crate::schema::{Field, FieldType, Kind, Role, Schema};
use crate::source::{Source, Span};
use crate::table::{self, Elsewhere, Item, Keys, Notes, unknown_key};
use crate::value::{Country, Date, Invalid};

/// Keys that stand at the top of an entry: what is said when one is found in a table below.
const TOP_KEYS: [&str; 11] =
    ["title", "summary", "aliases", "unlinked", "redirects", "countries", "status", "sources", "checked", "draft", "auto_links"];

/// Lists of tables at the top of an entry.
const LISTS: [&str; 2] = ["depends", "events"];

/// Reads the TOML at `span` of the file.
pub(super) fn read(source: &Source, span: Span, id: Arc<str>, kind: Arc<Kind>, schema: &Schema) -> Checked<Entry> {
    let meant = |key: &str, bare: &str| values::meant(key, bare, &kind, schema);
    let mut notes = Notes::new(&source.path, span.start).asking(&meant);
    let notes = &mut notes;
    let root = table::parse(&source.text[span], notes);
    let mut keys = Keys::new(root.get_ref(), root.span());
    let kind = folder::kind_of(&keys, kind.clone(), schema, notes);

    let title = keys.require("title", "an entry", notes);
    let title = title.and_then(|item| Some(Written { value: plain(&item, notes)?, span: notes.place(&item.span) }));
    let summary = keys.take("summary").and_then(|item| plain(&item, notes));
    let aliases = keys.take("aliases").map(|item| texts(&item, notes)).unwrap_or_default();
    let unlinked = keys.take("unlinked").map(|item| texts(&item, notes)).unwrap_or_default();
    let redirects = keys.take("redirects").map(|item| texts(&item, notes)).unwrap_or_default();
    let countries = keys.take("countries").map(|item| countries(&item, notes)).unwrap_or_default();
    let status = keys.take("status").and_then(|item| word(&item, "status", schema, notes));
    let sources = keys.take("sources").map(|item| references(&item, notes)).unwrap_or_default();
    let checked = keys.take("checked").and_then(|item| Some(Written { value: date(&item, notes)?, span: notes.place(&item.span) }));
    let draft = keys.take("draft").and_then(|item| item.boolean(notes)).unwrap_or_default();
    let auto_links = keys.take("auto_links").and_then(|item| item.boolean(notes)).unwrap_or(true);
    let comparison = (kind.role == Role::Comparison).then(|| comparison::read(&mut keys, notes)).flatten();
    let members = if kind.role == Role::Country { keys.take("members") } else { None };
    let members = members.map(|item| members_of(&item, &countries, notes)).unwrap_or_default();
    let cuts = if kind.role == Role::Scenario { scenario::read(&mut keys, schema, notes) } else { Vec::new() };
    let facts = keys.take("facts").and_then(|item| facts_of(&item, notes));
    let depends = keys.take("depends").map(|item| item.tables("depends", "on = \"…\" and role = \"…\"", notes)).unwrap_or_default();
    let events = keys.take("events").map(|item| item.tables("events", "date = \"…\" and title = \"…\"", notes)).unwrap_or_default();
    keys.finish("an entry", notes, |key| {
        let (_, field) = kind.field(key)?;
        let message = format!("`{}` is a field of this kind, not a key of the entry", field.name);
        Some((Code::MisplacedKey, message, Help::from("move its line below a line [facts]").line_to("facts")))
    });

    // A field that is there but wrong is not missing too.
    let missing = |facts: Option<&Keys<'_, '_>>| -> Vec<&Field> {
        kind.fields.iter().filter(|field| field.required && !facts.is_some_and(|facts| facts.has(&field.name))).collect()
    };
    let missing = missing(facts.as_ref());
    let facts = facts.map(|facts| read_facts(facts, &kind, schema, notes)).unwrap_or_default();
    for field in missing {
        if !notes.is_broken() {
            let help = format!("write {} = … below a line [facts], or {0} = {{ absent = \"unknown\" }}", field.name);
            notes.report(
                Code::MissingField,
                &(0..0),
                format!("{} needs the field `{}`", article(&kind.name), field.name),
                Some(help.into()),
            );
        }
    }
    // In which order they are written means nothing, so that formatting may change it; what is alike in its role or date stays as written.
    let (mut depends, mut absent_depends) = relation::read_dependencies(depends, schema, notes);
    depends.sort_by_key(|dependency| schema.vocabularies.rank("role", &dependency.role));
    absent_depends.sort_by_key(|absent| schema.vocabularies.rank("role", &absent.role));
    let mut events: Vec<_> = events.into_iter().filter_map(|keys| relation::read_event(keys, schema, notes)).collect();
    events.sort_by(|a, b| a.date.cmp(&b.date));
    events.shrink_to_fit();
    let title = title.unwrap_or_else(|| Written { value: id.rsplit('/').next().unwrap_or_default().into(), span: notes.place(&(0..0)) });
    let mut value = Entry {
        path: source.path.clone(),
        kind,
        id,
        title,
        summary,
        aliases,
        unlinked,
        redirects,
        countries,
        status,
        sources,
        checked,
        draft,
        auto_links,
        facts,
        depends,
        absent_depends,
        events,
        comparison,
        cuts,
        members,
        body: Body::default(),
        anchors: Anchors::default(),
        outline: Fingerprint(0),
        facts_print: Fingerprint(0),
        places: Fingerprint(0),
    };
    value.number();
    Checked { value, diagnostics: std::mem::take(&mut notes.diagnostics) }
}

/// The table of facts, which stands once.
fn facts_of<'t, 'i>(item: &Item<'t, 'i>, notes: &mut Notes<'_>) -> Option<Keys<'t, 'i>> {
    if item.value.is_array() {
        let help = "write [facts] in single brackets, once, with all facts below it";
        notes.report(Code::WrongType, &item.key, "facts are one table, and this is a list of tables", Some(help.into()));
        return None;
    }
    item.table(notes)
}

/// Reads the facts in the order of the kind's fields.
fn read_facts(keys: Keys<'_, '_>, kind: &Kind, schema: &Schema, notes: &mut Notes<'_>) -> Vec<claim::Fact> {
    let mut facts = Vec::new();
    for (name, item) in keys.rest() {
        match kind.field(&name) {
            Some((at, field)) => facts.extend(claim::read::fact(&item, at, field, schema, notes)),
            // What kind.toml says wrong of a field is said there.
            None if kind.may_have(&name) => {}
            None => {
                let known = kind.fields.iter().map(|field| field.name.as_str());
                unknown_key(&name, &item, &article(&kind.name), known, notes, misplaced);
            }
        }
    }
    facts.sort_by_key(|fact: &claim::Fact| fact.field);
    facts.shrink_to_fit();
    facts
}

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

/// "a model", "an initiative".
fn article(noun: &str) -> String {
    let an = noun.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
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
        if let Some(help) = values::apart(text, true, |part| Country::parse(part).is_ok()) {
            notes.report(Code::InvalidCountry, &span, format!("several countries stand in one text: `{text}`"), Some(help));
        } else if let Some(value) = valid(Country::parse(text), Code::InvalidCountry, &span, notes)
            && !countries.iter().any(|country| country.value == value)
        {
            countries.push(Written { value, span: place });
        }
    }
    countries
}

/// The members of a bloc: others than itself.
fn members_of(item: &Item<'_, '_>, bloc: &[Written<Country>], notes: &mut Notes<'_>) -> Vec<Written<Country>> {
    let mut members = countries(item, notes);
    members.retain(|member| {
        let itself = bloc.iter().any(|country| country.value == member.value);
        if itself {
            let message = format!("{} cannot be a member of itself", member.value.code());
            let span = member.span.clone();
            notes.diagnostics.push(
                crate::diagnostic::Diagnostic::new(Code::BlocMember, notes.path, span, message)
                    .help("list the countries that belong to the bloc, without its own code"),
            );
        }
        !itself
    });
    members
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
    let found = if text.contains("[@") {
        Some(("a citation", "name the source in `source`"))
    } else if text.contains("[[") || text.contains("](") {
        Some(("a link", "write the words alone; links stand in the text below the front matter"))
    } else if emphasis("**") || emphasis("`") {
        Some(("emphasis", "write the words alone"))
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
