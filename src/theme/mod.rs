//! The theme: the embedded default, and over it what the site brings.
//!
//! A file of the site's theme replaces the default's of the same path; all others stay. Style sheets are joined in order of
//! name into one asset whose name changes with its content, and so are scripts. What lies in `files/` (fonts, icons, pictures) is
//! published as it is, each file under such a name.

mod files;
pub mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

pub use files::FOLDER as FILES;
use include_dir::{Dir, include_dir};

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::entry::oddities;
use crate::fingerprint::Fingerprint;
use crate::source::{Bytes, Source};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The texts of the embedded theme, by their paths in it.
static TEXTS: LazyLock<BTreeMap<String, Source>> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files
});

/// The embedded theme as it looks where nothing lies over it: most sites ask for that one, and it never changes.
static EMBEDDED: LazyLock<Theme> = LazyLock::new(|| Theme::over_embedded(&[], &[]).0);

/// The files of a theme, laid over the default.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates by file name. The path is the one shown in messages.
    pub templates: BTreeMap<String, Source>,
    /// The names of those that the site brings itself.
    own: BTreeSet<String>,
    /// The style sheets that the site brings itself.
    pub own_styles: Vec<Source>,
    /// Files of words, each with whether the site brings it; its own lie over the embedded ones and stand behind them.
    pub locales: Vec<(Source, bool)>,
    /// The joined style sheet.
    pub style: Asset,
    /// The joined scripts, as one module.
    pub script: Asset,
    /// What lies in `files/`, by its path below that folder.
    pub files: BTreeMap<String, Asset>,
    /// Fingerprint of everything that decides how pages look, and of where it stands.
    pub fingerprint: Fingerprint,
}

/// Where the assets of a theme are published, below the base path.
#[derive(Clone, Debug, Default)]
pub struct Dress {
    /// The style sheet.
    pub style: String,
    /// The script, a module.
    pub script: String,
    /// Its files, by their paths in the theme.
    pub files: BTreeMap<String, String>,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Below the base path: `assets/style.0123456789.css`.
    pub path: String,
    /// The file of the site that it is, `content/map.png`; empty if it was made.
    pub source: Arc<str>,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Theme {
    /// The default with the files of the folder `folder` over it, which are among `sources` if they are texts, else among `files`. Also
    /// says what is odd about the bytes of the texts.
    pub fn new<'s>(folder: Option<&str>, sources: &'s [Source], brought_files: &[Asset]) -> (Self, Vec<Diagnostic>) {
        let in_folder = |source: &'s Source| Some((source.path.strip_prefix(folder?)?.strip_prefix('/')?, source));
        let own: Vec<(&str, &Source)> = sources.iter().filter_map(in_folder).collect();
        if own.is_empty() && brought_files.is_empty() {
            return (EMBEDDED.clone(), Vec::new());
        }
        Self::over_embedded(&own, brought_files)
    }

    /// The embedded theme with these texts and files over it, each text with its path in the theme.
    fn over_embedded(texts: &[(&str, &Source)], brought_files: &[Asset]) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut brought: BTreeSet<String> = BTreeSet::new();
        let (locale_files, mut files): (BTreeMap<_, _>, BTreeMap<_, _>) = TEXTS.clone().into_iter().partition(|(path, _)| is_locale(path));
        let mut locales: Vec<(Source, bool)> = locale_files.into_values().map(|file| (file, false)).collect();
        for (path, source) in texts {
            diagnostics.extend(oddities(source));
            if is_locale(path) {
                locales.push(((*source).clone(), true));
                continue;
            }
            brought.insert((*path).to_owned());
            files.insert((*path).to_owned(), (*source).clone());
        }
        let own_styles = files.iter().filter(|(path, _)| brought.contains(*path) && is_style(path)).map(|(_, file)| file.clone()).collect();
        let own = brought.iter().filter_map(|path| path.strip_prefix("templates/")).map(str::to_owned).collect();
        diagnostics.extend(unused_templates(&brought, &files));
        let published = files::published(&DEFAULT, brought_files);
        let parts = files.iter().flat_map(|(path, file)| [path.as_bytes(), file.path.as_bytes(), file.text.as_bytes()]);
        let names = published.values().flat_map(|file| [file.source.as_bytes(), file.path.as_bytes()]);
        let fingerprint = Fingerprint::of_parts(parts.chain(names));
        let (mut style, mut script) = (String::new(), String::new());
        let mut templates = BTreeMap::new();
        for (path, file) in files {
            if is_style(&path) {
                style.push_str(&style::with_files(&file, &published, &mut diagnostics));
            } else if is_script(&path) {
                script.push_str(&file.text);
            } else if let Some(name) = path.strip_prefix("templates/") {
                templates.insert(name.to_owned(), file);
            }
        }
        let asset = |name: &str, end: &str, text: String| {
            let path = format!("assets/{name}.{}.{end}", Fingerprint::of(text.as_bytes()).short());
            Asset { path, source: "".into(), bytes: text.into_bytes().into() }
        };
        let (style, script) = (asset("style", "css", style::shortened(&style)), asset("script", "js", script));
        (Self { templates, own, own_styles, locales, style, script, files: published, fingerprint }, diagnostics)
    }

    /// Whether nothing lies over the embedded theme, words aside.
    pub fn is_embedded(&self) -> bool {
        self.fingerprint == EMBEDDED.fingerprint
    }

    /// Where its assets are published, for the pages that name them.
    pub fn dress(&self) -> Dress {
        let files = self.files.iter().map(|(name, file)| (name.clone(), file.path.clone()));
        Dress { style: self.style.path.clone(), script: self.script.path.clone(), files: files.collect() }
    }

    /// The templates that the site brings itself.
    pub fn own_templates(&self) -> impl Iterator<Item = &Source> {
        self.templates.iter().filter(|(name, _)| self.own.contains(*name)).map(|(_, source)| source)
    }

    /// The texts of the embedded files, for messages that point into them.
    pub fn embedded() -> Vec<Source> {
        TEXTS.values().cloned().collect()
    }
}

