//! Output for the user: diagnostics in the requested format, and messages on stderr.

use std::io::{IsTerminal, Write};

use similar::TextDiff;

use super::Outcome;
use super::arguments::{Colour, Shared};
use crate::Inputs;
use crate::diagnostic::render::{Format, render, texts};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Source;
use crate::theme::Theme;

/// Whether to use colour on stderr (or stdout).
pub(super) fn colour(shared: &Shared, terminal: bool) -> bool {
    match shared.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// The diagnostics as text, with the lines they are about.
pub(super) fn text(inputs: &Inputs, diagnostics: &[Diagnostic], format: Format, colour: bool) -> String {
    let embedded = Theme::embedded();
    render(diagnostics, &texts(embedded.iter().chain(&inputs.sources)), format, colour)
}

/// The number of errors and warnings in words; `None` if there are none.
pub(super) fn tally(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let plural = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {word}s")),
    };
    let parts = [plural(count(Severity::Error), "error"), plural(count(Severity::Warning), "warning")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// The exit status that diagnostics lead to. Errors of the configuration or the disk are not those of the content.
pub(super) fn outcome(diagnostics: &[Diagnostic]) -> Outcome {
    let errors = || diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let own = |diagnostic: &Diagnostic| &*diagnostic.path == "site.toml" || diagnostic.code == Code::Unreadable;
    if errors().any(own) {
        Outcome::Failed
    } else if errors().next().is_some() {
        Outcome::Content
    } else {
        Outcome::Fine
    }
}

/// Prints a message on stderr.
pub(super) fn say(line: &str) {
    // A closed stderr is no reason to fail.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Prints an error message on stderr.
pub(super) fn say_error(shared: &Shared, line: &str) {
    if colour(shared, std::io::stderr().is_terminal()) {
        say(&format!("\u{1b}[1;31merror\u{1b}[0m: {line}"));
    } else {
        say(&format!("error: {line}"));
    }
}

/// Prints how a file would change, line by line, on stdout.
pub(super) fn print_lines(source: &Source, path: &str, text: &str) {
    let lines = TextDiff::from_lines(&*source.text, text);
    let (old, new) = (format!("a/{}", source.path), format!("b/{path}"));
    print(&lines.unified_diff().context_radius(3).header(&old, &new).to_string());
}

/// Prints a result on stdout.
pub(super) fn print(text: &str) {
    // A reader that closed the pipe has read enough.
    let _ = std::io::stdout().write_all(text.as_bytes());
}
