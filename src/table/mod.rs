//! Spanned TOML: parses text into tables whose keys and values know their places, and offers the accessors that readers use.
//!
//! An accessor that finds something unexpected reports it and goes on. Nothing here knows what a key means.

mod broken;
mod dashes;
mod lines;
mod open;
mod quoted;
mod traps;
mod unquoted;

use std::sync::Arc;

use broken::Broken;
pub use quoted::quoted;
use toml::Spanned;
pub use toml::de::{DeTable, DeValue};
pub use unquoted::odd_character;

use crate::diagnostic::{Code, Diagnostic, Edit, Help, Severity, nearest, one_of};
use crate::source::{HiddenSign, Span, sign_at};

/// The most errors that are reported for one file. An author who mends these will see the others.
const MOST_ERRORS: usize = 10_000;

/// The most characters that separate values, keys and lines. No file that people write has a tenth of that, and each costs
/// the parser a hundred bytes.
const MOST_SIGNS: usize = 750_000;

/// The longest text value, in bytes.
const LONGEST_TEXT: usize = 64 << 10;

/// The longest title or label, in characters.
const LONGEST_LINE: usize = 1_000;

/// Maps a key and a value without quotes to the TOML text that was meant, if it is known.
pub type Meant<'a> = dyn Fn(&str, &str) -> Option<String> + 'a;

/// Collects the problems of one TOML text.
pub struct Notes<'a> {
    /// The file that holds the text.
    pub path: &'a Arc<str>,
    /// Where the text begins in that file, in bytes.
    offset: usize,
    /// The problems found so far.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of errors found, reported or not.
    errors: usize,
    /// Spans already known to be broken; a later report about one of them would only repeat the first.
    broken: Broken,
    /// The offsets of lines that begin with a bracket. A table whose header is on such a line ends at the next one.
    headers: Vec<usize>,
    /// Consulted when a value is not TOML.
    meant: Option<&'a Meant<'a>>,
}

impl<'a> Notes<'a> {
    /// No problems yet, for TOML text that begins `offset` bytes into the file at `path`.
    pub fn new(path: &'a Arc<str>, offset: usize) -> Self {
        Self { path, offset, diagnostics: Vec::new(), errors: 0, broken: Broken::default(), headers: Vec::new(), meant: None }
    }

    /// The same, with a function that knows what a value without quotes was meant to be.
    pub fn asking(self, meant: &'a Meant<'a>) -> Self {
        Self { meant: Some(meant), ..self }
    }

    /// Whether the text at `span` can be published. Reports the first hidden character otherwise.
    pub fn publishes(&mut self, text: &str, span: &Span) -> bool {
        let Some(hidden) = HiddenSign::all(text).first().copied() else { return true };
        let message = format!("{} (U+{:04X}) stands in this text", hidden.name(), u32::from(hidden.sign));
        let help = if hidden.is_isolate() {
            "end it with U+2069 on the same line, or take it out"
        } else {
            "take it out; it may be written as an escape that begins with \\"
        };
        self.report(Code::ControlCharacter, span, message, Some(help.into()));
        false
    }

    /// A span of the TOML text as a span of the file.
    pub fn place(&self, span: &Span) -> Span {
        span.start + self.offset..span.end + self.offset
    }

    /// Reports a problem at a span of the TOML text.
    pub fn report(&mut self, code: Code, span: &Span, message: impl Into<String>, help: Option<Help>) {
        // The parser fills in a value with an empty span where it could not read one.
        let is_made_up = code == Code::WrongType && *span == (0..0) && self.is_broken();
        if is_made_up || self.broken.touches(span.start, span.end.max(span.start + 1)) {
            return;
        }
        let span = self.place(span);
        self.push(Diagnostic::new(code, self.path, span, message).maybe_help(help.map(|help| help.shifted(self.offset))));
    }

    /// Adds a problem. Only the first errors are kept, so that a file full of errors does not exhaust the memory.
    fn push(&mut self, found: Diagnostic) {
        let is_error = found.severity == Severity::Error;
        self.errors += usize::from(is_error);
        if !is_error || self.errors <= MOST_ERRORS {
            self.diagnostics.push(found);
        }
    }

