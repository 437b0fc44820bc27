//! What follows from the entries is known, as long as what it follows from is the same.

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

/// What two compiles have to have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Keys {
    /// To differ in texts only.
    outlines: Fingerprint,
    /// To differ in names and texts only.
    facts: Fingerprint,
}

/// What was understood, of what.
pub(super) struct Known {
    keys: Keys,
    /// The entries as they are written.
    written: Vec<Arc<Entry>>,
    understood: Checked<Understood>,
}

/// What follows from the outlines of all entries.
#[derive(Clone)]
pub struct Understood {
    /// Knowledge, views and cards.
    pub pages: Pages,
    /// The plan.
    pub routes: Arc<[Route]>,
}

/// What of the last compile the next steps may take over.
pub struct Former<'m> {
    /// The names found in texts. None if the site wants none.
    pub mentions: Option<&'m Mentions>,
    /// The views and the plan of entries that differ from those of now in names and texts only.
    known: Option<(Arc<Views>, Arc<[Route]>)>,
}

impl Former<'_> {
    /// The former views in the names of now, or what `derive` makes.
    pub fn views(&self, knowledge: &Knowledge, config: &Config, derive: impl FnOnce() -> Views) -> Arc<Views> {
        Arc::new(self.known.as_ref().map_or_else(derive, |(former, _)| former.renamed(knowledge, config)))
    }

    /// The plan: the former list, if it is equal. That it is the same one tells later stages that nothing moved.
    pub fn routes(self, plan: Vec<Route>) -> Arc<[Route]> {
        self.known.map(|(_, former)| former).filter(|former| **former == *plan).unwrap_or_else(|| plan.into())
    }
}

impl Memo {
    /// What follows from these entries: made by `make`, or what is known with the texts of now.
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
        // What the site does not want to hear of stands in the way of no reuse.
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

/// `of`: what of an entry counts.
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

/// Whether every entry that a message is about links and cites at the places where it did when the message was made.
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
