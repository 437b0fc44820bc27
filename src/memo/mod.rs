//! The memo: what an earlier compile leaves for the next one. It can be thrown away at any time; only time is lost.
//!
//! There are a few coarse rules, each of which compares everything that a stage takes:
//! - A file is parsed again when its bytes or the schema differ.
//! - Everything from linking to the plan, and the cards, depends only on an entry's *outline* (see
//!   [`crate::entry::Entry::outline`]) and, for messages, on the places of its text's links and citations. So as long as the
//!   settings, the schema, the outlines and the names of pictures are the same, it is kept, and the new texts replace the
//!   old; unless a text now names other entries than before.
//! - What follows from facts and dependencies is kept as long as everything except names and texts is the same.
//! - A theme is compiled again when it differs.
//! - A page is searched for broken links again when the plan, the theme or the entry whose text it shows differs.

mod parsed;
mod understood;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Checked;
use crate::fingerprint::Fingerprint;
use crate::inputs::Inputs;
use crate::knowledge::Mentions;
use crate::output::{self, Output};
use crate::render::Engine;
use crate::theme::Theme;
use crate::words::Words;

use parsed::Parsed;
use understood::Known;
pub use understood::{Former, Understood};

/// Results of the last compile, with what they were made from.
#[derive(Default)]
pub struct Memo {
    /// Parsed files by path, each with a fingerprint of its bytes and the schema.
    parsed: FxHashMap<Arc<str>, (Fingerprint, Parsed)>,
    /// The names found in bodies.
    mentions: Arc<Mentions>,
    understood: Option<Known>,
    engine: Option<(Fingerprint, Checked<Option<Arc<Engine>>>)>,
    /// The output of the last compile.
    output: Option<Output>,
    /// The counts of the last compile.
    pub counts: Counts,
}

/// How much one compile made anew, and how much it kept.
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

impl Memo {
    /// The finished site. If its theme cannot be used, it has nothing but its size.
    pub fn output(&mut self, inputs: &Inputs, theme: Theme, words: &Arc<Words>, understood: Understood) -> Checked<Output> {
        let Understood { pages, routes } = understood;
        let engine = self.engine(theme, words);
        let made = match engine.value {
            Some(engine) => {
                let dressed = pages.dressed(&engine.theme().dress());
                output::assemble(dressed, routes, engine, &inputs.assets, self.output.as_ref())
            }
            None => Checked::clean(Output::without_theme(&pages, &routes)),
        };
        self.counts.pages = made.value.unmade().count();
        self.output = Some(made.value.clone());
        Checked { value: made.value, diagnostics: [engine.diagnostics, made.diagnostics].concat() }
    }

    /// The compiled theme with these words.
    fn engine(&mut self, theme: Theme, words: &Arc<Words>) -> Checked<Option<Arc<Engine>>> {
        let key =
            Fingerprint::of_parts([theme.fingerprint, words.fingerprint].map(|print| print.0.to_le_bytes()).iter().map(|part| &part[..]));
        self.counts.templates = !matches!(&self.engine, Some((known, _)) if *known == key);
        if self.counts.templates {
            self.engine = Some((key, Engine::new(theme, words.clone())));
        }
        self.engine.as_ref().map_or_else(|| Checked::clean(None), |(_, engine)| engine.clone())
    }
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memo").field("parsed", &self.parsed.len()).field("counts", &self.counts).finish_non_exhaustive()
    }
}