    /// Whether the syntax was broken anywhere, so that missing keys may not be the author's fault.
    pub fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Whether the syntax of one table was broken, so that its missing keys may not be the author's fault. A table in braces
    /// ends with its span, any other at the next header.
    pub fn is_broken_in(&self, table: &Span) -> bool {
        let next = self.headers.partition_point(|header| *header <= table.start);
        let has_header = table.start == 0 || (next > 0 && self.headers[next - 1] == table.start);
        let end = if has_header { self.headers.get(next).copied().unwrap_or(usize::MAX) } else { table.end };
        self.broken.touches(table.start, end)
    }
}

/// Parses TOML text. Returns as much of the table as can be understood and reports the rest.
pub fn parse<'i>(text: &'i str, notes: &mut Notes<'_>) -> Spanned<DeTable<'i>> {
    let is_sign = |byte: &u8| matches!(byte, b',' | b'=' | b'[' | b'{' | b'\n');
    if text.len() > MOST_SIGNS && text.bytes().filter(is_sign).count() > MOST_SIGNS {
        let message = format!("more than {MOST_SIGNS} keys, values and lines stand here, so nothing of it is read");
        notes.report(Code::LongText, &sign_at(text, 0), message, Some("take it apart into several files".into()));
        notes.broken.push(0..text.len());
        return DeTable::parse_recoverable("").0;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    traps::note_inline_tables(text, notes);
    traps::note_errors(text, &errors, notes);
    if notes.is_broken() {
        notes.headers = lines::headers(text);
    }
    table
}

/// The keys of one table. Readers take keys one by one; a key that nobody took is unknown.
pub struct Keys<'t, 'i> {
    table: &'t DeTable<'i>,
    /// The span of the whole table in the TOML text.
    pub span: Span,
    asked: Vec<&'static str>,
    seen: Vec<bool>,
}

/// One value with its key.
#[derive(Clone)]
pub struct Item<'t, 'i> {
    /// Its key, as a span of the TOML text.
    pub key: Span,
    /// The value.
    pub value: &'t DeValue<'i>,
    /// The value's span.
    pub span: Span,
}

impl<'t, 'i> Keys<'t, 'i> {
    /// The keys of `table`, none of them taken yet.
    pub fn new(table: &'t DeTable<'i>, span: Span) -> Self {
        Self { table, span, asked: Vec::new(), seen: vec![false; table.len()] }
    }

    /// Takes the value of `name`, if there is one.
    pub fn take(&mut self, name: &'static str) -> Option<Item<'t, 'i>> {
        self.asked.push(name);
        let (at, (key, value)) = self.table.iter().enumerate().find(|(_, (key, _))| key.get_ref() == name)?;
        self.seen[at] = true;
        Some(Item { key: key.span(), value: value.get_ref(), span: value.span() })
    }

    /// Takes the value of `name`, and reports it as missing if there is none and the table's syntax was not broken.
    pub fn require(&mut self, name: &'static str, what: &str, notes: &mut Notes<'_>) -> Option<Item<'t, 'i>> {
        let item = self.take(name);
        // A misspelt key is reported as such, not as missing.
        let misspelt = || self.table.keys().any(|key| nearest(key.get_ref(), [name]).is_some());
        if item.is_none() && !notes.is_broken_in(&self.span) && !misspelt() {
            let end = self.span.end.min(self.span.start + 1);
            let help = format!("add a line {name} = …");
            notes.report(Code::MissingKey, &(self.span.start..end), format!("{what} needs the key `{name}`"), Some(help.into()));
        }
        item
    }

    /// Whether there is a key of this name.
    pub fn has(&self, name: &str) -> bool {
        self.table.iter().any(|(key, _)| key.get_ref() == name)
    }

    /// The keys of the inner table `table`; empty if there is no such table.
    pub fn names_in(&self, table: &str) -> Vec<&'t str> {
        let Some(DeValue::Table(inner)) = self.table.get(table).map(Spanned::get_ref) else { return Vec::new() };
        inner.keys().map(|key| &**key.get_ref()).collect()
    }

    /// All keys that nobody took, with their values.
    pub fn rest(self) -> Vec<(String, Item<'t, 'i>)> {
        let unseen = self.table.iter().zip(&self.seen).filter(|(_, seen)| !**seen);
        unseen
            .map(|((key, value), _)| (key.get_ref().to_string(), Item { key: key.span(), value: value.get_ref(), span: value.span() }))
            .collect()
    }

    /// Reports all keys that nobody took as unknown. `elsewhere` may know where such a key belongs.
    pub fn finish(self, what: &str, notes: &mut Notes<'_>, elsewhere: impl Fn(&str) -> Option<Elsewhere>) {
        let asked = self.asked.clone();
        for (key, item) in self.rest() {
            unknown_key(&key, &item, what, asked.iter().copied(), notes, &elsewhere);
        }
    }
}

