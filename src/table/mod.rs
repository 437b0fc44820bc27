//! Spanned TOML: text into tables whose every key and value knows its place, and the questions that readers ask of them.
//!
//! Every question that finds something else than it expects reports it and goes on. Nothing here knows what a key means.

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

/// More errors of one file are not told: who mends these sees the others.
const MOST_ERRORS: usize = 10_000;

/// The most signs that set values, keys and lines apart. No file that people write has a tenth of them, and each costs the parser a hundred bytes.
const MOST_SIGNS: usize = 750_000;

/// The longest text of a key, in bytes.
const LONGEST_TEXT: usize = 64 << 10;

/// The longest title or label, in characters.
const LONGEST_LINE: usize = 1_000;

/// What a value without quotes was meant to be, as TOML text, by its key.
pub type Meant<'a> = dyn Fn(&str, &str) -> Option<String> + 'a;

/// Where the problems of one TOML text go.
pub struct Notes<'a> {
    /// The file it stands in.
    pub path: &'a Arc<str>,
    /// Where it begins in that file, in bytes.
    offset: usize,
    /// The problems so far.
    pub diagnostics: Vec<Diagnostic>,
    /// How many errors were found.
    errors: usize,
    /// Spans that are already known to be broken: what is said of them later would only repeat it.
    broken: Broken,
    /// Where each line that begins with a bracket begins: a table with its header on such a line ends at the next one.
    headers: Vec<usize>,
    /// What a value without quotes was meant to be, by its key, as TOML text: asked where the value is no TOML.
    meant: Option<&'a Meant<'a>>,
}

impl<'a> Notes<'a> {
    /// No problems yet, for TOML that begins `offset` bytes into the file at `path`.
    pub fn new(path: &'a Arc<str>, offset: usize) -> Self {
        Self { path, offset, diagnostics: Vec::new(), errors: 0, broken: Broken::default(), headers: Vec::new(), meant: None }
    }

    /// The same, with somebody to ask what a value without quotes was meant to be, by its key.
    pub fn asking(self, meant: &'a Meant<'a>) -> Self {
        Self { meant: Some(meant), ..self }
    }

    /// Whether a text or name that stands at `span` holds no sign that may not be published; says so of the first.
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
        // A value that the parser put in the place of one that it could not read stands nowhere.
        let is_made_up = code == Code::WrongType && *span == (0..0) && self.is_broken();
        if is_made_up || self.broken.touches(span.start, span.end.max(span.start + 1)) {
            return;
        }
        let span = self.place(span);
        self.push(Diagnostic::new(code, self.path, span, message).maybe_help(help.map(|help| help.shifted(self.offset))));
    }

    /// Takes a problem up; of errors the first ones, so that a file of nothing else does not fill the memory.
    fn push(&mut self, found: Diagnostic) {
        let is_error = found.severity == Severity::Error;
        self.errors += usize::from(is_error);
        if !is_error || self.errors <= MOST_ERRORS {
            self.diagnostics.push(found);
        }
    }

    /// Whether the syntax itself was broken, so that keys may be missing through no fault of their own.
    pub fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Whether the syntax of one table was broken, so that keys of it may be missing through no fault of their own. A
    /// table in braces is its own span, another goes on to the next header.
    pub fn is_broken_in(&self, table: &Span) -> bool {
        let next = self.headers.partition_point(|header| *header <= table.start);
        let has_header = table.start == 0 || (next > 0 && self.headers[next - 1] == table.start);
        let end = if has_header { self.headers.get(next).copied().unwrap_or(usize::MAX) } else { table.end };
        self.broken.touches(table.start, end)
    }
}

/// Reads TOML text: as much of the table as can be understood, with a note for the rest.
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

/// The keys of one table, asked for one by one; whatever nobody asked for is unknown.
pub struct Keys<'t, 'i> {
    table: &'t DeTable<'i>,
    /// The whole table in the TOML text.
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
    /// The keys of `table`, none of them asked for yet.
    pub fn new(table: &'t DeTable<'i>, span: Span) -> Self {
        Self { table, span, asked: Vec::new(), seen: vec![false; table.len()] }
    }

    /// The value of `name`, if it is there.
    pub fn take(&mut self, name: &'static str) -> Option<Item<'t, 'i>> {
        self.asked.push(name);
        let (at, (key, value)) = self.table.iter().enumerate().find(|(_, (key, _))| key.get_ref() == name)?;
        self.seen[at] = true;
        Some(Item { key: key.span(), value: value.get_ref(), span: value.span() })
    }

    /// The value of `name`; a note if it is missing and the text was whole.
    pub fn require(&mut self, name: &'static str, what: &str, notes: &mut Notes<'_>) -> Option<Item<'t, 'i>> {
        let item = self.take(name);
        // A misspelt one is there, and is told as such.
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

    /// The keys of a table that stands in this one; none if there is no such table.
    pub fn names_in(&self, table: &str) -> Vec<&'t str> {
        let Some(DeValue::Table(inner)) = self.table.get(table).map(Spanned::get_ref) else { return Vec::new() };
        inner.keys().map(|key| &**key.get_ref()).collect()
    }

