//! The theme: the embedded default, overlaid with the site's own.
//!
//! A file of the site's theme replaces the default file with the same path; all others stay. Style sheets are joined in
//! order of their names into one asset whose name changes with its content, and so are scripts. Files in `files/` (fonts,
//! icons, pictures) are published unchanged, each under such a name.

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

/// The text files of the embedded theme, by their paths in it.
static TEXTS: LazyLock<BTreeMap<String, Source>> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    files
});

/// The embedded theme without an overlay. Most sites use it, and it never changes.
static EMBEDDED: LazyLock<Theme> = LazyLock::new(|| Theme::over_embedded(&[], &[]).0);

/// The files of a theme, laid over the default.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates by file name. Each source's path is the one that messages show.
    pub templates: BTreeMap<String, Source>,
    /// The names of the templates that the site brings.
    own: BTreeSet<String>,
    /// The style sheets that the site brings.
    pub own_styles: Vec<Source>,
    /// The locale files, each with whether the site brings it. The site's own override the embedded ones and come after
    /// them.
    pub locales: Vec<(Source, bool)>,
    /// The joined style sheet.
    pub style: Asset,
    /// The joined scripts, as one module.
    pub script: Asset,
    /// The files in `files/`, by their paths below that folder.
    pub files: BTreeMap<String, Asset>,
    /// Fingerprint of everything that decides how pages look, including the paths of the assets.
    pub fingerprint: Fingerprint,
}

/// The published paths of a theme's assets, below the base path.
#[derive(Clone, Debug, Default)]
pub struct Dress {
    /// The style sheet.
    pub style: String,
    /// The script, as a module.
    pub script: String,
    /// The files in `files/`, by their paths in the theme.
    pub files: BTreeMap<String, String>,
}

/// A file that is published unchanged.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path below the base path: `assets/style.0123456789.css`.
    pub path: String,
    /// The file of the site that it was read from, `content/map.png`; empty if it was generated.
    pub source: Arc<str>,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Theme {
    /// The default theme overlaid with the files of `folder`: its text files are among `sources`, the others in
    /// `brought_files`. Also reports oddities in the bytes of the text files.
    pub fn new<'s>(folder: Option<&str>, sources: &'s [Source], brought_files: &[Asset]) -> (Self, Vec<Diagnostic>) {
        let in_folder = |source: &'s Source| Some((source.path.strip_prefix(folder?)?.strip_prefix('/')?, source));
        let own: Vec<(&str, &Source)> = sources.iter().filter_map(in_folder).collect();
        if own.is_empty() && brought_files.is_empty() {
            return (EMBEDDED.clone(), Vec::new());
        }
        Self::over_embedded(&own, brought_files)
    }

    /// The embedded theme overlaid with these texts, each with its path in the theme, and these files.
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

    /// Whether the embedded theme is used as it is, apart from its words.
    pub fn is_embedded(&self) -> bool {
        self.fingerprint == EMBEDDED.fingerprint
    }

    /// The published paths of its assets, for the pages that link to them.
    pub fn dress(&self) -> Dress {
        let files = self.files.iter().map(|(name, file)| (name.clone(), file.path.clone()));
        Dress { style: self.style.path.clone(), script: self.script.path.clone(), files: files.collect() }
    }

    /// The templates that the site brings.
    pub fn own_templates(&self) -> impl Iterator<Item = &Source> {
        self.templates.iter().filter(|(name, _)| self.own.contains(*name)).map(|(_, source)| source)
    }

    /// The texts of the embedded files, for messages that point into them.
    pub fn embedded() -> Vec<Source> {
        TEXTS.values().cloned().collect()
    }
}

/// Reports a file that has no place in a theme. `path` is relative to the theme's folder, `file` to the site's root.
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

/// Reports templates of the site that no page and no other template uses; most are misspelt.
fn unused_templates(brought: &BTreeSet<String>, files: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
    let mut known = BTreeSet::new();
    collect_names(&DEFAULT, &mut known);
    let mut found = Vec::new();
    for path in brought.iter().filter(|path| path.starts_with("templates/") && !known.contains(*path)) {
        let name = path.trim_start_matches("templates/");
        let named = |other: &&Source| other.text.contains(&format!("\"{name}\"")) || other.text.contains(&format!("'{name}'"));
        // Components are called by their own names, in whichever file they are.
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
