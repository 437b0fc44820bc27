//! Completion: keys and words from the kind's schema, and entries by any of their names.

use serde_json::{Value, json};

use super::cursor::{self, At};
use super::declared::{self, Holds};
use super::places::{Lines, offset};
use super::session::Session;
use crate::author::json_schema::json_schema;
use crate::diagnostic::{CODES, Severity};
use crate::entry::{Entry, place_of};
use crate::knowledge::Knowledge;
use crate::schema::ENTRY_COLUMNS;
use crate::schema::column::OTHER_COLUMNS;
use crate::schema::{FieldType, Kind, Role, is_schema_file};

/// The most suggestions at a time; typing more letters narrows them down.
const MOST: usize = 100;

/// The kind of the entries in a file's folder.
pub(super) fn kind_of<'s>(session: &'s Session, path: &str) -> Option<&'s Kind> {
    let (folder, _) = place_of(path)?;
    session.knowledge()?.schema.kinds.get(folder).map(|kind| &**kind)
}

/// A suggestion.
struct Offer {
    label: String,
    detail: String,
    about: String,
    text: String,
    /// The text that finds it.
    by: String,
}

/// The suggestions at a position.
pub(super) fn complete(session: &Session, params: &Value) -> Value {
    let none = json!({ "isIncomplete": false, "items": [] });
    let Some(path) = session.path(&params["textDocument"]["uri"]) else { return none };
    let Some(knowledge) = session.knowledge() else { return none };
    let text = session.text(&path);
    let place = offset(text, &params["position"]);
    let file = path.rsplit('/').next().filter(|_| path == "site.toml" || is_schema_file(&path));
    let (at, word) = cursor::at(text, place, file.is_some());
    let typed = text.get(word.clone()).unwrap_or_default().to_lowercase();
    let offers = match (at, file, kind_of(session, &path)) {
        (At::Key { table }, Some(file), _) => declared_keys(file, table),
        (At::Value { table, key, quoted }, Some(file), _) => declared_values(knowledge, file, table, key, quoted),
        (At::Key { table }, None, Some(kind)) => keys(knowledge, kind, table),
        (At::Value { table, key, quoted }, None, Some(kind)) => values(knowledge, kind, table, key, quoted),
        (At::Link | At::Citation, _, None) | (At::Key { .. } | At::Value { .. }, None, None) => return none,
        (At::Link, ..) => entries(knowledge, |entry| entry.kind.role != Role::Source, false),
        (At::Citation, ..) => entries(knowledge, |entry| entry.kind.role == Role::Source, false),
        (At::Text, ..) => return none,
    };
    let range = Lines::new(text).range(&word);
    let mut fitting: Vec<&Offer> = offers.iter().filter(|offer| offer.by.contains(&typed)).collect();
    // Suggestions that begin with the typed text come first.
    fitting.sort_by_key(|offer| !offer.by.starts_with(&typed));
    let item = |(rank, offer): (usize, &&Offer)| {
        json!({
            "label": offer.label, "detail": offer.detail, "documentation": offer.about, "filterText": format!("{typed} {}", offer.by),
            "sortText": format!("{rank:05}"), "textEdit": { "range": range, "newText": offer.text },
        })
    };
    let items: Vec<Value> = fitting.iter().take(MOST).enumerate().map(item).collect();
    json!({ "isIncomplete": fitting.len() > MOST || !typed.is_empty(), "items": items })
}

/// The keys of a table in a file of declarations.
fn declared_keys(file: &str, table: &str) -> Vec<Offer> {
    if (file, table) == ("site.toml", "levels") {
        let codes = CODES.iter().filter(|code| code.code.severity() != Severity::Error);
        return codes.map(|code| key_offer(code.name, code.text)).collect();
    }
    let keys = declared::keys(file, table).map(|(_, _, name, _, about)| key_offer(name, about));
    let headers = declared::HEADERS.iter().filter(|(of, _)| *of == file).map(|(_, header)| header_offer(header));
    keys.chain(headers).collect()
}

