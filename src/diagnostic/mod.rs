//! Diagnostics: what is wrong with a site, one value for each problem, rendered in several formats.
//!
//! No stage of the corridor fails: each returns a [`Checked`] value, which holds as much as could be made and the problems
//! met.

mod codes;
mod help;
pub mod render;
mod suggest;

use std::sync::Arc;

pub use codes::{CODES, Code, Explanation, Level};
pub use help::{Edit, Fix, Help, edited};
pub use suggest::{MOST_GUESSED, meant, nearest, nearest_of_all, one_of};

use crate::source::Span;

/// The severity of a problem. Errors keep a site from being written, warnings do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published as it is.
    Error,
    /// The site can be published, but somebody should look.
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
    /// The sort of problem; `explain` knows it by its name.
    pub code: Code,
    /// Error or warning; that of [`Code::severity`] unless the site sets another.
    pub severity: Severity,
    /// The file, relative to the site's root, with `/` as separator.
    pub path: Arc<str>,
    /// The place in that file's text, in bytes.
    pub span: Span,
    /// What was found and what was expected, in one sentence.
    pub message: String,
    /// How to mend it, if that is known.
    pub help: Option<Help>,
}

impl Diagnostic {
    /// A problem with the severity of its code and without help.
    pub fn new(code: Code, path: &Arc<str>, span: Span, message: impl Into<String>) -> Self {
        let message = printable(message.into());
        Self { code, severity: code.severity(), path: path.clone(), span, message, help: None }
    }

    /// Adds advice on how to mend it.
    #[must_use]
    pub fn help(self, help: impl Into<Help>) -> Self {
        self.maybe_help(Some(help))
    }

    /// Adds advice if there is any.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<impl Into<Help>>) -> Self {
        self.help = help.map(|help| help.into().shown(printable)).or(self.help);
        self
    }

    /// The changes of the file's `text` that mend the problem, if its help has any.
    pub fn fix(&self, text: &str) -> Option<Fix> {
        self.help.as_ref()?.fix(&self.span, text)
    }
}

/// The most characters of a message; it may quote a name as long as a book.
const LONGEST_MESSAGE: usize = 600;

/// Puts a text on one line, without control characters and without those that change the direction of writing. A message may
/// quote a file, and the file may be hostile to terminals and readers.
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

/// A value, and the problems met while making it.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// As much of the value as could be made.
    pub value: T,
    /// In no particular order until they are [sorted](sort).
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

/// The path that messages show for the embedded theme.
const EMBEDDED: &str = "themes/default/";

/// Whether a file declares something that other files use. Its mistakes are the cause of many of theirs.
fn declares(path: &str) -> bool {
    path.ends_with(".toml")
}

/// Sorts problems in the order in which they are shown: by file, files that declare something first, then by place and code;
/// equal ones are dropped. Problems of the finished site that are in no file (broken links on pages, files made twice) are
/// left out beside other errors, which usually cause them.
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
