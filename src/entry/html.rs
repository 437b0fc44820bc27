//! From Markdown to HTML, event by event: with anchors on headings, footnotes at the end, and no inline styles.
//!
//! Together with `markdown`, the only place that uses pulldown-cmark.

mod alert;
mod allowed;
mod buffer;
mod code;
mod heading;
mod links;
mod notes;
mod raw;
mod slips;
mod tag;
mod text;

use pulldown_cmark::{Alignment, BrokenLink, BrokenLinkCallback, CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};
use rustc_hash::{FxHashMap, FxHashSet};

use super::anchor::is_the_pages;
use super::body::{Body, Hole};
use crate::diagnostic::{Checked, Code, Diagnostic, Help};
use crate::source::{Source, Span, ceil_boundary, floor_boundary, is_harmless};
use alert::alert;
use buffer::Buffer;
use heading::OpenHeading;
use links::Picture;
use notes::Footnotes;
use raw::{Open, Piece};
use text::escape_harmless_into;
pub use text::escape_into;

/// The events of a Markdown text, each with its span.
pub(super) fn events<'t>(text: &'t str) -> OffsetIter<'t, impl BrokenLinkCallback<'t>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    // `[@id]` is a link reference without a definition; the callback turns exactly those into links.
    let citation = |link: BrokenLink<'t>| link.reference.starts_with('@').then_some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    Parser::new_with_broken_link_callback(text, options, Some(citation)).into_offset_iter()
}

/// The most problems of one sort that are reported for a text; the first ones show what is wrong.
const MOST_REPORTS: usize = 100;

/// Writes the HTML of one body.
pub(super) struct Writer<'s> {
    source: &'s Source,
    offset: usize,
    /// Whether the source has no characters that are never published.
    is_harmless: bool,
    /// The stack of buffers. The last is written to; an open heading or footnote has one of its own.
    buffers: Vec<Buffer>,
    /// The closing text of each open link.
    link_ends: Vec<&'static str>,
    /// The open Markdown blocks, and the author's HTML elements within them.
    open: Vec<Open>,
    /// The block of an author's HTML that is being gathered.
    piece: Option<Piece>,
    /// The number of remarks on the author's HTML.
    remarks: usize,
    /// Whether anything is nested too deeply.
    too_deep: bool,
    /// Whether this is the text of a fact. Facts of many entries are shown on one page, so nothing in them gets an anchor.
    is_fact: bool,
    /// The text of the open block, as it is written.
    plain: Piece,
    /// The spans of code blocks.
    code_blocks: Vec<Span>,
    /// The number of bytes of code that may still be highlighted.
    code_left: usize,
    /// The depth within an element whose events are skipped; 0 if none are.
    skipping: usize,
    /// The picture that is open.
    picture: Option<Picture>,
    heading: Option<OpenHeading>,
    /// The open code block: its language, its text, and whether it is indented rather than fenced.
    code: Option<(String, String, bool)>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    anchors: FxHashMap<String, usize>,
    /// The names of link definitions (`[name]: address`) that a link or picture uses.
    used_names: FxHashSet<String>,
    /// The number of tables under each heading.
    tables: FxHashMap<Box<str>, usize>,
    footnotes: Footnotes,
    body: Body,
    diagnostics: Vec<Diagnostic>,
    /// The number of problems found, by code.
    reported: FxHashMap<Code, usize>,
}

