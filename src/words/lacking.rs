//! Messages that a language lacks, so that they are shown in English.

use super::file::{Wording, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// The most names that a warning gives.
const NAMED: usize = 5;

/// Warns once about the messages that a language lacks. The warning is at the language's own file if there is one, or else
/// at one of the messages; for a language without any words it is where `site.toml` names it, at `span`.
///
/// `files` are those of the language, the best last; `lacking` holds the last English wording of each message.
pub(super) fn warn(language: &str, span: Span, files: &[(&Source, bool)], lacking: &[&Wording<'_>]) -> Option<Diagnostic> {
    let first = lacking.first()?;
    let Some((best, _)) = files.last() else {
        let message = format!("the interface has no words in `{language}`: all it says is said in English");
        let file = language.split('-').next().unwrap_or(language);
        let help = format!(
            "write them into locales/{file}.ftl beside site.toml: the messages are those of locales/en.ftl, which `statebook theme eject \
             locales/en.ftl` copies"
        );
        return Some(Diagnostic::new(Code::UntranslatedWords, &"site.toml".into(), span, message).help(help));
    };
    let named: Vec<String> = lacking.iter().take(NAMED).map(|wording| format!("`{}`", wording.id)).collect();
    let more = match lacking.len() - named.len() {
        0 => String::new(),
        1 => " and one other".to_owned(),
        more => format!(" and {more} others"),
    };
    let (messages, are) = if lacking.len() == 1 { ("one message has", "is") } else { ("messages have", "are") };
    let count = if lacking.len() == 1 { String::new() } else { format!("{} ", lacking.len()) };
    let message = format!("{count}{messages} no words in `{language}`, and {are} said in English: {}{more}", named.join(", "));
    match files.iter().rev().find(|(_, is_own)| *is_own) {
        Some((own, _)) => {
            let help = format!("add {} here: `{} = …`", if lacking.len() == 1 { "it" } else { "them" }, first.id);
            Some(Diagnostic::new(Code::UntranslatedWords, &own.path, 0..0, message).help(help))
        }
        // The embedded files have all embedded messages, so the message belongs to the site or its theme.
        None => {
            let file = best.path.rsplit('/').next().unwrap_or_default();
            let at = place(first.file.source, first.id);
            let help = format!("write locales/{file} beside the file of this message: `{} = …`", first.id);
            Some(Diagnostic::new(Code::UntranslatedWords, &first.file.source.path, at, message).help(help))
        }
    }
}
