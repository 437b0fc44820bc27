//! One file of `locales/`: its parsed Fluent, its syntax errors, and its wordings.

use fluent_syntax::ast::{Attribute, Comment, Entry, Pattern, Resource};
use fluent_syntax::parser;

use super::nesting::too_deep;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, floor_boundary};
use crate::value::Language;

/// A file after parsing.
pub(super) struct File<'s> {
    pub(super) source: &'s Source,
    /// Whether the site or its theme brings the file, so that its author can mend it; otherwise it is embedded.
    pub(super) is_own: bool,
    pub(super) is_english: bool,
    resource: Resource<&'s str>,
}

/// One wording of a message or a term.
pub(super) struct Wording<'s> {
    pub(super) id: &'s str,
    pub(super) pattern: &'s Pattern<&'s str>,
    pub(super) attributes: &'s [Attribute<&'s str>],
    /// Variables that its comment names although the text does not use them.
    pub(super) remarked: Vec<&'s str>,
    pub(super) file: &'s File<'s>,
}

impl<'s> File<'s> {
    /// Parses a file. Parts with invalid syntax are reported and left out; the rest of the file is used.
    pub(super) fn parse(source: &'s Source, is_own: bool, is_english: bool, diagnostics: &mut Vec<Diagnostic>) -> Self {
        if let Some(at) = too_deep(&source.text) {
            let message = "braces stand too deep within each other here";
            let found = Diagnostic::new(Code::LocaleSyntax, &source.path, at..at + 1, message);
            diagnostics.push(found.help("take it apart into messages of their own"));
            return Self { source, is_own, is_english, resource: Resource { body: Vec::new() } };
        }
        let (resource, errors) = match parser::parse(&*source.text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in errors {
            let start = floor_boundary(&source.text, error.pos.start);
            let (message, help) = syntax(&error.kind);
            diagnostics.push(Diagnostic::new(Code::LocaleSyntax, &source.path, start..start, message).maybe_help(help));
        }
        Self { source, is_own, is_english, resource }
    }

    /// Its wordings by name. The name of a term begins with a hyphen.
    pub(super) fn wordings(&'s self) -> impl Iterator<Item = (String, Wording<'s>)> {
        self.resource.body.iter().filter_map(move |entry| match entry {
            Entry::Message(message) => {
                let (id, attributes) = (message.id.name, &*message.attributes);
                let (pattern, remarked) = (message.value.as_ref()?, remarked(message.comment.as_ref()));
                Some((id.to_owned(), Wording { id, pattern, attributes, remarked, file: self }))
            }
            Entry::Term(term) => {
                let (id, attributes) = (term.id.name, &*term.attributes);
                Some((format!("-{id}"), Wording { id, pattern: &term.value, attributes, remarked: Vec::new(), file: self }))
            }
            _ => None,
        })
    }
}

/// The variables that the comment above a message names.
fn remarked<'s>(comment: Option<&Comment<&'s str>>) -> Vec<&'s str> {
    let lines = comment.into_iter().flat_map(|comment| comment.content.iter().copied());
    let names = lines.flat_map(|line| line.split('$').skip(1));
    names.map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default()).collect()
}

/// The span of a part of a source's text.
pub(super) fn place(source: &Source, part: &str) -> Span {
    let start = (part.as_ptr() as usize).wrapping_sub(source.text.as_ptr() as usize);
    if start + part.len() <= source.text.len() { start..start + part.len() } else { 0..0 }
}

/// The language tag in a file's name.
pub(super) fn tag_of(source: &Source) -> &str {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".ftl").unwrap_or_default()
}

/// Reports a file that is not named after a language, because its words would never be used.
pub(super) fn misnamed(source: &Source, code: Code) -> Option<Diagnostic> {
    let tag = tag_of(source);
    let invalid = Language::parse(tag).err()?;
    let message = format!("nothing is said with these words: the name of their file is no language, `{tag}`");
    Some(Diagnostic::new(code, &source.path, 0..0, message).maybe_help(invalid.help))
}

/// Explains a syntax error of Fluent's parser, and says what to write.
fn syntax(kind: &parser::ErrorKind) -> (String, Option<&'static str>) {
    use parser::ErrorKind;
    match kind {
        ErrorKind::ExpectedToken('=') => {
            ("a message is `name = text`".to_owned(), Some("further lines of a text begin with a space; remarks with `# `"))
        }
        ErrorKind::MissingDefaultVariant => {
            ("a choice needs a wording for all other cases".to_owned(), Some("put a star before the last one: `*[other] …`"))
        }
        ErrorKind::MultipleDefaultVariants => ("only one wording is for all other cases".to_owned(), Some("take the star from the others")),
        ErrorKind::ExpectedToken('}') | ErrorKind::UnbalancedClosingBrace => {
            ("braces stand in pairs".to_owned(), Some("a variable is { $name }, a brace itself { \"{\" }"))
        }
        ErrorKind::ExpectedMessageField { entry_id } => (format!("`{entry_id}` has no text"), Some("write it behind the sign =")),
        ErrorKind::TermAttributeAsPlaceable => ("attributes of terms are not shown: they only choose between wordings".to_owned(), None),
        kind => (kind.to_string().replace('"', "`"), None),
    }
}