/// The values of a key in a file of declarations.
fn declared_values(knowledge: &Knowledge, file: &str, table: &str, key: &str, quoted: bool) -> Vec<Offer> {
    let schema = &knowledge.schema;
    let plain = |words: &mut dyn Iterator<Item = &str>| words.map(|word| word_offer(word, "", !quoted)).collect::<Vec<_>>();
    let known = declared::keys(file, table).find(|(_, _, name, ..)| *name == key).map(|(_, _, _, holds, _)| *holds);
    let holds = if (file, table) == ("site.toml", "levels") { Some(declared::LEVEL) } else { known };
    match holds.unwrap_or(Holds::Anything) {
        Holds::Anything => Vec::new(),
        Holds::Words(words) => plain(&mut words.iter().copied()),
        Holds::Truth => ["true", "false"].map(|word| word_offer(word, "", false)).into(),
        Holds::Vocabulary(name) => plain(&mut schema.vocabularies.named(name).into_iter().flat_map(|words| words.names())),
        Holds::Vocabularies => plain(&mut schema.vocabularies.names()),
        Holds::Folders => plain(&mut schema.kinds.keys().map(|folder| &**folder)),
        Holds::Source => entries(knowledge, |entry| entry.kind.role == Role::Source, !quoted),
    }
}

fn key_offer(name: &str, about: &str) -> Offer {
    Offer { label: name.to_owned(), detail: String::new(), about: about.to_owned(), text: format!("{name} = "), by: name.to_lowercase() }
}

fn header_offer(text: &str) -> Offer {
    Offer { label: text.to_owned(), detail: String::new(), about: String::new(), text: text.to_owned(), by: text.to_lowercase() }
}

/// The keys of a table in an entry.
fn keys(knowledge: &Knowledge, kind: &Kind, table: &str) -> Vec<Offer> {
    let schema = json_schema(kind, &knowledge.schema);
    let properties = properties(&schema, table);
    let plain = |(name, about): (&String, &Value)| {
        let words = about["description"].as_str().or_else(|| about["title"].as_str()).unwrap_or_default();
        key_offer(name, words)
    };
    let is_table = |name: &str| table.is_empty() && matches!(name, "facts" | "depends" | "events" | "cut" | "presets" | "labels");
    let mut offers: Vec<Offer> = properties.iter().flat_map(|keys| keys.iter()).filter(|(name, _)| !is_table(name)).map(plain).collect();
    offers.extend(["[facts]", "[[depends]]", "[[events]]"].map(header_offer));
    offers
}

/// The properties of a table in the JSON Schema of a kind.
fn properties<'v>(schema: &'v Value, table: &str) -> Option<&'v serde_json::Map<String, Value>> {
    let top = &schema["properties"];
    match table.split_once('.') {
        None if table.is_empty() => top.as_object(),
        None if table == "facts" => top["facts"]["properties"].as_object(),
        None => top[table]["items"]["properties"].as_object(),
        // Of the shapes of a fact, a claim is the one with keys.
        Some((_, field)) => {
            let shapes = top["facts"]["properties"][field]["anyOf"].as_array()?;
            shapes.iter().find_map(|shape| shape["properties"].as_object())
        }
    }
}

/// The values of a key in an entry.
fn values(knowledge: &Knowledge, kind: &Kind, table: &str, key: &str, quoted: bool) -> Vec<Offer> {
    let is_column = matches!(key, "columns" | "group" | "sort") && table.is_empty() || table == "presets";
    if kind.role == Role::Comparison && is_column {
        return columns(knowledge, !quoted);
    }
    let field = kind.field(key).map(|(_, field)| field).filter(|_| table == "facts");
    match (key, field.map(|field| field.kind)) {
        (_, Some(FieldType::Ref)) => {
            let to: Vec<&str> = field.iter().flat_map(|field| &field.targets).map(|(folder, _)| &**folder).collect();
            return entries(
                knowledge,
                |entry| if to.is_empty() { entry.kind.role != Role::Source } else { to.contains(&&*entry.kind.folder) },
                !quoted,
            );
        }
        ("source" | "sources", None) => return entries(knowledge, |entry| entry.kind.role == Role::Source, !quoted),
        ("on", None) => return entries(knowledge, |entry| matches!(entry.kind.role, Role::Profile | Role::Country), !quoted),
        ("meets" | "same_as", None) => return events(knowledge, !quoted),
        ("countries", None) => return countries(knowledge, !quoted),
        (_, Some(FieldType::Country)) => return countries(knowledge, !quoted),
        (_, Some(FieldType::Bool)) => return ["true", "false"].map(|word| word_offer(word, "", false)).into(),
        _ => {}
    }
    let schema = json_schema(kind, &knowledge.schema);
    let tables = [table, "depends", "events"];
    let found = tables.iter().find_map(|table| properties(&schema, table)?.get(key));
    let mut offers = Vec::new();
    if let Some(found) = found {
        words(found, !quoted, &mut offers);
    }
    offers
}

