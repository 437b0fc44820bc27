//! Code blocks, and text that becomes one by accident: an unclosed fence, indented text, the source of a drawing.

use pulldown_cmark::CodeBlockKind;

use super::Writer;
use super::text::printable;
use crate::diagnostic::Code;
use crate::entry::body::Hole;
use crate::source::Span;

/// Languages of blocks that other programs draw, fill in or run.
const MADE_ELSEWHERE: [&str; 16] = [
    "mermaid",
    "plantuml",
    "puml",
    "graphviz",
    "ditaa",
    "chart",
    "vega",
    "vega-lite",
    "math",
    "dataview",
    "dataviewjs",
    "query",
    "tasks",
    "admonition",
    "embed",
    "gallery",
];

/// The fewest words that make an indented text a sentence.
const SENTENCE: usize = 5;

impl Writer<'_> {
    /// Handles the beginning of a code block.
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>, span: &Span) {
        self.code_blocks.push(span.clone());
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                self.look_at_fence(info, span);
                info.split([' ', '\t', ',', '{']).next().unwrap_or_default()
            }
            CodeBlockKind::Indented => "",
        };
        self.code = Some((language.to_owned(), String::new(), matches!(kind, CodeBlockKind::Indented)));
    }

    /// Handles the end of a code block.
    pub(super) fn end_code(&mut self, span: &Span) {
        let Some((language, text, indented)) = self.code.take() else { return };
        if indented && (is_prose(&text) || text.starts_with("## ") || text.starts_with("### ")) {
            let help = "take the spaces at the beginning of its lines out; code stands between two lines ```";
            let message = "this text is shown as code, because four spaces stand before it".to_owned();
            self.report(Code::HalfWritten, &(span.start..span.start), message, Some(help.to_owned()));
        }
        let html = crate::entry::highlight::code_block(&language, &text, &mut self.code_left);
        self.push("<pre tabindex=\"0\" role=\"region\" aria-label=\"");
        self.hole(Hole::Said("code"));
        self.push("\">");
        self.push(&html);
    }

    fn look_at_fence(&mut self, info: &str, span: &Span) {
        let written = self.source.text.get(self.offset + span.start..self.offset + span.end).unwrap_or_default();
        let first = written.chars().next().unwrap_or('`');
        let count = written.chars().take_while(|c| *c == first).count();
        let fence: String = std::iter::repeat_n(first, count).collect();
        // In a quotation, its marks precede each line.
        let inner = written.lines().skip(1).map(|line| line.trim_matches([' ', '\t', '>']));
        let ends = |line: &str| line.len() >= count && line.chars().all(|c| c == first);
        let closed = inner.clone().last().is_some_and(ends);
        let begins = |line: &&str| line.strip_prefix(&*fence).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
        let place = span.start..span.start + count;
        if !closed {
            let help = format!("write {fence} on a line of its own where it ends: the same signs, and as many");
            self.report(Code::HalfWritten, &place, "this block of code does not end: all below it is shown as code".to_owned(), Some(help));
        } else if inner.clone().any(|line| begins(&line)) {
            let help =
                format!("write {fence} on a line of its own where the first ends; a block that shows such lines begins with more signs");
            self.report(
                Code::HalfWritten,
                &place,
                "another block of code begins within this one: its end is missing".to_owned(),
                Some(help),
            );
        }
        let word = info.split([' ', '\t', ',']).next().unwrap_or_default();
        if word.starts_with('{') || MADE_ELSEWHERE.contains(&&*word.to_ascii_lowercase()) {
            let message = format!("`{}` is shown as code: nothing is made of it here", printable(word));
            let help = "make a picture of it, ![what it shows](picture.svg), or write out what it would put here";
            self.report(Code::ForeignSyntax, &place, message, Some(help.to_owned()));
        }
    }
}

/// Whether a text is a sentence rather than code.
fn is_prose(text: &str) -> bool {
    let text = text.trim();
    let code = |c: char| matches!(c, '{' | '}' | ';' | '=' | '<' | '>' | '$' | '#' | '|' | '\\' | '`' | '_' | '/');
    text.split_whitespace().count() >= SENTENCE
        && text.starts_with(char::is_uppercase)
        && text.ends_with(['.', '!', '?'])
        && !text.contains(code)
}
