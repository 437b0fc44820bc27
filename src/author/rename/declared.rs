//! Renaming what a site declares: a field, or a word of a vocabulary. Its declaration and all uses in entries and other
//! declarations change in one step; comments, order and everything else in the files stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml_edit::{DocumentMut, Item, Table};

use super::Declared;
use super::uses::{Uses, each_table, rename_key};
use crate::author::difference::new_error;
use crate::diagnostic::{Edit, edited};
use crate::entry::{self, Entry, Target};
use crate::knowledge::Knowledge;
use crate::memo::Memo;
use crate::schema::{ENTRY_COLUMNS, Role, Schema, TARGET, is_stem};
use crate::source::Source;
use crate::{Inputs, compile};

/// The changes of a renaming.
#[derive(Debug)]
pub struct Rewritten {
    /// The new text of each file that changes.
    pub files: BTreeMap<Arc<str>, String>,
    /// The number of names that change.
    pub places: usize,
    /// Files of the site's theme that contain the old name as a word. Nobody can tell what they mean by it.
    pub doubtful: Vec<Arc<str>>,
}

impl Rewritten {
    /// The site with these changes applied.
    pub fn applied(&self, inputs: &Inputs) -> Inputs {
        let mut inputs = inputs.clone();
        for source in &mut inputs.sources {
            if let Some(text) = self.files.get(&source.path) {
                *source = Source::new(source.path.clone(), text.as_bytes());
            }
        }
        inputs
    }
}

/// The names of the facts that citations use.
const CITED: [&str; 7] = ["type", "author", "publisher", "published", "url", "archived", "accessed"];

/// Renames a field or a word. `inputs` must include drafts.
///
/// # Errors
/// A message: there is no such field or word, the new name is taken or has a meaning of its own, a file that uses the old
/// name cannot be read, or the site would have a problem that it does not have now.
pub fn rename_declared(inputs: &Inputs, what: Declared<'_>, new: &str) -> Result<Rewritten, String> {
    let compiled = compile(inputs, &mut Memo::default());
    let pages = compiled.value.pages().ok_or("the site's theme cannot be used")?;
    let knowledge = pages.knowledge();
    let schema = &knowledge.schema;
    let what = known(what, new, schema)?;
    let (Declared::Field { name: old, .. } | Declared::Word { word: old, .. }) = what;
    let mut done = Rewritten { files: BTreeMap::new(), places: 0, doubtful: Vec::new() };
    let theme = pages.config().theme.as_deref().map(|theme| format!("{theme}/"));
    for source in &inputs.sources {
        if theme.as_ref().is_some_and(|theme| source.path.starts_with(theme)) {
            done.doubtful.extend(has_word(&source.text, old).then(|| source.path.clone()));
            continue;
        }
        let (text, places) = rewritten(source, what, new, knowledge).map_err(|why| format!("{}: {why}", source.path))?;
        if places > 0 {
            done.files.insert(source.path.clone(), text);
            done.places += places;
        }
    }
    let after = compile(&done.applied(inputs), &mut Memo::default());
    match new_error(&compiled.diagnostics, &after.diagnostics) {
        Some(new) => Err(format!("it would be a mistake: {}: {}", new.path, new.message)),
        None => Ok(done),
    }
}

