//! Reading the files of `locales/`: English at the bottom, the site's language over it, and the words of the theme and the
//! site over each.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::file::{File, Wording, misnamed, place, tag_of};
use super::message::{Message, Piece};
use super::pattern::{MOST_TAKEN, Problem, Reader, variables};
use super::table::Table;
use super::{ENGLISH, Words, lacking};
use crate::diagnostic::{Checked, Code, Diagnostic, nearest};
use crate::fingerprint::Fingerprint;
use crate::source::{Source, Span};
use crate::theme::Theme;

/// The longest message, in bytes of text, because messages are on every page.
const LONGEST: usize = 8 << 10;

/// The embedded words in English. Most sites use them, and they never change.
static EMBEDDED: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(read_files(ENGLISH, 0..0, &Theme::new(None, &[], &[]).0, &[]).value));

/// The tags of the files whose words a site in this language may use, from the last resort to the best match.
fn chain(language: &str) -> Vec<String> {
    let mut tags = vec![ENGLISH.to_owned()];
    let mut tag = String::new();
    for part in language.split('-') {
        tag = if tag.is_empty() { part.to_owned() } else { format!("{tag}-{part}") };
        tags.push(tag.clone());
    }
    tags.dedup();
    tags
}

/// Reads the words of a site in this language, which `site.toml` names at `span`: those of its theme, overridden by its own
/// files.
pub fn read(language: &str, span: Span, theme: &Theme, own: &[&Source]) -> Checked<Arc<Words>> {
    if language == ENGLISH && own.is_empty() && !theme.locales.iter().any(|(_, is_own)| *is_own) {
        return Checked::clean(EMBEDDED.clone());
    }
    let read = read_files(language, span, theme, own);
    Checked { value: Arc::new(read.value), diagnostics: read.diagnostics }
}

fn read_files(language: &str, span: Span, theme: &Theme, own: &[&Source]) -> Checked<Words> {
    let mut diagnostics = Vec::new();
    let chain = chain(language);
    diagnostics.extend(own.iter().filter_map(|source| misnamed(source, Code::StrayFile)));
    let themes_own = theme.locales.iter().filter(|(_, is_own)| *is_own);
    diagnostics.extend(themes_own.filter_map(|(source, _)| misnamed(source, Code::StrayThemeFile)));
    let of_theme = theme.locales.iter().map(|(source, is_own)| (source, *is_own));
    let files: Vec<(usize, File<'_>)> = of_theme
        .chain(own.iter().map(|source| (*source, true)))
        .filter_map(|(source, is_own)| {
            let rank = chain.iter().position(|tag| tag.eq_ignore_ascii_case(tag_of(source)));
            // A file that is not used is checked all the same, if its author can mend it.
            (rank.is_some() || is_own).then(|| (rank, File::parse(source, is_own, rank == Some(0), &mut diagnostics)))
        })
        .filter_map(|(rank, file)| Some((rank?, file)))
        .collect();
    let table = Table::of(ranked(&files, 0..chain.len()));
    let mut messages = FxHashMap::default();
    let mut left = MOST_TAKEN;
    for (name, wordings) in table.messages() {
        if let Some(message) = message(wordings, &table, &mut left, &mut diagnostics) {
            messages.insert(name.into(), message);
        }
    }
    if chain.len() > 1 {
        let translated: Vec<(&Source, bool)> = ranked(&files, 1..chain.len()).map(|file| (file.source, file.is_own)).collect();
        diagnostics.extend(lacking::warn(language, span, &translated, &table.only_english()));
    }
    let prints = files.iter().map(|(_, file)| file.source.fingerprint.0.to_le_bytes().to_vec());
    let parts: Vec<Vec<u8>> = std::iter::once(language.as_bytes().to_vec()).chain(prints).collect();
    let fingerprint = Fingerprint::of_parts(parts.iter().map(Vec::as_slice));
    Checked { value: Words::new(language, messages, fingerprint), diagnostics }
}

/// The files of these ranks, ordered by rank; within a rank, a later file overrides an earlier one.
fn ranked<'f, 's>(files: &'f [(usize, File<'s>)], ranks: std::ops::Range<usize>) -> impl Iterator<Item = &'f File<'s>> {
    ranks.flat_map(|rank| files.iter().filter(move |(of, _)| *of == rank).map(|(_, file)| file))
}

