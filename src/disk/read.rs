//! Reading a site: `site.toml`, everything below `content/`, `static/` and `locales/`, and the site's theme. What cannot be read becomes a diagnostic.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::gate::{self, Closed, Gate};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::theme::{self, Asset};
use crate::{Inputs, Wishes};

/// The longest text: people read it.
const LONGEST_TEXT: u64 = 4 << 20;
/// The largest picture or data file beside an entry.
const LARGEST_ASSET: u64 = 64 << 20;
/// What may stand beside entries and is published as it is. No SVG: it can hold scripts, and pull requests are untrusted.
const ASSET_TYPES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "json", "txt"];

/// The folder whose files are published as they are, whatever they are, below the base path.
pub(super) const STATIC: &str = "static";
/// The folder of the site's own words.
pub(super) const LOCALES: &str = "locales";
/// Hidden names that are meant to be published.
const PUBLISHED_DOTS: [&str; 2] = [".well-known", ".nojekyll"];

/// Reads the site in the folder `root`.
pub fn read(root: &Path, today: jiff::civil::Date, wishes: Wishes) -> Inputs {
    super::Folder::open(root).inputs(today, wishes)
}

/// The site that these files are, by their paths below its folder: as if it had been read from a disk.
pub fn as_read(files: Vec<(String, Vec<u8>)>, today: jiff::civil::Date, wishes: Wishes) -> Inputs {
    let site = files.iter().find(|(path, _)| path == "site.toml").map(|(path, bytes)| Source::new(path.as_str(), bytes));
    let theme = site.as_ref().and_then(theme_of);
    let mut inputs = Inputs { sources: Vec::new(), assets: Vec::new(), theme_files: Vec::new(), today, wishes, problems: Vec::new() };
    for (path, bytes) in files {
        let Some((top, below)) = path.split_once('/').or(Some(("", path.as_str()))) else { continue };
        if top.is_empty() {
            inputs.problems.extend(beside_content(&path, &bytes));
        }
        if below.split('/').any(|name| is_passed_over(top, name)) {
            continue;
        }
        let extension = path.rsplit_once('.').map(|(_, extension)| extension).unwrap_or_default();
        let in_theme = theme.as_deref().and_then(|theme| within(&path, theme));
        if let Some(file) = theme.as_deref().and_then(|theme| of_theme_files(&path, theme)) {
            inputs.theme_files.push(Asset { path: file.to_owned(), source: path.as_str().into(), bytes: bytes.into() });
            continue;
        }
        match top {
            "content" if matches!(extension, "md" | "toml") => inputs.sources.push(Source::new(path.as_str(), &bytes)),
            "content" if ASSET_TYPES.contains(&extension.to_ascii_lowercase().as_str()) => {
                inputs.assets.push(Asset { path: below.to_owned(), source: path.as_str().into(), bytes: bytes.into() });
            }
            STATIC => inputs.assets.push(Asset { path: below.to_owned(), source: path.as_str().into(), bytes: bytes.into() }),
            LOCALES if extension == "ftl" => inputs.sources.push(Source::new(path.as_str(), &bytes)),
            _ if path == "site.toml" => inputs.sources.push(Source::new(path.as_str(), &bytes)),
            _ => match in_theme.map(|below| theme::stray(below, &path.as_str().into())) {
                Some(Some(stray)) => inputs.problems.push(stray),
                Some(None) => inputs.sources.push(Source::new(path.as_str(), &bytes)),
                None => {}
            },
        }
    }
    inputs
}

/// The path of a file below the folder for files of the theme `theme`.
fn of_theme_files<'p>(path: &'p str, theme: &str) -> Option<&'p str> {
    within(path, theme)?.strip_prefix(theme::FILES)?.strip_prefix('/')
}

/// The path below a folder.
fn within<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// The theme's folder, read as leniently as possible: `config` says what is wrong with the file.
pub(super) fn theme_of(site: &Source) -> Option<String> {
    crate::config::Config::read(site).value.theme
}

/// A file to read.
pub(super) struct File {
    pub(super) place: PathBuf,
    /// Relative to the root, with `/`.
    pub(super) path: Arc<str>,
    /// The folder of the site that no link of it may leave: `content`, the theme's; empty for the site's folder itself.
    pub(super) top: Arc<str>,
}

/// What was read of a file.
#[derive(Clone, Debug)]
pub(super) enum Read {
    Text(Source),
    Asset(Asset),
    /// A file of the theme that is published.
    OfTheme(Asset),
}

/// What a walk through the site's folder found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<File>,
    pub(super) problems: Vec<Diagnostic>,
    /// Where links lead: what changes there changes the site.
    pub(super) links: Vec<PathBuf>,
}

/// The path of a place below the root, with `/`.
pub(super) fn relative(root: &Path, place: &Path) -> Arc<str> {
    let path = place.strip_prefix(root).unwrap_or(place);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").into()
}

