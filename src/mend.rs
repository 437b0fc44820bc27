//! Applies the changes that diagnostics propose, and keeps a change only if compiling again proves that it mends its problem
//! and breaks nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Edit, edited};
use crate::memo::Memo;
use crate::source::{Oddity, Source};
use crate::{Inputs, compile};

/// The most rounds of compiling and mending: a mistake in TOML may hide another, which may hide a third.
const MOST_ROUNDS: usize = 8;
/// The most changes of one round that are tried one by one when applying all of them together fails.
const MOST_TRIED: usize = 200;

/// The result of mending a site's files.
#[derive(Debug, Default)]
pub struct Mended {
    /// The new text of each file that changed, by path.
    pub files: BTreeMap<Arc<str>, Arc<str>>,
    /// The problems that were mended.
    pub mended: Vec<Diagnostic>,
    /// The problems that remain.
    pub left: Vec<Diagnostic>,
    /// How many of the remaining problems have a change that is only a guess.
    pub guesses: usize,
}

/// Mends what can be mended in the files that `wanted` accepts. With `guesses`, also applies changes that may not be what
/// the author meant.
///
/// A change is kept only if compiling again no longer finds its problem and finds no new one. The exception is a mended
/// syntax error, which may uncover problems that it hid in its own file.
pub fn mend(inputs: &Inputs, guesses: bool, wanted: impl Fn(&str) -> bool) -> Mended {
    let mut memo = Memo::default();
    let mut inputs = inputs.clone();
    let mut found = compile(&inputs, &mut memo).diagnostics;
    let mut refused: BTreeSet<Key> = BTreeSet::new();
    let mut done = Mended::default();
    for _ in 0..MOST_ROUNDS {
        let proposals = proposals(&inputs, &found, guesses, |diagnostic| wanted(&diagnostic.path) && !refused.contains(&key(diagnostic)));
        if proposals.is_empty() {
            break;
        }
        let all: Vec<&Proposal> = proposals.iter().collect();
        if let Some((tried, after)) = attempt(&inputs, &found, &all, &mut memo) {
            (inputs, found) = (tried, after);
            done.mended.extend(proposals.into_iter().map(|proposal| proposal.of));
            continue;
        }
        // At least one change does harm, so each is tried alone. The last in a file come first, so that the spans of the
        // others stay valid.
        for proposal in proposals.into_iter().rev().take(MOST_TRIED) {
            match attempt(&inputs, &found, &[&proposal], &mut memo) {
                Some((tried, after)) => {
                    (inputs, found) = (tried, after);
                    done.mended.push(proposal.of);
                }
                None => drop(refused.insert(key(&proposal.of))),
            }
        }
    }
    let text = |path: &str| inputs.sources.iter().find(|source| &*source.path == path).map(|source| &*source.text).unwrap_or_default();
    done.guesses = found.iter().filter(|diagnostic| diagnostic.fix(text(&diagnostic.path)).is_some_and(|fix| !fix.sure)).count();
    crate::diagnostic::sort(&mut done.mended);
    let paths: BTreeSet<&Arc<str>> = done.mended.iter().map(|diagnostic| &diagnostic.path).collect();
    let changed = inputs.sources.iter().filter(|source| paths.contains(&source.path));
    done.files = changed.map(|source| (source.path.clone(), source.text.clone())).collect();
    done.left = found;
    done
}

/// Identifies a problem while its file changes.
type Key = (Arc<str>, &'static str, String);

fn key(diagnostic: &Diagnostic) -> Key {
    (diagnostic.path.clone(), diagnostic.code.name(), diagnostic.message.clone())
}

struct Proposal {
    of: Diagnostic,
    edits: Vec<Edit>,
}

/// The proposed changes, ordered by file and position. Of two that overlap or touch, the first is kept.
fn proposals(inputs: &Inputs, found: &[Diagnostic], guesses: bool, wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Proposal> {
    let texts: BTreeMap<&str, &str> =
        inputs.sources.iter().filter(|source| readable(source)).map(|source| (&*source.path, &*source.text)).collect();
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut taken: BTreeMap<Arc<str>, Vec<Edit>> = BTreeMap::new();
    for diagnostic in found.iter().filter(|diagnostic| wanted(diagnostic)) {
        let Some(fix) = texts.get(&*diagnostic.path).and_then(|text| diagnostic.fix(text)) else { continue };
        let taken = taken.entry(diagnostic.path.clone()).or_default();
        let meets = |edit: &Edit| taken.iter().any(|other| edit.span.start <= other.span.end && other.span.start <= edit.span.end);
        if (fix.sure || guesses) && !fix.edits.iter().any(meets) {
            taken.extend(fix.edits.iter().cloned());
            proposals.push(Proposal { of: diagnostic.clone(), edits: fix.edits });
        }
    }
    proposals
}

/// Whether the text is exactly that of the file. Bytes that are not UTF-8 would be lost on writing.
fn readable(source: &Source) -> bool {
    !source.oddities.iter().any(|oddity| matches!(oddity, Oddity::NotUtf8(_)))
}

/// Applies the changes and compiles. Returns the changed inputs and the remaining problems if the changes mend their
/// problems and break nothing.
fn attempt(inputs: &Inputs, before: &[Diagnostic], proposals: &[&Proposal], memo: &mut Memo) -> Option<(Inputs, Vec<Diagnostic>)> {
    let mut edits: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
    for proposal in proposals {
        edits.entry(&proposal.of.path).or_default().extend(proposal.edits.iter().cloned());
    }
    let mut tried = inputs.clone();
    for source in &mut tried.sources {
        if let Some(mut edits) = edits.remove(&*source.path) {
            edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
            *source = Source::new(source.path.clone(), edited(&source.text, &edits).as_bytes());
        }
    }
    let after = compile(&tried, memo).diagnostics;
    let count = |found: &mut dyn Iterator<Item = Key>| {
        let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
        found.for_each(|key| *counts.entry(key).or_default() += 1);
        counts
    };
    let (old, new) = (count(&mut before.iter().map(key)), count(&mut after.iter().map(key)));
    let mended = count(&mut proposals.iter().map(|proposal| key(&proposal.of)));
    let uncovered: BTreeSet<&str> =
        proposals.iter().filter(|proposal| hides_others(proposal.of.code)).map(|proposal| &*proposal.of.path).collect();
    let gone =
        mended.iter().all(|(key, times)| new.get(key).copied().unwrap_or_default() + times <= old.get(key).copied().unwrap_or_default());
    let harmless = new.iter().all(|(key, times)| *times <= old.get(key).copied().unwrap_or_default() || uncovered.contains(&*key.0));
    (gone && harmless).then_some((tried, after))
}

/// Whether a problem hides others in its file, because the part that holds it is not read.
fn hides_others(code: Code) -> bool {
    matches!(
        code,
        Code::TomlSyntax
            | Code::UnquotedDate
            | Code::InvalidDate
            | Code::ControlCharacter
            | Code::MissingFrontMatter
            | Code::UnclosedFrontMatter
            | Code::MultiLineInlineTable
            | Code::UnknownKey
            | Code::MisplacedKey
            | Code::DuplicateKey
            | Code::WrongType
    )
}
