//! What is wrong: one diagnostic a problem, collected as values, shown in several formats.
//!
//! No stage of the corridor fails; it returns a [`Checked`] value: as much as could be made, and what was wrong.

mod codes;
mod help;
pub mod render;
mod suggest;

use std::sync::Arc;

pub use codes::{CODES, Code, Explanation, Level};
pub use help::{Edit, Fix, Help, edited};
pub use suggest::{MOST_GUESSED, meant, nearest, nearest_of_all, one_of};

use crate::source::Span;

/// How bad it is. Errors keep a site from being written, warnings do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published as it is.
    Error,
    /// It can, but somebody should look.
    Warning,
}

impl Severity {
    /// The lower-case word used in every format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What sort of problem, by the name that `explain` knows.
    pub code: Code,
    /// Error or warning; [`Code::severity`] unless the site re-levelled it.
    pub severity: Severity,
    /// File, relative to the site root, with `/`.
    pub path: Arc<str>,
    /// Bytes in that file's text.
    pub span: Span,
    /// What was found and what was expected, in one sentence.
    pub message: String,
    /// How to mend it, where that is known.
    pub help: Option<Help>,
}

impl Diagnostic {
    /// A problem with the severity of its code and no help yet.
    pub fn new(code: Code, path: &Arc<str>, span: Span, message: impl Into<String>) -> Self {
        let message = printable(message.into());
        Self { code, severity: code.severity(), path: path.clone(), span, message, help: None }
    }

    /// The same with a way to mend it.
    #[must_use]
    pub fn help(self, help: impl Into<Help>) -> Self {
        self.maybe_help(Some(help))
    }

    /// The same with help where there is some.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<impl Into<Help>>) -> Self {
        self.help = help.map(|help| help.into().shown(printable)).or(self.help);
        self
    }

    /// The mending as changes of the file's `text`, where the help says it all.
    pub fn fix(&self, text: &str) -> Option<Fix> {
        self.help.as_ref()?.fix(&self.span, text)
    }
}

/// Characters of a message: one may quote a name that is a book.
const LONGEST_MESSAGE: usize = 600;

/// Text on one line, without control characters and without those that turn the direction of writing: a message may
/// quote a file, and the file may be hostile to terminals and to readers.
fn printable(text: String) -> String {
    let hostile = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    if text.len() <= LONGEST_MESSAGE && !text.contains(hostile) {
        return text;
    }
    let mut short: String = text.chars().take(LONGEST_MESSAGE).map(|c| if hostile(c) { '\u{fffd}' } else { c }).collect();
    if short.len() < text.len() && text.chars().count() > LONGEST_MESSAGE {
        short.push('…');
    }
    short
}

/// A value, and the problems met while it was made.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// As much of the value as could be made.
    pub value: T,
    /// In no particular order until [`sort`].
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value without problems.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Moves the problems into `sink` and returns the value.
    pub fn drain_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

/// Whether any of `diagnostics` is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The folder that the embedded theme has in messages.
const EMBEDDED: &str = "themes/default/";

/// Whether a file declares what others use: what is wrong with it is the cause of much that is wrong with them.
fn declares(path: &str) -> bool {
    path.ends_with(".toml")
}

/// The order in which problems are shown: by file, those that declare something first, then place, then code; equal ones once. What was found on the
/// finished site and is in no file of it (broken links on pages, files made twice) is left out beside other errors: those are
/// mostly its cause.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error && !diagnostic.path.is_empty()) {
        let of_author =
            |found: &Diagnostic| found.severity == Severity::Error && !found.path.is_empty() && found.code != Code::BrokenThemeLink;
        let is_caused = diagnostics.iter().any(of_author);
        diagnostics.retain(|found| {
            let consequence = is_caused && found.code == Code::BrokenThemeLink && found.path.starts_with(EMBEDDED);
            !found.path.is_empty() && !consequence
        });
    }
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span.start, d.span.end);
        declares(&b.path)
            .cmp(&declares(&a.path))
            .then(a.path.cmp(&b.path))
            .then(key(a).cmp(&key(b)))
            .then(a.code.name().cmp(b.code.name()))
            .then(a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}
