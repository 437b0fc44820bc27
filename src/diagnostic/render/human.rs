//! For people: the message, the line it is about, and how to mend it. The only file that uses `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{LineIndex, Span, ceil_boundary, floor_boundary};

/// The most lines shown of a long span.
const MOST_LINES: usize = 4;
/// The most bytes shown before and after the start of a problem: a minified paste must not flood the terminal.
const MOST_BYTES: usize = 1_000;

/// Appends one diagnostic, followed by an empty line.
pub(super) fn push(out: &mut String, diagnostic: &Diagnostic, lines: &LineIndex<'_>, colour: bool) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    let path = super::shown_path(&diagnostic.path);
    let at = lines.position(diagnostic.span.start);
    let (excerpt, span, cut) = excerpt(lines, &diagnostic.span);
    let mut group = if lines.text().is_empty() {
        title.element(Origin::path(path))
    } else {
        let snippet = Snippet::source(excerpt).line_start(at.line).annotation(AnnotationKind::Primary.span(span));
        // If the beginning of the line is left out, the printer cannot count the column.
        match cut {
            false => title.element(snippet.path(path)),
            true => title.element(Origin::path(path).line(at.line).char_column(at.column)).element(snippet),
        }
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(&**help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    out.push_str(&renderer.render(&[group]));
    out.push_str("\n\n");
}

/// The lines around `span`, the span within them, and whether the beginning of the first line is cut off. Offsets are
/// character boundaries, as the printer requires.
fn excerpt<'a>(lines: &LineIndex<'a>, span: &Span) -> (&'a str, Range<usize>, bool) {
    let text = lines.text();
    let (start, end) = lines.range(span);
    let line = lines.line_start(start.line);
    let first = line.max(floor_boundary(text, span.start.saturating_sub(MOST_BYTES)));
    let last_line = end.line.min(start.line + MOST_LINES - 1);
    let last = lines.line_end(last_line).min(floor_boundary(text, span.start.max(first) + MOST_BYTES));
    let from = floor_boundary(text, span.start).clamp(first, last) - first;
    let to = ceil_boundary(text, span.end).clamp(first + from, last) - first;
    (&text[first..last], from..to, first > line)
}
