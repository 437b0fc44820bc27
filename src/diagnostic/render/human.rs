//! For people: the message, the line it is about, and how to mend it. The only file that knows `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{LineIndex, Span};

/// Lines shown of a span that runs over many.
const MOST_LINES: usize = 4;
/// Bytes shown of a line that runs over many: a minified paste must not flood the terminal.
const MOST_BYTES: usize = 2_000;

/// Appends one diagnostic and an empty line.
pub(super) fn push(out: &mut String, diagnostic: &Diagnostic, lines: &LineIndex<'_>, colour: bool) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    let path = super::shown_path(&diagnostic.path);
    let (first_line, excerpt, span) = excerpt(lines, &diagnostic.span);
    let mut group = if lines.text().is_empty() {
        title.element(annotate_snippets::Origin::path(path))
    } else {
        let annotation = AnnotationKind::Primary.span(span);
        title.element(Snippet::source(excerpt).path(path).line_start(first_line).annotation(annotation))
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    out.push_str(&renderer.render(&[group]));
    out.push_str("\n\n");
}

/// The lines around `span`: the number of the first, their text, and the span in it.
fn excerpt<'a>(lines: &LineIndex<'a>, span: &Span) -> (usize, &'a str, Range<usize>) {
    let text = lines.text();
    let (start, end) = lines.range(span);
    let first = lines.line_start(start.line);
    let last_line = end.line.min(start.line + MOST_LINES - 1);
    let last = lines.line_end(last_line).min(crate::source::floor_boundary(text, span.start.max(first) + MOST_BYTES));
    let shown = &text[first..last];
    let from = span.start.clamp(first, last) - first;
    let to = span.end.clamp(first + from, last) - first;
    (start.line, shown, from..to)
}
