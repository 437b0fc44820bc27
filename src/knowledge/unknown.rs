//! References to entries that do not exist: an explanation, and a guess at what was meant.

use std::sync::Arc;

use super::Ix;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic, Help, meant, nearest_of_all};
use crate::entry::{Absence, Content, Entry, Value};
use crate::schema::{Role, is_stem};
use crate::source::Span;

/// What a reference that leads nowhere should lead to.
#[derive(Clone, Copy)]
pub(super) enum Wanted<'f> {
    /// The value of a fact, in these folders; in any folder if there are none.
    Fact(&'f [(Arc<str>, Span)]),
    /// The target of a dependency.
    Dependency,
    /// A source.
    Source,
    /// Any entry.
    Entry,
}

impl Resolver<'_> {
    /// Explains why there is no such entry; `None` if there is one that could not be read. With `guess`, searches all
    /// entries for the one that was meant.
    pub(super) fn unknown(&self, path: &Arc<str>, name: &str, span: Span, wanted: Wanted<'_>, guess: bool) -> Option<Diagnostic> {
        if self.unread.contains(name) {
            return None;
        }
        if self.names.is_ambiguous(name) {
            let same = || self.entries.iter().filter(|entry| entry.stem() == name).map(|entry| format!("`{}`", entry.id));
            let help = if guess { format!("write {}", same().collect::<Vec<_>>().join(" or ")) } else { "write its folder too".to_owned() };
            let message = format!("several entries are called `{name}`");
            return Some(Diagnostic::new(Code::AmbiguousEntry, path, span, message).help(help));
        }
        let diagnostic = Diagnostic::new(Code::UnknownEntry, path, span, format!("no entry `{name}`"));
        if self.drafts.contains(name) {
            return Some(diagnostic.help("there is a draft of this name; publish it first, or build with --drafts"));
        }
        if !guess {
            return Some(diagnostic.help("check the spelling, or add a file of this name"));
        }
        let help = absent(name, wanted)
            .or_else(|| of_a_wiki(name, wanted))
            .or_else(|| self.respelled(name, wanted))
            .or_else(|| self.titled(name, wanted))
            .or_else(|| self.address(name, wanted))
            .or_else(|| self.elsewhere(name, wanted))
            .or_else(|| self.near(name, wanted));
        Some(diagnostic.help(help.unwrap_or_else(|| self.new_file(name, wanted))))
    }

    fn entry(&self, ix: Ix) -> &Entry {
        &self.entries[ix as usize]
    }

    /// Whether an entry may be referred to in this place.
    fn fits(&self, entry: &Entry, wanted: Wanted<'_>) -> bool {
        match wanted {
            Wanted::Fact(folders) => folders.is_empty() || folders.iter().any(|(folder, _)| *folder == entry.kind.folder),
            Wanted::Dependency => matches!(entry.kind.role, Role::Profile | Role::Country),
            Wanted::Source => entry.kind.role == Role::Source,
            Wanted::Entry => true,
        }
    }

    /// The entry at the end of a path, ignoring a wrong folder.
    fn at_path(&self, path: &str, wanted: Wanted<'_>) -> Option<&Entry> {
        let path = path.replace('\\', "/");
        let path = path.split('#').next().unwrap_or_default().trim().trim_matches('/');
        let path = path.strip_suffix(".md").unwrap_or(path);
        let stem = path.rsplit('/').next().unwrap_or_default();
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        let exact = self.names.by_id(&format!("{folder}/{stem}"));
        let found = exact.or_else(|| if matches!(wanted, Wanted::Source) { self.names.find_source(stem) } else { self.names.find(stem) });
        found.map(|ix| self.entry(ix)).filter(|entry| self.fits(entry, wanted))
    }

    /// Recognises a path instead of an id, a wrong folder, or several ids in one text.
    fn respelled(&self, name: &str, wanted: Wanted<'_>) -> Option<Help> {
        if let Some(entry) = self.at_path(name, wanted) {
            let id = if name.contains('/') { &*entry.id } else { entry.stem() };
            return Some(Help::from(format!("write {id}")).name(name, id));
        }
        let parts: Vec<&str> = name.split([',', ';']).map(str::trim).collect();
        let all = parts.len() > 1 && parts.iter().all(|part| self.at_path(part, wanted).is_some());
        all.then(|| format!("these are several: write [\"{}\"]", parts.join("\", \"")).into())
    }

    /// An entry with that name that may not be referred to in this place.
    fn elsewhere(&self, name: &str, wanted: Wanted<'_>) -> Option<Help> {
        let entry = self.at_path(name, Wanted::Entry).filter(|entry| !self.fits(entry, wanted))?;
        let Wanted::Fact(folders) = wanted else { return None };
        let folders: Vec<&str> = folders.iter().map(|(folder, _)| &**folder).collect();
        Some(format!("there is `{}`, but this leads to {}", entry.id, folders.join(" or ")).into())
    }

    /// The entry with this title or alias.
    fn titled(&self, name: &str, wanted: Wanted<'_>) -> Option<Help> {
        let lower = name.to_lowercase();
        let entry =
            self.entries.iter().find(|entry| self.fits(entry, wanted) && entry.names().any(|known| known.value.to_lowercase() == lower))?;
        Some(Help::from(format!("its id is `{}`", entry.stem())).name(name, entry.stem()))
    }

    /// An address in place of a source.
    fn address(&self, name: &str, wanted: Wanted<'_>) -> Option<Help> {
        if !matches!(wanted, Wanted::Source) || !(name.starts_with("http") || name.starts_with("www.")) {
            return None;
        }
        let has_it = |entry: &&Arc<Entry>| {
            let values = entry.facts.iter().flat_map(|fact| &fact.claims).filter_map(|claim| match &claim.content {
                Content::Values(values) => Some(values),
                Content::Absent(_) => None,
            });
            values.flatten().any(|value| matches!(value, Value::Url(url) if url.trim_end_matches('/') == name.trim_end_matches('/')))
        };
        let known = self.entries.iter().find(|entry| entry.kind.role == Role::Source && has_it(entry));
        Some(match known {
            Some(source) => Help::from(format!("write {}", source.stem())).name(name, source.stem()),
            None => {
                format!("a source is an entry of its own: add a file to {} with this address, and name it here", self.folder(wanted)).into()
            }
        })
    }

    /// An entry with a similar id or a similar title.
    fn near(&self, name: &str, wanted: Wanted<'_>) -> Option<Help> {
        let fitting = || self.entries.iter().filter(|entry| self.fits(entry, wanted));
        let by_id = name.contains('/');
        if let Some(near) = nearest_of_all(name, fitting().map(|entry| if by_id { &*entry.id } else { entry.stem() })) {
            return Some(meant(near).name(name, near));
        }
        // An entry that does not fit here may have been meant nevertheless; the next message then says why it does not fit.
        if let Some(near) = nearest_of_all(name, self.entries.iter().map(|entry| if by_id { &*entry.id } else { entry.stem() })) {
            return Some(meant(near).name(name, near));
        }
        let titles = fitting().flat_map(|entry| entry.names().map(move |title| (&*title.value, entry)));
        let title = nearest_of_all(name, titles.clone().map(|(title, _)| title)).or_else(|| {
            let long = |text: &str| -> Vec<String> { text.split(' ').filter(|word| word.len() > 3).map(str::to_lowercase).collect() };
            let words = long(name);
            let holds = |title: &str| long(title).iter().filter(|word| words.contains(word)).count() == words.len();
            titles.clone().map(|(title, _)| title).find(|title| words.len() > 1 && holds(title))
        })?;
        let (_, entry) = titles.clone().find(|(known, _)| *known == title)?;
        Some(meant(entry.stem()).name(name, entry.stem()))
    }

    /// The folder of the entries that fit, as far as it is clear.
    fn folder(&self, wanted: Wanted<'_>) -> String {
        let sources = || -> Vec<&str> {
            let mut folders: Vec<&str> =
                self.entries.iter().filter(|entry| entry.kind.role == Role::Source).map(|entry| &*entry.kind.folder).collect();
            folders.dedup();
            folders
        };
        let folders: Vec<&str> = match wanted {
            Wanted::Fact(folders) => folders.iter().map(|(folder, _)| &**folder).collect(),
            Wanted::Source => sources(),
            Wanted::Dependency | Wanted::Entry => Vec::new(),
        };
        match folders[..] {
            [folder] => format!("content/{folder}/"),
            _ => "content/…/".to_owned(),
        }
    }

    /// Advice to create the entry if it does not exist yet.
    fn new_file(&self, name: &str, wanted: Wanted<'_>) -> Help {
        let stem = crate::entry::suggested_stem(name.rsplit('/').next().unwrap_or(name).trim_end_matches(".md"));
        let file = format!("{}{}.md", self.folder(wanted), stem.as_deref().unwrap_or("…"));
        match name.split('/').all(is_stem) {
            true => format!("check the spelling, or add the file {file}").into(),
            false => format!("an id is wanted, which is a file's name without .md: check the spelling, or add the file {file}").into(),
        }
    }
}

