//! Names for new entries: the kind that is meant, existing entries with such a name, and stubs for entries that are named.

use std::sync::Arc;

use jiff::civil;

use super::draft::Draft;
use super::{File, stem_of};
use crate::entry::{Content, Entry, Value};
use crate::schema::{FieldType, Kind, Role, Schema};

/// The kind that a person means: by its folder, by the folder in the singular, or by its name.
pub fn kind_called<'s>(schema: &'s Schema, name: &str) -> Option<&'s Kind> {
    let lower = name.to_lowercase();
    let is = |kind: &Kind| {
        let folder = &*kind.folder;
        let singular = folder.strip_suffix("ies").map(|stem| format!("{stem}y"));
        folder == lower
            || folder.strip_suffix('s') == Some(&lower)
            || singular.as_deref() == Some(&lower)
            || kind.name.to_lowercase() == lower
            || kind.plural.to_lowercase() == lower
    };
    schema.kinds.values().find(|kind| is(kind)).map(|kind| &**kind)
}

/// Existing entries that may be the same as a new one.
#[derive(Debug, Default)]
pub struct Likely<'k> {
    /// An entry with exactly this name.
    pub same: Option<&'k Entry>,
    /// Entries whose names are similar or contain this one.
    pub near: Vec<&'k Entry>,
}

/// The most similar entries that are listed.
const MOST_NEAR: usize = 5;

/// Existing entries that may be about the same thing as a new one with this title and stem.
pub fn likely<'k>(entries: &'k [Arc<Entry>], kind: &Kind, stem: &str, title: &str) -> Likely<'k> {
    let plain = |text: &str| stem_of(text).unwrap_or_else(|| text.to_lowercase());
    let wanted = plain(title);
    let sources = kind.role == Role::Source;
    let mut near: Vec<(usize, &Entry)> = Vec::new();
    let mut likely = Likely::default();
    // Sources have a namespace of their own: a paper may have the same name as the model it is about.
    for entry in entries.iter().filter(|entry| (entry.kind.role == Role::Source) == sources) {
        let entry = &**entry;
        if *entry.id == *format!("{}/{stem}", kind.folder) || entry.names().any(|name| plain(&name.value) == wanted) {
            likely.same.get_or_insert(entry);
            continue;
        }
        let distance = |name: &str| {
            let name = plain(name);
            let within = wanted.len() > 3 && name.len() > 3 && (name.contains(&wanted) || wanted.contains(&name));
            let distance = strsim::damerau_levenshtein(&wanted, &name);
            (within || distance <= wanted.len() / 4).then_some(distance)
        };
        if let Some(distance) = entry.names().filter_map(|name| distance(&name.value)).min() {
            near.push((distance, entry));
        }
    }
    near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.id.cmp(&b.1.id)));
    likely.near = near.into_iter().take(MOST_NEAR).map(|(_, entry)| entry).collect();
    likely
}

/// A stub of an entry that a new one names, with only the keys that its kind requires. `None` if its kind is ambiguous.
pub fn stub(schema: &Schema, name: &str, folders: &[&str], today: civil::Date) -> Option<File> {
    let (folder, stem) = name.split_once('/').or_else(|| Some((folders.first().copied()?, name)))?;
    let kind = schema.kinds.get(folder)?;
    let mut words = stem.replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let text = Draft::new(kind, schema, words, today).text();
    crate::schema::is_stem(stem).then(|| File { path: format!("content/{folder}/{stem}.md"), text })
}

/// The source for an address: the id of an existing one, or a new id with the file to create. `None` if the site has no kind
/// of sources or the text is not an address.
pub fn source_for(schema: &Schema, entries: &[Arc<Entry>], address: &str, today: civil::Date) -> Option<(String, Option<File>)> {
    let kind = schema.kinds.values().find(|kind| kind.role == Role::Source)?;
    let field = kind.fields.iter().position(|field| field.kind == FieldType::Url)?;
    let bare = |url: &str| url.trim_end_matches('/').trim_start_matches("https://").trim_start_matches("http://").to_lowercase();
    let has = |entry: &&Arc<Entry>| {
        entry.kind.role == Role::Source
            && entry.facts.iter().filter(|fact| fact.field == field).flat_map(|fact| &fact.claims).any(|claim| {
                matches!(&claim.content, Content::Values(values)
                    if values.iter().any(|value| matches!(value, Value::Url(url) if bare(url) == bare(address))))
            })
    };
    if let Some(known) = entries.iter().find(has) {
        return Some((known.stem().to_owned(), None));
    }
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.").split('.').next().unwrap_or_default().to_owned();
    let last = url.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty())).unwrap_or_default();
    let last = last.rsplit_once('.').map_or(last, |(name, _)| name);
    let stem = stem_of(&format!("{host} {last}"))?;
    let taken = |stem: &str| entries.iter().any(|entry| *entry.id == *format!("{}/{stem}", kind.folder));
    let stem = if taken(&stem) { (2..).map(|n| format!("{stem}-{n}")).find(|stem| !taken(stem))? } else { stem };
    let mut draft = Draft::new(kind, schema, format!("{host}: {last}"), today);
    draft.facts.push((kind.fields[field].name.clone(), address.to_owned()));
    // Of the fields that citations use, the day of reading is known.
    if kind.field("accessed").is_some() {
        draft.facts.push(("accessed".to_owned(), today.to_string()));
    }
    let path = format!("content/{}/{stem}.md", kind.folder);
    Some((stem, Some(File { path, text: draft.text() })))
}