/// The columns of all kinds, for a single step; more steps may follow a point.
fn columns(knowledge: &Knowledge, quotes: bool) -> Vec<Offer> {
    let schema = &knowledge.schema;
    let mut names: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let mut offer = |name: String, about: &str| {
        names.entry(name).or_insert_with(|| about.to_owned());
    };
    ENTRY_COLUMNS.into_iter().chain(OTHER_COLUMNS).for_each(|name| offer(name.to_owned(), ""));
    for field in schema.kinds.values().filter(|kind| kind.role == Role::Profile).flat_map(|kind| &kind.fields) {
        offer(field.name.clone(), &field.label);
        if field.kind == FieldType::Money {
            ["basis", "converted"].iter().for_each(|part| offer(format!("{}.{part}", field.name), &field.label));
        }
    }
    for word in schema.vocabularies.named("role").iter().flat_map(|roles| &roles.words) {
        offer(format!("depends.{}", word.name), &word.label);
    }
    for word in schema.vocabularies.named("event").iter().flat_map(|types| &types.words) {
        offer(format!("events.{}", word.name), &word.label);
    }
    names.iter().map(|(name, about)| word_offer(name, about, quotes)).collect()
}

/// All words that a schema lists, at any depth.
fn words(schema: &Value, quotes: bool, offers: &mut Vec<Offer>) {
    if let Some(word) = schema["const"].as_str() {
        offers.push(word_offer(word, schema["description"].as_str().unwrap_or_default(), quotes));
    }
    for word in schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        offers.push(word_offer(word, "", quotes));
    }
    for part in ["oneOf", "anyOf"].into_iter().flat_map(|key| schema[key].as_array().into_iter().flatten()).chain(schema.get("items")) {
        words(part, quotes, offers);
    }
    // A word may be listed both as a value and in a list of values.
    offers.dedup_by(|a, b| a.label == b.label);
    let mut seen = std::collections::BTreeSet::new();
    offers.retain(|offer| seen.insert(offer.label.clone()));
}

fn word_offer(word: &str, about: &str, quotes: bool) -> Offer {
    let text = if quotes { format!("\"{word}\"") } else { word.to_owned() };
    Offer { label: word.to_owned(), detail: String::new(), about: about.to_owned(), text, by: word.to_lowercase() }
}

/// Entries, which are found by stem, title or alias. If several entries share a stem, the id is inserted.
fn entries(knowledge: &Knowledge, wanted: impl Fn(&Entry) -> bool, quotes: bool) -> Vec<Offer> {
    let offer = |entry: &Entry| {
        let source = entry.kind.role == Role::Source;
        let found = if source { knowledge.find_source(entry.stem()) } else { knowledge.find(entry.stem()) };
        let own = found.is_some_and(|ix| knowledge.entry(ix).id == entry.id);
        let name = if own { entry.stem() } else { &entry.id };
        let names: Vec<String> = entry.names().map(|name| name.value.to_lowercase()).collect();
        Offer {
            label: name.to_owned(),
            detail: entry.title.value.to_string(),
            about: entry.summary.as_deref().unwrap_or_default().to_owned(),
            text: if quotes { format!("\"{name}\"") } else { name.to_owned() },
            by: format!("{name} {}", names.join(" ")),
        }
    };
    knowledge.entries.iter().filter(|entry| wanted(entry)).map(|entry| offer(entry)).collect()
}

/// Events that have an id.
fn events(knowledge: &Knowledge, quotes: bool) -> Vec<Offer> {
    let named =
        knowledge.entries.iter().flat_map(|entry| entry.events.iter().filter_map(move |event| Some((entry, event, event.id.as_ref()?))));
    let offer = |(entry, event, id): (&std::sync::Arc<Entry>, &crate::entry::Event, &crate::entry::Written<Box<str>>)| {
        let mut offer = word_offer(&format!("{}#{}", entry.id, id.value), &event.title, quotes);
        offer.by = format!("{} {}", offer.by, event.title.to_lowercase());
        offer
    };
    named.map(offer).collect()
}

/// The countries that have entries.
fn countries(knowledge: &Knowledge, quotes: bool) -> Vec<Offer> {
    let offer = |(country, ix): (&crate::value::Country, &crate::knowledge::Ix)| {
        let title = &knowledge.entry(*ix).title.value;
        let mut offer = word_offer(country.code(), "", quotes);
        offer.detail = title.to_string();
        offer.by = format!("{} {}", offer.by, title.to_lowercase());
        offer
    };
    knowledge.countries.iter().map(offer).collect()
}
