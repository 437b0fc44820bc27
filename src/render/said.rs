//! The interface's words in templates: `words.name`, and `say(id="name", count=3)` for messages with variables.

use std::sync::Arc;

use super::words::{Token, tags, tokens};
use crate::diagnostic::{Code, Diagnostic, nearest, one_of};
use crate::source::{Source, Span};
use crate::words::{Arg, Words};

/// The function by which templates use a message with variables.
const SAY: &str = "say";
/// The name under which templates have messages without variables.
const WORDS: &str = "words";

/// Lets templates use messages with variables, and format counts in the language (`{{ count | number }}`). Texts are escaped
/// as everywhere; a value that is marked as safe is HTML.
pub(super) fn install(tera: &mut tera::Tera, words: Arc<Words>) {
    let numbers = words.clone();
    let say = move |kwargs: tera::Kwargs, _: &tera::State<'_>| -> tera::TeraResult<tera::Value> {
        let id = kwargs.must_get::<&str>("id")?;
        let Some(message) = words.message(id) else {
            return Err(tera::Error::message(format!("there is no message `{id}`")));
        };
        let mut arguments: Vec<(&str, Arg<'_>)> = Vec::with_capacity(message.variables().len());
        for name in message.variables() {
            let Some(value) = kwargs.get::<&tera::Value>(name)? else { continue };
            arguments.push((name, argument(value)));
        }
        // The template may use it in an attribute, which cannot contain a `<bdi>`.
        Ok(tera::Value::safe_string(&words.attribute(id, &arguments)))
    };
    tera.register_function(SAY, say);
    tera.register_filter("number", move |count: u64, _: tera::Kwargs, _: &tera::State<'_>| numbers.number(count));
}

fn argument(value: &tera::Value) -> Arg<'_> {
    match (value.as_str(), value.as_u64(), value.as_bool()) {
        (Some(html), ..) if value.is_safe() => Arg::Html(html),
        (Some(text), ..) => Arg::Text(text),
        (_, Some(number), _) => Arg::Number(number),
        (.., Some(true)) => Arg::Text("yes"),
        _ => Arg::Text(""),
    }
}

/// The messages without variables, by name.
pub(super) fn constants(words: &Words) -> tera::Value {
    let mut map = tera::Map::new();
    for (id, message) in words.messages() {
        if let Some(html) = message.html() {
            map.insert(id.to_owned().into(), tera::Value::safe_string(html));
        }
    }
    map.into()
}

/// A use of a message in a template.
struct Saying {
    id: String,
    place: Span,
    /// The variables it is given; none if it is taken from `words`.
    given: Option<Vec<(String, Span)>>,
}

/// Reports mistakes in a template's use of words.
pub(super) fn check(source: &Source, words: &Words) -> Vec<Diagnostic> {
    let error = |place: &Span, message: String| Diagnostic::new(Code::TemplateError, &source.path, place.clone(), message);
    let mut found = Vec::new();
    for Saying { id, place, given } in sayings(&source.text) {
        let Some(message) = words.message(&id) else {
            let near = nearest(&id, words.messages().map(|(id, _)| id)).map(|near| format!("did you mean `{near}`?"));
            let otherwise = format!("give it a text in locales/en.ftl of the theme: {id} = …");
            found.push(error(&place, format!("there is no message `{id}`")).help(near.unwrap_or(otherwise)));
            continue;
        };
        let variables = || message.variables().iter().map(|name| &**name);
        let call = || {
            let arguments: Vec<String> = variables().map(|name| format!("{name}=…")).collect();
            format!("write {{{{ say(id=\"{id}\", {}) }}}}", arguments.join(", "))
        };
        match given {
            None if message.html().is_none() => {
                found.push(error(&place, format!("the message `{id}` is said with something")).help(call()));
            }
            None => {}
            Some(given) => {
                for (name, place) in given.iter().filter(|(name, _)| !variables().any(|known| known == name)) {
                    let message = format!("the message `{id}` is not said with `{name}`");
                    found.push(error(place, message).maybe_help(one_of(name, variables())));
                }
                let missing: Vec<&str> = variables().filter(|name| !given.iter().any(|(given, _)| given == name)).collect();
                if !missing.is_empty() {
                    found.push(error(&place, format!("the message `{id}` is said without `{}`", missing.join("`, `"))).help(call()));
                }
            }
        }
    }
    found
}

/// The messages that a template uses.
fn sayings(text: &str) -> Vec<Saying> {
    let mut found = Vec::new();
    for tag in tags(text) {
        let tokens = tokens(text, tag);
        for (at, token) in tokens.iter().enumerate() {
            let is_field = at.checked_sub(1).is_some_and(|before| matches!(tokens[before], Token::Sign('.' | '|')));
            match (token.word(), &tokens[at + 1..]) {
                (Some(WORDS), [Token::Sign('.'), Token::Word(id, place), ..] | [Token::Sign('['), Token::Text(id, place), ..])
                    if !is_field =>
                {
                    found.push(Saying { id: (*id).to_owned(), place: place.clone(), given: None });
                }
                (Some(SAY), [Token::Sign('('), inside @ ..]) if !is_field => found.extend(call(inside)),
                _ => {}
            }
        }
    }
    found
}

/// Reads a call, starting after its bracket; none if its message is only known when the page is made.
fn call(inside: &[Token<'_>]) -> Option<Saying> {
    let mut depth = 0;
    let mut id = None;
    let mut given = Vec::new();
    for (at, token) in inside.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')') if depth == 0 => break,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            Token::Word(name, place) if depth == 0 => match inside.get(at + 1..) {
                Some([Token::Sign('='), Token::Text(text, place), ..]) if *name == "id" => id = Some(((*text).to_owned(), place.clone())),
                Some([Token::Sign('='), Token::Sign('='), ..]) => {}
                Some([Token::Sign('='), ..]) if *name != "id" => given.push(((*name).to_owned(), place.clone())),
                _ => {}
            },
            _ => {}
        }
    }
    let (id, place) = id?;
    Some(Saying { id, place, given: Some(given) })
}
