//! `site.toml`: the site's name, its address and how strictly it is checked.

mod repository;
mod rights;
mod words;

use std::collections::BTreeMap;

use jiff::civil;

pub use repository::Repository;
pub use rights::Rights;
pub use words::{Noun, Section};

use crate::diagnostic::{Checked, Code, Diagnostic, Level, Severity, one_of};
use crate::source::{Source, Span};
use crate::table::{self, Item, Keys, Notes};
use crate::value::{Currency, Date, Language};

/// The site's settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// The address at which it is published; ends with a slash.
    pub base_url: String,
    /// The path of `base_url`: begins and ends with a slash. Every link on the site begins with it.
    pub base_path: String,
    /// The BCP 47 tag of the language the site is written in.
    pub language: String,
    /// The span of `language` in `site.toml`.
    pub language_span: Span,
    /// A one-sentence description of the site.
    pub description: Option<String>,
    /// The folder of the theme that overlays the embedded one, relative to the site's root.
    pub theme: Option<String>,
    /// The span of `theme` in `site.toml`.
    pub theme_span: Span,
    /// The day on which the knowledge is read, if the site fixes one.
    pub as_of: Option<civil::Date>,
    /// The currency that amounts of money are converted to.
    pub currency: Option<Currency>,
    /// Where people edit the site's files and report mistakes.
    pub repository: Option<Repository>,
    /// Whether pages for contributors are published: the explanations of messages, and the fields of each kind.
    pub contribute: bool,
    /// Whether a picture is drawn for each main page, which social networks show beside a link to it.
    pub social_pictures: bool,
    /// Whether names of entries in texts are turned into links.
    pub auto_links: bool,
    /// The licence of the content and its holder; none unless declared.
    pub rights: Option<Rights>,
    /// The noun for entries of kinds with `project = true`.
    pub project: Option<Noun>,
    /// The main navigation; if empty, it is made from the pages that exist.
    pub navigation: Vec<Section>,
    /// The paragraphs of the home page.
    pub home: Vec<String>,
    /// The levels that the site sets for warnings; `None` means that they are not reported.
    pub levels: BTreeMap<Code, Option<Severity>>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Untitled".to_owned(),
            base_url: "http://localhost/".to_owned(),
            base_path: "/".to_owned(),
            language: "en".to_owned(),
            language_span: 0..0,
            description: None,
            theme: None,
            theme_span: 0..0,
            as_of: None,
            currency: None,
            repository: None,
            contribute: false,
            social_pictures: false,
            auto_links: true,
            rights: None,
            project: None,
            navigation: Vec::new(),
            home: Vec::new(),
            levels: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads `site.toml`. A setting that cannot be used is reported and keeps its default.
    pub fn read(source: &Source) -> Checked<Self> {
        let mut notes = Notes::new(&source.path, 0);
        let root = table::parse(&source.text, &mut notes);
        let mut keys = Keys::new(root.get_ref(), root.span());
        let mut config = Self::default();
        if let Some(title) = keys.require("title", "a site", &mut notes).and_then(|item| item.line(&mut notes)) {
            config.title = title.to_owned();
        }
        if let Some(item) = keys.require("base_url", "a site", &mut notes)
            && let Some(text) = item.line(&mut notes)
            && let Err(message) = config.set_base_url(text)
        {
            notes.report(Code::InvalidConfig, &item.span, message, Some("write \"https://example.org/\"".into()));
        }
        if let Some(item) = keys.take("language")
            && let Some(text) = item.line(&mut notes)
        {
            config.language_span = item.span.clone();
            match Language::parse(text) {
                Ok(language) => config.language = language.tag().to_owned(),
                Err(invalid) => notes.report(Code::InvalidConfig, &item.span, invalid.message, invalid.help),
            }
        }
        config.description = keys.take("description").and_then(|item| item.line(&mut notes)).map(str::to_owned);
        if let Some(item) = keys.take("theme") {
            config.theme = theme(&item, &mut notes);
            config.theme_span = item.span;
        }
        config.as_of = keys.take("as_of").and_then(|item| day(&item, &mut notes));
        if let Some(item) = keys.take("currency")
            && let Some(text) = item.line(&mut notes)
        {
            match Currency::parse(text) {
                Ok(currency) => config.currency = Some(currency),
                Err(invalid) => notes.report(Code::InvalidConfig, &item.span, invalid.message, invalid.help),
            }
        }
        config.repository = keys.take("repository").and_then(|item| repository::read(&item, &mut notes));
        config.contribute = keys.take("contribute").and_then(|item| item.boolean(&mut notes)).unwrap_or_default();
        config.social_pictures = keys.take("social_pictures").and_then(|item| item.boolean(&mut notes)).unwrap_or_default();
        config.auto_links = keys.take("auto_links").and_then(|item| item.boolean(&mut notes)).unwrap_or(true);
        config.rights = keys.take("licence").and_then(|item| rights::read(&item, &mut notes));
        config.navigation = keys.take("navigation").map(|item| words::navigation(&item, &mut notes)).unwrap_or_default();
        let home = keys.take("home").and_then(|item| item.text(&mut notes)).unwrap_or_default();
        config.home = home.split("\n\n").map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
        if let Some(mut own) = keys.take("words").and_then(|item| item.table(&mut notes)) {
            config.project = own.take("project").and_then(|item| words::noun(&item, &mut notes));
            own.finish("`words`", &mut notes, |_| None);
        }
        if let Some(levels) = keys.take("levels").and_then(|item| item.table(&mut notes)) {
            for (name, item) in levels.rest() {
                config.set_level(&name, &item, &mut notes);
            }
        }
        keys.finish("site.toml", &mut notes, |key| {
            let of_table = ["site", "params", "project"].contains(&key);
            let help = format!("take the line [{key}] out: the keys below it stand at the top of site.toml");
            of_table.then(|| (Code::UnknownKey, format!("site.toml has no table `{key}`"), help.into()))
        });
        Checked { value: config, diagnostics: notes.diagnostics }
    }

    /// Sets the address at which the site is published.
    ///
    /// # Errors
    /// The reason, if `text` is not an http or https address without query and fragment.
    pub fn set_base_url(&mut self, text: &str) -> Result<(), String> {
        let url = url::Url::parse(text).map_err(|_| format!("`{text}` is not a web address"))?;
        if !matches!(url.scheme(), "http" | "https") || url.query().is_some() || url.fragment().is_some() {
            return Err(format!("`{text}` is not an http or https address without `?` and `#`"));
        }
        let slash = |text: &str| format!("{}/", text.trim_end_matches('/'));
        self.base_path = slash(url.path());
        self.base_url = slash(url.as_str());
        Ok(())
    }

    fn set_level(&mut self, name: &str, item: &Item<'_, '_>, notes: &mut Notes<'_>) {
        let Some(code) = Code::from_name(name) else {
            let known = crate::diagnostic::CODES.iter().map(|entry| entry.name);
            return notes.report(Code::InvalidConfig, &item.key, format!("no code `{name}`"), one_of(name, known));
        };
        if code.severity() == Severity::Error {
            return notes.report(
                Code::FixedLevel,
                &item.key,
                format!("`{name}` is an error and stays one"),
                Some("take this line out".into()),
            );
        }
        let level = match item.line(notes) {
            Some("allow") => None,
            Some("warn") => Some(Severity::Warning),
            Some("deny") => Some(Severity::Error),
            Some(other) => {
                let help = one_of(other, ["allow", "warn", "deny"]);
                return notes.report(Code::InvalidConfig, &item.span, format!("`{other}` is not a level"), help);
            }
            None => return,
        };
        self.levels.insert(code, level);
    }

    /// Gives each diagnostic the severity that the site sets for it, and drops those that it allows.
    pub fn relevel(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| match self.levels.get(&diagnostic.code) {
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
            None => diagnostic.code.level() != Level::Allowed,
        });
    }

    /// Whether problems with this code are reported at all.
    pub fn reports(&self, code: Code) -> bool {
        match self.levels.get(&code) {
            Some(level) => level.is_some(),
            None => code.level() != Level::Allowed,
        }
    }
}

fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Reads a folder below the site's root.
fn theme(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<String> {
    let text = item.line(notes)?;
    let inside = text.split('/').all(|part| !part.is_empty() && !part.starts_with('.')) && !text.contains(['\\', ':', '\0']);
    if !inside {
        let message = format!("the theme `{text}` is not a folder of this site");
        notes.report(Code::InvalidConfig, &item.span, message, Some("write \"themes/mine\"".into()));
    }
    inside.then(|| text.to_owned())
}

/// Reads a day, as a TOML date or in quotes.
fn day(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Option<civil::Date> {
    let text = item.value.as_datetime().map_or_else(|| item.line(notes).map(str::to_owned), |date| Some(date.to_string()))?;
    match Date::parse(&text) {
        Ok(date) if date.earliest() == date.latest() => Some(date.earliest()),
        read => {
            let message = format!("`{text}` is not a day");
            let otherwise = || Some("write a whole day, such as 2026-11-01".into());
            let meant = read.err().and_then(|invalid| invalid.help).filter(|help| help.only_word().is_some_and(|word| word.len() == 10));
            notes.report(Code::InvalidConfig, &item.span, message, meant.or_else(otherwise));
            None
        }
    }
}
