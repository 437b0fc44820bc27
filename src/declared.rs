//! What a site declares: its settings and the language its content is written in, how it looks and speaks, and the day at which it is
//! read. With all that, entries become the graph and the pages of this site and no other.

use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::entry::{self, Entry};
use crate::fingerprint::Fingerprint;
use crate::inputs::Inputs;
use crate::knowledge::{self, Knowledge, Mentions, Unpublished};
use crate::page::Pages;
use crate::schema::Schema;
use crate::source::Source;
use crate::theme::Theme;
use crate::view::Views;
use crate::words::{self, Words};

/// What is declared.
pub struct Declared {
    /// The settings.
    pub config: Arc<Config>,
    /// What may be said.
    pub schema: Arc<Schema>,
    /// How it looks.
    pub theme: Theme,
    /// How it speaks.
    pub words: Arc<Words>,
    /// The day at which the site reads its knowledge: what is wrong is said of that day.
    pub today: civil::Date,
    /// The day of which pages tell, if not the same: one in the past.
    pub as_of: civil::Date,
    /// The paths of pictures and other files.
    assets: Vec<Arc<str>>,
    /// Of all of it but the theme.
    pub fingerprint: Fingerprint,
}

impl Declared {
    /// Reads what is declared.
    pub fn read(inputs: &Inputs) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let config = read_config(inputs, &mut diagnostics);
        let today = config.as_of.unwrap_or(inputs.today);
        let as_of = inputs.wishes.as_of.unwrap_or(today);
        let schema = Schema::read(&inputs.sources).drain_into(&mut diagnostics);
        let (theme, oddities) = Theme::new(config.theme.as_deref(), &inputs.sources, &inputs.theme_files);
        diagnostics.extend(oddities);
        let words = read_words(&config, &theme, inputs, &mut diagnostics);
        let assets: Vec<Arc<str>> = inputs.assets.iter().map(|asset| Arc::from(asset.path.as_str())).collect();
        let site = inputs.sources.iter().find(|source| &*source.path == "site.toml");
        let prints = [site.map(|site| site.fingerprint), schema.fingerprint, Some(words.fingerprint)];
        let said = format!("{today} {as_of} {:?} {prints:?}", inputs.wishes);
        let fingerprint = Fingerprint::of_parts([said.as_bytes()].into_iter().chain(assets.iter().map(|path| path.as_bytes())));
        let (config, schema) = (Arc::new(config), Arc::new(schema));
        Checked { value: Self { config, schema, theme, words, today, as_of, assets, fingerprint }, diagnostics }
    }

    /// Links everything that is written; names in bodies were `found` before, or are to be.
    pub fn link(&self, entries: &[Arc<Entry>], unpublished: &Unpublished, found: &Mentions) -> Checked<Knowledge> {
        let found = self.config.auto_links.then_some(found);
        knowledge::link(entries.to_vec(), unpublished, self.schema.clone(), self.assets.iter().cloned(), found)
    }

    /// What pages tell of an entry: what was known of it on the day.
    pub fn shown(&self, entry: &Arc<Entry>) -> Arc<Entry> {
        if self.as_of < self.today { entry::known_on(entry, self.as_of) } else { entry.clone() }
    }

    /// The graph of what was known on the day. What is wrong was said of the whole.
    pub fn known(&self, graph: Arc<Knowledge>, unpublished: &Unpublished, found: &Mentions) -> Arc<Knowledge> {
        if self.as_of >= self.today {
            return graph;
        }
        let entries: Vec<Arc<Entry>> = graph.entries.par_iter().map(|entry| self.shown(entry)).collect();
        let mut known = self.link(&entries, unpublished, found).value;
        known.read_on = Some(self.as_of);
        Arc::new(known)
    }

    /// What pages are made from.
    pub fn pages(&self, graph: &Arc<Knowledge>, views: &Arc<Views>) -> Pages {
        Pages::new(graph.clone(), views.clone(), self.config.clone(), self.words.clone(), self.as_of)
    }
}

fn read_config(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let Some(source) = inputs.sources.iter().find(|source| &*source.path == "site.toml") else {
        let message = "a site needs a site.toml with a `title` and a `base_url`";
        diagnostics.push(Diagnostic::new(Code::Unreadable, &"site.toml".into(), 0..0, message));
        return Config::default();
    };
    diagnostics.extend(entry::oddities(source));
    let mut config = Config::read(source).drain_into(diagnostics);
    if let Some(base_url) = &inputs.wishes.base_url
        && let Err(message) = config.set_base_url(base_url)
    {
        diagnostics.push(Diagnostic::new(Code::InvalidConfig, &source.path, 0..0, message));
    }
    if let Some(theme) = &config.theme
        && !inputs.sources.iter().any(|source| source.path.strip_prefix(theme.as_str()).is_some_and(|rest| rest.starts_with('/')))
    {
        let message = format!("the theme folder `{theme}` is not there, or is empty");
        diagnostics.push(Diagnostic::new(Code::InvalidConfig, &source.path, config.theme_span.clone(), message));
    }
    config
}

/// The words of the site's interface: the theme's, and over them those in the site's own `locales/`.
fn read_words(config: &Config, theme: &Theme, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Arc<Words> {
    let own: Vec<&Source> = inputs.sources.iter().filter(|source| source.path.starts_with("locales/")).collect();
    diagnostics.extend(own.iter().flat_map(|source| entry::oddities(source)));
    Arc::new(words::read(&config.language, theme, &own).drain_into(diagnostics))
}