/// Wiki syntax between two brackets that is not an entry.
fn of_a_wiki(name: &str, wanted: Wanted<'_>) -> Option<Help> {
    if !matches!(wanted, Wanted::Entry) {
        return None;
    }
    let lower = name.to_lowercase();
    let (space, rest) = lower.split_once(':').unwrap_or(("", &lower));
    let is_language = (2..=3).contains(&space.len()) && space.bytes().all(|b| b.is_ascii_lowercase());
    let help = if lower.starts_with("http:") || lower.starts_with("https:") {
        "an address of another site is written [words](https://…)"
    } else if matches!(space, "file" | "image" | "media" | "datei" | "bild" | "fichier") {
        "a picture beside the entry is written ![what it shows](picture.png)"
    } else if matches!(space, "category" | "kategorie" | "catégorie" | "categoría") {
        "take it out: entries are ordered by their kinds and fields"
    } else if matches!(lower.trim_matches('_'), "toc" | "contents") {
        "take it out: a page lists its headings by itself"
    } else if matches!(space, "wikipedia" | "wikt" | "wikidata" | "w") || is_language && !rest.starts_with('/') {
        "a page of another site is written [words](https://…)"
    } else {
        return None;
    };
    Some(help.into())
}

/// A word that says that there is none.
fn absent(name: &str, wanted: Wanted<'_>) -> Option<Help> {
    let word = Absence::meant(name)?.0.word();
    match wanted {
        Wanted::Fact(_) => Some(format!("that there is none to give is said with {{ absent = \"{word}\" }}").into()),
        Wanted::Dependency => Some(format!("write absent = \"{word}\" in the place of `on`").into()),
        Wanted::Source | Wanted::Entry => None,
    }
}
