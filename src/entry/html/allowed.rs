//! The part of handwritten HTML that is published: a list of elements, each with its attributes and their values.

use std::borrow::Cow;

/// An element that an author may write.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name.
    pub(super) name: &'static str,
    /// Where it may occur.
    pub(super) place: Place,
    /// Its attributes, beyond those that every element may have.
    attributes: &'static [&'static str],
}

/// Where an element may occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Within a line.
    Line,
    /// Within a line, without content or end tag.
    Void,
    /// Between paragraphs.
    Block,
    /// Directly inside one of these elements.
    In(&'static [&'static str]),
}

/// Attributes that every element may have.
const EVERYWHERE: [&str; 8] = ["class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden"];

const LINE: [&str; 30] = [
    "abbr", "acronym", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "ruby", "rtc", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "tt", "u", "var", "a", "bdo", "data", "del", "ins", "q",
];
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
    "hr",
];
const ALIGN: &[&str] = &["align"];

/// The element with this name, if authors may write it.
pub(super) fn element(name: &str) -> Option<Element> {
    let find = |names: &[&'static str]| names.iter().find(|known| **known == name).copied();
    let inside = |parents: &'static [&'static str]| Place::In(parents);
    if let Some(name) = find(&LINE) {
        let attributes: &[&str] = match name {
            "a" => &["href", "hreflang"],
            "data" => &["value"],
            "del" | "ins" => &["cite", "datetime"],
            "q" => &["cite"],
            _ => &[],
        };
        return Some(Element { name, place: Place::Line, attributes });
    }
    if let Some(name) = find(&BLOCKS) {
        let attributes: &[&str] = match name {
            "blockquote" => &["cite"],
            "details" => &["open"],
            "ol" => &["start", "reversed"],
            "p" | "div" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ALIGN,
            _ => &[],
        };
        return Some(Element { name: if name == "h1" { "h2" } else { name }, place: Place::Block, attributes });
    }
    let (name, place, attributes): (_, _, &[&str]) = match name {
        "br" => ("br", Place::Void, &[]),
        "wbr" => ("wbr", Place::Void, &[]),
        "img" => ("img", Place::Void, &["src", "alt", "width", "height", "align"]),
        "time" => ("time", Place::Line, &["datetime"]),
        "li" => ("li", inside(&["ul", "ol"]), &["value"]),
        "dt" => ("dt", inside(&["dl"]), &[]),
        "dd" => ("dd", inside(&["dl"]), &[]),
        "caption" => ("caption", inside(&["table"]), ALIGN),
        "colgroup" => ("colgroup", inside(&["table"]), &["span"]),
        "col" => ("col", inside(&["colgroup", "table"]), &["span"]),
        "thead" => ("thead", inside(&["table"]), ALIGN),
        "tbody" => ("tbody", inside(&["table"]), ALIGN),
        "tfoot" => ("tfoot", inside(&["table"]), ALIGN),
        "tr" => ("tr", inside(&["thead", "tbody", "tfoot", "table"]), ALIGN),
        "td" => ("td", inside(&["tr"]), &["colspan", "rowspan", "align"]),
        "th" => ("th", inside(&["tr"]), &["colspan", "rowspan", "align", "scope"]),
        "summary" => ("summary", inside(&["details"]), &[]),
        "figcaption" => ("figcaption", inside(&["figure"]), &[]),
        "rt" => ("rt", inside(&["ruby", "rtc"]), &[]),
        "rp" => ("rp", inside(&["ruby", "rtc"]), &[]),
        _ => return None,
    };
    Some(Element { name, place, attributes })
}

/// Whether this is an HTML element that authors may not write.
pub(super) fn is_html(name: &str) -> bool {
    const NAMES: &str = "script style iframe frame frameset object embed applet form input button select option textarea label fieldset legend \
        video audio source track picture canvas svg path g math mi mo mn template slot dialog menu nav main header footer article hgroup address \
        search map area link meta title base head body html noscript font center big tt strike marquee blink output progress meter datalist \
        optgroup param noframes basefont acronym dir nobr rtc portal";
    NAMES.split_whitespace().any(|known| known == name)
}

impl Element {
    /// Whether it has neither content nor an end tag.
    pub(super) fn is_void(&self) -> bool {
        self.place == Place::Void || matches!(self.name, "hr" | "col")
    }

    /// The published value of an attribute, other than addresses and ids; `None` if the attribute is dropped.
    pub(super) fn value<'v>(&self, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
        if !self.has(attribute) || value.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            return None;
        }
        let number = !value.is_empty() && value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit());
        let word = |words: &[&str]| words.contains(&value.to_ascii_lowercase().as_str());
        let fits = match attribute {
            // The theme's classes belong to the page; an author's class must have another beginning.
            "class" => {
                let plain = |word: &&str| word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
                let classes: Vec<String> = value.split_ascii_whitespace().filter(plain).map(|word| format!("own-{word}")).collect();
                return (!classes.is_empty()).then(|| Cow::Owned(classes.join(" ")));
            }
            "colspan" | "rowspan" | "span" | "width" | "height" | "start" => number,
            "value" if self.name == "li" => number,
            "align" => word(&["left", "right", "center", "justify", "top", "middle", "bottom"]),
            "dir" => word(&["ltr", "rtl", "auto"]),
            "scope" => word(&["col", "row", "colgroup", "rowgroup"]),
            "aria-hidden" => word(&["true", "false"]),
            "open" | "reversed" => return Some(Cow::Borrowed("")),
            "lang" | "hreflang" | "role" => value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
            _ => true,
        };
        fits.then_some(Cow::Borrowed(value))
    }

    /// Whether it may have this attribute.
    pub(super) fn has(&self, attribute: &str) -> bool {
        EVERYWHERE.contains(&attribute) || self.attributes.contains(&attribute)
    }
}

/// Whether HTML lets the element's end tag be left out: the next such element, or the end of its parent, closes it.
pub(super) fn ends_by_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "colgroup" | "caption" | "rt" | "rp" | "rtc"
    )
}

/// Whether the start of one element closes an open one.
pub(super) fn ends_before(open: &str, next: &Element) -> bool {
    match open {
        "p" => next.place == Place::Block || matches!(next.place, Place::In(_)) && !matches!(next.name, "rt" | "rp"),
        "li" => next.name == "li",
        "dt" | "dd" => matches!(next.name, "dt" | "dd"),
        "td" | "th" => matches!(next.name, "td" | "th" | "tr" | "thead" | "tbody" | "tfoot"),
        "tr" => matches!(next.name, "tr" | "thead" | "tbody" | "tfoot"),
        "thead" | "tbody" | "tfoot" => matches!(next.name, "thead" | "tbody" | "tfoot"),
        "colgroup" | "caption" => matches!(next.name, "tr" | "thead" | "tbody" | "tfoot" | "colgroup"),
        "rt" | "rp" => matches!(next.name, "rt" | "rp"),
        _ => false,
    }
}
