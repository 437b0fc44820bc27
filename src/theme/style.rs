//! The published form of a style sheet: the addresses of the theme's files are filled in, and bytes that browsers do not
//! need are removed.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Asset, files};
use crate::diagnostic::{Code, Diagnostic, MOST_GUESSED, nearest};
use crate::source::{Source, Span};

/// Replaces the addresses of the theme's files with their published ones. The style sheet names them relative to itself,
/// `url("../files/fonts/serif.woff2")`; a file that does not exist is reported.
pub fn with_files(style: &Source, published: &BTreeMap<String, Asset>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut text = String::with_capacity(style.text.len());
    let (mut at, mut missing) = (0, 0);
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
                missing += 1;
                let near = (missing <= MOST_GUESSED).then(|| nearest(&name, published.keys().map(String::as_str))).flatten();
                let help = near.map(|near| format!("did you mean ../{}/{near}?", files::FOLDER));
                let message = format!("the theme has no file {}/{name}", files::FOLDER);
                diagnostics.push(Diagnostic::new(Code::BrokenThemeLink, &style.path, span, message).maybe_help(help));
            }
        }
    }
    text.push_str(style.text.get(at..).unwrap_or_default());
    text
}

/// Removes comments and collapses white space, because browsers fetch the style sheet with every first page. Strings and
/// addresses stay as they are, and so does a comment that separates two words.
pub fn shortened(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("/*") => {
                let end = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
                let apart = |c: Option<char>| c.is_some_and(|c| !c.is_ascii_whitespace() && !"{};,".contains(c));
                if apart(short.chars().last()) && apart(rest[end..].chars().next()) {
                    short.push_str("/**/");
                }
                rest = &rest[end..];
                continue;
            }
            '"' | '\'' => string(rest, c),
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            'u' | 'U' if rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("url(")) => match rest[4..].trim_start().chars().next()
            {
                Some('"' | '\'') => 4,
                _ => rest.find(')').map_or(rest.len(), |end| end + 1),
            },
            _ if c.is_ascii_whitespace() => {
                rest = rest.trim_ascii_start();
                // Next to these characters no white space is needed.
                let free = |c: char| "{};, ".contains(c);
                if !(short.is_empty() || short.ends_with(free) || rest.starts_with(free)) {
                    short.push(' ');
                }
                continue;
            }
            _ => c.len_utf8(),
        };
        short.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    short
}

/// The length in bytes of the string at the beginning of a text, with its quotes.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            // A string cannot span lines, whatever the author meant.
            '\n' => return at,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Encodes a path so that it is valid in every notation that style sheets have for addresses.
fn encoded(path: &str) -> String {
    const ODD: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');
    utf8_percent_encode(path, ODD).to_string()
}

/// The path below the theme's `files/` that an address in a style sheet refers to.
pub fn file_of(address: &str) -> Option<String> {
    let path = address.strip_prefix("../")?.strip_prefix(files::FOLDER)?.strip_prefix('/')?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some(percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned())
}

/// The addresses that a style sheet loads, with their spans: `url(…)` and `@import "…"`, outside comments.
pub fn addresses(text: &str) -> Vec<(&str, Span)> {
    const WORDS: [&str; 3] = ["/*", "url(", "@import"];
    let mut found = Vec::new();
    let mut at = 0;
    // This is a single pass. Searching the rest of the text for each word after every hit would take quadratic time.
    while let Some(begin) = text.get(at..).and_then(|rest| rest.find(['/', 'u', '@'])).map(|next| at + next) {
        let Some(word) = WORDS.into_iter().find(|word| text[begin..].starts_with(word)) else {
            at = begin + 1;
            continue;
        };
        at = begin + word.len();
        if word == "/*" {
            let Some(end) = text[at..].find("*/") else { break };
            at += end + 2;
            continue;
        }
        let inner = text[at..].trim_start();
        let start = text.len() - inner.len();
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
    fn what_browsers_do_not_need_is_left_out() {
        let long = "/* a */\n.b::after {\n  content: \"a  /* no */ \\\"  b\";\t/* c */\n  margin: 0  1px;\n}\n.c/**/.d, .e /* f */ .g { --x: url( a  b.png ) 'it\\'s  it' }";
        let short = ".b::after{content: \"a  /* no */ \\\"  b\";margin: 0 1px;}.c/**/.d,.e .g{--x: url( a  b.png ) 'it\\'s  it'}";
        assert_eq!(shortened(long), short);
        for odd in ["/* open", "a \"open", "url(open", "\\", "é\\é '", "/*/", ""] {
            shortened(odd);
        }
        assert_eq!(shortened("a { b: url( 'x)  y' ) }  /*/ b */ c {}"), "a{b: url( 'x)  y' )}c{}");
    }

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