/// Looks up what is to be renamed, with the folder of the kind, and checks the new name.
fn known<'n>(what: Declared<'n>, new: &str, schema: &'n Schema) -> Result<Declared<'n>, String> {
    match what {
        Declared::Field { kind, name } => {
            let found = schema.kinds.values().find(|known| *known.folder == *kind || known.name.eq_ignore_ascii_case(kind));
            let kind = found.ok_or_else(|| format!("no kind `{kind}`"))?;
            if kind.field(name).is_none() {
                let near = crate::diagnostic::nearest(name, kind.fields.iter().map(|field| field.name.as_str()));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("{} declares no field `{name}`{near}", kind.path));
            }
            if kind.field(new).is_some() {
                return Err(format!("{} declares a field `{new}` already", kind.path));
            }
            if kind.role == Role::Source && CITED.contains(&name) {
                return Err(format!("citations are made of `{name}`, which they know by this name"));
            }
            let well_formed = new.starts_with(|c: char| c.is_ascii_lowercase())
                && new.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            if !well_formed || ENTRY_COLUMNS.contains(&new) {
                return Err(format!(
                    "a field cannot be named `{new}`: small letters, digits and underscores, and not what every entry has"
                ));
            }
            Ok(Declared::Field { kind: &kind.folder, name })
        }
        Declared::Word { vocabulary, word } => {
            let words = schema.vocabularies.named(vocabulary).ok_or_else(|| format!("no vocabulary `{vocabulary}`"))?;
            if words.word(word).is_none() {
                let near = crate::diagnostic::nearest(word, words.names());
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("`{word}` is not a word of the vocabulary `{vocabulary}`{near}"));
            }
            if words.word(new).is_some() {
                return Err(format!("`{new}` is a word of the vocabulary `{vocabulary}` already"));
            }
            if vocabulary == "event" && word == TARGET {
                return Err(format!("events of type `{TARGET}` are promises, which are known by this name"));
            }
            if !is_stem(new) {
                return Err(format!("`{new}` cannot be a word: small letters, digits and single hyphens"));
            }
            Ok(what)
        }
    }
}

