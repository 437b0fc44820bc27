//! `statebook check`: reports everything that is wrong, in one run; with `--fix`, mends what can be mended.

use std::io::IsTerminal;
use std::path::Path;

use super::arguments::{Check, Deny, Format as Asked, Shared};
use super::{Outcome, diff, git, inputs, report, root};
use crate::author::difference::lost;
use crate::diagnostic::render::Format;
use crate::diagnostic::{self, Checked, Diagnostic, Severity, has_errors};
use crate::memo::Memo;
use crate::mend::mend;
use crate::output::Output;
use crate::source::Source;
use crate::{Inputs, Wishes, compile, disk};

/// Checks the site exactly as `build` would.
pub(super) fn run(shared: &Shared, options: &Check) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let mut inputs = inputs(&root, Wishes { base_url: None, as_of: options.as_of, drafts: options.drafts });
    let wanted = match wanted(&root, options) {
        Ok(wanted) => wanted,
        Err(message) => {
            report::say_error(shared, &message);
            return Outcome::Failed;
        }
    };
    if options.fix
        && let Err(message) = fix(&root, &mut inputs, options, &wanted)
    {
        report::say_error(shared, &message);
        return Outcome::Failed;
    }
    let mut compiled = compile(&inputs, &mut Memo::default());
    // Pages are made to find problems of templates and their links, which are in no file of the content.
    if wanted.reaches_theme() {
        compiled.diagnostics.extend(compiled.value.proof());
    }
    diagnostic::sort(&mut compiled.diagnostics);
    let mut lost = match against(&root, options, &compiled) {
        Ok(lost) => lost,
        Err(message) => {
            report::say_error(shared, &message);
            return Outcome::Failed;
        }
    };
    let all = compiled.diagnostics.len();
    compiled.diagnostics.retain(|diagnostic| wanted.holds(&diagnostic.path));
    let elsewhere = all - compiled.diagnostics.len();
    compiled.diagnostics.append(&mut lost);
    diagnostic::sort(&mut compiled.diagnostics);
    if options.deny == Some(Deny::Warnings) {
        compiled.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    let format = match options.format {
        Asked::Human => Format::Human,
        Asked::Short => Format::Short,
        Asked::Json => Format::Json,
        Asked::Github => Format::Github,
        Asked::Gitlab => Format::Gitlab,
        Asked::Sarif => Format::Sarif,
        Asked::Junit => Format::Junit,
    };
    let colour = report::colour(shared, std::io::stdout().is_terminal());
    if !options.dry_run {
        report::print(&report::text(&inputs, &compiled.diagnostics, format, colour));
    }
    let size = compiled.value.size;
    let tally = report::tally(&compiled.diagnostics).unwrap_or_else(|| "nothing wrong".to_owned());
    let place = match &wanted {
        Wanted::Everything => format!("in {} entries and {} dependencies", size.entries, size.edges),
        Wanted::Only(paths) if paths.len() == 1 => format!("in {}", paths[0]),
        Wanted::Only(paths) => format!("in {} files and folders", paths.len()),
    };
    let elsewhere = match elsewhere {
        0 => String::new(),
        1 => "; 1 problem elsewhere".to_owned(),
        more => format!("; {more} problems elsewhere"),
    };
    report::say(&format!("{tally} {place}{elsewhere}"));
    report::outcome(&compiled.diagnostics)
}

/// Addresses that no longer lead anywhere. While there are errors these are not known, because a page may be missing only
/// for an error.
fn against(root: &Path, options: &Check, compiled: &Checked<Output>) -> Result<Vec<Diagnostic>, String> {
    let Some(base) = &options.against else { return Ok(Vec::new()) };
    let wishes = Wishes { base_url: None, as_of: options.as_of, drafts: options.drafts };
    let before = diff::side(root, Some(base), wishes)?;
    if has_errors(&compiled.diagnostics) {
        report::say("note: addresses are compared once there are no errors");
        return Ok(Vec::new());
    }
    Ok(lost(&compile(&before, &mut Memo::default()).value, &compiled.value))
}

/// The files whose problems are reported.
enum Wanted {
    /// All files of the site.
    Everything,
    /// These files, and all files in these folders; relative to the site's root, with `/` as separator.
    Only(Vec<String>),
}

impl Wanted {
    fn holds(&self, path: &str) -> bool {
        let within = |top: &String| path.strip_prefix(top.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match self {
            Self::Everything => true,
            Self::Only(paths) => paths.iter().any(|top| top.is_empty() || within(top)),
        }
    }

    /// Whether files outside the content are included.
    fn reaches_theme(&self) -> bool {
        match self {
            Self::Everything => true,
            Self::Only(paths) => paths.iter().any(|path| !path.starts_with("content/") && path != "content"),
        }
    }
}

/// The files that the command line asks for. A changed declaration or a deleted file affects everything.
fn wanted(root: &Path, options: &Check) -> Result<Wanted, String> {
    if let Some(base) = &options.changed {
        let changes = git::changes(root, base)?;
        let declares = |path: &String| path.ends_with(".toml");
        let concerns_site = |path: &&String| path.starts_with("content/") || *path == "site.toml";
        if changes.gone.iter().chain(changes.files.iter().filter(|path| declares(path))).any(|path| concerns_site(&path)) {
            report::say("note: declarations changed or files are gone, so the whole site is reported");
            return Ok(Wanted::Everything);
        }
        return Ok(Wanted::Only(changes.files.into_iter().collect()));
    }
    if options.paths.is_empty() {
        return Ok(Wanted::Everything);
    }
    options.paths.iter().map(|path| named(root, path)).collect::<Result<_, _>>().map(Wanted::Only)
}

/// The path within the site of a file or folder that is given relative to the current directory or to the site's folder.
fn named(root: &Path, path: &Path) -> Result<String, String> {
    let found = disk::within(root, path).or_else(|| disk::within(root, &root.join(path)));
    found.ok_or_else(|| format!("{} is not there, or not in the site's folder", path.display()))
}

/// Mends what can be mended, or shows it.
fn fix(root: &Path, inputs: &mut Inputs, options: &Check, wanted: &Wanted) -> Result<(), String> {
    let mended = mend(inputs, options.guesses, |path| wanted.holds(path));
    for source in inputs.sources.iter_mut().filter(|source| mended.files.contains_key(&source.path)) {
        let Some(text) = mended.files.get(&source.path) else { continue };
        if options.dry_run {
            report::print_lines(source, &source.path, text);
        } else {
            disk::save(root, source, text).map_err(|error| format!("{} cannot be written: {error}", source.path))?;
        }
        *source = Source::new(source.path.clone(), text.as_bytes());
    }
    let (count, files) = (mended.mended.len(), mended.files.len());
    let would = if options.dry_run { "would be " } else { "" };
    let guesses = match mended.guesses {
        0 => String::new(),
        1 => "; 1 more could be mended by a guess: --guesses".to_owned(),
        more => format!("; {more} more could be mended by a guess: --guesses"),
    };
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    report::say(&format!("{count} problem{} in {files} file{} {would}mended{guesses}", plural(count), plural(files)));
    Ok(())
}
