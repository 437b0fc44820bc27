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

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic};
use crate::entry::{self, Entry};
use crate::fingerprint::Fingerprint;
use crate::knowledge::{Knowledge, Mentions, Unpublished};
use crate::output::Output;
use crate::page::{Pages, Route};
use crate::render::Engine;
use crate::schema::Schema;
use crate::source::Source;
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
    mentions: Arc<Mentions>,
    known: Option<Known>,
    engine: Option<(Fingerprint, Checked<Option<Arc<Engine>>>)>,
    /// What came of the last compile.
    output: Option<Output>,
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
    outlines: Fingerprint,
    /// To differ in names and texts only.
    facts: Fingerprint,
}

impl Keys {
    /// The keys of these entries; `declared` is the fingerprint of everything else that linking, checking, deriving and planning take.
    pub fn of(declared: Fingerprint, entries: &[Arc<Entry>], unpublished: &Unpublished) -> Self {
        let key = |of: fn(&Entry) -> Fingerprint| {
            let prints = |entries: &[Arc<Entry>]| entries.iter().flat_map(|entry| of(entry).0.to_le_bytes()).collect::<Vec<u8>>();
            let unread: Vec<u8> = unpublished.unread.iter().flat_map(|id| [id.as_bytes(), b"\0"].concat()).collect();
            let parts = [declared.0.to_le_bytes().to_vec(), prints(entries), prints(&unpublished.drafts), unread];
            Fingerprint::of_parts(parts.iter().map(Vec::as_slice))
        };
        Self { outlines: key(|entry| entry.outline), facts: key(|entry| entry.facts_print) }
    }
}

/// What was made of the entries, and of which.
struct Known {
    keys: Keys,
    /// The entries as they are written.
    written: Vec<Arc<Entry>>,
    planned: Planned,
    /// What is wrong with any of it.
    diagnostics: Vec<Diagnostic>,
}

/// What follows from the outlines of all entries.
#[derive(Clone)]
pub struct Planned {
    /// Knowledge, views and cards.
    pub pages: Pages,
    /// The plan.
    pub routes: Arc<[Route]>,
}

/// What of the last compile still holds, stage by stage. A stage is asked for with what makes it anew.
pub struct Kept<'m> {
    memo: &'m mut Memo,
    config: &'m Config,
    keys: Keys,
    written: &'m [Arc<Entry>],
    /// Everything, with the texts of now.
    all: Option<Planned>,
    /// The views and the plan of entries that differ from these in names and texts only.
    former: Option<(Arc<Views>, Arc<[Route]>)>,
    diagnostics: Vec<Diagnostic>,
}

impl Kept<'_> {
    /// The graph of everything that is written. Where all is kept, it is the one that is shown.
    pub fn knowledge(&mut self, link: impl FnOnce(&Mentions) -> Checked<Knowledge>) -> Arc<Knowledge> {
        if let Some(all) = &self.all {
            return all.pages.shared_knowledge();
        }
        let graph = link(&self.memo.mentions).drain_into(&mut self.diagnostics);
        self.memo.mentions = graph.mentions.clone();
        Arc::new(graph)
    }

    /// Runs rules, where what they said is not known.
    pub fn checks(&mut self, rules: impl FnOnce() -> Vec<Diagnostic>) {
        if self.all.is_none() {
            self.diagnostics.extend(rules());
        }
    }

    /// The graph that is shown: of what was known on a day.
    pub fn past(&self, graph: Arc<Knowledge>, known: impl FnOnce(Arc<Knowledge>, &Mentions) -> Arc<Knowledge>) -> Arc<Knowledge> {
        if self.all.is_some() { graph } else { known(graph, &self.memo.mentions) }
    }

    /// The views: where only names differ, those that speak of names are made anew.
    pub fn views(&self, derive: impl FnOnce() -> Views, rename: impl FnOnce(&Views) -> Views) -> Arc<Views> {
        match (&self.all, &self.former) {
            (Some(all), _) => all.pages.shared_views(),
            (None, Some((former, _))) => Arc::new(rename(former)),
            (None, None) => Arc::new(derive()),
        }
    }

    /// The plan, and what pages are made from; with everything that is wrong so far. It is kept for the next compile.
    pub fn plan(self, plan: impl FnOnce() -> Checked<Vec<Route>> + Send, pages: impl FnOnce() -> Pages + Send) -> Checked<Planned> {
        let Self { memo, config, keys, written, all, former, mut diagnostics } = self;
        if let Some(planned) = all {
            return Checked { value: planned, diagnostics };
        }
        let (routes, pages) = rayon::join(plan, pages);
        let routes = routes.drain_into(&mut diagnostics);
        // The same list, not only an equal one, tells later stages that nothing moved.
        let routes = match former {
            Some((_, former)) if *former == *routes => former,
            _ => routes.into(),
        };
        // What the site does not want to hear of stands in the way of no reuse.
        config.relevel(&mut diagnostics);
        let planned = Planned { pages, routes };
        memo.known = Some(Known { keys, written: written.to_vec(), planned: planned.clone(), diagnostics: diagnostics.clone() });
        Checked { value: planned, diagnostics }
    }
}

