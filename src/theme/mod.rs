//! The theme: the embedded default, and over it what the site brings.
//!
//! A file of the site's theme replaces the default's of the same path; all others stay. Style sheets are joined in order of
//! name into one asset whose name changes with its content, and so are scripts.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::Diagnostic;
use crate::entry::oddities;
use crate::fingerprint::Fingerprint;
use crate::source::Source;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme, laid over the default.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates by file name. The path is the one shown in messages.
    pub templates: BTreeMap<String, Source>,
    /// The joined style sheet.
    pub style: Asset,
    /// The joined scripts, as one module.
    pub script: Asset,
    /// Fingerprint of everything that decides how pages look, and of where it stands.
    pub fingerprint: Fingerprint,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Below the base path: `assets/style.0123456789.css`.
    pub path: String,
    /// The folder of the site that it stands in: `content`, `static`; empty if it was made.
    pub folder: &'static str,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Theme {
    /// The default with the files of the folder `folder` over it, which are among `sources`. Also says what is odd about
    /// the bytes of those files.
    pub fn new(folder: Option<&str>, sources: &[Source]) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut files: BTreeMap<String, Source> = BTreeMap::new();
        collect(&DEFAULT, &mut files);
        if let Some(folder) = folder {
            for source in sources {
                if let Some(path) = source.path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) {
                    diagnostics.extend(oddities(source));
                    files.insert(path.to_owned(), source.clone());
                }
            }
        }
        let parts = files.iter().flat_map(|(path, file)| [path.as_bytes(), file.path.as_bytes(), file.text.as_bytes()]);
        let fingerprint = Fingerprint::of_parts(parts);
        let (mut style, mut script) = (String::new(), String::new());
        let mut templates = BTreeMap::new();
        for (path, file) in files {
            if path.starts_with("styles/") && path.ends_with(".css") {
                style.push_str(&file.text);
            } else if path.starts_with("scripts/") && path.ends_with(".js") {
                script.push_str(&file.text);
            } else if let Some(name) = path.strip_prefix("templates/") {
                templates.insert(name.to_owned(), file);
            }
        }
        let asset = |name: &str, end: &str, text: String| {
            let path = format!("assets/{name}.{}.{end}", Fingerprint::of(text.as_bytes()).short());
            Asset { path, folder: "", bytes: text.into_bytes().into() }
        };
        let (style, script) = (asset("style", "css", style), asset("script", "js", script));
        (Self { templates, style, script, fingerprint }, diagnostics)
    }

    /// The texts of the embedded files, for messages that point into them.
    pub fn embedded() -> Vec<Source> {
        let mut files = BTreeMap::new();
        collect(&DEFAULT, &mut files);
        files.into_values().collect()
    }
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Source>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path.clone(), Source::new(format!("themes/default/{path}"), file.contents()));
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}
