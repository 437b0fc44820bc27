//! From Markdown to HTML: one event after the other, with anchors on headings, footnotes at the end, and no inline style.
//!
//! Together with `body` the only place that knows pulldown-cmark.

mod links;
mod text;

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};
use rustc_hash::FxHashMap;

use super::anchor::{is_reserved, is_the_pages};
use super::body::{Body, Heading, Hole, PAGE_ANCHORS};
use super::sanitise;
use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::source::{Source, Span};
pub use text::escape_into;
use text::slug;

/// The events of a Markdown text, each with its bytes.
pub(super) fn events<'t>(text: &'t str) -> impl Iterator<Item = (Event<'t>, Span)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    // `[@id]` is a link reference that nobody defines: the callback turns exactly those into links.
    let citation = |link: BrokenLink<'t>| link.reference.starts_with('@').then_some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    Parser::new_with_broken_link_callback(text, options, Some(citation)).into_offset_iter()
}

/// HTML with holes; offsets count from its own beginning.
#[derive(Default)]
struct Buffer {
    html: String,
    holes: Vec<(usize, Hole)>,
}

impl Buffer {
    fn append(&mut self, other: Self) {
        let at = self.html.len();
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|(offset, hole)| (at + offset, hole)));
    }
}

/// Writes one body.
pub(super) struct Writer<'s> {
    source: &'s Source,
    offset: usize,
    /// The buffer written to is the last; headings and footnotes have one of their own while they are open.
    buffers: Vec<Buffer>,
    /// What each open link ends with.
    link_ends: Vec<&'static str>,
    /// Events to pass over, as the depth of what is left out.
    skipping: usize,
    /// The text of the open picture.
    picture: Option<(usize, String)>,
    /// The open heading: level, anchor that was asked for, text.
    heading: Option<(u8, Option<String>, String)>,
    code: Option<(String, String)>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    anchors: FxHashMap<String, usize>,
    footnotes: Footnotes,
    raw: bool,
    body: Body,
    diagnostics: Vec<Diagnostic>,
}

/// Footnotes in the order in which they are first mentioned.
#[derive(Default)]
struct Footnotes {
    numbers: BTreeMap<String, usize>,
    open: Option<String>,
    texts: BTreeMap<String, Buffer>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }
}

impl<'s> Writer<'s> {
    /// A writer for the body that begins `offset` bytes into the source.
    pub(super) fn new(source: &'s Source, offset: usize) -> Self {
        Self {
            source,
            offset,
            buffers: vec![Buffer::default()],
            link_ends: Vec::new(),
            skipping: 0,
            picture: None,
            heading: None,
            code: None,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            anchors: FxHashMap::default(),
            footnotes: Footnotes::default(),
            raw: false,
            body: Body::default(),
            diagnostics: Vec::new(),
        }
    }

    fn out(&mut self) -> &mut Buffer {
        if self.buffers.is_empty() {
            self.buffers.push(Buffer::default());
        }
        let last = self.buffers.len() - 1;
        &mut self.buffers[last]
    }

    fn push(&mut self, html: &str) {
        self.out().html.push_str(html);
    }

    fn push_escaped(&mut self, text: &str) {
        escape_into(&mut self.out().html, text);
    }

    fn hole(&mut self, hole: Hole) {
        let out = self.out();
        out.holes.push((out.html.len(), hole));
    }

    fn report(&mut self, code: Code, span: &Span, message: String, help: Option<String>) {
        let span = self.offset + span.start..self.offset + span.end;
        self.diagnostics.push(Diagnostic::new(code, &self.source.path, span, message).maybe_help(help));
    }

