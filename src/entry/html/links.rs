//! Links, citations and pictures of a body. Targets are recorded as they are written, and resolved when all entries are
//! known.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType};

use super::Writer;
use super::text::printable;
use crate::diagnostic::Code;
use crate::entry::address::{self, unstable};
use crate::entry::body::{Citation, Hole, Link, Target, citations};
use crate::source::{Span, composed};

/// A picture whose end has not been reached.
pub(super) struct Picture {
    /// The depth of nesting within it.
    depth: usize,
    /// Its alternative text.
    text: String,
    title: String,
    /// Its place, if it is shown.
    shown: Option<Span>,
}

impl Writer<'_> {
    pub(super) fn start_link(&mut self, link_type: LinkType, address: &str, id: &str, span: &Span) {
        self.use_name(link_type, id);
        let unknown = matches!(link_type, LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown);
        if unknown && id.starts_with('@') {
            return self.citations(id, span);
        }
        if let LinkType::WikiLink { has_pothole } = link_type {
            let (target, anchor) = split_anchor(address);
            // In tables the bar is written `\\|`, and the parser leaves its backslash at the end of the target.
            let target = target.trim_end_matches('\\').trim();
            let title = self.link(Target::Id(target.into()), anchor, span);
            if !has_pothole {
                if let Some(heading) = &mut self.heading {
                    heading.titles.push((heading.text.len(), title));
                }
                self.hole(Hole::Title(title));
                self.push("</a>");
                self.skipping = 1;
            } else {
                self.link_ends.push("</a>");
            }
            return;
        }
        match self.classify(address, link_type) {
            Address::Outside(address) => {
                self.outside(&address, link_type, span);
                self.push("<a href=\"");
                self.push_escaped(&address);
                self.push("\" rel=\"noopener\">");
                self.link_ends.push("</a>");
            }
            Address::Inside(target, anchor) => {
                self.link(target, anchor, span);
                self.link_ends.push("</a>");
            }
            Address::Unsafe => {
                self.unsafe_link(address, span);
                self.link_ends.push("");
            }
        }
    }

    /// Reports what keeps a link to another site from leading readers there.
    pub(super) fn outside(&mut self, address: &str, link_type: LinkType, span: &Span) {
        if let Some((message, help)) = unstable(address) {
            self.report(Code::UnstableAddress, span, message.to_owned(), Some(help));
        } else if link_type == LinkType::Autolink && address.contains('|') {
            let message = "the words of this link are a part of its address".to_owned();
            self.report(Code::HalfWritten, span, message, Some("write [words](https://…)".to_owned()));
        }
    }

    pub(super) fn unsafe_link(&mut self, address: &str, span: &Span) {
        let own = address.starts_with("file:") || matches!(address.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
        let help = match address::meant(address).or_else(|| address::meant_scheme(address)) {
            Some(meant) => format!("write {}", printable(&meant)),
            None if address.is_empty() || address == "#" => {
                "write the address between the brackets: [words](https://…), or take the brackets out".to_owned()
            }
            None if own => "this is a file of your own machine: put it beside the entry, and write its name alone".to_owned(),
            None if address.contains('\\') => format!("folders are set apart by /: write {}", printable(&address.replace('\\', "/"))),
            None => "links lead to https://…, mailto: or a file below content/".to_owned(),
        };
        self.report(Code::UnsafeLink, span, format!("the link to `{}` was left out", printable(address)), Some(help));
    }

    pub(super) fn foreign_picture(&mut self, span: &Span) {
        let help = "put the file beside the entry and name it: ![…](picture.png)".to_owned();
        let message = "pictures from elsewhere are not shown: no page asks another site for anything".to_owned();
        self.report(Code::UnsafeLink, span, message, Some(help));
    }

    /// Notes that a link or picture takes its address from a link definition.
    pub(super) fn use_name(&mut self, link_type: LinkType, name: &str) {
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            self.used_names.insert(name.to_lowercase());
        }
    }

    /// Handles the end of a link, and reports one without words, which nobody can see.
    pub(super) fn end_link(&mut self, span: &Span) {
        let end = self.link_ends.pop().unwrap_or_default();
        let html = &self.out().html;
        if !end.is_empty() && (html.ends_with("href=\"\">") || html.ends_with("noopener\">")) {
            let message = "this link has no words, so nobody sees it".to_owned();
            self.report(Code::HalfWritten, span, message, Some("write them between its brackets: [words](address)"));
        }
        self.push(end);
    }

    /// Reports link definitions (`[name]: address`) that nothing uses, because they are not published.
    pub(in crate::entry) fn unused_names(&mut self, mut named: Vec<(String, Span)>) {
        named.sort_by_key(|(_, span)| span.start);
        for (name, span) in named {
            if !self.used_names.contains(&name.to_lowercase()) {
                let name = printable(&name);
                let message = format!("nothing uses the address of the line `[{name}]: …`, so it is not published");
                let help = format!("write [words][{name}] where the link belongs, or take the line out");
                self.report(Code::UnusedFootnote, &span, message, Some(help));
            }
        }
    }

    /// Records a link and returns its index.
    pub(super) fn add_link(&mut self, link: Link) -> usize {
        self.body.links.push(link);
        self.body.links.len() - 1
    }

    /// Opens a link within the site and returns its index.
    fn link(&mut self, target: Target, anchor: Option<Box<str>>, span: &Span) -> usize {
        let index = self.add_link(Link { target, anchor, span: self.offset + span.start..self.offset + span.end });
        self.push("<a href=\"");
        self.hole(Hole::Address(index));
        self.push("\">");
        index
    }

    fn citations(&mut self, id: &str, span: &Span) {
        let place = self.offset + span.start..self.offset + span.end;
        match citations(id, &place) {
            Some(found) => {
                self.close_up();
                for citation in found {
                    let index = self.body.citations.len();
                    self.body.citations.push(Citation { ..citation });
                    self.hole(Hole::Mark(index));
                }
            }
            None => {
                let help = "write [@source-id] or [@source-id, p. 3], and [@one; @other] for two".to_owned();
                self.report(Code::UnknownEntry, span, format!("`[{}]` is not a citation", printable(id)), Some(help));
            }
        }
        self.skipping = 1;
    }

    /// Removes the space before a mark, which belongs right after its word and on the same line.
    fn close_up(&mut self) {
        let out = self.out();
        let free = out.holes.last().is_none_or(|(at, _)| *at < out.html.len());
        if free && out.html.ends_with(' ') {
            out.html.pop();
        }
    }

    pub(super) fn start_picture(&mut self, address: &str, title: &str, link_type: LinkType, span: &Span) {
        let mut shown = Some(span.clone());
        if matches!(link_type, LinkType::WikiLink { .. }) && !address.contains('.') {
            let help = format!("write [[{}]] for a link to it", printable(address));
            self.report(Code::ForeignSyntax, span, "an entry is not shown within another".to_owned(), Some(help));
            self.picture = Some(Picture { depth: 1, text: String::new(), title: String::new(), shown: None });
            return self.push("<img alt=\"");
        }
        match self.classify(address, LinkType::Inline) {
            Address::Inside(target @ (Target::File(_) | Target::Route(_)), anchor) => {
                let index = self.add_link(Link { target, anchor, span: self.offset + span.start..self.offset + span.end });
                self.push("<img src=\"");
                self.hole(Hole::Address(index));
                self.push("\" alt=\"");
            }
            _ => {
                self.foreign_picture(span);
                self.push("<img alt=\"");
                shown = None;
            }
        }
        self.picture = Some(Picture { depth: 1, text: String::new(), title: title.to_owned(), shown });
    }

    /// Handles an event within a picture, where only text counts: it is the alternative text.
    pub(super) fn picture_event(&mut self, event: Event<'_>) {
        let Some(Picture { depth, text, .. }) = &mut self.picture else { return };
        match event {
            Event::Start(_) => *depth += 1,
            Event::End(_) => *depth -= 1,
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
        if *depth == 0
            && let Some(Picture { text, title, shown, .. }) = self.picture.take()
        {
            // In `![[picture.png|300]]` other programs read the number as the width.
            let says_nothing = !text.contains(char::is_alphabetic) && text.len() < 10;
            if let Some(span) = shown.filter(|_| says_nothing) {
                self.undescribed(&span, "write what it shows between the brackets: ![what it shows](picture.png)");
            }
            if let Some(heading) = &mut self.heading {
                heading.text.push_str(&text);
            }
            self.push_escaped(&text);
            if !title.is_empty() {
                self.push("\" title=\"");
                self.push_escaped(&title);
            }
            self.push("\" loading=\"lazy\">");
        }
    }

    /// Reports a picture without a description, which means nothing to readers who cannot see it.
    pub(super) fn undescribed(&mut self, span: &Span, help: &str) {
        let message = "nothing says what this picture shows to readers who do not see it".to_owned();
        self.report(Code::UndescribedPicture, span, message, Some(help.to_owned()));
    }

    /// Decides where an address leads. Addresses of all links, pictures and quotations go through here.
    pub(super) fn classify(&self, address: &str, link_type: LinkType) -> Address {
        if link_type == LinkType::Email {
            return Address::Outside(format!("mailto:{address}"));
        }
        if address.is_empty() || address.contains(|c: char| c.is_control()) || address.starts_with("//") || address.contains('\\') {
            return Address::Unsafe;
        }
        let (path, anchor) = split_anchor(address);
        if path.is_empty() {
            // `#` alone leads nowhere.
            return anchor.map_or(Address::Unsafe, |anchor| Address::Inside(Target::Here, Some(anchor)));
        }
        // `https//e.org` would be taken for the path of a file.
        if !path.contains(':') && ["https//", "http//", "https/www.", "http/www."].iter().any(|slip| path.starts_with(slip)) {
            return Address::Unsafe;
        }
        if let Some(colon) = path.find(':')
            && !path[..colon].contains(['/', '?'])
        {
            let scheme = path[..colon].to_ascii_lowercase();
            let known = matches!(scheme.as_str(), "http" | "https" | "mailto") && address::leads_somewhere(address);
            return if known { Address::Outside(address.replace(' ', "%20")) } else { Address::Unsafe };
        }
        // Browsers copy addresses with non-ASCII characters in percent encoding (`%C5%99`).
        let Some(path) = plain(path).filter(|path| !path.contains(|c: char| c.is_control() || c == '\\')) else { return Address::Unsafe };
        if path.starts_with('/') {
            // `/..//host` is not a place within this site.
            return if path.contains("//") { Address::Unsafe } else { Address::Inside(Target::Route(path.into()), anchor) };
        }
        match below_content(&self.source.path, &path) {
            Some(file) => Address::Inside(Target::File(file.into()), anchor),
            None => Address::Unsafe,
        }
    }
}

/// Where an address leads.
pub(super) enum Address {
    Outside(String),
    Inside(Target, Option<Box<str>>),
    Unsafe,
}

/// Decodes and normalises a part of an address; `None` if the result is not text.
fn plain(part: &str) -> Option<Cow<'_, str>> {
    if !part.contains('%') {
        return Some(Cow::Borrowed(part));
    }
    let part = percent_encoding::percent_decode_str(part).decode_utf8().ok()?;
    Some(Cow::Owned(composed(&part).into_owned()))
}

/// Splits an address at its `#`. The anchor is written like that of a heading.
fn split_anchor(address: &str) -> (&str, Option<Box<str>>) {
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let anchor = plain(anchor).unwrap_or(Cow::Borrowed(anchor));
    (path, (!anchor.is_empty()).then(|| anchor.into()))
}

/// Resolves a path relative to an entry's file into one below `content/`; `None` if it leaves that folder.
fn below_content(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.strip_prefix("content/")?.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