    /// Every key nobody asked for, with its value.
    pub fn rest(self) -> Vec<(String, Item<'t, 'i>)> {
        let unseen = self.table.iter().zip(&self.seen).filter(|(_, seen)| !**seen);
        unseen
            .map(|((key, value), _)| (key.get_ref().to_string(), Item { key: key.span(), value: value.get_ref(), span: value.span() }))
            .collect()
    }

    /// Reports every key nobody asked for as unknown. `elsewhere` may know where it belongs.
    pub fn finish(self, what: &str, notes: &mut Notes<'_>, elsewhere: impl Fn(&str) -> Option<Elsewhere>) {
        let asked = self.asked.clone();
        for (key, item) in self.rest() {
            unknown_key(&key, &item, what, asked.iter().copied(), notes, &elsewhere);
        }
    }
}

/// What is said of a key that belongs elsewhere, and how to bring it there.
pub type Elsewhere = (Code, String, Help);

/// Reports one key that means nothing in `what`, with the nearest of the `known` ones.
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
    /// The value is not of the type that is wanted: says both.
    pub fn wrong_type(&self, wanted: &str, notes: &mut Notes<'_>) {
        let found = type_name(self.value);
        notes.report(Code::WrongType, &self.span, format!("expected {wanted}, found {found}"), None);
    }

    /// Text that is not empty.
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

    /// Text that stands on many pages, such as a title or a label: not empty, and of a bounded length.
    pub fn line(&self, notes: &mut Notes<'_>) -> Option<&'t str> {
        let text = self.text(notes)?;
        // Most have fewer bytes, so that nothing is counted.
        let fits = text.len() <= LONGEST_LINE || text.chars().count() <= LONGEST_LINE;
        if !fits {
            let message =
                format!("this has {} characters, and stands on many pages: at most {LONGEST_LINE} are read", text.chars().count());
            notes.report(Code::LongText, &self.first(), message, Some("write a few words".into()));
        }
        fits.then_some(text)
    }

    /// The place of its first sign: what is too long is not shown whole.
    fn first(&self) -> Span {
        self.span.start..self.span.start + 1
    }

    /// true or false.
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

    /// A table.
    pub fn table(&self, notes: &mut Notes<'_>) -> Option<Keys<'t, 'i>> {
        match self.value {
            DeValue::Table(table) => Some(Keys::new(table, self.span.clone())),
            _ => {
                self.wrong_type("a table", notes);
                None
            }
        }
    }

    /// The items of a list; any other value is a list of itself.
    pub fn items(&self) -> Vec<Item<'t, 'i>> {
        match self.value {
            DeValue::Array(array) => {
                array.iter().map(|value| Item { key: self.key.clone(), value: value.get_ref(), span: value.span() }).collect()
            }
            _ => vec![self.clone()],
        }
    }

    /// A list of texts, each with its span.
    pub fn texts(&self, notes: &mut Notes<'_>) -> Vec<(&'t str, Span)> {
        if !self.value.is_array() {
            let help = self.value.as_str().map(|text| {
                // Words without spaces between commas are ids and codes; a name may have a comma.
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

    /// One text or a list of texts, each with its span.
    pub fn text_or_texts(&self, notes: &mut Notes<'_>) -> Vec<(&'t str, Span)> {
        self.items().iter().filter_map(|item| Some((item.text(notes)?, item.span.clone()))).collect()
    }

    /// The tables of a `[[name]]` list, which have these `keys`.
    pub fn tables(&self, name: &str, keys: &str, notes: &mut Notes<'_>) -> Vec<Keys<'t, 'i>> {
        let items = self.items();
        if !self.value.is_array() || items.iter().any(|item| !item.value.is_table()) {
            let message = format!("each of `{name}` is a table of its own, found {}", type_name(self.value));
            let named = items.iter().find_map(|item| item.value.as_str()).filter(|text| !text.contains(['"', '\\', ' ']));
            let keys = named.map_or_else(|| keys.to_owned(), |text| keys.replacen('…', text, 1));
            let help = Help::from(format!("write a line [[{name}]] for each, and below it {keys}"));
            // A header of a single table: only its brackets are missing.
            let edit = |at: usize, bracket: &str| Edit { span: at..at, text: bracket.to_owned() };
            let header = self.value.is_table() && self.span.start < self.key.start;
            let help = if header { help.edits(vec![edit(self.key.start, "["), edit(self.key.end, "]")]) } else { help };
            notes.report(Code::WrongType, &self.span, message, Some(help));
            return Vec::new();
        }
        items.iter().filter_map(|item| item.table(notes)).collect()
    }
}

/// The words a researcher knows a TOML type by.
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
