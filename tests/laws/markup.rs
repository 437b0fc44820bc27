//! HTML is written with `html!`: outside `src/markup/` no string of the program contains a tag, except in the writer of
//! bodies.

use crate::tidy::rust_files;

/// The exceptions, each a file or a folder with a final slash, with the reason.
const WRITERS: &[(&str, &str)] = &[
    ("src/entry/", "the writer of bodies: Markdown and HTML by hand, cleaned and written anew"),
    ("src/cli/", "a terminal shows no HTML: what stands in angles is to be filled in"),
    ("src/search/text.rs", "reads the HTML of bodies"),
    ("src/words/message.rs", "a message has elements of phrases in it, and links whose addresses are given"),
];

/// The elements that pages consist of.
const ELEMENTS: [&str; 62] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "body",
    "br",
    "button",
    "caption",
    "circle",
    "code",
    "data",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "label",
    "li",
    "line",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "path",
    "pre",
    "rect",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "time",
    "title",
    "ul",
];

/// The string literals of a source file without its tests, each with its line.
fn texts(code: &str) -> Vec<(usize, &str)> {
    let code = code.split("\n#[cfg(test)]").next().unwrap_or_default();
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let rest = &code[at..];
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("r\"") || rest.starts_with("r#\"") {
            let (open, close) = if rest.starts_with("r\"") { ("r\"", "\"") } else { ("r#\"", "\"#") };
            let inside = &rest[open.len()..];
            let text = inside.find(close).map_or(inside, |end| &inside[..end]);
            found.push((line, text));
            open.len() + text.len() + close.len()
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") || rest.starts_with("b'\"'") {
            4
        } else if rest.starts_with('"') {
            let mut end = 1;
            while end < rest.len() && rest.as_bytes()[end] != b'"' {
                end += if rest.as_bytes()[end] == b'\\' { 2 } else { 1 };
            }
            found.push((line, &rest[1..end.min(rest.len())]));
            end + 1
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        let end = (at + skip).min(bytes.len());
        line += bytes[at..end].iter().filter(|byte| **byte == b'\n').count();
        at = end;
    }
    found
}

/// Whether a text contains a tag, or the beginning of one.
fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let next = rest[name.len()..].chars().next();
        ELEMENTS.contains(&name) && next.is_none_or(|next| matches!(next, ' ' | '>' | '/' | '\\'))
    })
}

#[test]
fn no_tag_stands_outside_the_walls_of_markup() {
    let within = |path: &str, place: &str| if place.ends_with('/') { path.starts_with(place) } else { path == place };
    let mut wrong = Vec::new();
    let mut idle: Vec<&str> = WRITERS.iter().map(|(place, _)| *place).collect();
    for (path, code) in rust_files().into_iter().filter(|(path, _)| path.starts_with("src/") && !path.starts_with("src/markup/")) {
        for (line, text) in texts(&code).into_iter().filter(|(_, text)| has_tag(text)) {
            let allowed = WRITERS.iter().map(|(place, _)| *place).find(|place| within(&path, place));
            match allowed {
                Some(place) => idle.retain(|idle| *idle != place),
                None => wrong.push(format!("{path}:{line}: \"{text}\": a piece of HTML is written with `html!`")),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(idle.is_empty(), "these write no tags any more, take them off the list: {idle:#?}");
}

#[test]
fn tags_are_told_from_other_words_in_angles() {
    let tags = ["<p>", "</li>", "a <small class=\\\"x\\\">", "<a", "<br/>"];
    assert!(tags.iter().all(|text| has_tag(text)), "{tags:?}");
    let others = ["content/<kind>/<name>.md", "a < b", "<folder/stem>#<id>", "<pre-print>", "<alpha"];
    assert!(!others.iter().any(|text| has_tag(text)), "{others:?}");
    let code = "let a = 'x'; // \"<p>\"\nlet b = r#\"<i>\"#; let c = '\"'; f(\"a\\\"b\");\n#[cfg(test)]\n\"<b>\"";
    assert_eq!(texts(code), [(2, "<i>"), (2, "a\\\"b")]);
}
