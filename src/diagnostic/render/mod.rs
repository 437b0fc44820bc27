//! One renderer per output format. Only `human` knows the snippet printer.

mod human;
mod json;
mod short;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Diagnostic;
use crate::source::{LineIndex, Source};

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the lines of the file, for people.
    #[default]
    Human,
    /// `path:line:column: severity[code]: message`, a line each, for editors.
    Short,
    /// One JSON object a line, for programs.
    Json,
}

/// The texts that diagnostics point into, by path.
pub type Texts<'a> = BTreeMap<&'a str, &'a str>;

/// The texts of `sources`.
pub fn texts<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Texts<'a> {
    sources.into_iter().map(|source| (&*source.path, &*source.text)).collect()
}

/// Writes `diagnostics`, which are sorted by file. Colour only for people who asked for it.
pub fn render(diagnostics: &[Diagnostic], texts: &Texts<'_>, format: Format, colour: bool) -> String {
    let mut out = String::new();
    // One index a file, however many problems it has.
    for file in diagnostics.chunk_by(|a, b| a.path == b.path) {
        let lines = LineIndex::new(texts.get(&*file[0].path).copied().unwrap_or_default());
        for diagnostic in file {
            match format {
                Format::Human => human::push(&mut out, diagnostic, &lines, colour),
                Format::Short => short::push(&mut out, diagnostic, &lines),
                Format::Json => json::push(&mut out, diagnostic, &lines),
            }
        }
    }
    out
}

/// The path of a diagnostic, or the words for the site as a whole.
fn shown_path(path: &Arc<str>) -> &str {
    if path.is_empty() { "the site" } else { path }
}
