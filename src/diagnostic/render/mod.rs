//! One renderer per output format. Only `human` uses the snippet printer.

mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod sarif;
mod short;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Diagnostic, Severity};
use crate::source::{LineIndex, Source};

/// The format in which diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, with the lines of the file.
    #[default]
    Human,
    /// For editors: `path:line:column: severity[code]: message`, one line each.
    Short,
    /// For programs: one JSON object per line.
    Json,
    /// Workflow commands of GitHub, which annotate pull requests. Errors come first, because GitHub shows ten of each
    /// severity.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// A SARIF log, for code scanning services.
    Sarif,
    /// A JUnit report, for servers that show test results.
    Junit,
}

/// The most problems of one file that people are shown. With more, something is wrong with the file as a whole. Programs get
/// all of them.
const MOST_OF_A_FILE: usize = 50;
/// The most problems that people are shown in all.
const MOST: usize = 500;

/// The texts that diagnostics point into, by path.
pub type Texts<'a> = BTreeMap<&'a str, &'a str>;

/// The texts of `sources`, by path.
pub fn texts<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Texts<'a> {
    sources.into_iter().map(|source| (&*source.path, &*source.text)).collect()
}

/// Renders `diagnostics`, which must be sorted by file. Only the human format uses colour.
pub fn render(diagnostics: &[Diagnostic], texts: &Texts<'_>, format: Format, colour: bool) -> String {
    match format {
        Format::Human | Format::Short => for_people(diagnostics, texts, format, colour),
        Format::Json => {
            let mut out = String::new();
            each(diagnostics, texts, |diagnostic, lines| json::push(&mut out, diagnostic, lines));
            out
        }
        Format::Github => {
            let (mut errors, mut out) = (String::new(), String::new());
            each(diagnostics, texts, |diagnostic, lines| {
                github::push(if diagnostic.severity == Severity::Error { &mut errors } else { &mut out }, diagnostic, lines);
            });
            errors + &out
        }
        Format::Gitlab => gitlab::report(diagnostics, texts),
        Format::Sarif => sarif::log(diagnostics, texts),
        Format::Junit => junit::report(diagnostics, texts),
    }
}

/// Calls `with` for each diagnostic with the line index of its file, which is built once per file.
fn each<'d>(diagnostics: &'d [Diagnostic], texts: &Texts<'_>, mut with: impl FnMut(&'d Diagnostic, &LineIndex<'_>)) {
    for file in diagnostics.chunk_by(|a, b| a.path == b.path) {
        let lines = LineIndex::new(texts.get(&*file[0].path).copied().unwrap_or_default());
        file.iter().for_each(|diagnostic| with(diagnostic, &lines));
    }
}

/// The message, followed by the help in brackets.
fn sentence(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{}{help}", diagnostic.message)
}

/// All diagnostics in the short format.
fn lines_of(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> String {
    let mut out = String::new();
    each(diagnostics, texts, |diagnostic, lines| short::push(&mut out, diagnostic, lines));
    out
}

/// Serialises a JSON document. Its values cannot fail to serialise.
fn document(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn for_people(diagnostics: &[Diagnostic], texts: &Texts<'_>, format: Format, colour: bool) -> String {
    let mut out = String::new();
    let mut room = MOST;
    let mut files = 0;
    // The line index is built once per file.
    for file in diagnostics.chunk_by(|a, b| a.path == b.path) {
        if room == 0 {
            files += 1;
            continue;
        }
        let lines = LineIndex::new(texts.get(&*file[0].path).copied().unwrap_or_default());
        let shown = worst(file, room.min(MOST_OF_A_FILE));
        room -= shown.len();
        for diagnostic in &shown {
            match format {
                Format::Short => short::push(&mut out, diagnostic, &lines),
                _ => human::push(&mut out, diagnostic, &lines, colour),
            }
        }
        if shown.len() < file.len() {
            let (more, path) = (file.len() - shown.len(), shown_path(&file[0].path));
            out.push_str(&format!("{path}: and {more} more; --format json has all\n"));
        }
    }
    if files > 0 {
        out.push_str(&format!("{files} more files have problems; --format json has all\n"));
    }
    out
}

/// The first problems of a file, in order. If not all of them fit, errors take precedence over warnings.
fn worst(file: &[Diagnostic], most: usize) -> Vec<&Diagnostic> {
    let errors = file.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count().min(most);
    let (mut errors, mut others) = (errors, most - errors);
    let mut fits = |diagnostic: &&Diagnostic| {
        let left = if diagnostic.severity == Severity::Error { &mut errors } else { &mut others };
        let fits = *left > 0;
        *left -= usize::from(fits);
        fits
    };
    file.iter().filter(|diagnostic| fits(diagnostic)).collect()
}

/// The path of a diagnostic, or a phrase for the site as a whole.
fn shown_path(path: &Arc<str>) -> &str {
    if path.is_empty() { "the site" } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn any_place_is_shown() {
        let path: Arc<str> = "content/models/a.md".into();
        // A short text at every place, and a text of long lines around the bounds of what is shown of one.
        let (short, long) = ("aé\n😀\u{301}x\n\nü".to_owned(), format!("{}\n{}", "é😀".repeat(700), "é".repeat(1_100)));
        let around = [0, 1, 2, 999, 1_000, 1_001, 2_001, 4_199, 4_200, 4_201, 5_202, long.len() - 1, long.len(), long.len() + 5_000];
        for (text, places) in [(&short, (0..short.len() + 3).collect()), (&long, around.to_vec())] {
            let texts = BTreeMap::from([(&*path, text.as_str())]);
            for (start, end) in places.iter().flat_map(|start| places.iter().map(move |end| (*start, *end))) {
                let found = [Diagnostic::new(Code::UnknownKey, &path, start..end, "wrong")];
                for format in [Format::Human, Format::Short, Format::Json, Format::Github, Format::Gitlab, Format::Sarif, Format::Junit] {
                    assert!(render(&found, &texts, format, false).contains("wrong"), "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn people_are_shown_a_part_of_very_many_and_programs_all() {
        let path: Arc<str> = "content/models/a.md".into();
        let one = |code, at: usize| Diagnostic::new(code, &path, at..at + 1, "wrong");
        let mut many: Vec<Diagnostic> = (0..200).map(|at| one(Code::UnusedFootnote, at)).collect();
        many.push(one(Code::UnknownKey, 200));
        let text = "x".repeat(300);
        let texts = BTreeMap::from([(&*path, &*text)]);
        let short = render(&many, &texts, Format::Short, false);
        assert_eq!(short.lines().count(), MOST_OF_A_FILE + 1);
        assert!(short.contains("error[unknown-key]"), "an error is hidden behind warnings");
        assert!(short.ends_with("content/models/a.md: and 151 more; --format json has all\n"), "{short}");
        assert_eq!(render(&many, &texts, Format::Json, false).lines().count(), 201);
    }
}
