//! The variables that a template names. The engine itself treats a misspelt one in a condition as missing.
//!
//! A template is read only as far as needed to find names: its tags, the words in them, and the fields after their points. A
//! name that a loop or `set` binds is traced to its origin, if that is a plain name too.

use std::collections::BTreeMap;

use tera::Value;

use super::words::{Token, tags, tokens};
use crate::source::{Source, Span};

/// Keywords of the template language, and literals.
const KEYWORDS: [&str; 32] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "not",
    "and",
    "or",
    "is",
    "set",
    "set_global",
    "endset",
    "block",
    "endblock",
    "extends",
    "include",
    "component",
    "endcomponent",
    "filter",
    "endfilter",
    "raw",
    "endraw",
    "break",
    "continue",
    "true",
    "false",
    "True",
    "False",
    "none",
    "None",
];
/// Names that the engine provides: the state of a loop, and the contents of a component.
pub(super) const GIVEN: [&str; 4] = ["loop", "body", "children", "null"];
/// The most bindings that are followed in a row.
const DEEPEST: usize = 8;

/// A name with the fields after its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// The name, then each field.
    pub parts: Vec<String>,
    /// The span of each of them.
    pub spans: Vec<Span>,
}

/// The origin of a bound name.
#[derive(Clone, Debug)]
enum Origin {
    /// It is the value of this path.
    Same(Path),
    /// It is an item of this path's value.
    Item(Path),
    /// It cannot be determined.
    Unknown,
}

/// The names in one template.
#[derive(Debug)]
pub(super) struct Variables {
    /// The template.
    pub source: Source,
    /// The names that it uses.
    pub uses: Vec<Path>,
    bound: BTreeMap<String, Vec<Origin>>,
}

impl Variables {
    /// Finds the names in a template.
    pub(super) fn of(source: &Source) -> Self {
        let mut found = Self { source: source.clone(), uses: Vec::new(), bound: BTreeMap::new() };
        for tag in tags(&source.text) {
            found.read_tag(&tokens(&source.text, tag));
        }
        found
    }

    /// The template's file name.
    pub(super) fn name(&self) -> &str {
        self.source.path.rsplit('/').next().unwrap_or_default()
    }

    /// The names that it binds itself.
    pub(super) fn binds(&self) -> impl Iterator<Item = &str> {
        self.bound.keys().map(String::as_str)
    }

    fn bind(&mut self, name: &str, origin: Origin) {
        self.bound.entry(name.to_owned()).or_default().push(origin);
    }

