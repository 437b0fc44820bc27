//! Reading a site: `site.toml`, everything below `content/`, and the site's theme. What cannot be read becomes a diagnostic.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::theme::Asset;
use crate::{Inputs, Wishes};

/// The longest text: people read it.
const LONGEST_TEXT: u64 = 4 << 20;
/// The largest picture or data file beside an entry.
const LARGEST_ASSET: u64 = 64 << 20;
/// What may stand beside entries and is published as it is. No SVG: it can hold scripts, and pull requests are untrusted.
const ASSET_TYPES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "json", "txt"];

/// Reads the site in the folder `root`.
pub fn read(root: &Path, today: jiff::civil::Date, wishes: Wishes) -> Inputs {
    let mut found = Found::default();
    found.file(root.join("site.toml"), "site.toml".into());
    // What the site says of its theme decides what else is read; the rest of it is read later.
    let theme = std::fs::read(root.join("site.toml")).ok().and_then(|bytes| theme_of(&bytes));
    found.walk(root, "content");
    if let Some(theme) = theme {
        found.walk(root, &theme);
    }
    let read: Vec<Result<Read, Box<Diagnostic>>> = found.files.par_iter().map(read_file).collect();
    let mut inputs = Inputs { sources: Vec::new(), assets: Vec::new(), today, wishes, problems: found.problems };
    for result in read {
        match result {
            Ok(Read::Text(source)) => inputs.sources.push(source),
            Ok(Read::Asset(asset)) => inputs.assets.push(asset),
            Err(problem) => inputs.problems.push(*problem),
        }
    }
    inputs
}

/// The theme's folder, read as leniently as possible: `config` says what is wrong with the file.
fn theme_of(bytes: &[u8]) -> Option<String> {
    let source = Source::new("site.toml", bytes);
    crate::config::Config::read(&source).value.theme
}

/// A file to read.
struct File {
    place: PathBuf,
    /// Relative to the root, with `/`.
    path: Arc<str>,
}

enum Read {
    Text(Source),
    Asset(Asset),
}

#[derive(Default)]
struct Found {
    files: Vec<File>,
    problems: Vec<Diagnostic>,
}

impl Found {
    fn file(&mut self, place: PathBuf, path: Arc<str>) {
        if place.exists() {
            self.files.push(File { place, path });
        }
    }

    /// Finds every file below a folder of the root, in order of path. Links are followed as long as they stay inside.
    fn walk(&mut self, root: &Path, folder: &str) {
        let inside = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        let top = root.join(folder);
        if !top.is_dir() {
            return;
        }
        let relative = |place: &Path| -> Arc<str> {
            let path = place.strip_prefix(root).unwrap_or(place);
            path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").into()
        };
        let mut outside: Vec<Diagnostic> = Vec::new();
        let walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter().filter_entry(|entry| {
            if entry.depth() > 0 && is_passed_over(&entry.file_name().to_string_lossy()) {
                return false;
            }
            if !entry.path_is_symlink() || std::fs::canonicalize(entry.path()).is_ok_and(|target| target.starts_with(&inside)) {
                return true;
            }
            let message = "this link leads out of the site's folder";
            outside.push(Diagnostic::new(Code::OutsideRoot, &relative(entry.path()), 0..0, message));
            false
        });
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = relative(entry.path());
                    if entry.file_name().to_str().is_none() {
                        let message = "the file name is not UTF-8 text";
                        self.problems.push(Diagnostic::new(Code::BadFileName, &path, 0..0, message));
                    } else {
                        self.files.push(File { place: entry.into_path(), path });
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.into(), relative);
                    let message = match error.loop_ancestor() {
                        Some(_) => "this link leads back to a folder above it".to_owned(),
                        None => error.io_error().map_or_else(|| error.to_string(), |error| format!("cannot be read: {error}")),
                    };
                    self.problems.push(Diagnostic::new(Code::Unreadable, &path, 0..0, message));
                }
            }
        }
        self.problems.append(&mut outside);
    }
}

/// Hidden files, and what editors leave beside the file they edit.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".tmp", ".bak", ".orig"].iter().any(|end| name.ends_with(end))
}

fn read_file(file: &File) -> Result<Read, Box<Diagnostic>> {
    let problem = |code, message: String| Box::new(Diagnostic::new(code, &file.path, 0..0, message));
    let extension = file.path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let content = file.path.strip_prefix("content/");
    let is_asset = content.is_some() && ASSET_TYPES.contains(&extension.as_str());
    let is_text = match content {
        Some(_) => matches!(extension.as_str(), "md" | "toml"),
        None => true,
    };
    if !is_asset && !is_text {
        let message = format!("files of type `{extension}` are not published");
        let help = format!("published are entries (md) and {}", ASSET_TYPES.join(", "));
        return Err(Box::new(problem(Code::StrayFile, message).help(help)));
    }
    if let Some(stray) = content.filter(|path| extension == "toml" && !crate::schema::is_schema_file(&format!("content/{path}"))) {
        let message = format!("`{stray}` is none of vocabularies.toml, rates.toml and the kind.toml of a folder");
        let name = stray.rsplit('/').next().unwrap_or_default();
        let near = crate::diagnostic::nearest(name, ["vocabularies.toml", "rates.toml", "kind.toml"]);
        return Err(Box::new(problem(Code::StrayFile, message).maybe_help(near.map(|near| format!("did you mean {near}?")))));
    }
    let limit = if is_asset { LARGEST_ASSET } else { LONGEST_TEXT };
    let cannot = |error: std::io::Error| problem(Code::Unreadable, format!("cannot be read: {error}"));
    let open = std::fs::File::open(&file.place).map_err(cannot)?;
    let size = open.metadata().map_err(cannot)?.len();
    if size > limit {
        let message = format!("the file has {} MiB; at most {} MiB are read", size.div_ceil(1 << 20), limit >> 20);
        return Err(problem(Code::FileTooLarge, message));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // `take` keeps the standard library from asking for the size once more, and a file from growing without end.
    open.take(limit + 1).read_to_end(&mut bytes).map_err(cannot)?;
    match content {
        Some(path) if is_asset => Ok(Read::Asset(Asset { path: path.to_owned(), bytes: bytes.into() })),
        _ => Ok(Read::Text(Source::new(file.path.clone(), &bytes))),
    }
}
