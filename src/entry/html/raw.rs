//! Handwritten HTML: allowed elements are written anew, balanced and escaped; everything else is left out and reported.
//!
//! None of an author's HTML is copied. Names come from the list, texts and values are escaped, and elements end within the
//! paragraph, list or table in which they begin. So the page is well formed whatever a body contains.

use super::Writer;
use super::allowed::{Element, Place, element, ends_before, ends_by_itself, is_html};
use super::links::Address;
use super::tag::{MOST_ATTRIBUTES, Part, Tag, parts};
use super::text::printable;
use crate::diagnostic::Code;
use crate::entry::anchor::is_the_pages;
use crate::entry::body::{DEEPEST, Link, Target};
use crate::entry::signs::find_in_plain;
use crate::source::Span;
use pulldown_cmark::LinkType;

/// The most remarks on the HTML of one body; further ones are only counted.
const MOST_REMARKS: usize = 100;

/// A text assembled from parts of the body, with their places.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) html: String,
    /// For each part: its offset in the text, its length in bytes, and its span in the body.
    parts: Vec<(usize, usize, Span)>,
}

impl Piece {
    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.html.clear();
        self.parts.clear();
    }

    /// Adds the text at `span`.
    pub(super) fn add(&mut self, html: &str, span: &Span) {
        self.parts.push((self.html.len(), html.len(), span.clone()));
        self.html.push_str(html);
    }

    /// The span of the byte at `offset`. A part that replaces something else has the span of the whole; a byte outside all
    /// parts lies behind the last part before it.
    pub(super) fn place(&self, offset: usize) -> Span {
        let last = self.parts.partition_point(|(start, ..)| *start <= offset).checked_sub(1);
        let Some((start, length, span)) = last.and_then(|last| self.parts.get(last)) else { return 0..0 };
        let at = offset - start;
        match at < *length {
            true if *length == span.len() => span.start + at..span.start + at + 1,
            true => span.clone(),
            false => span.end..span.end,
        }
    }
}

/// The open elements, outermost first.
pub(super) enum Open {
    /// A block or a run of Markdown. An author's elements do not cross its bounds.
    Markdown {
        /// Whether it is inline.
        line: bool,
        /// Whether it is a link or lies within one.
        link: bool,
    },
    /// An element that the author wrote as HTML.
    Author { name: &'static str, place: Span, written: bool },
}

impl Writer<'_> {
    fn remark(&mut self, code: Code, place: &Span, message: String, help: &str) {
        self.remarks += 1;
        if self.remarks <= MOST_REMARKS || code != Code::RawHtml && self.remarks <= 2 * MOST_REMARKS {
            self.report(code, place, message, Some(help.to_owned()));
        } else if self.remarks == MOST_REMARKS + 1 {
            self.report(code, place, "more of the HTML below was removed".to_owned(), Some("write it as Markdown".to_owned()));
        }
    }