/// An entry that was put beside `content/`, where nothing is read. A README has no front matter.
fn beside_content(path: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let is_entry = path.ends_with(".md") && (bytes.starts_with(b"+++\n") || bytes.starts_with(b"+++\r\n"));
    let message = "this file is not published: entries stand below content/";
    is_entry.then(|| {
        Diagnostic::new(Code::StrayFile, &path.into(), 0..0, message).help("move it into the folder of its kind: content/<folder>/")
    })
}

impl Found {
    /// Finds entries in the site's folder itself.
    pub(super) fn look_beside_content(&mut self, root: &Path) {
        let gate = Gate::at(root);
        for entry in WalkDir::new(root).min_depth(1).max_depth(1).sort_by_file_name().into_iter().flatten() {
            let path = relative(root, entry.path());
            let mut start = [0; 5];
            if path.ends_with(".md")
                && let Ok(mut file) = gate.open("", entry.path())
                && let Ok(length) = file.read(&mut start)
            {
                self.problems.extend(beside_content(&path, &start[..length]));
            }
        }
    }

    /// Finds every file below a folder of the root, which is a canonical path. Links are followed as long as they stay inside
    /// that folder and lead to nothing hidden.
    pub(super) fn walk(&mut self, root: &Path, folder: &str) {
        let top = root.join(folder);
        if !top.is_dir() {
            return;
        }
        let relative = |place: &Path| relative(root, place);
        let base = match Gate::at(root).top(folder) {
            Ok(base) => base,
            Err(closed) => return self.problems.push(refused(&folder.into(), "", &closed)),
        };
        let shared: Arc<str> = folder.into();
        let mut outside: Vec<Diagnostic> = Vec::new();
        let mut links: Vec<PathBuf> = Vec::new();
        let mut followed: Vec<PathBuf> = Vec::new();
        let walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter().filter_entry(|entry| {
            if entry.depth() > 0 && is_passed_over(folder, &entry.file_name().to_string_lossy()) {
                return false;
            }
            if !entry.path_is_symlink() {
                return true;
            }
            match gate::judged(&base, entry.path()) {
                Ok(target) => {
                    followed.push(target);
                    true
                }
                Err(closed) => {
                    outside.push(refused(&relative(entry.path()), folder, &closed));
                    false
                }
            }
        });
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = relative(entry.path());
                    if entry.file_name().to_str().is_none() {
                        let message = "the file name is not UTF-8 text";
                        self.problems.push(Diagnostic::new(Code::BadFileName, &path, 0..0, message));
                    } else {
                        self.files.push(File { place: entry.into_path(), path, top: shared.clone() });
                    }
                }
                Ok(_) => {}
                // Emacs locks a file by a link beside it that leads nowhere.
                Err(error) if error.depth() > 0 && error.path().is_some_and(|place| is_passed_over_at(folder, place)) => {}
                Err(error) => {
                    // What a link leads to may come later.
                    links.extend(error.path().and_then(target).filter(|target| target.starts_with(root)));
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
        self.links.append(&mut links);
        self.links.append(&mut followed);
    }
}

/// Hidden files, and what editors leave beside the file they edit. (4913 is the file by which Vim finds out whether it can
/// write to a folder.)
pub(super) fn is_passed_over(top: &str, name: &str) -> bool {
    name.starts_with('.') && !(top == STATIC && PUBLISHED_DOTS.contains(&name))
        || name.ends_with('~')
        || name == "4913"
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___"].iter().any(|end| name.ends_with(end))
}

/// Where a link leads, even if nothing is there.
pub(super) fn target(link: &Path) -> Option<PathBuf> {
    if !link.is_symlink() {
        return None;
    }
    std::fs::canonicalize(link).ok().or_else(|| {
        let target = link.parent()?.join(std::fs::read_link(link).ok()?);
        Some(std::fs::canonicalize(target.parent()?).ok()?.join(target.file_name()?))
    })
}

fn is_passed_over_at(top: &str, place: &Path) -> bool {
    place.file_name().is_some_and(|name| is_passed_over(top, &name.to_string_lossy()))
}

/// Why a place below the folder `top` is not read; an empty `top` is the site's folder.
fn refused(path: &Arc<str>, top: &str, closed: &Closed) -> Diagnostic {
    let (code, message) = match closed {
        Closed::Outside if &**path == "site.toml" => {
            (Code::OutsideRoot, "this link leads to something that is no TOML file of the site's folder".to_owned())
        }
        Closed::Outside if top.is_empty() => (Code::OutsideRoot, "this link leads out of the site's folder".to_owned()),
        Closed::Outside => (Code::OutsideRoot, format!("this link leads out of the folder {top}")),
        Closed::Hidden => (Code::OutsideRoot, "this link leads to a hidden file or folder".to_owned()),
        Closed::Special => (Code::Unreadable, "cannot be read: it is a pipe, a socket or a device".to_owned()),
        Closed::Io(error) => (Code::Unreadable, format!("cannot be read: {error}")),
    };
    let help = (code == Code::OutsideRoot).then(|| "put the file itself there".to_owned());
    Diagnostic::new(code, path, 0..0, message).maybe_help(help)
}

