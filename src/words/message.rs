//! A message, parsed far enough that formatting it only joins pieces.
//!
//! A message is plain text with variables, `{ $count } entries`, and with choices between wordings by a number or a word. It may contain
//! phrase elements, `<code>index.json</code>`, and links, `<all>all of them</all>`, whose address is the variable of the tag's name.
//! Any other `<` is an ordinary character. A sentence with a link in it is therefore one message, whose words a translator can reorder.

use super::arguments::Arg;
use super::given::Given;
use super::isolate::{Direction, closed};
use crate::entry::escape_into;

/// The phrase elements that a message may contain.
pub(super) const PHRASES: [&str; 6] = ["bdi", "code", "em", "q", "small", "strong"];

/// The form in which a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Without tags.
    Text,
    /// With tags, texts escaped.
    Html,
    /// Like [`Form::Html`], but with texts of the other direction isolated by characters: also valid in attributes if the message has no tags.
    Attribute,
}

/// A message of one language.
#[derive(Debug)]
pub struct Message {
    pieces: Vec<Piece>,
    /// The variables that it may use: those of the English message.
    variables: Vec<Box<str>>,
    /// The message as text and as HTML, if it has no variables.
    whole: Option<(Box<str>, Box<str>)>,
    /// Whether it is in English because the site's language lacks it.
    pub(super) is_english: bool,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(Box<str>),
    /// The value of a variable.
    Value(Box<str>),
    /// One of several wordings, chosen by the value of a variable.
    Choice {
        by: Box<str>,
        cases: Vec<(Key, Vec<Piece>)>,
        otherwise: Vec<Piece>,
    },
    /// The beginning of a link whose address is the value of a variable.
    Link(Box<str>),
    LinkEnd,
    /// The beginning or end of a phrase element.
    Tag(&'static str, bool),
}

/// The condition under which a wording is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Exactly this number.
    Number(u64),
    /// A number of this plural category, or exactly this word.
    Word(Box<str>),
}

impl Key {
    fn fits(&self, value: Arg<'_>, given: &Given<'_>) -> bool {
        match (self, value) {
            (Self::Number(key), Arg::Number(number)) => *key == number,
            (Self::Word(key), Arg::Later(category)) => **key == *category,
            (Self::Word(key), Arg::Number(number)) => **key == *given.category(number),
            (Self::Word(key), Arg::Text(text) | Arg::Sign(text) | Arg::Html(text)) => **key == *text,
            (Self::Number(_), _) => false,
        }
    }
}

impl Message {
    pub(super) fn new(pieces: Vec<Piece>, variables: Vec<Box<str>>, is_english: bool) -> Self {
        let mut message = Self { pieces, variables, whole: None, is_english };
        let is_whole = |piece: &Piece| matches!(piece, Piece::Text(_) | Piece::Tag(..));
        if message.variables.is_empty() && message.pieces.iter().all(is_whole) {
            let given = Given { arguments: &[], rules: None, forms: None, direction: Direction::default() };
            let (mut text, mut html) = (String::new(), String::new());
            message.write(&mut text, &given, Form::Text);
            message.write(&mut html, &given, Form::Html);
            message.whole = Some((text.into(), html.into()));
        }
        message
    }

    /// The variables that it can be given.
    pub fn variables(&self) -> &[Box<str>] {
        &self.variables
    }

    /// The message as text, if it has no variables.
    pub fn text(&self) -> Option<&str> {
        self.whole.as_ref().map(|(text, _)| &**text)
    }

    /// The message as HTML, if it has no variables.
    pub fn html(&self) -> Option<&str> {
        self.whole.as_ref().map(|(_, html)| &**html)
    }

    pub(super) fn write(&self, into: &mut String, given: &Given<'_>, form: Form) {
        match (&self.whole, form) {
            (Some((text, _)), Form::Text) => into.push_str(text),
            (Some((_, html)), Form::Html | Form::Attribute) => into.push_str(html),
            (None, _) => write(&self.pieces, into, given, form),
        }
    }
}

/// Appends the text of a message as HTML, escaped as templates do it, with apostrophes left alone.
fn worded(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        let (before, special) = rest.split_at(at);
        html.push_str(before);
        html.push_str(match special.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &special[1..];
    }
    html.push_str(rest);
}

fn write(pieces: &[Piece], into: &mut String, given: &Given<'_>, form: Form) {
    let is_html = form != Form::Text;
    for piece in pieces {
        match piece {
            Piece::Text(text) if is_html => worded(into, text),
            Piece::Text(text) => into.push_str(text),
            Piece::Value(name) => match given.of(name) {
                Arg::Text(text) if form == Form::Html && given.direction.is_turned_by(text) => {
                    into.push_str("<bdi>");
                    escape_into(into, &closed(text));
                    into.push_str("</bdi>");
                }
                Arg::Text(text) if is_html => escape_into(into, &given.direction.isolated(text)),
                Arg::Sign(text) if is_html => escape_into(into, text),
                Arg::Text(text) => into.push_str(&given.direction.isolated(text)),
                Arg::Sign(text) | Arg::Html(text) => into.push_str(text),
                Arg::Number(number) => given.push(into, number),
                Arg::Later(_) => {
                    into.push('{');
                    into.push_str(name);
                    into.push('}');
                }
            },
            Piece::Choice { by, cases, otherwise } => {
                let value = given.of(by);
                let case = cases.iter().find(|(key, _)| key.fits(value, given));
                write(case.map_or(otherwise, |(_, pieces)| pieces), into, given, form);
            }
            Piece::Link(name) if is_html => match given.of(name) {
                Arg::Html(tag) => into.push_str(tag),
                Arg::Text(address) | Arg::Sign(address) => {
                    into.push_str("<a href=\"");
                    escape_into(into, address);
                    into.push_str("\">");
                }
                Arg::Number(_) | Arg::Later(_) => into.push_str("<a>"),
            },
            Piece::LinkEnd if is_html => into.push_str("</a>"),
            Piece::Tag(name, begins) if is_html => {
                into.push_str(if *begins { "<" } else { "</" });
                into.push_str(name);
                into.push('>');
            }
            Piece::Link(_) | Piece::LinkEnd | Piece::Tag(..) => {}
        }
    }
}
