//! HTML that authors wrote themselves: only what is harmless is published.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::body::Hole;

/// Marks a hole while the HTML goes through the sanitiser: characters of Unicode's private area, taken out of the text first.
const OPEN: char = '\u{f8f0}';
const CLOSE: char = '\u{f8f1}';

/// Elements that this program writes or an author may write, beside ammonia's own.
const MORE_TAGS: [&str; 5] = ["section", "figure", "figcaption", "input", "mark"];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .add_tags(MORE_TAGS)
        .add_generic_attributes(["class", "id", "role", "aria-label", "tabindex"])
        .add_tag_attributes("input", ["type", "disabled", "checked"])
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .add_tag_attributes("img", ["loading"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("a", ["rel"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(None)
        // A picture of another site would be a request to a third party.
        .attribute_filter(|element, attribute, value| {
            (!(element == "img" && attribute == "src") || !(value.contains("//") || value.contains(':'))).then(|| value.into())
        });
    builder
});

/// The safe part of `html`, with its holes where they are then.
pub(super) fn clean(html: &str, holes: &[(usize, Hole)]) -> (String, Vec<(usize, Hole)>) {
    let mut marked = String::with_capacity(html.len() + holes.len() * 8);
    let mut at = 0;
    let plain = |text: &str| text.replace([OPEN, CLOSE], "");
    for (index, (offset, _)) in holes.iter().enumerate() {
        marked.push_str(&plain(&html[at..*offset]));
        marked.push_str(&format!("{OPEN}{index}{CLOSE}"));
        at = *offset;
    }
    marked.push_str(&plain(&html[at..]));
    let cleaned = CLEANER.clean(&marked).to_string();

    let mut out = String::with_capacity(cleaned.len());
    let mut kept = Vec::with_capacity(holes.len());
    let mut rest = cleaned.as_str();
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (index, behind) = after.split_once(CLOSE).unwrap_or((after, ""));
        if let Some((_, hole)) = index.parse::<usize>().ok().and_then(|index| holes.get(index)) {
            kept.push((out.len(), *hole));
        }
        rest = behind;
    }
    out.push_str(rest);
    (out, kept)
}

/// The first thing in a piece of HTML that will not be published, in words; `None` if all of it will.
///
/// This is only for the message: [`clean`] decides, and it decides on the whole.
pub(super) fn removed(html: &str) -> Option<String> {
    static TAGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| CLEANER.clone_tags());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with('!') || rest.starts_with('?') {
            continue;
        }
        // An element that closes was reported where it opened.
        if rest.starts_with('/') {
            continue;
        }
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if !name.is_empty() && !TAGS.contains(name.as_str()) {
            return Some(format!("the element <{name}>"));
        }
        let squeezed: String = tag.chars().filter(|c| !c.is_control()).collect::<String>().to_ascii_lowercase();
        let words = squeezed.split([' ', '"', '\'', '/', '\t', '\n']);
        for word in words {
            let attribute = word.split('=').next().unwrap_or_default();
            if word.contains('=') && (attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc") {
                return Some(format!("the attribute `{attribute}`"));
            }
        }
        for scheme in ["javascript:", "data:", "vbscript:"] {
            if squeezed.contains(scheme) {
                return Some(format!("the address `{scheme}…`"));
            }
        }
    }
    None
}
