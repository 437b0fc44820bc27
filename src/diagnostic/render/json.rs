//! One JSON object per line, in the shape that docs/data.md describes.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::source::LineIndex;

/// Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<Fix>,
}

/// The changes of the file that mend the problem together.
#[derive(Serialize)]
struct Fix {
    sure: bool,
    edits: Vec<Edit>,
}

/// The text that replaces everything between the two positions.
#[derive(Serialize)]
struct Edit {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: String,
}

/// Appends one line.
pub(super) fn push(out: &mut String, diagnostic: &Diagnostic, lines: &LineIndex<'_>) {
    let edit = |edit: crate::diagnostic::Edit| {
        let (start, end) = lines.range(&edit.span);
        Edit { line: start.line, column: start.column, end_line: end.line, end_column: end.column, text: edit.text }
    };
    let (start, end) = lines.range(&diagnostic.span);
    let line = Line {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.word(),
        file: &diagnostic.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix(lines.text()).map(|fix| Fix { sure: fix.sure, edits: fix.edits.into_iter().map(edit).collect() }),
    };
    // A struct of strings and numbers always serialises.
    out.push_str(&serde_json::to_string(&line).unwrap_or_default());
    out.push('\n');
}
