//! Everything that follows from the entries is kept as long as what it follows from is the same.

use std::sync::Arc;

use super::Memo;
use crate::config::Config;
use crate::diagnostic::Checked;
use crate::entry::{self, Entry};
use crate::fingerprint::Fingerprint;
use crate::inputs::Inputs;
use crate::knowledge::{Entries, Knowledge, Mentions};
use crate::page::{Pages, Route};
use crate::site::Site;
use crate::view::Views;

/// What two compiles have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Keys {
    /// Equal if only texts differ.
    outlines: Fingerprint,
    /// Equal if only names and texts differ.
    facts: Fingerprint,
}

/// The result of a compile, with what it was made from.
pub(super) struct Known {
    keys: Keys,
    /// The entries as they are written.
    written: Vec<Arc<Entry>>,
    understood: Checked<Understood>,
}

/// Everything that follows from the outlines of all entries.
#[derive(Clone)]
pub struct Understood {
    /// The knowledge, the views and the cards.
    pub pages: Pages,
    /// The plan.
    pub routes: Arc<[Route]>,
}

/// The parts of the last compile that the next steps may take over.
pub struct Former<'m> {
    /// The names found in texts; none if the site does not want them.
    pub mentions: Option<&'m Mentions>,
    /// The views and the plan of entries that differ from the present ones only in names and texts.
    known: Option<(Arc<Views>, Arc<[Route]>)>,
}

impl Former<'_> {
    /// The earlier views with the present names, or the result of `derive`.
    pub fn views(&self, knowledge: &Knowledge, config: &Config, derive: impl FnOnce() -> Views) -> Arc<Views> {
        Arc::new(self.known.as_ref().map_or_else(derive, |(former, _)| former.renamed(knowledge, config)))
    }

    /// The plan. If the earlier list is equal it is returned, and its identity tells later stages that nothing moved.
    pub fn routes(self, plan: Vec<Route>) -> Arc<[Route]> {
        self.known.map(|(_, former)| former).filter(|former| **former == *plan).unwrap_or_else(|| plan.into())
    }
}

impl Memo {
    /// What follows from these entries: made by `make`, or taken over with the present texts.
    pub fn understood(
        &mut self,
        inputs: &Inputs,
        site: &Site,
        entries: &Entries<'_>,
        make: impl FnOnce(Former<'_>) -> Checked<Understood>,
    ) -> Checked<Understood> {
        let keys = Keys::of(inputs, site, entries);
        if let Some(Known { keys: former, written, understood }) = &mut self.understood
            && former.outlines == keys.outlines
            && says_where_it_did(understood, written, &entries.published)
        {
            let known = &understood.value.pages.knowledge().entries;
            let text = |((known, written), entry): ((&Arc<Entry>, &Arc<Entry>), &Arc<Entry>)| {
                if Arc::ptr_eq(written, entry) { known.clone() } else { site.shown(entry) }
            };
            let texts = known.iter().zip(&*written).zip(&entries.published).map(text).collect();
            if let Some(pages) = understood.value.pages.with_texts(texts) {
                self.counts.linked = false;
                (understood.value.pages, *written) = (pages, entries.published.clone());
                return understood.clone();
            }
        }
        self.counts.linked = true;
        let same_facts = self.understood.as_ref().filter(|known| known.keys.facts == keys.facts);
        let known = same_facts.map(|known| &known.understood.value).map(|known| (known.pages.views().clone(), known.routes.clone()));
        let mut understood = make(Former { mentions: site.config.auto_links.then_some(&self.mentions), known });
        // Problems that the site does not want reported must not prevent reuse.
        site.config.relevel(&mut understood.diagnostics);
        self.mentions = understood.value.pages.knowledge().mentions.clone();
        self.understood = Some(Known { keys, written: entries.published.clone(), understood: understood.clone() });
        understood
    }
}

impl Keys {
    /// The fingerprints of everything that linking, checking, deriving and planning take.
    fn of(inputs: &Inputs, site: &Site, entries: &Entries<'_>) -> Self {
        Self { outlines: key(inputs, site, entries, |entry| entry.outline), facts: key(inputs, site, entries, |entry| entry.facts_print) }
    }
}

/// The fingerprint for one level; `of` gives the relevant part of an entry.
fn key(inputs: &Inputs, site: &Site, entries: &Entries<'_>, of: fn(&Entry) -> Fingerprint) -> Fingerprint {
    let print = |print: Fingerprint| print.0.to_le_bytes().to_vec();
    let settings = inputs.sources.iter().find(|source| &*source.path == "site.toml").map(|source| source.fingerprint);
    let mut parts: Vec<Vec<u8>> = vec![format!("{} {} {:?}", site.today, site.as_of, inputs.wishes).into_bytes()];
    parts.extend([settings, site.schema.fingerprint, Some(site.words.fingerprint)].map(|known| known.map(print).unwrap_or_default()));
    let prints = |entries: &[Arc<Entry>]| entries.iter().flat_map(|entry| of(entry).0.to_le_bytes()).collect::<Vec<u8>>();
    parts.extend([prints(&entries.published), prints(&entries.drafts)]);
    let list = |names: &mut dyn Iterator<Item = &str>| names.flat_map(|name| [name.as_bytes(), b"\0"].concat()).collect::<Vec<u8>>();
    parts.push(list(&mut entries.unread.iter().map(String::as_str)));
    parts.push(list(&mut entries.assets.iter().map(|asset| asset.path.as_str())));
    Fingerprint::of_parts(parts.iter().map(Vec::as_slice))
}

/// Whether the links and citations of every entry that has messages are still where they were when the messages were made.
fn says_where_it_did(understood: &Checked<Understood>, old: &[Arc<Entry>], new: &[Arc<Entry>]) -> bool {
    let place_of = |path: &str| {
        let (folder, stem) = entry::place_of(path)?;
        let id = format!("{folder}/{stem}");
        old.binary_search_by(|entry| (*entry.id).cmp(&id)).ok()
    };
    let mut about: Vec<&str> = understood.diagnostics.iter().map(|diagnostic| &*diagnostic.path).collect();
    about.dedup();
    about.into_iter().filter_map(place_of).all(|at| old[at].places == new[at].places)
}
