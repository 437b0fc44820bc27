//! Workflow commands of GitHub, each of which becomes an annotation on its line of a pull request.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::source::LineIndex;

/// Appends one line.
pub(super) fn push(out: &mut String, diagnostic: &Diagnostic, lines: &LineIndex<'_>) {
    let (start, end) = lines.range(&diagnostic.span);
    let help = diagnostic.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
    // Writing to a String cannot fail.
    let _ = write!(out, "::{} ", diagnostic.severity.word());
    if !diagnostic.path.is_empty() {
        let _ = write!(out, "file={},line={},endLine={},", property(&diagnostic.path), start.line, end.line);
        // Columns only make sense within one line.
        if start.line == end.line {
            let _ = write!(out, "col={},endColumn={},", start.column, end.column);
        }
    }
    let _ = writeln!(out, "title={}::{}", property(diagnostic.code.name()), data(&format!("{}{help}", diagnostic.message)));
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
