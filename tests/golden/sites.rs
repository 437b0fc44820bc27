//! Whole sites: everything that is published from a folder is compared byte for byte.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Failed, Trial};
use statebook::config::Config;
use statebook::diagnostic::render::{Format, render, texts};
use statebook::memo::Memo;
use statebook::source::{Bytes, Source};
use statebook::theme::{Theme, style};
use statebook::{Inputs, Wishes, disk};

use crate::built::build;
use crate::expectation::{blessing, difference};

/// The theme that prints models in plain lines. Cases with `theme = "bare"` use it, so that changes of the default theme do
/// not affect them.
const BARE: &str = "bare";

/// The case that includes the files of search.
const SEARCH: &str = "search";

/// One trial for each folder.
pub fn trials() -> Vec<Trial> {
    let entries = std::fs::read_dir(crate::folder("sites")).expect("the folder of cases").flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.collect();
    folders.sort();
    let trial = |folder: PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(format!("sites::{name}"), move || run(&folder))
    };
    folders.into_iter().map(trial).collect()
}

fn run(folder: &Path) -> Result<(), Failed> {
    let mut inputs = disk::read(folder, crate::TODAY, Wishes::default());
    dress(&mut inputs, folder)?;
    let built = build(&inputs, &mut Memo::default());
    if !built.diagnostics.is_empty() {
        let said = render(&built.diagnostics, &texts(&inputs.sources), Format::Short, false);
        return Err(format!("a site case is a site without problems; this one has\n{said}").into());
    }
    let expected = folder.join("expected");
    let standing = files_below(&expected)?;
    let mut files = without_theme(&inputs, &built.files)?;
    // The files that search fetches contain the words of all entries. Only one case includes them, so that other cases do
    // not change with them.
    if !folder.ends_with(SEARCH) {
        files.retain(|path, _| !path.starts_with("search/") || path.ends_with(".html"));
    }
    // Archives contain the files beside them, and pictures are drawn from the same data; laws open both.
    files.retain(|path, _| !path.ends_with(".zip") && !path.ends_with("social.png"));
    let files = &files;
    if blessing() {
        for gone in standing.iter().filter(|path| !files.contains_key(path.as_str())) {
            std::fs::remove_file(expected.join(gone))?;
        }
        for (path, bytes) in files {
            let place = expected.join(path);
            std::fs::create_dir_all(place.parent().unwrap_or(&expected))?;
            if std::fs::read(&place).ok().as_deref() != Some(&bytes[..]) {
                std::fs::write(place, bytes)?;
            }
        }
        return Ok(());
    }
    let mut wrong = Vec::new();
    for path in standing.iter().filter(|path| !files.contains_key(path.as_str())) {
        wrong.push(format!("{path}: expected, but not published"));
    }
    for (path, bytes) in files {
        match std::fs::read(expected.join(path)) {
            Err(_) => wrong.push(format!("{path}: published, but not expected")),
            Ok(standing) if standing[..] != bytes[..] => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                wrong.push(format!("{path}:\n{}", difference(&text(&standing), &text(bytes))));
            }
            Ok(_) => {}
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// The published files without those of the theme. Its style sheet, script and files are removed, and their names on pages
/// lose the fingerprint, so that expectations contain no copy of the theme and do not change with it. Each removed file has
/// to equal that of the theme.
fn without_theme<'b>(inputs: &Inputs, files: &'b BTreeMap<String, Arc<[u8]>>) -> Result<BTreeMap<&'b str, Cow<'b, [u8]>>, Failed> {
    let (style, script) = (joined(inputs, files, "style", "css")?, joined(inputs, files, "script", "js")?);
    let mut names = vec![(style, "assets/style.css".to_owned()), (script, "assets/script.js".to_owned())];
    let embedded = Theme::new(None, &[], &[]).0.files;
    for (name, file) in &embedded {
        if let Some((path, bytes)) = files.get_key_value(&file.path) {
            if Bytes::from(bytes.clone()) != file.bytes {
                return Err(format!("{path} is not {name} of the theme").into());
            }
            names.push((path, format!("assets/{name}")));
        }
    }
    let plain = |(path, bytes): (&'b String, &'b Arc<[u8]>)| {
        let text = std::str::from_utf8(bytes).ok().filter(|text| names.iter().any(|(path, _)| text.contains(path)));
        let named = |text: &str| names.iter().fold(text.to_owned(), |text, (path, name)| text.replace(path, name)).into_bytes().into();
        (path.as_str(), text.map_or(Cow::Borrowed(&bytes[..]), named))
    };
    Ok(files.iter().filter(|(path, _)| !names.iter().any(|(own, _)| own == path)).map(plain).collect())
}

/// The path of the file into which the files of a theme's folder are joined.
fn joined<'b>(inputs: &Inputs, files: &'b BTreeMap<String, Arc<[u8]>>, noun: &str, end: &str) -> Result<&'b str, Failed> {
    let is_it = |path: &str| path.starts_with(&format!("assets/{noun}.")) && path.ends_with(&format!(".{end}"));
    let Some((path, joined)) = files.iter().find(|(path, _)| is_it(path)) else { return Err(format!("no {noun} is published").into()) };
    let mut parts: BTreeMap<String, Source> = BTreeMap::new();
    for source in Theme::embedded().into_iter().chain(inputs.sources.iter().cloned()) {
        if let Some((_, name)) = source.path.split_once(&format!("/{noun}s/")) {
            parts.insert(name.to_owned(), source);
        }
    }
    let theme = inputs.sources.iter().find(|source| &*source.path == "site.toml").and_then(|site| Config::read(site).value.theme);
    let published = Theme::new(theme.as_deref(), &inputs.sources, &inputs.theme_files).0.files;
    let wanted: String = parts.values().map(|part| style::with_files(part, &published, &mut Vec::new())).collect();
    let wanted = if end == "css" { style::shortened(&wanted) } else { wanted };
    if joined[..] != *wanted.as_bytes() {
        let difference = difference(&wanted, &String::from_utf8_lossy(joined));
        return Err(format!("{path} is not the {noun}s of the theme, joined:\n{difference}").into());
    }
    Ok(path)
}

/// Adds the bare theme beneath the files of a case that asks for it.
fn dress(inputs: &mut Inputs, folder: &Path) -> Result<(), Failed> {
    let settings = std::fs::read_to_string(folder.join("site.toml"))?;
    if !settings.contains(&format!("theme = \"{BARE}\"")) {
        return Ok(());
    }
    let bare = crate::folder("bare-theme");
    let ours = files_below(&bare)?;
    for path in &ours {
        let source = Source::new(format!("{BARE}/{path}"), &std::fs::read(bare.join(path))?);
        inputs.sources.push(source);
    }
    // All other files of the default theme are emptied, above all its style sheets, whose fingerprint is on every page.
    for source in Theme::embedded() {
        if let Some(path) = source.path.strip_prefix("themes/default/").filter(|path| !ours.contains(*path)) {
            inputs.sources.push(Source::new(format!("{BARE}/{path}"), b""));
        }
    }
    Ok(())
}

/// The paths of all files below a folder, relative to it; none if the folder does not exist.
fn files_below(folder: &Path) -> Result<BTreeSet<String>, Failed> {
    let mut files = BTreeSet::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.strip_prefix(folder)?.to_string_lossy().into_owned());
            }
        }
    }
    Ok(files)
}