/// A file with the new name, and the number of changes in it.
fn rewritten(source: &Source, what: Declared<'_>, new: &str, knowledge: &Knowledge) -> Result<(String, usize), String> {
    let unchanged = || Ok((String::new(), 0));
    let mut uses = Uses::new(what, new, &knowledge.schema);
    let folder = source.path.strip_prefix("content/").and_then(|path| path.strip_suffix("/kind.toml"));
    if &*source.path == "content/vocabularies.toml" {
        let mut document = parsed(&source.text)?;
        uses.in_vocabularies(document.as_table_mut());
        return Ok((document.to_string(), uses.count));
    }
    if let Some(folder) = folder {
        let mut document = parsed(&source.text)?;
        uses.in_kind(folder, document.as_table_mut());
        return Ok((document.to_string(), uses.count));
    }
    let Some((folder, _)) = entry::place_of(&source.path) else { return unchanged() };
    let Some(kind) = knowledge.schema.kinds.get(folder) else { return unchanged() };
    let found = knowledge.entries.iter().find(|entry| *entry.path == *source.path);
    let anchors = found.map(|entry| anchors(entry, &source.text, what, new, knowledge)).unwrap_or_default();
    let text = edited(&source.text, &anchors);
    let front = Source::new(source.path.clone(), text.as_bytes());
    let Some(span) = entry::front_matter(&front) else { return unchanged() };
    let Some(toml) = text.get(span.clone()) else { return unchanged() };
    let mut document = match parsed(toml) {
        Ok(document) => document,
        // A file that cannot be read does not matter if the name is not in it.
        Err(_) if !has_word(toml, uses.old) => return unchanged(),
        Err(why) => return Err(why),
    };
    uses.in_entry(kind, document.as_table_mut());
    let changed = format!("{}{document}{}", text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    Ok((changed, uses.count + anchors.len()))
}

/// Parses TOML, provided that it is printed exactly as it was written.
fn parsed(text: &str) -> Result<DocumentMut, String> {
    let document: DocumentMut = text.parse().map_err(|_| "it cannot be read as it is; `statebook check` says why")?;
    if document.to_string() == text { Ok(document) } else { Err("it cannot be written as it was; `statebook fmt` may help".to_owned()) }
}

/// The edits of links to the anchor of a renamed field: `…#fact-released`.
fn anchors(entry: &Entry, text: &str, what: Declared<'_>, new: &str, knowledge: &Knowledge) -> Vec<Edit> {
    let Declared::Field { kind, name } = what else { return Vec::new() };
    let old = format!("fact-{name}");
    let leads = |target: &Target| match target {
        Target::Here => *entry.kind.folder == *kind,
        Target::Id(id) => knowledge.find(id).is_some_and(|ix| *knowledge.entry(ix).kind.folder == *kind),
        Target::File(path) => path.split_once('/').is_some_and(|(folder, _)| folder == kind),
        Target::Route(route) => route.trim_start_matches('/').split_once('/').is_some_and(|(folder, _)| folder == kind),
    };
    let named = |anchor: &str| anchor.strip_prefix(&old).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let links = entry.texts().flat_map(|text| &text.links);
    let links = links.filter(|link| link.anchor.as_deref().is_some_and(named) && leads(&link.target));
    let mut edits: Vec<Edit> = links
        .filter_map(|link| {
            let at = link.span.start + text.get(link.span.clone())?.find(&format!("#{old}"))? + 1;
            Some(Edit { span: at..at + old.len(), text: format!("fact-{new}") })
        })
        .collect();
    edits.sort_by_key(|edit| edit.span.start);
    edits.dedup();
    edits
}

/// Whether a text contains a word on its own.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

impl Uses<'_> {
    /// Renames in the declarations of words, and in their references to words of other vocabularies.
    fn in_vocabularies(&mut self, top: &mut Table) {
        let Declared::Word { vocabulary, .. } = self.what else { return };
        if let Some(words) = top.get_mut(vocabulary).and_then(Item::as_table_like_mut) {
            self.count += rename_key(words, self.old, self.new);
        }
        for (_, words) in top.iter_mut() {
            let Some(words) = words.as_table_like_mut() else { continue };
            for (_, word) in words.iter_mut() {
                let keys: &[&str] = match vocabulary {
                    "layer" => &["layer"],
                    "event" => &["started", "ended"],
                    _ => &[],
                };
                keys.iter().for_each(|key| self.word_at(word, key));
            }
        }
    }

    /// Renames in the declaration of a field, and among the words that a kind names.
    fn in_kind(&mut self, folder: &str, top: &mut Table) {
        if let Some(kind) = self.schema.kinds.get(folder) {
            self.in_presets(top, &[kind]);
        }
        match self.what {
            Declared::Field { kind, .. } if kind == folder => {
                if let Some(fields) = top.get_mut("fields").and_then(Item::as_table_like_mut) {
                    self.count += rename_key(fields, self.old, self.new);
                }
            }
            Declared::Word { vocabulary: "role", .. } => top.get_mut("expects").into_iter().for_each(|item| self.word(item)),
            Declared::Word { vocabulary: "event", .. } => {
                if let Some(fields) = top.get_mut("fields").and_then(Item::as_table_like_mut) {
                    fields.iter_mut().for_each(|(_, field)| self.word_at(field, "event"));
                }
            }
            _ => {}
        }
    }

    fn in_entry(&mut self, kind: &crate::schema::Kind, top: &mut Table) {
        if kind.role == Role::Comparison {
            self.in_comparison(top);
        }
        match self.what {
            Declared::Field { kind: folder, .. } => {
                if let Some(facts) = top.get_mut("facts").and_then(Item::as_table_like_mut).filter(|_| *kind.folder == *folder) {
                    self.count += rename_key(facts, self.old, self.new);
                }
            }
            Declared::Word { vocabulary, .. } => {
                for (list, key, of) in [("depends", "role", "role"), ("cut", "roles", "role"), ("events", "type", "event")] {
                    if vocabulary == of {
                        top.get_mut(list).into_iter().for_each(|list| each_table(list, &mut |table| self.word_in(table, key)));
                    }
                }
                if vocabulary == "status" {
                    self.word_in(top, "status");
                }
                self.in_facts(kind, top);
            }
        }
    }
}