impl<'s> Writer<'s> {
    /// A writer for the text that begins `offset` bytes into the source: a body, or the text of a fact.
    pub(super) fn new(source: &'s Source, offset: usize, is_fact: bool) -> Self {
        Self {
            source,
            offset,
            is_harmless: is_harmless(&source.text),
            buffers: vec![Buffer::default()],
            link_ends: Vec::new(),
            open: Vec::new(),
            piece: None,
            remarks: 0,
            too_deep: false,
            is_fact,
            plain: Piece::default(),
            code_blocks: Vec::new(),
            code_left: super::highlight::MOST_CODE,
            skipping: 0,
            picture: None,
            heading: None,
            code: None,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            anchors: FxHashMap::default(),
            used_names: FxHashSet::default(),
            tables: FxHashMap::default(),
            footnotes: Footnotes::default(),
            body: Body::default(),
            diagnostics: Vec::new(),
            reported: FxHashMap::default(),
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

    fn report(&mut self, code: Code, span: &Span, message: String, help: Option<impl Into<Help>>) {
        // A place may be counted in bytes, as the first byte of a text is; what is shown are whole characters.
        let text = &self.source.text;
        let span = floor_boundary(text, self.offset + span.start)..ceil_boundary(text, self.offset + span.end);
        let found = Diagnostic::new(code, &self.source.path, span, message).maybe_help(help);
        let count = self.reported.entry(code).or_insert(0usize);
        *count += 1;
        if *count <= MOST_REPORTS {
            self.diagnostics.push(found);
        }
    }

    /// Writes the next event. `span` is its place in the body.
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
            Event::End(tag) => self.end(tag, &span),
            Event::Text(text) => {
                let is_verbatim = self.gather(&text, &span);
                if is_verbatim && self.is_harmless && self.heading.is_none() {
                    escape_harmless_into(&mut self.out().html, &text);
                } else {
                    self.text(&text);
                }
            }
            Event::Code(text) => {
                self.gather_other();
                self.push("<code>");
                self.text(&text);
                self.push("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => match &mut self.piece {
                Some(piece) => piece.add(&html, &span),
                None => {
                    self.gather_other();
                    let mut piece = Piece::default();
                    piece.add(&html, &span);
                    self.raw_html(&piece);
                }
            },
            Event::SoftBreak => {
                self.gather("\n", &span);
                self.text("\n");
            }
            Event::HardBreak => {
                self.gather("\n", &span);
                self.push("<br>\n");
            }
            Event::Rule => self.push("<hr>\n"),
            Event::FootnoteReference(label) => {
                self.gather_other();
                self.footnote_mark(&label);
            }
            Event::TaskListMarker(done) => {
                self.push(if done { "<input type=\"checkbox\" disabled checked> " } else { "<input type=\"checkbox\" disabled> " });
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, code, _)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        self.push_escaped(text);
    }

    fn start(&mut self, tag: Tag<'_>, span: &Span) {
        if slips::is_inline(&tag.to_end()) {
            self.gather_other();
        } else {
            self.end_of_text(false);
        }
        let (line, link) = self.context();
        match &tag {
            Tag::HtmlBlock => {
                self.piece = Some(Piece::default());
                return;
            }
            Tag::Image { .. } | Tag::Link { .. } => {}
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.open.push(Open::Markdown { line, link })
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::DefinitionListTitle => {
                self.end_paragraph();
                self.begin(true, false);
            }
            _ => {
                self.end_paragraph();
                self.begin(false, false);
            }
        }
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
                    self.report(Code::DuplicateAnchor, span, format!("{whose} has the anchor `{id}` already"), Some("choose another"));
                }
                self.heading = Some(OpenHeading { level: (level as u8).max(2), anchor: id, ..OpenHeading::default() });
            }
            Tag::BlockQuote(kind) => match kind.map(alert) {
                Some((class, label)) => {
                    self.push(&format!("<blockquote class=\"alert {class}\">\n<p class=\"alert-label\">"));
                    self.hole(Hole::Said(label));
                    self.push("</p>\n");
                }
                None => self.push("<blockquote>\n"),
            },
            Tag::CodeBlock(kind) => self.start_code(&kind, span),
            Tag::List(Some(1)) => self.push("<ol>\n"),
            Tag::List(Some(start)) => self.push(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) => self.push("<ul>\n"),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => self.start_note(&label, span),
            Tag::DefinitionList => self.push("<dl>\n"),
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => {
                self.look_at_colon(span);
                self.push("<dd>");
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.push("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
                self.push_table_label();
                self.push("\"><table>\n");
            }
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.push("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.count_cells(span);
                self.push("<tr>");
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.cell += 1;
                self.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                self.push(class);
                self.push(">");
            }
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Superscript => self.push("<sup>"),
            Tag::Subscript => self.push("<sub>"),
            Tag::Link { link_type, dest_url, id, .. } => {
                self.start_link(link_type, &dest_url, &id, span);
                if self.skipping == 0 {
                    self.begin(false, true);
                }
            }
            Tag::Image { link_type, dest_url, id, title } => {
                self.use_name(link_type, &id);
                self.start_picture(&dest_url, &title, link_type, span);
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Span) {
        if !slips::is_inline(&tag) {
            self.end_of_text(tag == TagEnd::Paragraph);
        }
        if tag == TagEnd::HtmlBlock {
            if let Some(piece) = self.piece.take() {
                self.raw_html(&piece);
            }
            return;
        }
        self.finish_inner();
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::Heading(_) => {
                let text = self.heading.as_ref().map(|heading| heading.text.clone()).unwrap_or_default();
                self.line_below(span, &text);
                self.end_heading(span);
            }
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => self.end_code(span),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
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
            TagEnd::Link => self.end_link(span),
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Returns the finished body.
    pub(super) fn finish(mut self) -> Checked<Body> {
        while !self.open.is_empty() {
            self.finish_inner();
        }
        self.push_footnotes();
        let mut buffer = Buffer::default();
        for part in std::mem::take(&mut self.buffers) {
            buffer.append(part);
        }
        let mut body = Body { html: buffer.html.into(), holes: buffer.holes, ..self.body };
        body.complete();
        Checked { value: body, diagnostics: self.diagnostics }
    }
}
