//! `path:line:column: severity[code]: message` followed by the help, as problem matchers of editors read it.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::source::LineIndex;

/// Appends one line.
pub(super) fn push(out: &mut String, diagnostic: &Diagnostic, lines: &LineIndex<'_>) {
    let at = lines.position(diagnostic.span.start);
    let (path, severity, code) = (super::shown_path(&diagnostic.path), diagnostic.severity.word(), diagnostic.code.name());
    let _ = write!(out, "{path}:{}:{}: {severity}[{code}]: {}", at.line, at.column, diagnostic.message);
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, " ({help})");
    }
    out.push('\n');
}
