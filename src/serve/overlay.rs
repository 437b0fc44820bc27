//! What is wrong, for readers of pages: the problems that the overlay lists, the lines they are about, and the page that
//! stands where no site was built yet.

use std::fmt::Write;

use serde::Serialize;

use super::live::{OWN, insert_script};
use crate::diagnostic::render::{Format, Texts, render};
use crate::diagnostic::{Diagnostic, Severity, has_errors};
use crate::entry::escape_into;
use crate::source::LineIndex;

/// As many problems are listed: the first few are mostly the cause of the others.
const MOST: usize = 40;
/// The style of the server's own pages.
pub const STYLE: &str = include_str!("overlay.css");

/// A problem as the overlay shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The name that `explain` knows.
    pub code: &'static str,
    /// Relative to the root; empty for the site as a whole.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What `check` writes about it.
    pub text: String,
}

/// The problems to list, errors first, and how many more there are. Warnings alone are not worth an overlay.
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

/// The page that stands where no site was built yet. The script takes it away when there is one.
pub fn no_site(problems: &[Problem], base_path: &str) -> Vec<u8> {
    let mut html = head("The site has errors", base_path);
    html.push_str("<main>\n<h1>The site has errors</h1>\n<p>This page goes away when they are mended.</p>\n");
    for problem in problems {
        html.push_str("<pre>");
        escape_into(&mut html, &problem.text);
        html.push_str("</pre>\n");
    }
    html.push_str("</main>\n</body>\n</html>\n");
    let mut page = html.into_bytes();
    insert_script(&mut page, base_path);
    page
}

/// A file as it was read, with an anchor for each line.
pub fn source(path: &str, text: &str, base_path: &str) -> Vec<u8> {
    let mut html = head(path, base_path);
    html.push_str("<main>\n<h1>");
    escape_into(&mut html, path);
    html.push_str("</h1>\n<ol>\n");
    for (number, line) in (1..).zip(text.lines()) {
        let _ = write!(html, "<li id=\"L{number}\"><code>");
        escape_into(&mut html, line);
        html.push_str("</code></li>\n");
    }
    html.push_str("</ol>\n</main>\n</body>\n</html>\n");
    html.into_bytes()
}

fn head(title: &str, base_path: &str) -> String {
    let mut html = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    escape_into(&mut html, title);
    let _ = writeln!(html, "</title>\n<link rel=\"stylesheet\" href=\"{base_path}{OWN}overlay.css\">\n</head>\n<body>");
    html
}
