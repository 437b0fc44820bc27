//! Every mistake that content can have, and what is reported for it: each file in `diagnostics/` is a literate case.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};
use statebook::diagnostic::CODES;
use statebook::diagnostic::render::{Format, render, texts};
use statebook::memo::Memo;
use statebook::theme::Theme;
use statebook::{Inputs, Wishes, disk};

use crate::built::build;
use crate::expectation::{blessing, difference};
use crate::literate::{Case, unescape};

/// Files that a case has unless it brings its own.
const IMPLIED: [&str; 3] = ["site.toml", "content/vocabularies.toml", "content/models/kind.toml"];

/// Codes that no literate case can produce, each with the reason and the law that covers it.
const NOT_IN_CASES: [(&str, &str); 1] = [("lost-address", "it takes two states of a site: the law about differences shows it")];

/// One trial for each case, and one that checks that every code has a case.
pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    for path in files() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        trials.push(Trial::test(format!("diagnostics::{name}"), move || run(&path)));
    }
    // Expectations cannot be read while they are being rewritten.
    if !blessing() {
        trials.push(Trial::test("diagnostics::every_code_has_a_case", every_code_has_a_case));
    }
    trials
}

/// All cases.
pub fn files() -> Vec<PathBuf> {
    let folder = crate::folder("diagnostics");
    let entries = std::fs::read_dir(&folder).expect("the folder of cases").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.collect();
    files.sort();
    files
}

fn run(path: &Path) -> Result<(), Failed> {
    if path.extension().is_none_or(|extension| extension != "md") {
        return Err(format!("{} is not a case: a case is a .md file", path.display()).into());
    }
    let case = Case::read(path)?;
    let wanted: Vec<&str> = match case.expected("expected-human") {
        Some(_) => vec!["expected-human"],
        None => vec!["expected"],
    };
    if wanted == ["expected-human"] && case.expected("expected").is_some() {
        return Err("a case expects either the short or the human format".into());
    }
    let found = found(&case, if wanted == ["expected"] { Format::Short } else { Format::Human })?;
    if blessing() {
        let text = case.blessed(&[(wanted[0], found)]);
        if text != case.text {
            std::fs::write(&case.path, text)?;
        }
        return Ok(());
    }
    match case.expected(wanted[0]) {
        None => Err("the case has no block `expected`; BLESS=1 writes it".into()),
        Some("") => Err("the block `expected` is empty; BLESS=1 fills it".into()),
        Some(expected) if expected != found => Err(format!("{}\n{}", case.path.display(), difference(expected, &found)).into()),
        Some(_) => Ok(()),
    }
}

/// The inputs of the case's site, which is written to a folder and read like any other site.
pub fn inputs(case: &Case, root: &Path) -> Result<Inputs, Failed> {
    for file in IMPLIED {
        if !case.blocks.iter().any(|block| block.argument == file) {
            place(root, file, &std::fs::read(crate::folder("implied").join(file))?)?;
        }
    }
    for (block, body) in case.inputs() {
        match block.word.as_str() {
            "absent" => {}
            "escaped" => place(root, &block.argument, &unescape(body.strip_suffix('\n').unwrap_or(body))?)?,
            "link" => {
                let place = root.join(&block.argument);
                std::fs::create_dir_all(place.parent().unwrap_or(root))?;
                std::os::unix::fs::symlink(body.trim(), place)?;
            }
            _ => place(root, &block.argument, body.as_bytes())?,
        }
    }
    Ok(disk::read(root, crate::TODAY, Wishes::default()))
}

/// What is reported for the case's site.
fn found(case: &Case, format: Format) -> Result<String, Failed> {
    let folder = tempfile::tempdir()?;
    let inputs = inputs(case, &folder.path().join("site"))?;
    let mut diagnostics = build(&inputs, &mut Memo::default()).diagnostics;
    // Cases are about what people write. Whether the default theme has problems is the subject of the laws.
    diagnostics.retain(|found| !found.path.starts_with("themes/default/"));
    let embedded = Theme::embedded();
    let found = render(&diagnostics, &texts(embedded.iter().chain(&inputs.sources)), format, false);
    Ok(if found.is_empty() { "nothing wrong\n".to_owned() } else { found })
}

fn place(root: &Path, file: &str, bytes: &[u8]) -> std::io::Result<()> {
    let place = root.join(file);
    std::fs::create_dir_all(place.parent().unwrap_or(root))?;
    std::fs::write(place, bytes)
}

fn every_code_has_a_case() -> Result<(), Failed> {
    let mut seen = BTreeSet::new();
    for path in files() {
        let case = Case::read(&path)?;
        for word in ["expected", "expected-human"] {
            let Some(expected) = case.expected(word) else { continue };
            for entry in CODES.iter().filter(|entry| expected.contains(&format!("[{}]", entry.name))) {
                seen.insert(entry.name);
            }
        }
    }
    let excused: BTreeSet<&str> = NOT_IN_CASES.iter().map(|(name, _)| *name).collect();
    let all: BTreeSet<&str> = CODES.iter().map(|entry| entry.name).collect();
    let missing: Vec<_> = all.difference(&seen).filter(|name| !excused.contains(**name)).collect();
    let needless: Vec<_> = excused.iter().filter(|name| seen.contains(**name) || !all.contains(**name)).collect();
    if !missing.is_empty() || !needless.is_empty() {
        return Err(format!("no case shows {missing:?}; needlessly excused: {needless:?}").into());
    }
    Ok(())
}
