//! A JUnit report: one test case for each file with problems, which fails if one of them is an error, or one passing case
//! for a site without problems.

use std::fmt::Write;

use super::Texts;
use crate::diagnostic::{Diagnostic, Severity, has_errors};

/// The whole report.
pub(super) fn report(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> String {
    let files: Vec<&[Diagnostic]> = diagnostics.chunk_by(|a, b| a.path == b.path).collect();
    let failed = files.iter().filter(|file| has_errors(file)).count();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a String cannot fail.
    let _ = writeln!(out, "<testsuites>\n<testsuite name=\"statebook check\" tests=\"{}\" failures=\"{failed}\">", files.len().max(1));
    if files.is_empty() {
        out.push_str("<testcase classname=\"statebook\" name=\"nothing wrong\"/>\n");
    }
    for file in files {
        let _ = writeln!(out, "<testcase classname=\"statebook\" name=\"{}\">", escaped(super::shown_path(&file[0].path)));
        for (severity, element) in [(Severity::Error, "failure"), (Severity::Warning, "system-out")] {
            let of: Vec<Diagnostic> = file.iter().filter(|diagnostic| diagnostic.severity == severity).cloned().collect();
            let Some(first) = of.first() else { continue };
            let text = super::lines_of(&of, texts);
            let message = if element == "failure" { format!(" message=\"{}\"", escaped(&super::sentence(first))) } else { String::new() };
            let _ = writeln!(out, "<{element}{message}>{}</{element}>", escaped(text.trim_end()));
        }
        out.push_str("</testcase>\n");
    }
    out.push_str("</testsuite>\n</testsuites>\n");
    out
}

/// Escapes the four special characters of XML, and replaces those that no document may contain.
fn escaped(text: &str) -> String {
    let legal = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t');
    let text: String = text.chars().map(|c| if legal(c) { c } else { '\u{fffd}' }).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
