//! Reading a site: `site.toml`, everything below `content/`, `static/` and `locales/`, and the site's theme. Files that
//! cannot be read become diagnostics.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::gate::{Closed, Gate};
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Hasher;
use crate::source::{Again, Bytes, Source};
use crate::theme::{self, Asset};
use crate::{Inputs, Wishes};

/// The largest text file in bytes, since people have to read it.
const LONGEST_TEXT: u64 = 4 << 20;
/// The largest template or locale file in bytes. Its parsed form stays in memory during the build, and is many times as
/// large.
const LONGEST_OF_THEME: u64 = 1 << 20;
/// The largest picture or data file below `content/`, in bytes.
const LARGEST_ASSET: u64 = 64 << 20;
/// The extensions of files that are published unchanged from `content/`. SVG is not among them: it can hold scripts, and
/// pull requests are untrusted.
const ASSET_TYPES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "json", "txt"];

/// The largest file, in bytes, that is kept in memory if it is published unchanged. Larger ones are read again when they are
/// needed.
const MOST_HELD: u64 = 16 << 10;

/// The folder whose files are all published unchanged, whatever their type, at the same path below the base path.
pub(super) const STATIC: &str = "static";
/// The folder of the site's own locale files.
pub(super) const LOCALES: &str = "locales";
/// Hidden names that are published all the same.
const PUBLISHED_DOTS: [&str; 2] = [".well-known", ".nojekyll"];

/// The inputs made of these files, given by their paths below the site's folder, as if they had been read from disk.
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

/// The path of a file relative to the `files` folder of a theme.
fn of_theme_files<'p>(path: &'p str, theme: &str) -> Option<&'p str> {
    within(path, theme)?.strip_prefix(theme::FILES)?.strip_prefix('/')
}

/// A path relative to a folder.
fn within<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// The theme's folder. The file is read as leniently as possible, because `config` reports its problems.
pub(super) fn theme_of(site: &Source) -> Option<String> {
    crate::config::Config::read(site).value.theme
}

/// A file to read.
pub(super) struct File {
    pub(super) place: PathBuf,
    /// Relative to the site's root, with `/` as separator.
    pub(super) path: Arc<str>,
    /// The folder of the site that links must not leave: `content` or the theme's; empty for the site's folder itself.
    pub(super) top: Arc<str>,
}

/// The content of a file, by its use.
#[derive(Clone, Debug)]
pub(super) enum Read {
    Text(Source),
    Asset(Asset),
    /// A file of the theme that is published.
    OfTheme(Asset),
}

/// The path of a place relative to the root, with `/` as separator.
pub(super) fn relative(root: &Path, place: &Path) -> Arc<str> {
    let path = place.strip_prefix(root).unwrap_or(place);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").into()
}

/// Reports an entry that was put beside `content/`, where nothing is read. A README is not one: it has no front matter.
pub(super) fn beside_content(path: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let is_entry = path.ends_with(".md") && (bytes.starts_with(b"+++\n") || bytes.starts_with(b"+++\r\n"));
    let message = "this file is not published: entries stand below content/";
    is_entry.then(|| {
        Diagnostic::new(Code::StrayFile, &path.into(), 0..0, message).help("move it into the folder of its kind: content/<folder>/")
    })
}

/// Whether a file is skipped: hidden files, and temporary files of editors. (Vim creates `4913` to find out whether it can
/// write to a folder.)
pub(super) fn is_passed_over(top: &str, name: &str) -> bool {
    name.starts_with('.') && !(top == STATIC && PUBLISHED_DOTS.contains(&name))
        || name.ends_with('~')
        || name == "4913"
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___"].iter().any(|end| name.ends_with(end))
}

/// The target of a link, even if nothing exists there.
pub(super) fn target(link: &Path) -> Option<PathBuf> {
    if !link.is_symlink() {
        return None;
    }
    std::fs::canonicalize(link).ok().or_else(|| {
        let target = link.parent()?.join(std::fs::read_link(link).ok()?);
        Some(std::fs::canonicalize(target.parent()?).ok()?.join(target.file_name()?))
    })
}