pub(super) fn read_file(gate: &Gate<'_>, file: &File) -> Result<Read, Box<Diagnostic>> {
    let problem = |code, message: String| Box::new(Diagnostic::new(code, &file.path, 0..0, message));
    let extension = file.path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let content = file.path.strip_prefix("content/");
    let fixed = file.path.strip_prefix("static/").filter(|_| &*file.top == STATIC);
    let is_theme = !["", "content", STATIC, LOCALES].contains(&&*file.top);
    let of_theme = of_theme_files(&file.path, &file.top).filter(|_| is_theme);
    let is_asset = fixed.is_some() || of_theme.is_some() || content.is_some() && ASSET_TYPES.contains(&extension.as_str());
    let is_text = match content {
        Some(_) => matches!(extension.as_str(), "md" | "toml"),
        None => true,
    };
    if !is_asset && !is_text {
        let message = format!("files of type `{extension}` are not published");
        let help = format!("published are entries (md) and {}", ASSET_TYPES.join(", "));
        return Err(Box::new(problem(Code::StrayFile, message).help(help)));
    }
    // What is no part of the theme is not read: the theme may be a link to a folder of something else, and messages show lines.
    if let Some(stray) =
        within(&file.path, &file.top).filter(|_| is_theme && of_theme.is_none()).and_then(|path| theme::stray(path, &file.path))
    {
        return Err(Box::new(stray));
    }
    if &*file.top == LOCALES && extension != "ftl" {
        let message = "this file is not read: words lie in `locales/<language>.ftl`".to_owned();
        return Err(problem(Code::StrayFile, message));
    }
    if let Some(stray) = content.filter(|path| extension == "toml" && !crate::schema::is_schema_file(&format!("content/{path}"))) {
        let message = format!("`{stray}` is none of vocabularies.toml, rates.toml and the kind.toml of a folder");
        let name = stray.rsplit('/').next().unwrap_or_default();
        let near = crate::diagnostic::nearest(name, ["vocabularies.toml", "rates.toml", "kind.toml"]);
        return Err(Box::new(problem(Code::StrayFile, message).maybe_help(near.map(|near| format!("did you mean {near}?")))));
    }
    if let Some(path) = content.filter(|_| is_text && !file.path.ends_with(&format!(".{extension}"))) {
        let ending = &path[path.len() - extension.len()..];
        let message = format!("this file is not read: its name ends in `.{ending}`");
        let help = format!("rename it so that it ends in `.{extension}`");
        return Err(Box::new(problem(Code::StrayFile, message).help(help)));
    }
    // What an editor that hides endings makes of `name.md`.
    if let Some(path) = content.and_then(|path| path.strip_suffix(".txt")).filter(|path| path.ends_with(".md") || path.ends_with(".toml")) {
        let message = "this file is not published: it looks like an entry or settings that were saved as plain text".to_owned();
        return Err(Box::new(problem(Code::StrayFile, message).help(format!("rename it to {path}, without .txt"))));
    }
    let limit = if is_asset { LARGEST_ASSET } else { LONGEST_TEXT };
    let cannot = |error: std::io::Error| problem(Code::Unreadable, format!("cannot be read: {error}"));
    let open = gate.open(&file.top, &file.place).map_err(|closed| Box::new(refused(&file.path, &file.top, &closed)))?;
    let size = open.metadata().map_err(cannot)?.len();
    let too_large = |size: u64| {
        let message = format!("the file has {} MiB; at most {} MiB are read", size.div_ceil(1 << 20), limit >> 20);
        problem(Code::FileTooLarge, message)
    };
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::new();
    // A file that does not fit is a problem of that file.
    bytes.try_reserve_exact(size as usize).map_err(|error| cannot(error.into()))?;
    // `take` keeps the standard library from asking for the size once more, and a file from growing without end.
    open.take(limit + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    if let Some(path) = of_theme {
        return Ok(Read::OfTheme(Asset { path: path.to_owned(), source: file.path.clone(), bytes: bytes.into() }));
    }
    match (content, fixed) {
        (Some(path), _) if is_asset => {
            Ok(Read::Asset(Asset { path: crate::source::composed(path).into_owned(), source: file.path.clone(), bytes: bytes.into() }))
        }
        (_, Some(path)) => Ok(Read::Asset(Asset { path: path.to_owned(), source: file.path.clone(), bytes: bytes.into() })),
        _ => Ok(Read::Text(Source::new(file.path.clone(), &bytes))),
    }
}