/// What is wrong with a file of a theme that has no place in it: `path` is below the theme's folder, `file` below the site's.
pub fn stray(path: &str, file: &Arc<str>) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_remark = ["README", "LICENSE", "LICENCE"].iter().any(|word| name.to_uppercase().starts_with(word)) || name.starts_with('.');
    if is_style(path) || is_script(path) || is_locale(path) || path.starts_with("templates/") || is_remark {
        return None;
    }
    let help = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "style sheets lie in styles/".to_owned(),
        Some("js") => "scripts lie in scripts/".to_owned(),
        Some("html") => "templates lie in templates/".to_owned(),
        Some("ftl") => "words lie in locales/".to_owned(),
        _ => {
            "a theme has templates/*.html, styles/*.css, scripts/*.js and locales/*.ftl; fonts, icons and pictures lie in files/".to_owned()
        }
    };
    Some(Diagnostic::new(Code::StrayThemeFile, file, 0..0, "nothing is made of this file of the theme").help(help))
}

/// Templates of the site that no page and no other template uses: mostly their name is misspelt.
fn unused_templates(brought: &BTreeSet<String>, files: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    let mut known = BTreeSet::new();
    collect_names(&DEFAULT, &mut known);
    let mut found = Vec::new();
    for path in brought.iter().filter(|path| path.starts_with("templates/") && !known.contains(*path)) {
        let name = path.trim_start_matches("templates/");
        let named = |other: &&Source| other.text.contains(&format!("\"{name}\"")) || other.text.contains(&format!("'{name}'"));
        // Components are known by their own names, wherever they stand.
        let has_components = |source: &Source| source.text.contains("{% component ") || source.text.contains("{%- component ");
        let Some(source) = files.get(path) else { continue };
        if files.values().find(named).is_none() && !has_components(source) {
            let near = nearest(name, known.iter().filter_map(|known| known.strip_prefix("templates/")));
            let help = near.map(|near| format!("did you mean {near}?"));
            let message = "no page and no other template uses this template";
            found.push(Diagnostic::new(Code::StrayThemeFile, &source.path, 0..0, message).maybe_help(help));
        }
    }
    found
}

fn collect_names(dir: &Dir<'_>, names: &mut BTreeSet<String>) {
    names.extend(dir.files().map(|file| file.path().to_string_lossy().replace('\\', "/")));
    dir.dirs().for_each(|dir| collect_names(dir, names));
}

fn is_style(path: &str) -> bool {
    path.starts_with("styles/") && path.ends_with(".css")
}

fn is_script(path: &str) -> bool {
    path.starts_with("scripts/") && path.ends_with(".js")
}

fn is_locale(path: &str) -> bool {
    path.starts_with("locales/") && path.ends_with(".ftl")
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Source>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path.clone(), Source::new(format!("themes/default/{path}"), file.contents()));
    }
    for dir in dir.dirs().filter(|dir| dir.path().to_str() != Some(files::FOLDER)) {
        collect(dir, files);
    }
}
