//! The site's own files, read before any entry: its settings, schema, theme and words, and the day on which it is read.

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
    /// The kinds, fields and vocabularies of its entries.
    pub schema: Arc<Schema>,
    /// Its templates, styles and scripts.
    pub theme: Theme,
    /// The words of its interface.
    pub words: Arc<Words>,
    /// The day on which the site is read. A statement dated after it is a mistake.
    pub today: civil::Date,
    /// The day that is shown: `today`, or the day that the caller asked for.
    pub as_of: civil::Date,
}

impl Site {
    /// Reads the site's own files.
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

    /// The schema of a site, whatever else is wrong with it.
    pub fn schema(inputs: &Inputs) -> Schema {
        let config = read_config(inputs, &mut Vec::new());
        Schema::read_in(&config.language, &inputs.sources).value
    }

    /// The day that is shown, if it is earlier than `today`.
    pub fn past(&self) -> Option<civil::Date> {
        Some(self.as_of).filter(|day| *day < self.today)
    }

    /// The part of an entry that is shown: all of it, or what was known on the day that is shown.
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
        // A theme whose files could not be read exists, and its problems are already reported.
        && !inputs.problems.iter().any(|problem| is_of(theme, &problem.path))
    {
        let message = format!("the theme folder `{theme}` is not there, or is empty");
        diagnostics.push(Diagnostic::new(Code::InvalidConfig, &source.path, config.theme_span.clone(), message));
    }
    config
}

/// The words of the interface: the theme's, overridden by those in the site's own `locales/`.
fn read_words(config: &Config, theme: &Theme, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Arc<Words> {
    let own: Vec<&Source> = inputs.sources.iter().filter(|source| source.path.starts_with("locales/")).collect();
    diagnostics.extend(own.iter().flat_map(|source| entry::oddities(source)));
    words::read(&config.language, config.language_span.clone(), theme, &own).drain_into(diagnostics)
}
