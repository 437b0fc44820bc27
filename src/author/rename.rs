//! Renaming an entry: its file, all mentions of it, and a redirect from its old address, in one step. `declared.rs` renames
//! what a site declares.

mod declared;
mod uses;

use std::collections::BTreeMap;
use std::sync::Arc;

use declared::has_word;
pub use declared::{Rewritten, rename_declared};

use super::difference::new_error;
use crate::diagnostic::{Edit, edited, nearest_of_all};
use crate::entry::{Entry, Mention};
use crate::knowledge::{Ix, Knowledge};
use crate::memo::Memo;
use crate::schema::is_stem;
use crate::source::Source;
use crate::{Inputs, compile};

/// A declaration that is to be renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared<'n> {
    /// A field of a kind.
    Field {
        /// The folder or the name of the kind.
        kind: &'n str,
        /// The present name of the field.
        name: &'n str,
    },
    /// A word of a vocabulary.
    Word {
        /// The vocabulary.
        vocabulary: &'n str,
        /// The present word.
        word: &'n str,
    },
}

/// The changes of a renaming. Edits apply to the present files; those of the moved file are under its old path.
#[derive(Debug)]
pub struct Renamed {
    /// The present path of the file.
    pub from: Arc<str>,
    /// Its new path.
    pub to: Arc<str>,
    /// Edits by path, in order and without overlaps.
    pub edits: BTreeMap<Arc<str>, Vec<Edit>>,
    /// The number of mentions that change.
    pub mentions: usize,
}

/// The entry that a mention leads to.
pub fn target(knowledge: &Knowledge, mention: &Mention<'_>) -> Option<Ix> {
    if mention.source { knowledge.find_source(mention.name) } else { knowledge.find(mention.name) }
}

