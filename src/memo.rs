//! What a former compile left behind for the next one. It can be thrown away at any time: only time is lost.
//!
//! Few coarse rules, each an equality of all that a stage takes:
//! - A file is parsed again when its bytes or the schema differ.
//! - Everything from linking to the plan, and the cards, takes of an entry only its *outline* (see [`Entry::outline`]), and for
//!   messages also where its text links and cites. So as long as the settings, the schema, the outlines and the names of
//!   pictures are the same, it is the same, with the new texts in the place of the old; unless a text now names other
//!   entries than before.
//! - What follows from facts and dependencies is the same as long as all but names and texts is.
//! - A theme is compiled again when it differs.
//! - A page is looked through again for broken links when the plan or the theme differ, or the entry whose text it shows.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Checked, Diagnostic};
use crate::entry::{self, Entry};
use crate::fingerprint::Fingerprint;
use crate::knowledge::Mentions;
use crate::output::Output;
use crate::page::{Pages, Route};
use crate::render::Engine;
use crate::theme::Theme;
use crate::view::Views;
use crate::words::Words;

/// A parsed file, with what was wrong with it: messages of untouched files are said again.
pub type Parsed = Checked<Option<Arc<Entry>>>;

/// Results by what they were made of.
#[derive(Default)]
pub struct Memo {
    /// Parsed files by path, each with the fingerprint of its bytes and of the schema.
    parsed: FxHashMap<Arc<str>, (Fingerprint, Parsed)>,
    /// The names found in bodies.
    pub mentions: Arc<Mentions>,
    understood: Option<Known>,
    engine: Option<(Fingerprint, Checked<Option<Arc<Engine>>>)>,
    /// What came of the last compile.
    pub(crate) output: Option<Output>,
    /// How much was made anew in the last compile.
    pub counts: Counts,
}

/// How much one compile made anew, and how much of a former one it kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files that were not parsed again.
    pub hits: usize,
    /// Files that were parsed.
    pub misses: usize,
    /// Whether the entries were linked, checked and planned anew.
    pub linked: bool,
    /// Whether the templates were compiled anew.
    pub templates: bool,
    /// Pages that differ from those of the last compile, or may.
    pub pages: usize,
}

/// What two compiles have to have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// To differ in texts only.
    pub outlines: Fingerprint,
    /// To differ in names and texts only.
    pub facts: Fingerprint,
}

/// What was understood, of what.
struct Known {
    keys: Keys,
    /// The entries as they are written.
    written: Vec<Arc<Entry>>,
    understood: Understood,
}

/// What follows from the outlines of all entries.
#[derive(Clone)]
pub struct Understood {
    /// Knowledge, views and cards.
    pub pages: Pages,
    /// The plan.
    pub routes: Arc<[Route]>,
    /// What is wrong with any of it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Memo {
    /// The parsed file of a path, if it was made of the same bytes and schema.
    pub fn parsed(&self, path: &str, key: Fingerprint) -> Option<&Parsed> {
        self.parsed.get(path).filter(|(made_of, _)| *made_of == key).map(|(_, parsed)| parsed)
    }

    /// Keeps exactly these parsed files: what is gone is swept.
    pub fn keep(&mut self, parsed: impl Iterator<Item = (Arc<str>, Fingerprint, Parsed)>) {
        self.parsed = parsed.map(|(path, key, parsed)| (path, (key, parsed))).collect();
    }

    /// What follows from these entries, of which `keys` are: made by `make`, or what is known with their texts.
    /// `known` is what is shown of an entry.
    pub fn understood(
        &mut self,
        keys: Keys,
        entries: Vec<Arc<Entry>>,
        known: impl Fn(&Arc<Entry>) -> Arc<Entry>,
        make: impl FnOnce(Vec<Arc<Entry>>, &Mentions) -> (Understood, Arc<Mentions>),
    ) -> Understood {
        if let Some(Known { keys: old_keys, written, understood }) = &mut self.understood
            && old_keys.outlines == keys.outlines
            && says_where_it_did(understood, written, &entries)
        {
            let shown = &understood.pages.knowledge().entries;
            let same = |at: usize| Arc::ptr_eq(&written[at], &entries[at]);
            let texts = (0..entries.len()).map(|at| if same(at) { shown[at].clone() } else { known(&entries[at]) }).collect();
            if let Some(pages) = understood.pages.with_texts(texts) {
                self.counts.linked = false;
                (understood.pages, *written) = (pages, entries);
                return understood.clone();
            }
        }
        self.counts.linked = true;
        let (understood, mentions) = make(entries.clone(), &self.mentions);
        self.mentions = mentions;
        self.understood = Some(Known { keys, written: entries, understood: understood.clone() });
        understood
    }

    /// The views and the plan of entries that differ from these in names and texts only.
    pub fn former(&self, keys: Keys) -> Option<(Arc<Views>, Arc<[Route]>)> {
        let known = self.understood.as_ref().filter(|known| known.keys.facts == keys.facts)?;
        Some((known.understood.pages.views().clone(), known.understood.routes.clone()))
    }

    /// The compiled theme, in these words.
    pub fn engine(&mut self, theme: Theme, words: &Arc<Words>) -> Checked<Option<Arc<Engine>>> {
        let key =
            Fingerprint::of_parts([theme.fingerprint, words.fingerprint].map(|print| print.0.to_le_bytes()).iter().map(|part| &part[..]));
        self.counts.templates = !matches!(&self.engine, Some((known, _)) if *known == key);
        if self.counts.templates {
            let engine = Engine::new(theme, words.clone());
            self.engine = Some((key, Checked { value: engine.value.map(Arc::new), diagnostics: engine.diagnostics }));
        }
        self.engine.as_ref().map_or_else(|| Checked::clean(None), |(_, engine)| engine.clone())
    }
}

/// Whether every entry that a message is about links and cites at the places where it did when the message was made.
fn says_where_it_did(understood: &Understood, old: &[Arc<Entry>], new: &[Arc<Entry>]) -> bool {
    let place_of = |path: &str| {
        let (folder, stem) = entry::place_of(path)?;
        let id = format!("{folder}/{stem}");
        old.binary_search_by(|entry| (*entry.id).cmp(&id)).ok()
    };
    let mut about: Vec<&str> = understood.diagnostics.iter().map(|diagnostic| &*diagnostic.path).collect();
    about.dedup();
    about.into_iter().filter_map(place_of).all(|at| old[at].places == new[at].places)
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memo").field("parsed", &self.parsed.len()).field("counts", &self.counts).finish_non_exhaustive()
    }
}