    fn read_tag(&mut self, tokens: &[Token<'_>]) {
        let word = |at: usize| tokens.get(at).and_then(Token::word);
        match word(0) {
            // The arguments of a component are declared, and their defaults are plain values.
            Some("component") => {
                for pair in tokens.get(2..).unwrap_or_default().windows(2) {
                    if let (Some(name), Token::Sign(',' | ')' | ':' | '=')) = (pair[0].word(), &pair[1]) {
                        self.bind(name, Origin::Unknown);
                    }
                }
                return;
            }
            Some("endcomponent" | "block" | "endblock" | "extends" | "include") => return,
            Some("set" | "set_global") => {
                if let Some(name) = word(1) {
                    let value = tokens.get(3..).unwrap_or_default();
                    let origin = whole_path(value).map_or(Origin::Unknown, Origin::Same);
                    self.bind(name, origin);
                }
            }
            _ => {}
        }
        self.read_loops(tokens);
        self.read_uses(tokens);
    }

    /// Reads `for item in list`, as a tag of its own or in a list comprehension.
    fn read_loops(&mut self, tokens: &[Token<'_>]) {
        for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.word() == Some("for")) {
            let rest = &tokens[at + 1..];
            let Some(within) = rest.iter().position(|token| token.word() == Some("in")) else { continue };
            let names: Vec<&str> = rest[..within].iter().filter_map(Token::word).collect();
            let list = &rest[within + 1..];
            let end = list.iter().position(|token| matches!(token, Token::Sign(']')) || token.word() == Some("if")).unwrap_or(list.len());
            let list = whole_path(&list[..end]);
            let item = || list.clone().map_or(Origin::Unknown, Origin::Item);
            match names[..] {
                [name] => self.bind(name, item()),
                [key, value] => {
                    self.bind(key, Origin::Unknown);
                    self.bind(value, item());
                }
                _ => {}
            }
        }
    }

    fn read_uses(&mut self, tokens: &[Token<'_>]) {
        let is_component = matches!(tokens.first(), Some(Token::Sign('<')));
        let bound_here = match tokens.first().and_then(Token::word) {
            Some("set" | "set_global") => 2,
            _ => 0,
        };
        let bound = bound_by_loops(tokens);
        let mut at = bound_here;
        while let Some(token) = tokens.get(at) {
            let Some(word) = token.word() else {
                at += 1;
                continue;
            };
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            let next = tokens.get(at + 1);
            // A filter, or a field of something in brackets.
            let is_filter = matches!(before, Some(Token::Sign('|' | '.')));
            let is_test = before.and_then(Token::word) == Some("is")
                || (before.and_then(Token::word) == Some("not") && at > 1 && tokens[at - 2].word() == Some("is"));
            let is_name = is_component && at == 1;
            let is_call = matches!(next, Some(Token::Sign('(')));
            let is_argument = matches!(next, Some(Token::Sign('='))) && !matches!(tokens.get(at + 2), Some(Token::Sign('=')));
            if KEYWORDS.contains(&word) || is_filter || is_test || is_name || is_call || is_argument || bound[at] {
                at += 1;
                continue;
            }
            let (path, end, optional) = path_at(tokens, at);
            let asked = tokens.get(end).and_then(Token::word) == Some("is")
                && tokens[end..].iter().take(3).filter_map(Token::word).any(|word| matches!(word, "defined" | "undefined"));
            if !asked && !optional {
                self.uses.push(path);
            }
            at = end;
        }
    }

    /// The first part of a path that does not exist in the page's context: its index among the parts, and the names that
    /// exist instead. `None` also if that cannot be determined.
    pub(super) fn missing<'v>(&'v self, path: &'v Path, context: &'v tera::Context) -> Option<(usize, Vec<&'v str>)> {
        let mut missing = None;
        let mut starts = self.starts(&path.parts[0], context, 0)?;
        if let Some(value) = context.get(&path.parts[0]) {
            starts.push(value);
        }
        for start in starts {
            // It suffices if the path exists for one of the possible values.
            missing = Some(first_missing(start, &path.parts[1..])?);
        }
        missing.map(|(at, known)| (at + 1, known))
    }

    /// The possible values of a bound name; `None` if that cannot be determined.
    fn starts<'v>(&'v self, name: &str, context: &'v tera::Context, depth: usize) -> Option<Vec<&'v Value>> {
        let mut found = Vec::new();
        for origin in self.bound.get(name).map(Vec::as_slice).unwrap_or_default() {
            let (path, item) = match origin {
                Origin::Same(path) => (path, false),
                Origin::Item(path) => (path, true),
                Origin::Unknown => return None,
            };
            if depth == DEEPEST {
                return None;
            }
            let mut from = self.starts(&path.parts[0], context, depth + 1)?;
            from.extend(context.get(&path.parts[0]));
            for value in from {
                let value = path.parts[1..].iter().try_fold(value, |value, part| field(value, part))?;
                found.push(if item { value.as_array().and_then(<[Value]>::first)? } else { value });
            }
        }
        Some(found)
    }
}

/// The index of the first part that a value lacks, and the fields it has; `None` if it lacks nothing, or its fields are not
/// known.
fn first_missing<'v>(start: &'v Value, parts: &'v [String]) -> Option<(usize, Vec<&'v str>)> {
    let mut value = start;
    for (at, part) in parts.iter().enumerate() {
        let map = value.as_map()?;
        match field(value, part) {
            Some(inner) => value = inner,
            None => {
                let mut known: Vec<&str> = map.keys().filter_map(|key| key.as_str()).collect();
                known.sort_unstable();
                return Some((at, known));
            }
        }
    }
    None
}

/// A field by its name, which may contain points.
fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.as_map()?.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
}

/// For each token, whether it is between the `for` of a loop and its `in`, where names are bound.
fn bound_by_loops(tokens: &[Token<'_>]) -> Vec<bool> {
    let last = tokens.iter().rposition(|token| token.word() == Some("in")).unwrap_or(0);
    let mut within = false;
    let bound = tokens.iter().enumerate().map(|(at, token)| {
        within = match token.word() {
            Some("for") => at < last,
            Some("in") => false,
            _ => return within,
        };
        false
    });
    bound.collect()
}

/// The path that begins at a token, the index after it, and whether a part of it may be missing (`?.`).
fn path_at(tokens: &[Token<'_>], start: usize) -> (Path, usize, bool) {
    let mut path = Path { parts: Vec::new(), spans: Vec::new() };
    let mut at = start;
    let mut optional = false;
    while let Some(Token::Word(word, span) | Token::Text(word, span)) = tokens.get(at) {
        let within = matches!(tokens.get(at), Some(Token::Text(..)));
        path.parts.push((*word).to_owned());
        path.spans.push(span.clone());
        at += if within { 2 } else { 1 };
        match (tokens.get(at), tokens.get(at + 1)) {
            (Some(Token::Sign('.')), Some(Token::Word(..))) => at += 1,
            (Some(Token::Sign('[')), Some(Token::Text(..))) if matches!(tokens.get(at + 2), Some(Token::Sign(']'))) => at += 1,
            (Some(Token::Sign('?')), Some(Token::Sign('.' | '['))) => {
                optional = true;
                break;
            }
            _ => break,
        }
    }
    // Fields after brackets belong to an unknown value.
    while let (Some(Token::Sign('.')), Some(Token::Word(..))) = (tokens.get(at), tokens.get(at + 1)) {
        at += 2;
    }
    (path, at, optional)
}

/// The path that these tokens form, if they are nothing else.
fn whole_path(tokens: &[Token<'_>]) -> Option<Path> {
    tokens.first()?.word()?;
    let (path, end, optional) = path_at(tokens, 0);
    (end == tokens.len() && !optional).then_some(path)
}