/// The code, message and help for a key that belongs somewhere else.
pub type Elsewhere = (Code, String, Help);

/// Reports one key that is unknown in `what`, and suggests the nearest of the `known` ones.
pub fn unknown_key<'k>(
    key: &str,
    item: &Item<'_, '_>,
    what: &str,
    known: impl Iterator<Item = &'k str> + Clone,
    notes: &mut Notes<'_>,
    elsewhere: impl Fn(&str) -> Option<Elsewhere>,
) {
    let near = nearest(key, known.clone()).is_some();
    match elsewhere(key) {
        Some((code, message, help)) if !near => notes.report(code, &item.key, message, Some(help)),
        _ => notes.report(Code::UnknownKey, &item.key, format!("{what} has no key `{key}`"), one_of(key, known)),
    }
}

impl<'t, 'i> Item<'t, 'i> {
    /// Reports that the value has another type than the one that is `wanted`.
    pub fn wrong_type(&self, wanted: &str, notes: &mut Notes<'_>) {
        let found = type_name(self.value);
        notes.report(Code::WrongType, &self.span, format!("expected {wanted}, found {found}"), None);
    }

    /// The value as a text that is not empty.
    pub fn text(&self, notes: &mut Notes<'_>) -> Option<&'t str> {
        match self.value {
            DeValue::String(text) if text.trim().is_empty() => {
                notes.report(Code::WrongType, &self.span, "the text is empty", Some("fill it in, or leave the key out".into()));
                None
            }
            DeValue::String(text) => {
                let fits = text.len() <= LONGEST_TEXT;
                if !fits {
                    let message = format!("this text has {} KiB; at most {} KiB are read", text.len() >> 10, LONGEST_TEXT >> 10);
                    notes.report(
                        Code::LongText,
                        &self.first(),
                        message,
                        Some("put it into the text below the keys, or take it apart".into()),
                    );
                }
                (fits && notes.publishes(text, &self.span)).then_some(text)
            }
            _ => {
                self.wrong_type("text in quotes", notes);
                None
            }
        }
    }

    /// The value as a text that is shown on many pages, such as a title or a label: not empty, and of bounded length.
    pub fn line(&self, notes: &mut Notes<'_>) -> Option<&'t str> {
        let text = self.text(notes)?;
        // Most texts are short in bytes already, so their characters need not be counted.
        let fits = text.len() <= LONGEST_LINE || text.chars().count() <= LONGEST_LINE;
        if !fits {
            let message =
                format!("this has {} characters, and stands on many pages: at most {LONGEST_LINE} are read", text.chars().count());
            notes.report(Code::LongText, &self.first(), message, Some("write a few words".into()));
        }
        fits.then_some(text)
    }

    /// The span of the value's first character, for reports that should not underline a very long text.
    fn first(&self) -> Span {
        self.span.start..self.span.start + 1
    }

    /// The value as a boolean.
    pub fn boolean(&self, notes: &mut Notes<'_>) -> Option<bool> {
        let value = self.value.as_bool();
        if value.is_none() {
            let text = self.value.as_str().map(|text| text.trim().to_lowercase());
            let number = self.value.as_integer().map(|number| number.as_str());
            let meant = match text.as_deref().or(number) {
                Some("yes" | "true" | "1") => Some("true"),
                Some("no" | "false" | "0") => Some("false"),
                _ => None,
            };
            let help = meant.map(|word| Help::from(format!("write {word}, without quotes")).whole(word));
            notes.report(Code::WrongType, &self.span, format!("expected true or false, found {}", type_name(self.value)), help);
        }
        value
    }

    /// The value as a table.
    pub fn table(&self, notes: &mut Notes<'_>) -> Option<Keys<'t, 'i>> {
        match self.value {
            DeValue::Table(table) => Some(Keys::new(table, self.span.clone())),
            _ => {
                self.wrong_type("a table", notes);
                None
            }
        }
    }

    /// The items of a list; any other value is treated as a list of one.
    pub fn items(&self) -> Vec<Item<'t, 'i>> {
        match self.value {
            DeValue::Array(array) => {
                array.iter().map(|value| Item { key: self.key.clone(), value: value.get_ref(), span: value.span() }).collect()
            }
            _ => vec![self.clone()],
        }
    }

    /// The value as a list of texts, each with its span.
    pub fn texts(&self, notes: &mut Notes<'_>) -> Vec<(&'t str, Span)> {
        if !self.value.is_array() {
            let help = self.value.as_str().map(|text| {
                // If none of the parts has a space, they are ids or codes and the commas separate them. A name may contain a
                // comma.
                let parts: Vec<&str> = text.split(',').map(str::trim).collect();
                let ids = parts.iter().all(|part| !part.is_empty() && !part.contains(char::is_whitespace));
                let list = if ids { format!("[\"{}\"]", parts.join("\", \"")) } else { format!("[\"{text}\"]") };
                let help = Help::from(format!("write {list}"));
                let safe = !text.contains(['"', '\\']) && !text.contains(char::is_control);
                if safe { help.whole(list) } else { help }
            });
            let found = type_name(self.value);
            notes.report(Code::WrongType, &self.span, format!("expected a list in [ ], found {found}"), help);
            return Vec::new();
        }
        self.items().iter().filter_map(|item| Some((item.text(notes)?, item.span.clone()))).collect()
    }

    /// The value as one text or a list of texts, each with its span.
    pub fn text_or_texts(&self, notes: &mut Notes<'_>) -> Vec<(&'t str, Span)> {
        self.items().iter().filter_map(|item| Some((item.text(notes)?, item.span.clone()))).collect()
    }

    /// The value as the tables of a `[[name]]` list. `keys` names their keys for the help text.
    pub fn tables(&self, name: &str, keys: &str, notes: &mut Notes<'_>) -> Vec<Keys<'t, 'i>> {
        let items = self.items();
        if !self.value.is_array() || items.iter().any(|item| !item.value.is_table()) {
            let message = format!("each of `{name}` is a table of its own, found {}", type_name(self.value));
            let named = items.iter().find_map(|item| item.value.as_str()).filter(|text| !text.contains(['"', '\\', ' ']));
            let keys = named.map_or_else(|| keys.to_owned(), |text| keys.replacen('…', text, 1));
            let help = Help::from(format!("write a line [[{name}]] for each, and below it {keys}"));
            // A header with single brackets, as of one table, only lacks the second pair.
            let edit = |at: usize, bracket: &str| Edit { span: at..at, text: bracket.to_owned() };
            let header = self.value.is_table() && self.span.start < self.key.start;
            let help = if header { help.edits(vec![edit(self.key.start, "["), edit(self.key.end, "]")]) } else { help };
            notes.report(Code::WrongType, &self.span, message, Some(help));
            return Vec::new();
        }
        items.iter().filter_map(|item| item.table(notes)).collect()
    }
}

/// The name of a TOML type in words that a researcher knows.
pub fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