/// Renames the entry with an id, a stem or a file path. The new stem may be preceded by its folder. `inputs` must include
/// drafts.
///
/// # Errors
/// A message: there is no such entry, the new name is taken, or the site would have a problem that it does not have now.
pub fn rename(inputs: &Inputs, name: &str, stem: &str) -> Result<Renamed, String> {
    let compiled = compile(inputs, &mut Memo::default());
    let pages = compiled.value.pages().ok_or("the site's theme cannot be used")?;
    let knowledge = pages.knowledge();
    let name = name.strip_prefix("content/").unwrap_or(name);
    let name = name.strip_suffix(".md").unwrap_or(name);
    let ix = knowledge.find(name).or_else(|| knowledge.find_source(name)).ok_or_else(|| unknown(knowledge, name))?;
    let entry = knowledge.entry(ix);
    let stem = stem.strip_prefix(&*entry.kind.folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or(stem);
    if stem.contains('/') {
        return Err(format!("an entry stays in its folder, content/{}: write the new name alone", entry.kind.folder));
    }
    if !is_stem(stem) {
        return Err(format!("`{stem}` cannot be a file's name here: small letters, digits and single hyphens"));
    }
    let folder = &entry.kind.folder;
    let to: Arc<str> = format!("content/{folder}/{stem}.md").into();
    if inputs.sources.iter().any(|source| source.path == to) {
        return Err(format!("{to} is there already"));
    }
    // A file that cannot be read may mention the entry, and its mention would then lead nowhere.
    let is_read = |source: &Source| crate::entry::parse(source, &knowledge.schema).value.is_some();
    let texts = inputs.sources.iter().filter(|source| source.path.starts_with("content/") && source.path.ends_with(".md"));
    if let Some(source) = texts.into_iter().find(|source| has_word(&source.text, entry.stem()) && !is_read(source)) {
        let why = "cannot be read as it is, and has";
        return Err(format!("{} {why} `{}` in it: mend it first, `statebook check` says how", source.path, entry.stem()));
    }
    // If another entry has the same stem, a mention needs the folder.
    let unique = knowledge.find(stem).is_none() && knowledge.find_source(stem).is_none();
    let texts: BTreeMap<&str, &str> = inputs.sources.iter().map(|source| (&*source.path, &*source.text)).collect();
    let mut edits: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
    for other in &knowledge.entries {
        let text = texts.get(&*other.path).copied().unwrap_or_default();
        for mention in other.mentions().iter().filter(|mention| target(knowledge, mention) == Some(ix)) {
            let edit = changed(mention, entry, stem, unique, text)
                .ok_or_else(|| format!("{}: `{}` cannot be changed by a machine", other.path, mention.name))?;
            edits.entry(other.path.clone()).or_default().push(edit);
        }
    }
    // The entry's page and the pages below it.
    let page = pages.markup().path(ix);
    let page = page.trim_end_matches("index.html");
    let below = compiled.value.paths().filter(|path| path.starts_with(page)).filter_map(|path| path.strip_suffix("index.html"));
    let former = below.map(|path| format!("\"/{path}\"")).collect::<Vec<_>>().join(", ");
    let mentions = edits.values().map(Vec::len).sum();
    let text = texts.get(&*entry.path).copied().unwrap_or_default();
    edits.entry(entry.path.clone()).or_default().push(redirect(entry, &former, text));
    for edits in edits.values_mut() {
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        edits.dedup();
    }
    let renamed = Renamed { from: entry.path.clone(), to, edits, mentions };
    let after = compile(&renamed.applied(inputs), &mut Memo::default());
    match new_error(&compiled.diagnostics, &after.diagnostics) {
        Some(new) => Err(format!("it would be a mistake: {}: {}", new.path, new.message)),
        None => Ok(renamed),
    }
}

/// Says why a name leads to no entry, and which entry may be meant.
fn unknown(knowledge: &Knowledge, name: &str) -> String {
    let ids: Vec<&str> = knowledge.entries.iter().filter(|entry| entry.stem() == name).map(|entry| &*entry.id).collect();
    if !ids.is_empty() {
        return format!("several entries are called `{name}`: {}; write one with its folder", ids.join(", "));
    }
    let names = knowledge.entries.iter().map(|entry| if name.contains('/') { &*entry.id } else { entry.stem() });
    match nearest_of_all(name, names) {
        Some(near) => format!("no entry `{name}`; did you mean `{near}`?"),
        None => format!("no entry `{name}`: write its file name without .md, as in references"),
    }
}

impl Renamed {
    /// The site with these changes applied.
    pub fn applied(&self, inputs: &Inputs) -> Inputs {
        let mut inputs = inputs.clone();
        for source in &mut inputs.sources {
            let text = self.edits.get(&source.path).map(|edits| edited(&source.text, edits));
            let path = if source.path == self.from { self.to.clone() } else { source.path.clone() };
            if text.is_some() || path != source.path {
                *source = Source::new(path, text.as_deref().unwrap_or(&source.text).as_bytes());
            }
        }
        inputs.sources.sort_by(|a, b| a.path.cmp(&b.path));
        inputs
    }
}

/// The edit that changes one mention.
fn changed(mention: &Mention<'_>, entry: &Entry, stem: &str, unique: bool, text: &str) -> Option<Edit> {
    let part = text.get(mention.span.clone())?;
    let (at, old, new) = if mention.file {
        let old = format!("{}.md", entry.stem());
        (part.rfind(&old)?, old, format!("{stem}.md"))
    } else {
        let with_folder = mention.name.contains('/') || !unique;
        let new = if with_folder { format!("{}/{stem}", entry.kind.folder) } else { stem.to_owned() };
        (part.find(mention.name)?, mention.name.to_owned(), new)
    };
    let start = mention.span.start + at;
    Some(Edit { span: start..start + old.len(), text: new })
}

/// The edit that adds redirects from the old addresses.
fn redirect(entry: &Entry, addresses: &str, text: &str) -> Edit {
    if let Some(first) = entry.redirects.first() {
        return Edit { span: first.span.start..first.span.start, text: format!("{addresses}, ") };
    }
    let title = entry.title.span.end;
    let end = text.get(title..).and_then(|rest| rest.find('\n')).map_or(text.len(), |feed| title + feed + 1);
    Edit { span: end..end, text: format!("redirects = [{addresses}]\n") }
}
