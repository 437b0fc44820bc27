//! Answers about the thing at a position: its summary, its file, its references, the outline of the file, quick fixes,
//! renaming.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::cursor::{self, At};
use super::places::{Lines, offset};
use super::session::{Session, shown};
use crate::author::rename::{rename as renamed, target};
use crate::diagnostic::Edit;
use crate::entry::{Entry, Mention};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::FieldType;

/// A file with its entry and a position in it.
struct Here<'s> {
    path: String,
    text: &'s str,
    at: usize,
    knowledge: &'s Knowledge,
}

impl<'s> Here<'s> {
    fn new(session: &'s Session, params: &Value) -> Option<Self> {
        let path = session.path(&params["textDocument"]["uri"])?;
        let text = session.text(&path);
        let at = offset(text, &params["position"]);
        Some(Self { path, text, at, knowledge: session.knowledge()? })
    }

    fn entry(&self) -> Option<(Ix, &'s Entry)> {
        let found = self.knowledge.entries.iter().position(|entry| *entry.path == *self.path)?;
        let ix = Ix::try_from(found).ok()?;
        Some((ix, self.knowledge.entry(ix)))
    }

    /// The entry that is named at the position, with its mention.
    fn named(&self) -> Option<(Ix, Mention<'s>)> {
        let (_, entry) = self.entry()?;
        let mentions = entry.mentions().into_iter().filter(|mention| mention.span.start <= self.at && self.at <= mention.span.end);
        let mention = mentions.min_by_key(|mention| mention.span.len())?;
        Some((target(self.knowledge, &mention)?, mention))
    }
}

/// The summary of the entry at the position, or the meaning of the key or word there.
pub(super) fn hover(session: &Session, params: &Value) -> Value {
    let Some(here) = Here::new(session, params) else { return Value::Null };
    let words = |text: String, range: Value| json!({ "contents": { "kind": "markdown", "value": text }, "range": range });
    let lines = Lines::new(here.text);
    if let Some((ix, mention)) = here.named() {
        let entry = here.knowledge.entry(ix);
        let status = entry.status.as_deref().map(|status| format!(" · {status}")).unwrap_or_default();
        let countries: Vec<&str> = entry.countries.iter().map(|country| country.value.code()).collect();
        let countries = if countries.is_empty() { String::new() } else { format!(" · {}", countries.join(", ")) };
        let summary = entry.summary.as_deref().map(|summary| format!("\n\n{summary}")).unwrap_or_default();
        return words(format!("**{}** `{}`{status}{countries}{summary}", entry.title.value, entry.id), lines.range(mention.span));
    }
    // The end of the word around the position.
    let end =
        here.text[here.at..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).map_or(here.text.len(), |end| here.at + end);
    let (at, word) = cursor::at(here.text, end, false);
    let Some(name) = here.text.get(word.clone()).filter(|name| !name.is_empty()) else { return Value::Null };
    let Some(kind) = super::complete::kind_of(session, &here.path) else { return Value::Null };
    let about = match at {
        At::Key { table: "facts" } => kind.field(name).map(|(_, field)| {
            let help = field.help.as_deref().map(|help| format!("\n\n{help}")).unwrap_or_default();
            format!("**{}** ({}){help}", field.label, field.kind.word())
        }),
        At::Value { key, .. } => {
            let of_field =
                kind.field(key).filter(|(_, field)| field.kind == FieldType::Choice).and_then(|(_, field)| field.vocabulary.clone());
            let vocabulary = of_field.unwrap_or_else(|| if key == "type" { "event".to_owned() } else { key.to_owned() });
            let known = here.knowledge.vocabularies().named(&vocabulary).and_then(|words| words.word(name));
            known.map(|word| format!("**{}**{}", word.label, word.help.as_deref().map(|help| format!("\n\n{help}")).unwrap_or_default()))
        }
        _ => None,
    };
    about.map_or(Value::Null, |text| words(text, lines.range(&word)))
}

/// The file of the entry at the position, at its title.
pub(super) fn definition(session: &Session, params: &Value) -> Value {
    let Some((here, (ix, _))) = Here::new(session, params).and_then(|here| here.named().map(|named| (here, named))) else {
        return Value::Null;
    };
    let entry = here.knowledge.entry(ix);
    json!({ "uri": session.uri(&entry.path), "range": Lines::new(session.text(&entry.path)).range(&entry.title.span) })
}

