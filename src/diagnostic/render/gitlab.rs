//! GitLab's code quality report: one JSON array of all problems.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Texts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::fingerprint::Fingerprint;

#[derive(Serialize)]
struct Problem<'a> {
    description: String,
    check_name: &'a str,
    /// The same in two reports for the same problem, even if its line has moved.
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The whole report.
pub(super) fn report(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> String {
    let mut seen: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    let mut problems = Vec::with_capacity(diagnostics.len());
    super::each(diagnostics, texts, |diagnostic, lines| {
        let (start, end) = lines.range(&diagnostic.span);
        let times = seen.entry((&diagnostic.path, diagnostic.code.name(), &diagnostic.message)).or_default();
        *times += 1;
        let parts = [&*diagnostic.path, diagnostic.code.name(), &diagnostic.message, &times.to_string()];
        problems.push(Problem {
            description: super::sentence(diagnostic),
            check_name: diagnostic.code.name(),
            fingerprint: format!("{:032x}", Fingerprint::of_parts(parts.map(str::as_bytes)).0),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            location: Location {
                path: if diagnostic.path.is_empty() { "site.toml" } else { &diagnostic.path },
                lines: Lines { begin: start.line, end: end.line },
            },
        });
    });
    super::document(&problems)
}
