//! Every fix proposed for the mistakes in `diagnostics/` works: the problem is gone, and no other takes its place. All of
//! them together lead to a site that a second run leaves alone.

use libtest_mimic::{Failed, Trial};
use statebook::diagnostic::edited;
use statebook::memo::Memo;
use statebook::mend::mend;
use statebook::source::Source;
use statebook::{Inputs, compile};

use crate::diagnostics::{files, inputs};
use crate::literate::Case;

/// One trial for each case.
pub fn trials() -> Vec<Trial> {
    let name = |path: &std::path::Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let trial = |path: std::path::PathBuf| Trial::test(format!("fixes::{}", name(&path)), move || run(&Case::read(&path)?));
    files().into_iter().map(trial).collect()
}

fn run(case: &Case) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let inputs = inputs(case, &folder.path().join("site"))?;
    let before = compile(&inputs, &mut Memo::default()).diagnostics;
    for diagnostic in &before {
        let Some(at) = inputs.sources.iter().position(|source| source.path == diagnostic.path) else { continue };
        let Some(fix) = diagnostic.fix(&inputs.sources[at].text) else { continue };
        let mut tried = inputs.clone();
        let text = edited(&tried.sources[at].text, &fix.edits);
        tried.sources[at] = Source::new(diagnostic.path.clone(), text.as_bytes());
        let after = compile(&tried, &mut Memo::default()).diagnostics;
        let same = |found: &[statebook::diagnostic::Diagnostic]| {
            found
                .iter()
                .filter(|other| other.code == diagnostic.code && other.message == diagnostic.message && other.path == diagnostic.path)
                .count()
        };
        if same(&after) >= same(&before) {
            return Err(
                format!("{}: [{}] {}: still there after\n{text}", diagnostic.path, diagnostic.code.name(), diagnostic.message).into()
            );
        }
    }
    for guesses in [false, true] {
        let first = mend(&inputs, guesses, |_| true);
        let mut again: Inputs = inputs.clone();
        for source in &mut again.sources {
            if let Some(text) = first.files.get(&source.path) {
                *source = Source::new(source.path.clone(), text.as_bytes());
            }
        }
        let second = mend(&again, guesses, |_| true);
        if !second.mended.is_empty() || !second.files.is_empty() {
            return Err(format!("a second run mends more: {:?}", second.mended).into());
        }
    }
    Ok(())
}
