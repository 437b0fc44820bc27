//! The addresses in a style sheet: what it asks for, and the theme's own files among them.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Asset, files};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::{Source, Span};

/// A style sheet with the addresses of the theme's files as they are published. It names them as it sees them,
/// `url("../files/fonts/serif.woff2")`; one that is not there is reported.
pub fn with_files(style: &Source, published: &BTreeMap<String, Asset>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut text = String::with_capacity(style.text.len());
    let mut at = 0;
    for (address, span) in addresses(&style.text) {
        let Some(name) = file_of(address) else { continue };
        match published.get(&name) {
            Some(file) => {
                text.push_str(style.text.get(at..span.start).unwrap_or_default());
                // The joined style sheet is published beside that folder.
                text.push_str(&encoded(file.path.trim_start_matches("assets/")));
                at = span.start + address.split(['?', '#']).next().map_or(0, str::len);
            }
            None => {
                let near = nearest(&name, published.keys().map(String::as_str));
                let help = near.map(|near| format!("did you mean ../{}/{near}?", files::FOLDER));
                let message = format!("the theme has no file {}/{name}", files::FOLDER);
                diagnostics.push(Diagnostic::new(Code::BrokenThemeLink, &style.path, span, message).maybe_help(help));
            }
        }
    }
    text.push_str(style.text.get(at..).unwrap_or_default());
    text
}

/// A path as it may stand in any of the ways in which style sheets write addresses.
fn encoded(path: &str) -> String {
    const ODD: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');
    utf8_percent_encode(path, ODD).to_string()
}

/// The file of the theme that an address of a style sheet means, by its path below their folder.
pub fn file_of(address: &str) -> Option<String> {
    let path = address.strip_prefix("../")?.strip_prefix(files::FOLDER)?.strip_prefix('/')?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some(percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned())
}

/// The addresses that a style sheet asks for, with their places: `url(…)` and `@import "…"`, remarks left out.
pub fn addresses(text: &str) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let next = ["/*", "url(", "@import"].into_iter().filter_map(|word| Some((rest.find(word)?, word))).min();
        let Some((begin, word)) = next else { break };
        let after = begin + word.len();
        at += after;
        if word == "/*" {
            at += rest[after..].find("*/").map_or(rest.len() - after, |end| end + 2);
            continue;
        }
        let behind = &rest[after..];
        let inner = behind.trim_start();
        let start = at + behind.len() - inner.len();
        let (start, end) = match inner.chars().next() {
            Some(quote @ ('"' | '\'')) => (start + 1, inner[1..].find(quote).map(|end| start + 1 + end)),
            _ if word == "url(" => (start, inner.find(')').map(|end| start + inner[..end].trim_end().len())),
            _ => continue,
        };
        let Some(end) = end else { break };
        found.push((&text[start..end], start..end));
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_the_theme_are_named_as_they_are_published() {
        let file = |name: &str| {
            let path = format!("assets/{}", name.replace('.', ".0123456789."));
            (name.to_owned(), Asset { path, source: "".into(), bytes: Vec::new().into() })
        };
        let published = [file("a.svg"), file("fonts/b c.woff2")].into_iter().collect();
        let text = "/* url(../files/a.svg) */ x { y: url(../files/a.svg), url('../files/fonts/b%20c.woff2?v#w') url(/z.png) url(../files/no.svg) }";
        let mut diagnostics = Vec::new();
        let found = with_files(&Source::new("mine.css", text.as_bytes()), &published, &mut diagnostics);
        let wanted = "/* url(../files/a.svg) */ x { y: url(a.0123456789.svg), url('fonts/b%20c.0123456789.woff2?v#w') url(/z.png) url(../files/no.svg) }";
        assert_eq!(found, wanted);
        assert_eq!(diagnostics.len(), 1);
    }

    #[test]
    fn styles_ask_for_addresses() {
        let text = "@import 'a.css'; /* url(no) */ b { background: url( x.png ) } c { d: url(\"y.png\") } @import url(z.css);";
        let found: Vec<&str> = addresses(text).into_iter().map(|(address, _)| address).collect();
        assert_eq!(found, ["a.css", "x.png", "y.png", "z.css"]);
    }
}