/// The message of these wordings: the last one that can be used.
fn message(wordings: &[Wording<'_>], table: &Table<'_>, left: &mut usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Message> {
    let first = wordings.first()?;
    let mut known: Vec<Box<str>> = Vec::new();
    variables(&pieces(first, table, left).0, &mut known);
    known.extend(first.remarked.iter().map(|name| Box::from(*name)));
    known.sort_unstable();
    known.dedup();
    let mut said = None;
    for wording in wordings {
        let (pieces, mut problems) = pieces(wording, table, left);
        if size(&pieces) > LONGEST {
            problems.push(too_long(wording));
        }
        let mut used = Vec::new();
        variables(&pieces, &mut used);
        for name in used.iter().filter(|name| !known.contains(name)) {
            problems.push(unknown_variable(wording, name, &known));
        }
        if problems.is_empty() {
            said = Some(Message::new(pieces, known.clone(), wording.file.is_english));
        } else if wording.file.is_own {
            let path = &wording.file.source.path;
            diagnostics.extend(
                problems
                    .into_iter()
                    .map(|problem| Diagnostic::new(Code::LocaleMessage, path, problem.span, problem.message).maybe_help(problem.help)),
            );
        }
    }
    said
}

fn pieces(wording: &Wording<'_>, table: &Table<'_>, left: &mut usize) -> (Vec<Piece>, Vec<Problem>) {
    let mut reader = Reader { source: wording.file.source, table, left, is_cut: (false, false), problems: Vec::new() };
    let pieces = reader.pieces(wording.pattern);
    (pieces, reader.problems)
}

/// The number of bytes of text in all wordings of a message.
fn size(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Text(text) => text.len(),
        Piece::Choice { cases, otherwise, .. } => cases.iter().map(|(_, case)| size(case)).sum::<usize>() + size(otherwise),
        _ => 0,
    };
    pieces.iter().map(of).sum()
}

/// Reports a message that is too long to be on many pages.
fn too_long(wording: &Wording<'_>) -> Problem {
    let span = place(wording.file.source, wording.id);
    let message = format!("`{}` has more than {} KiB of text", wording.id, LONGEST >> 10);
    Problem { span, message, help: Some("write a sentence or two".into()) }
}

/// Reports a variable that the message is not given.
fn unknown_variable(wording: &Wording<'_>, name: &str, known: &[Box<str>]) -> Problem {
    let text = &wording.file.source.text;
    let start = place(wording.file.source, wording.id).start;
    // It occurs after the message's name, as `$name` or as a tag.
    let at = [format!("${name}"), format!("<{name}>")].iter().filter_map(|sign| text[start..].find(sign.as_str())).min();
    let span = at.map_or(start..start + wording.id.len(), |at| start + at + 1..start + at + 1 + name.len());
    let help = match nearest(name, known.iter().map(|known| &**known)) {
        Some(near) => format!("did you mean `${near}`?"),
        None if known.is_empty() => "it has no variables".to_owned(),
        None => format!("it has {}", known.iter().map(|known| format!("`${known}`")).collect::<Vec<_>>().join(", ")),
    };
    Problem { span, message: format!("`{}` is not said with a variable `{name}`", wording.id), help: Some(help.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Arg;

    fn words(language: &str, files: &[(&str, &str)]) -> Arc<Words> {
        let theme = Theme::new(None, &[], &[]).0;
        let own: Vec<Source> = files.iter().map(|(path, text)| Source::new(*path, text.as_bytes())).collect();
        let mut read = read(language, 0..0, &theme, &own.iter().collect::<Vec<_>>());
        read.diagnostics.retain(|found| found.code != Code::UntranslatedWords);
        assert!(read.diagnostics.is_empty(), "{:#?}", read.diagnostics);
        read.value
    }

    #[test]
    fn embedded_words_can_all_be_said() {
        let theme = Theme::new(None, &[], &[]).0;
        let embedded: Vec<Source> = theme.locales.iter().map(|(source, _)| source.clone()).collect();
        for language in embedded.iter().map(tag_of) {
            // As if a site brought them, so that they are checked just as strictly.
            let read = read(language, 0..0, &theme, &embedded.iter().collect::<Vec<_>>());
            assert!(read.diagnostics.is_empty(), "{language}: {:#?}", read.diagnostics);
        }
    }

    #[test]
    fn a_language_lies_over_english_and_a_region_over_its_language() {
        let files = [
            ("locales/pt.ftl", "skip = Saltar\nmenu = Menu de navegação\n"),
            ("locales/pt-BR.ftl", "skip = Pular"),
            ("locales/en.ftl", "search = Find"),
            ("locales/de.ftl", "search = Suche"),
        ];
        let brazil = words("pt-BR", &files);
        let said = ["skip", "menu", "search", "coverage"].map(|id| brazil.text(id));
        assert_eq!(said, ["Pular", "Menu de navegação", "Find", "Coverage"]);
    }

    #[test]
    fn each_language_counts_in_its_way() {
        let polish = "entries = { $count ->\n  [one] { $count } wpis\n  [few] { $count } wpisy\n  [0] nic\n *[many] { $count } wpisów\n }";
        let polish = words("pl", &[("locales/pl.ftl", polish)]);
        let said = [0_usize, 1, 2, 5, 22].map(|count| polish.say("entries", &[("count", count.into())]));
        assert_eq!(said, ["nic", "1 wpis", "2 wpisy", "5 wpisów", "22 wpisy"]);
        // A message that the language lacks follows the plural rules of English.
        let english = words("ja", &[]).say("entries", &[("count", 1_usize.into())]);
        assert_eq!(english, "1 entry");
    }

    #[test]
    fn what_is_put_in_is_escaped_and_links_are_links() {
        let text = "# $all: an address\nmine = 1 < 2, “{ $name }”: <all>all & <code>x</code></all>\n";
        let words = words("en", &[("locales/en.ftl", text)]);
        let arguments = [("all", Arg::Text("/a?b&c\"")), ("name", "<b>".into())];
        assert_eq!(words.say("mine", &arguments), "1 < 2, “<b>”: all & x");
        let html = "1 &lt; 2, “&lt;b&gt;”: <a href=\"/a?b&amp;c&quot;\">all &amp; <code>x</code></a>";
        assert_eq!(words.html("mine", &arguments), html);
        let arguments = [("all", Arg::Html("<a class=\"x\">")), ("name", Arg::Html("<b>y</b>"))];
        assert_eq!(words.html("mine", &arguments), "1 &lt; 2, “<b>y</b>”: <a class=\"x\">all &amp; <code>x</code></a>");
    }

    #[test]
    fn terms_stand_in_messages_and_choose_between_wordings() {
        let text = "-site = la base\n    .gender = feminine\nmine = { -site.gender ->\n  [masculine] Tout { -site }\n *[feminine] Toute { -site }\n } { \"{\" }";
        assert_eq!(words("fr", &[("locales/fr.ftl", text)]).say("mine", &[]), "Toute la base {");
    }
}
