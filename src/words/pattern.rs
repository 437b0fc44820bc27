//! Conversion of a message's parsed Fluent into pieces, with the problems met.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::file::place;
use super::message::{Key, PHRASES, Piece};
use super::table::Table;
use crate::diagnostic::{Help, nearest};
use crate::source::{Source, Span};

/// The deepest nesting of messages that refer to each other.
const DEEPEST: usize = 8;

/// The most bytes that all messages together take from messages they refer to: the length of text, and [`ELEMENT`] for each
/// element.
pub(super) const MOST_TAKEN: usize = 1 << 20;
const ELEMENT: usize = 16;

/// A part of a message that cannot be used.
pub(super) struct Problem {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: Option<Help>,
}

/// Converts the messages of one file.
pub(super) struct Reader<'r, 's> {
    pub(super) source: &'r Source,
    pub(super) table: &'r Table<'s>,
    /// The number of bytes that may still be taken from other messages.
    pub(super) left: &'r mut usize,
    /// Whether a reference could not be included, and whether that was reported.
    pub(super) is_cut: (bool, bool),
    pub(super) problems: Vec<Problem>,
}

impl<'s> Reader<'_, 's> {
    /// The pieces of a message.
    pub(super) fn pieces(&mut self, pattern: &Pattern<&'s str>) -> Vec<Piece> {
        self.pattern(pattern, 0)
    }

    fn problem(&mut self, at: &str, message: String, help: Option<Help>) {
        self.problems.push(Problem { span: place(self.source, at), message, help });
    }

    /// Whether this many bytes may be included, if they come from another message.
    fn takes(&mut self, bytes: usize, depth: usize) -> bool {
        let left = if depth == 0 { Some(*self.left) } else { self.left.checked_sub(bytes) };
        self.is_cut.0 |= left.is_none();
        *self.left = left.unwrap_or_default();
        left.is_some()
    }

    fn pattern(&mut self, pattern: &Pattern<&'s str>, depth: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if !self.takes(ELEMENT * (1 + pattern.elements.len()), depth) {
            return pieces;
        }
        // The links and elements that are open.
        let mut open: Vec<&str> = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } if self.takes(value.len(), depth) => self.text(value, &mut pieces, &mut open),
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.expression(expression, &mut pieces, depth),
            }
        }
        if let Some(name) = open.pop() {
            self.problem(name, format!("<{name}> is not closed"), Some(format!("write </{name}> where it ends").into()));
        }
        pieces
    }

    /// Converts a text with its tags.
    fn text(&mut self, text: &'s str, pieces: &mut Vec<Piece>, open: &mut Vec<&'s str>) {
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            plain.push_str(before);
            let closes = tag.starts_with("</");
            let name = &tag[if closes { 2 } else { 1 }..];
            let length = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
            let (name, after) = name.split_at(length);
            let Some(after) = after.strip_prefix('>').filter(|_| !name.is_empty()) else {
                plain.push('<');
                rest = &tag[1..];
                continue;
            };
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain).into()));
            }
            let phrase = PHRASES.into_iter().find(|phrase| *phrase == name);
            match closes {
                false => open.push(name),
                true if open.last() == Some(&name) => drop(open.pop()),
                true => self.problem(name, format!("</{name}> closes nothing"), None),
            }
            pieces.push(match (phrase, closes) {
                (Some(phrase), _) => Piece::Tag(phrase, !closes),
                (None, false) => Piece::Link(name.into()),
                (None, true) => Piece::LinkEnd,
            });
            rest = after;
        }
        plain.push_str(rest);
        match pieces.last_mut() {
            _ if plain.is_empty() => {}
            Some(Piece::Text(last)) => *last = format!("{last}{plain}").into(),
            _ => pieces.push(Piece::Text(plain.into())),
        }
    }

    fn expression(&mut self, expression: &Expression<&'s str>, pieces: &mut Vec<Piece>, depth: usize) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, pieces, depth),
            Expression::Select { selector, variants } => {
                let mut cases = Vec::new();
                let mut otherwise = Vec::new();
                for variant in variants {
                    let wording = self.pattern(&variant.value, depth);
                    if variant.default {
                        otherwise = wording;
                        continue;
                    }
                    match &variant.key {
                        VariantKey::Identifier { name } => cases.push((Key::Word((*name).into()), wording)),
                        VariantKey::NumberLiteral { value } => match value.parse() {
                            Ok(number) => cases.push((Key::Number(number), wording)),
                            Err(_) => self.problem(value, format!("{value} is no whole number"), None),
                        },
                    }
                }
                match selector {
                    InlineExpression::VariableReference { id } => {
                        pieces.push(Piece::Choice { by: id.name.into(), cases, otherwise });
                    }
                    // An attribute of a term, such as its gender, is known here.
                    InlineExpression::TermReference { id, attribute: Some(attribute), .. } => {
                        let said = self.attribute(id.name, attribute.name, depth);
                        let case = cases.into_iter().find(|(key, _)| matches!((key, &said), (Key::Word(key), Some(said)) if key == said));
                        pieces.extend(case.map_or(otherwise, |(_, pieces)| pieces));
                    }
                    InlineExpression::FunctionReference { id, .. } => self.no_function(id.name),
                    _ => {}
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'s str>, pieces: &mut Vec<Piece>, depth: usize) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } if !self.takes(value.len(), depth) => {}
            InlineExpression::StringLiteral { value } => pieces.push(Piece::Text(unescape_unicode_to_string(value).into())),
            InlineExpression::NumberLiteral { value } => pieces.push(Piece::Text((*value).into())),
            InlineExpression::VariableReference { id } => pieces.push(Piece::Value(id.name.into())),
            InlineExpression::Placeable { expression } => self.expression(expression, pieces, depth),
            InlineExpression::FunctionReference { id, .. } => self.no_function(id.name),
            InlineExpression::MessageReference { id, attribute: None } => self.reference(id.name, id.name.to_owned(), pieces, depth),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.reference(id.name, format!("-{}", id.name), pieces, depth);
            }
            InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
                let message = "attributes and arguments of messages are not shown within others".to_owned();
                self.problem(id.name, message, Some("write a message of its own for each wording".into()));
            }
        }
    }

    /// Includes another message or a term in the place that refers to it.
    fn reference(&mut self, at: &'s str, name: String, pieces: &mut Vec<Piece>, depth: usize) {
        match self.table.last(&name) {
            Some(found) => pieces.extend(self.taken(at, &name, found, depth)),
            None => {
                let near = nearest(&name, self.table.names()).map(|near| format!("did you mean `{near}`?"));
                self.problem(at, format!("there is no message `{name}`"), near.map(Help::from));
            }
        }
    }

    /// The pieces of another message or a term.
    fn taken(&mut self, at: &str, name: &str, found: &Pattern<&'s str>, depth: usize) -> Vec<Piece> {
        if depth == DEEPEST {
            self.problem(at, format!("`{name}` stands in itself"), None);
            return Vec::new();
        }
        let pieces = self.pattern(found, depth + 1);
        if self.is_cut == (true, false) {
            self.is_cut.1 = true;
            let message = format!("messages that name others take more than {} KiB together: `{name}` is too much", MOST_TAKEN >> 10);
            self.problem(at, message, Some("write its words where they are said".into()));
        }
        pieces
    }

    fn attribute(&mut self, term: &'s str, attribute: &'s str, depth: usize) -> Option<Box<str>> {
        let Some(pattern) = self.table.attribute(&format!("-{term}"), attribute) else {
            self.problem(attribute, format!("the term `-{term}` has no attribute `{attribute}`"), None);
            return None;
        };
        match self.taken(attribute, term, pattern, depth).as_slice() {
            [Piece::Text(text)] => Some(text.clone()),
            _ => None,
        }
    }

    fn no_function(&mut self, name: &str) {
        let help = "write the variable alone: numbers are written as the language does";
        self.problem(name, format!("there is no function {name}"), Some(help.into()));
    }
}

/// The variables that pieces use, without repetitions, in the order of the text.
pub(super) fn variables(pieces: &[Piece], found: &mut Vec<Box<str>>) {
    for piece in pieces {
        let (Piece::Value(name) | Piece::Link(name) | Piece::Choice { by: name, .. }) = piece else { continue };
        if !found.contains(name) {
            found.push(name.clone());
        }
        if let Piece::Choice { cases, otherwise, .. } = piece {
            cases.iter().for_each(|(_, pieces)| variables(pieces, found));
            variables(otherwise, found);
        }
    }
}
