//! The problems that the overlay lists.

use serde::Serialize;

use crate::diagnostic::render::{Format, Texts, render};
use crate::diagnostic::{Diagnostic, Severity, has_errors};
use crate::source::LineIndex;

/// The most problems that are listed, since the first few usually cause the others.
const MOST: usize = 40;
/// A problem as the overlay shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The name of its code, as `explain` knows it.
    pub code: &'static str,
    /// The file, relative to the site's root; empty for the site as a whole.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The text that `check` prints for it.
    pub text: String,
}

/// The problems to list, errors first, and the number of further ones. Warnings alone do not open the overlay.
pub fn problems(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> (Vec<Problem>, usize) {
    if !has_errors(diagnostics) {
        return (Vec::new(), 0);
    }
    let of = |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
    let first = of(Severity::Error).chain(of(Severity::Warning)).take(MOST).map(|diagnostic| problem(diagnostic, texts));
    (first.collect(), diagnostics.len().saturating_sub(MOST))
}

fn problem(diagnostic: &Diagnostic, texts: &Texts<'_>) -> Problem {
    let lines = LineIndex::new(texts.get(&*diagnostic.path).copied().unwrap_or_default());
    let (start, _) = lines.range(&diagnostic.span);
    Problem {
        severity: diagnostic.severity.word(),
        code: diagnostic.code.name(),
        file: diagnostic.path.to_string(),
        line: start.line,
        column: start.column,
        text: render(std::slice::from_ref(diagnostic), texts, Format::Human, false).trim_end().to_owned(),
    }
}