    /// Whether the current text is inside an author's element for code.
    pub(super) fn in_code(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Author { name: "code" | "kbd" | "samp" | "pre" | "var", .. }))
    }

    fn removed(&mut self, place: &Span, what: &str) {
        let help = "write it as Markdown; scripts, styles and frames are never published";
        self.remark(Code::RawHtml, place, format!("{what} is not allowed and was removed"), help);
    }

    /// Whether the next item is inline, and whether it is inside a link.
    pub(super) fn context(&self) -> (bool, bool) {
        let mut link = false;
        for open in self.open.iter().rev() {
            match open {
                Open::Markdown { line, link: inner } => return (*line, link || *inner),
                Open::Author { name, written, .. } => link |= *name == "a" && *written,
            }
        }
        (false, link)
    }

    /// Opens a Markdown element.
    pub(super) fn begin(&mut self, starts_line: bool, starts_link: bool) {
        let (line, link) = self.context();
        self.open.push(Open::Markdown { line: line || starts_line, link: link || starts_link });
    }

    /// Closes the innermost Markdown element, and the author's elements in it.
    pub(super) fn finish_inner(&mut self) {
        while let Some(Open::Author { .. }) = self.open.last() {
            self.end_author(true);
        }
        self.open.pop();
    }

    /// Closes the innermost element of an author.
    fn end_author(&mut self, forgotten: bool) {
        let Some(Open::Author { name, place, written }) = self.open.pop() else { return };
        if written {
            self.push(&format!("</{name}>"));
            if forgotten && !self.too_deep && !ends_by_itself(name) {
                let message = format!("`<{name}>` is not closed in the paragraph, list or part it begins in");
                self.remark(Code::UnclosedElement, &place, message, &format!("write `</{name}>` where it ends"));
            }
        }
    }

    /// A Markdown block begins, which closes an author's paragraph.
    pub(super) fn end_paragraph(&mut self) {
        while let Some(Open::Author { name: "p", .. }) = self.open.last() {
            self.end_author(false);
        }
    }

    /// Writes the part of a piece of HTML that may be published.
    pub(super) fn raw_html(&mut self, piece: &Piece) {
        let mut hidden: Option<&str> = None;
        for (at, part) in parts(&piece.html) {
            let place = piece.place(at);
            if let Some(name) = hidden {
                // The content of a script or style is not text; it ends at its end tag.
                if matches!(&part, Part::Close(end) if end == name) {
                    hidden = None;
                }
                continue;
            }
            match part {
                Part::Text(text) => {
                    let code = self.in_code();
                    if let Some(mark) = ["[[", "[@", "](", "**"].into_iter().find(|mark| !code && text.contains(mark)) {
                        let message = format!("`{mark}` stays text: Markdown is not read in a block of HTML");
                        let help = "put an empty line between the tags and the text, or write the block as Markdown";
                        self.remark(Code::HalfWritten, &(place.start..place.start), message, help);
                    }
                    let found = if code { Vec::new() } else { find_in_plain(&text) };
                    for one in found {
                        self.remark(one.code, &(place.start..place.start), one.message, one.help);
                    }
                    self.push_escaped(&text);
                }
                Part::Open(tag) => {
                    hidden = ["script", "style"].into_iter().find(|name| *name == tag.name && !self.context().0);
                    self.open_tag(&tag, &place);
                }
                Part::Close(name) => self.close_tag(&name, &place),
                Part::Comment => {}
                Part::Declaration => self.removed(&place, "a declaration in `<…>`"),
                Part::Unclosed(rest) => {
                    let (what, help) = if rest.starts_with("<!--") {
                        ("this comment does not end", "end it with `-->`")
                    } else {
                        (
                            "this tag does not end: a `>` or a quotation mark is missing",
                            "end the tag with `>`, and each of its values with the quotation mark it begins with",
                        )
                    };
                    self.remark(Code::UnclosedTag, &place, what.to_owned(), help);
                    self.push_escaped(rest);
                }
            }
        }
    }

    fn open_tag(&mut self, tag: &Tag<'_>, place: &Span) {
        let Some(element) = element(&tag.name) else {
            let message = format!("the element <{}> is not allowed and was removed", printable(&tag.name));
            let help = match &*tag.name {
                "ref" | "references" => "write the source as an entry of its own, and [@source] here",
                name if is_html(name) => "write it as Markdown; scripts, styles and frames are never published",
                _ => "HTML has no such element: write out what it stands for, or `\\<` for the sign itself",
            };
            return self.remark(Code::RawHtml, place, message, help);
        };
        while let Some(Open::Author { name, .. }) = self.open.last()
            && ends_before(name, &element)
        {
            self.end_author(false);
        }
        let written = self.may_stand(&element, place);
        if written {
            self.push(&format!("<{}", element.name));
            self.attributes(&element, tag, place);
            self.push(">");
        }
        // The depth is limited, so that a search through the open elements is cheap.
        if element.is_void() || self.open.len() >= DEEPEST {
            return;
        }
        // `<span id="x"/>` is meant as an element without content.
        self.open.push(Open::Author { name: element.name, place: place.clone(), written });
        if tag.closed {
            self.end_author(false);
        }
    }

    /// Whether an element may occur here; reports it otherwise.
    fn may_stand(&mut self, element: &Element, place: &Span) -> bool {
        let name = element.name;
        let (line, link) = self.context();
        let (refused, help) = if self.open.len() >= DEEPEST {
            if !std::mem::replace(&mut self.too_deep, true) {
                let message = format!("nested more than {DEEPEST} deep");
                self.report(Code::NestingTooDeep, place, message, Some("take these elements apart".to_owned()));
            }
            return false;
        } else if let Place::In(parents) = element.place {
            let inside = matches!(self.open.last(), Some(Open::Author { name, written: true, .. }) if parents.contains(name));
            let parents = parents.iter().map(|parent| format!("<{parent}>")).collect::<Vec<_>>().join(" or ");
            (!inside, format!("<{name}> stands directly in {parents}"))
        } else if element.place == Place::Block {
            (line, format!("<{name}> stands on lines of its own, with an empty line above and below"))
        } else {
            (name == "a" && link, "one link cannot stand in another: close the first before".to_owned())
        };
        if refused {
            self.remark(Code::RawHtml, place, format!("the element <{name}> cannot stand here and was removed"), &help);
        }
        !refused
    }

    fn attributes(&mut self, element: &Element, tag: &Tag<'_>, place: &Span) {
        if tag.cut {
            self.removed(place, &format!("what is more than {MOST_ATTRIBUTES} attributes"));
        }
        let (mut described, mut shown) = (element.name != "img", true);
        for (name, value) in &tag.attributes {
            match &**name {
                "href" if element.name == "a" => self.address(value, place),
                "src" if element.name == "img" => shown = self.picture_address(value, place),
                "cite" if element.has("cite") => match self.classify(value.trim(), LinkType::Inline) {
                    Address::Outside(address) if !address.starts_with("mailto") => self.attribute("cite", &address),
                    _ => self.removed(place, &format!("the address `{}` of `cite`", printable(value))),
                },
                "id" => self.id(value, place),
                name => match element.value(name, value) {
                    Some(value) => {
                        described |= name == "alt";
                        self.attribute(name, &value);
                    }
                    None if element.has(name) => {
                        self.removed(place, &format!("`{}` as the attribute `{name}`", printable(value)));
                    }
                    None => self.removed(place, &format!("the attribute `{}`", printable(name))),
                },
            }
        }
        if !described && shown {
            self.undescribed(place, "say it with alt=\"…\"; alt=\"\" says that it is an ornament");
        }
        if !described {
            self.push(" alt=\"\"");
        }
    }

    /// Writes an attribute whose name is on the list.
    fn attribute(&mut self, name: &str, value: &str) {
        self.push(&format!(" {name}=\""));
        self.push_escaped(value);
        self.push("\"");
    }

    /// Writes the address of a link, with the same rules as in Markdown.
    fn address(&mut self, value: &str, place: &Span) {
        match self.classify(value.trim(), LinkType::Inline) {
            Address::Outside(address) => {
                self.outside(&address, LinkType::Inline, place);
                self.attribute("href", &address);
                self.push(" rel=\"noopener\"");
            }
            Address::Inside(target, anchor) => self.inner_address("href", target, anchor, place),
            Address::Unsafe => self.unsafe_link(value, place),
        }
    }

    /// Writes the address of a picture, with the same rules as in Markdown. Returns whether it is shown.
    fn picture_address(&mut self, value: &str, place: &Span) -> bool {
        let Address::Inside(target @ (Target::File(_) | Target::Route(_)), anchor) = self.classify(value.trim(), LinkType::Inline) else {
            self.foreign_picture(place);
            return false;
        };
        self.inner_address("src", target, anchor, place);
        true
    }

    /// Writes an attribute that holds the address of something on this site.
    fn inner_address(&mut self, name: &str, target: Target, anchor: Option<Box<str>>, place: &Span) {
        let index = self.add_link(Link { target, anchor, span: self.offset + place.start..self.offset + place.end });
        self.push(&format!(" {name}=\""));
        self.hole(crate::entry::body::Hole::Address(index));
        self.push("\"");
    }

    /// Writes an author's id, which becomes an anchor like that of a heading.
    fn id(&mut self, id: &str, place: &Span) {
        let plain = !id.is_empty() && id.len() <= 200 && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        if !plain || self.is_fact {
            let why = if self.is_fact { "an id in a fact" } else { "an id of other signs than letters, digits, `-` and `_`" };
            return self.removed(place, why);
        }
        if is_the_pages(id) || self.anchors.contains_key(id) {
            let whose = if is_the_pages(id) { "a section of the page itself" } else { "something else in this text" };
            let message = format!("{whose} has the anchor `{id}` already");
            return self.remark(Code::DuplicateAnchor, place, message, "choose another");
        }
        self.anchors.insert(id.to_owned(), 1);
        self.body.ids.push(id.into());
        self.attribute("id", id);
    }

    fn close_tag(&mut self, name: &str, place: &Span) {
        let Some(element) = element(name) else { return };
        let open = self.open.iter().rev().take_while(|open| matches!(open, Open::Author { .. }));
        let inner = open.into_iter().position(|open| matches!(open, Open::Author { name, .. } if *name == element.name));
        match inner {
            Some(inner) => {
                (0..inner).for_each(|_| self.end_author(true));
                self.end_author(false);
            }
            // A paragraph may already have been closed implicitly.
            None if ends_by_itself(element.name) || self.too_deep => {}
            None => {
                let message = format!("`</{}>` closes nothing that is open here", element.name);
                self.remark(Code::RawHtml, place, message, "take it out, or open the element in the same paragraph, list or part");
            }
        }
    }
}
