//! The origin of an address in a theme: the attribute of a template whose fixed parts match it.

use crate::source::{Source, Span};

/// The attribute of a template that produced an address: of those that match, the one with the most fixed characters. None
/// if only attributes without fixed parts match, as for addresses from models.
pub(super) fn of_address<'t>(address: &str, templates: impl Iterator<Item = &'t Source>) -> Option<(&'t Source, Span)> {
    let mut best: Option<(usize, &Source, Span)> = None;
    for source in templates {
        for span in attributes(&source.text) {
            let fixed = fixed_parts(&source.text[span.clone()]);
            let length = fixed.iter().map(|part| part.trim_matches('/').len()).sum();
            if length > best.as_ref().map_or(0, |(most, ..)| *most) && fits(address, &fixed) {
                best = Some((length, source, span));
            }
        }
    }
    best.map(|(_, source, span)| (source, span))
}

/// The spans of the values of `href` and `src`.
fn attributes(text: &str) -> impl Iterator<Item = Span> {
    ["href=\"", "src=\""].into_iter().flat_map(move |name| {
        text.match_indices(name).map(move |(at, _)| {
            let start = at + name.len();
            let mut end = start;
            // A text inside a tag has quotes of its own.
            while let Some(rest) = text.get(end..) {
                let quote = rest.find('"').unwrap_or(rest.len());
                match rest.find("{{").filter(|open| *open < quote) {
                    Some(open) => end += rest[open..].find("}}").map_or(rest.len(), |close| open + close + 2),
                    None => {
                        end += quote;
                        break;
                    }
                }
            }
            start..end.min(text.len())
        })
    })
}

/// The parts of a value outside tags. The first and the last are at its ends, and may be empty.
fn fixed_parts(value: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some(open) = rest.find("{{").or_else(|| rest.find("{%")) {
        parts.push(&rest[..open]);
        let close = rest[open..].find("}}").or_else(|| rest[open..].find("%}"));
        rest = close.map_or("", |close| &rest[open + close + 2..]);
    }
    parts.push(rest);
    parts
}

/// Whether an address consists of these parts with anything between them.
fn fits(address: &str, parts: &[&str]) -> bool {
    let [first, middle @ .., last] = parts else { return parts.first().is_some_and(|only| *only == address) };
    let Some(rest) = address.strip_prefix(first) else { return false };
    let Some(mut rest) = rest.strip_suffix(last) else { return false };
    middle.iter().all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_where_it_is_written() {
        let template =
            Source::new("t.html", b"<a href=\"{{ site.base_path }}model/\">a</a> <a href=\"#bottom\">b</a> <a href=\"{{ x.url }}\">c</a>");
        let at = |address| of_address(address, [&template].into_iter()).map(|(source, span)| source.text[span].to_owned());
        assert_eq!(at("/base/model/").as_deref(), Some("{{ site.base_path }}model/"));
        assert_eq!(at("#bottom").as_deref(), Some("#bottom"));
        assert_eq!(at("/models/alpha/"), None);
    }
}