impl Memo {
    /// These files as entries: parsed by `parse`, where they or the schema changed. Exactly these are kept: what is gone is swept.
    pub fn parsed(&mut self, files: &[&Source], schema: &Schema, parse: fn(&Source, &Schema) -> Checked<Option<Entry>>) -> Vec<Parsed> {
        let language = schema.fingerprint.map(|print| print.0.to_le_bytes()).unwrap_or_default();
        let known = &self.parsed;
        let parsed = |source: &&Source| {
            let key = Fingerprint::of_parts([&source.fingerprint.0.to_le_bytes()[..], &language[..]]);
            match known.get(&source.path).filter(|(made_of, _)| *made_of == key) {
                Some((_, parsed)) => (key, true, parsed.clone()),
                None => {
                    let parsed = parse(source, schema);
                    (key, false, Checked { value: parsed.value.map(Arc::new), diagnostics: parsed.diagnostics })
                }
            }
        };
        let parsed: Vec<(Fingerprint, bool, Parsed)> = files.par_iter().map(parsed).collect();
        self.counts.hits = parsed.iter().filter(|(_, hit, _)| *hit).count();
        self.counts.misses = parsed.len() - self.counts.hits;
        self.parsed = files.iter().zip(&parsed).map(|(source, (key, _, parsed))| (source.path.clone(), (*key, parsed.clone()))).collect();
        parsed.into_iter().map(|(_, _, parsed)| parsed).collect()
    }

    /// What still holds of what was made of entries, now that they are these. `shown` is what pages tell of an entry.
    pub fn recall<'m>(
        &'m mut self,
        config: &'m Config,
        keys: Keys,
        written: &'m [Arc<Entry>],
        shown: impl Fn(&Arc<Entry>) -> Arc<Entry>,
    ) -> Kept<'m> {
        let former = self.known.as_ref().filter(|known| known.keys.facts == keys.facts);
        let former = former.map(|known| (known.planned.pages.shared_views(), known.planned.routes.clone()));
        let known = self.known.as_mut().filter(|known| known.keys.outlines == keys.outlines);
        let known = known.and_then(|known| known.with_texts(written, shown));
        self.counts.linked = known.is_none();
        let (all, diagnostics) = known.unzip();
        Kept { memo: self, config, keys, written, all, former, diagnostics: diagnostics.unwrap_or_default() }
    }

    /// The finished tree, made with what is known of the former one.
    pub fn output(&mut self, assemble: impl FnOnce(Option<&Output>) -> Checked<Output>) -> Checked<Output> {
        let output = assemble(self.output.as_ref());
        self.counts.pages = output.value.unmade().count();
        self.output = Some(output.value.clone());
        output
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

impl Known {
    /// The same with the texts of entries of the same outlines; none if a message or a name in a text now stands elsewhere.
    fn with_texts(&mut self, entries: &[Arc<Entry>], shown: impl Fn(&Arc<Entry>) -> Arc<Entry>) -> Option<(Planned, Vec<Diagnostic>)> {
        if !self.says_where_it_did(entries) {
            return None;
        }
        let before = &self.planned.pages.knowledge().entries;
        let same = |at: usize| Arc::ptr_eq(&self.written[at], &entries[at]);
        let texts = (0..entries.len()).map(|at| if same(at) { before[at].clone() } else { shown(&entries[at]) }).collect();
        self.planned.pages = self.planned.pages.with_texts(texts)?;
        self.written = entries.to_vec();
        Some((self.planned.clone(), self.diagnostics.clone()))
    }

    /// Whether every entry that a message is about links and cites at the places where it did when the message was made.
    fn says_where_it_did(&self, new: &[Arc<Entry>]) -> bool {
        let old = &self.written;
        let place_of = |path: &str| {
            let (folder, stem) = entry::place_of(path)?;
            let id = format!("{folder}/{stem}");
            old.binary_search_by(|entry| (*entry.id).cmp(&id)).ok()
        };
        let mut about: Vec<&str> = self.diagnostics.iter().map(|diagnostic| &*diagnostic.path).collect();
        about.dedup();
        about.into_iter().filter_map(place_of).all(|at| old[at].places == new[at].places)
    }
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memo").field("parsed", &self.parsed.len()).field("counts", &self.counts).finish_non_exhaustive()
    }
}