    /// Takes the next event and its bytes in the body.
    pub(super) fn event(&mut self, event: Event<'_>, span: Span) {
        if self.skipping > 0 {
            match event {
                Event::Start(_) => self.skipping += 1,
                Event::End(_) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        if self.picture.is_some() {
            return self.picture_event(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, &span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                self.push("<code>");
                self.text(&text);
                self.push("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, &span),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::FootnoteReference(label) => {
                let first = !self.footnotes.numbers.contains_key(&*label);
                let number = self.footnotes.number(&label);
                // The way back leads to the first mention; an id stands on a page once.
                let id = if first { format!(" id=\"fnref-{number}\"") } else { String::new() };
                let mark = format!("<sup class=\"note\"><a href=\"#fn-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>");
                self.push(&mark);
            }
            Event::TaskListMarker(done) => {
                self.push(if done { "<input type=\"checkbox\" disabled checked> " } else { "<input type=\"checkbox\" disabled> " });
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if let Some((_, _, plain)) = &mut self.heading {
            plain.push_str(text);
        }
        self.push_escaped(text);
    }

    fn raw_html(&mut self, html: &str, span: &Span) {
        self.raw = true;
        if let Some(removed) = sanitise::removed(html) {
            let help = "write it as Markdown; scripts, styles and frames are never published".to_owned();
            self.report(Code::RawHtml, span, format!("{removed} is not allowed and was removed"), Some(help));
        }
        self.push(html);
    }

    fn start(&mut self, tag: Tag<'_>, span: &Span) {
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::Heading { level, id, .. } => {
                self.buffers.push(Buffer::default());
                let id = id.map(|id| id.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect::<String>());
                let id = id.filter(|id| !id.is_empty());
                if let Some(id) = &id
                    && (self.anchors.contains_key(id) || is_the_pages(id))
                {
                    let own = is_the_pages(id);
                    let whose = if own { "a section of the page itself" } else { "another heading" };
                    self.report(
                        Code::DuplicateAnchor,
                        span,
                        format!("{whose} has the anchor `{id}` already"),
                        Some("choose another".into()),
                    );
                }
                self.heading = Some(((level as u8).max(2), id, String::new()));
            }
            Tag::BlockQuote(kind) => match kind.map(alert) {
                Some((class, label)) => {
                    self.push(&format!("<blockquote class=\"alert {class}\">\n<p class=\"alert-label\">{label}</p>\n"));
                }
                None => self.push("<blockquote>\n"),
            },
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                self.code = Some((language.to_owned(), String::new()));
            }
            Tag::List(Some(1)) => self.push("<ol>\n"),
            Tag::List(Some(start)) => self.push(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) => self.push("<ul>\n"),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.buffers.push(Buffer::default());
                self.footnotes.open = Some(label.to_string());
            }
            Tag::DefinitionList => self.push("<dl>\n"),
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.push("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n");
            }
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.push("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.push("<tr>");
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.cell += 1;
                let html = if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") };
                self.push(&html);
            }
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Superscript => self.push("<sup>"),
            Tag::Subscript => self.push("<sub>"),
            Tag::Link { link_type, dest_url, id, .. } => self.start_link(link_type, &dest_url, &id, span),
            Tag::Image { dest_url, .. } => self.start_picture(&dest_url, span),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    let html = super::highlight::code_block(&language, &text);
                    self.push(&html);
                }
            }
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => {
                let text = self.buffers.pop().unwrap_or_default();
                if let Some(label) = self.footnotes.open.take() {
                    self.footnotes.texts.insert(label, text);
                }
            }
            TagEnd::DefinitionList => self.push("</dl>\n"),
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Table => self.push("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.push("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.push(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Superscript => self.push("</sup>"),
            TagEnd::Subscript => self.push("</sub>"),
            TagEnd::Link => {
                let end = self.link_ends.pop().unwrap_or_default();
                self.push(end);
            }
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn end_heading(&mut self) {
        let inner = self.buffers.pop().unwrap_or_default();
        let Some((level, explicit, text)) = self.heading.take() else { return };
        let anchor = self.unique_anchor(explicit.unwrap_or_else(|| slug(&text)));
        self.push(&format!("<h{level} id=\"{anchor}\">"));
        self.out().append(inner);
        self.push(&format!(" <a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link to this section\">#</a></h{level}>\n"));
        self.body.headings.push(Heading { level, anchor: anchor.into(), text: text.trim().into() });
    }

    fn unique_anchor(&mut self, wanted: String) -> String {
        let mut wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        if is_reserved(&wanted) {
            wanted.insert_str(0, "section-");
        }
        let taken = usize::from(PAGE_ANCHORS.contains(&wanted.as_str()));
        let count = self.anchors.entry(wanted.clone()).or_insert(taken);
        *count += 1;
        match *count {
            1 => wanted,
            count => {
                let anchor = format!("{wanted}-{count}");
                self.anchors.entry(anchor.clone()).or_insert(1);
                anchor
            }
        }
    }

    /// The body, made safe if it holds HTML of its author's.
    pub(super) fn finish(mut self) -> Checked<Body> {
        self.push_footnotes();
        let mut buffer = Buffer::default();
        for part in std::mem::take(&mut self.buffers) {
            buffer.append(part);
        }
        let (html, holes) = if self.raw { sanitise::clean(&buffer.html, &buffer.holes) } else { (buffer.html, buffer.holes) };
        let mut body = Body { html: html.into(), holes, ..self.body };
        body.shrink();
        Checked { value: body, diagnostics: self.diagnostics }
    }

    fn push_footnotes(&mut self) {
        let mut labels: Vec<_> = std::mem::take(&mut self.footnotes.numbers).into_iter().collect();
        labels.sort_by_key(|(_, number)| *number);
        if labels.is_empty() {
            return;
        }
        self.push("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n");
        for (label, number) in labels {
            self.push(&format!("<li id=\"fn-{number}\">"));
            let text = self.footnotes.texts.remove(&label).unwrap_or_default();
            self.out().append(text);
            self.push(&format!("<a href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a></li>\n"));
        }
        self.push("</ol>\n</section>\n");
    }
}

fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("alert-note", "Note"),
        BlockQuoteKind::Tip => ("alert-tip", "Tip"),
        BlockQuoteKind::Important => ("alert-important", "Important"),
        BlockQuoteKind::Warning => ("alert-warning", "Warning"),
        BlockQuoteKind::Caution => ("alert-caution", "Caution"),
    }
}