/// All mentions of the entry at the position, or of the file's own entry.
pub(super) fn references(session: &Session, params: &Value) -> Value {
    let Some(here) = Here::new(session, params) else { return json!([]) };
    let Some(ix) = here.named().map(|(ix, _)| ix).or_else(|| here.entry().map(|(ix, _)| ix)) else { return json!([]) };
    let mut found = Vec::new();
    for entry in &here.knowledge.entries {
        let mentions: Vec<_> = entry.mentions().into_iter().filter(|mention| target(here.knowledge, mention) == Some(ix)).collect();
        if mentions.is_empty() {
            continue;
        }
        let (uri, lines) = (session.uri(&entry.path), Lines::new(session.text(&entry.path)));
        found.extend(mentions.iter().map(|mention| json!({ "uri": uri, "range": lines.range(mention.span) })));
    }
    found.into()
}

/// The outline of the file: its facts, dependencies and events.
pub(super) fn symbols(session: &Session, params: &Value) -> Value {
    let Some((here, (_, entry))) = Here::new(session, params).and_then(|here| here.entry().map(|entry| (here, entry))) else {
        return json!([]);
    };
    let lines = Lines::new(here.text);
    let symbol = |name: &str, detail: &str, sort: u8, span: &crate::source::Span| {
        let range = lines.range(span);
        json!({ "name": if name.is_empty() { "…" } else { name }, "detail": detail, "kind": sort, "range": range, "selectionRange": range })
    };
    // Symbol kinds of the protocol: 15 a string, 7 a property, 11 an interface, 24 an event.
    let mut found = vec![symbol(&entry.title.value, &entry.kind.name, 15, &entry.title.span)];
    for fact in &entry.facts {
        if let Some(field) = entry.kind.fields.get(fact.field) {
            found.extend(fact.claims.iter().map(|claim| symbol(&field.label, claim.scope.as_deref().unwrap_or_default(), 7, &claim.span)));
        }
    }
    found.extend(entry.depends.iter().map(|dependency| symbol(&dependency.on.value, &dependency.role, 11, &dependency.on.span)));
    found.extend(entry.events.iter().map(|event| symbol(&event.title, "", 24, &event.span)));
    found.into()
}

/// Quick fixes for the problems in the lines of a range; those that can only have been meant one way are preferred. Whole
/// lines count, because the cursor of somebody who reads a message is anywhere in its line.
pub(super) fn actions(session: &Session, params: &Value) -> Value {
    let uri = &params["textDocument"]["uri"];
    let Some(path) = session.path(uri) else { return json!([]) };
    let text = session.text(&path);
    let (start, end) = (offset(text, &params["range"]["start"]), offset(text, &params["range"]["end"]));
    let start = text[..start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[end..].find('\n').map_or(text.len(), |feed| end + feed);
    let lines = Lines::new(text);
    let near = session
        .diagnostics
        .iter()
        .filter(|found| *found.path == *path && found.span.start <= end && start <= found.span.end.max(found.span.start + 1));
    let action = |found: &crate::diagnostic::Diagnostic| {
        let fix = found.fix(text).filter(|fix| !fix.edits.is_empty())?;
        let change = json!({ "textDocument": { "uri": uri, "version": session.version(&path) }, "edits": edits(&fix.edits, &lines) });
        Some(json!({
            "title": found.help.as_deref().unwrap_or("mend it"), "kind": "quickfix", "isPreferred": fix.sure,
            "diagnostics": [shown(found, &lines)], "edit": { "documentChanges": [change] },
        }))
    };
    near.filter_map(action).collect::<Vec<_>>().into()
}

fn edits(edits: &[Edit], lines: &Lines<'_>) -> Value {
    edits.iter().map(|edit| json!({ "range": lines.range(&edit.span), "newText": edit.text })).collect::<Vec<_>>().into()
}

/// Renames the file of the entry at the position, or of the file's own entry.
///
/// # Errors
/// A message that says why it cannot have this name.
pub(super) fn rename(session: &Session, params: &Value) -> Result<Value, String> {
    let here = Here::new(session, params).ok_or("this is no file of the site")?;
    let ix = here.named().map(|(ix, _)| ix).or_else(|| here.entry().map(|(ix, _)| ix)).ok_or("no entry is named here")?;
    let name = params["newName"].as_str().unwrap_or_default().trim();
    let change = renamed(&session.inputs, &here.knowledge.entry(ix).id, name)?;
    let document = |(path, list): (&Arc<str>, &Vec<Edit>)| {
        let lines = Lines::new(session.text(path));
        json!({ "textDocument": { "uri": session.uri(path), "version": session.version(path) }, "edits": edits(list, &lines) })
    };
    let ordered: BTreeMap<&Arc<str>, &Vec<Edit>> = change.edits.iter().collect();
    let mut changes: Vec<Value> = ordered.into_iter().map(document).collect();
    changes.push(json!({ "kind": "rename", "oldUri": session.uri(&change.from), "newUri": session.uri(&change.to) }));
    Ok(json!({ "documentChanges": changes }))
}