/// Reports why a place below the folder `top` is not read. An empty `top` means the site's folder.
pub(super) fn refused(path: &Arc<str>, top: &str, closed: &Closed) -> Diagnostic {
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
        let stem = file.path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
        let help = match extension.as_str() {
            "markdown" | "mdx" | "mkd" | "mdown" | "rmd" | "qmd" => format!("if it is an entry, rename it to {stem}.md"),
            _ => format!("published are entries (md) and {}", ASSET_TYPES.join(", ")),
        };
        return Err(Box::new(problem(Code::StrayFile, message).help(help)));
    }
    // A file that is not part of the theme is not read: the theme may be a link to some other folder, and messages quote
    // lines of what is read.
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
    // An editor that hides extensions may save `name.md` as `name.md.txt`.
    if let Some(path) = content.and_then(|path| path.strip_suffix(".txt")).filter(|path| path.ends_with(".md") || path.ends_with(".toml")) {
        let message = "this file is not published: it looks like an entry or settings that were saved as plain text".to_owned();
        return Err(Box::new(problem(Code::StrayFile, message).help(format!("rename it to {path}, without .txt"))));
    }
    let limit = match extension.as_str() {
        _ if is_asset => LARGEST_ASSET,
        "html" | "ftl" => LONGEST_OF_THEME,
        _ => LONGEST_TEXT,
    };
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
    // The limit stops a file that grows without end.
    let open = open.take(limit + 1);
    if !is_asset {
        let bytes = in_memory(open, size).map_err(cannot)?;
        let grown = bytes.len() as u64;
        return if grown > limit { Err(too_large(grown)) } else { Ok(Read::Text(Source::new(file.path.clone(), &bytes))) };
    }
    let bytes = known_again(open, size, gate, file).map_err(cannot)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    let asset = |path: &str| Asset { path: path.to_owned(), source: file.path.clone(), bytes };
    Ok(match (of_theme, content, fixed) {
        (Some(path), _, _) => Read::OfTheme(asset(path)),
        (_, Some(path), _) => Read::Asset(asset(&crate::source::composed(path))),
        (_, _, path) => Read::Asset(asset(path.unwrap_or_default())),
    })
}

/// Reads all bytes of a file whose reported size is `size`.
fn in_memory(mut file: impl io::Read, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // A file that does not fit into memory is a problem of that file only.
    bytes.try_reserve_exact(size as usize)?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file whose reported size is `size`; they stay in memory if they are few.
fn known_again(mut open: impl io::Read, size: u64, gate: &Gate<'_>, file: &File) -> io::Result<Bytes> {
    if size <= MOST_HELD {
        return Ok(in_memory(open, size)?.into());
    }
    let (mut part, mut beginning, mut length) = (vec![0; 1 << 16], Vec::new(), 0);
    let mut hasher = Hasher::default();
    loop {
        let read = match open.read(&mut part) {
            Ok(0) => break,
            Ok(read) => &part[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if length == 0 {
            beginning.extend_from_slice(&read[..read.len().min(16)]);
        }
        hasher.update(read);
        length += read.len();
    }
    let again = OnDisk { root: gate.root().to_path_buf(), top: file.top.clone(), place: file.place.clone() };
    Ok(Bytes::elsewhere(&beginning, length, hasher.finish(), again))
}

/// A file of the site, which is opened through the gate each time it is read.
#[derive(Debug)]
struct OnDisk {
    root: PathBuf,
    top: Arc<str>,
    place: PathBuf,
}

impl Again for OnDisk {
    fn read(&self, into: &mut Vec<u8>) -> io::Result<()> {
        let open = Gate::at(&self.root).open(&self.top, &self.place).map_err(|closed| match closed {
            Closed::Io(error) => error,
            _ => io::Error::other("it was changed meanwhile"),
        })?;
        open.take(LARGEST_ASSET).read_to_end(into).map(drop)
    }
}
