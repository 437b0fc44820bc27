//! What a site says of itself, before any entry is read: how it is called, what may be said on it, how it looks and speaks, and the day at which it
//! is read.

use std::sync::Arc;

use jiff::civil;

use crate::config::Config;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::entry::{self, Entry};
use crate::inputs::Inputs;
use crate::schema::{self, Schema};
use crate::source::Source;
use crate::theme::Theme;
use crate::words::{self, Words};

/// A site without its entries.
#[derive(Debug)]
pub struct Site {
    /// Its settings.
    pub config: Config,
    /// What may be said of its entries.
    pub schema: Arc<Schema>,
    /// How it looks.
    pub theme: Theme,
    /// What its interface says.
    pub words: Arc<Words>,
    /// The day at which the site reads its knowledge: what is written of a later day is a mistake.
    pub today: civil::Date,
    /// The day that is shown: `today`, or the one that the caller wishes.
    pub as_of: civil::Date,
}

impl Site {
    /// Reads what a site says of itself.
    pub fn read(inputs: &Inputs) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let config = read_config(inputs, &mut diagnostics);
        let schema = Schema::read_in(&config.language, &inputs.sources).drain_into(&mut diagnostics);
        diagnostics.extend(inputs.sources.iter().filter(|source| schema::is_schema_file(&source.path)).flat_map(entry::oddities));
        let (theme, oddities) = Theme::new(config.theme.as_deref(), &inputs.sources, &inputs.theme_files);
        diagnostics.extend(oddities);
        let words = read_words(&config, &theme, inputs, &mut diagnostics);
        let today = config.as_of.unwrap_or(inputs.today);
        let as_of = inputs.wishes.as_of.unwrap_or(today);
        Checked { value: Self { config, schema: Arc::new(schema), theme, words, today, as_of }, diagnostics }
    }

    /// What may be said on a site, whatever else is wrong with it.
    pub fn schema(inputs: &Inputs) -> Schema {
        let config = read_config(inputs, &mut Vec::new());
        Schema::read_in(&config.language, &inputs.sources).value
    }

    /// The earlier day that is shown, if it is one.
    pub fn past(&self) -> Option<civil::Date> {
        Some(self.as_of).filter(|day| *day < self.today)
    }

    /// What is shown of an entry.
    pub fn shown(&self, entry: &Arc<Entry>) -> Arc<Entry> {
        self.past().map_or_else(|| entry.clone(), |day| entry::known_on(entry, day))
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
    let is_of = |theme: &str, path: &str| path.strip_prefix(theme).is_some_and(|rest| rest.starts_with('/'));
    if let Some(theme) = &config.theme
        && inputs.theme_files.is_empty()
        && !inputs.sources.iter().any(|source| is_of(theme, &source.path))
        // What could not be read is there, and told.
        && !inputs.problems.iter().any(|problem| is_of(theme, &problem.path))
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
    words::read(&config.language, config.language_span.clone(), theme, &own).drain_into(diagnostics)
}
