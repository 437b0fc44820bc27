//! The mistakes that TOML makes easy, explained in words that a researcher understands.

use std::cell::LazyCell;

use super::dashes::list_below;
use super::lines::{line_of, next_header};
use super::open::{brackets, open_list, open_text, string_end};
use super::{Meant, Notes, unquoted};
use crate::diagnostic::{Code, Diagnostic, Help, MOST_GUESSED};
use crate::source::{Span, floor_boundary};

/// Turns the parser's errors into reports, at most one per line, because later errors on a line are usually echoes of the
/// first.
pub(super) fn note_errors(text: &str, errors: &[toml::de::Error], notes: &mut Notes<'_>) {
    let mut found: Vec<(Span, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(text.len()..text.len()), error.message())).collect();
    found.sort_by_key(|(span, _)| (span.start, span.end));
    let mut last_line = None;
    // Up to this offset, errors are only echoes of a broken table header.
    let mut echoes = 0;
    let mut lists = 0;
    // Computed at most once, when the first error needs it.
    let open_text = LazyCell::new(|| open_text(text));
    for (span, message) in found {
        let start = floor_boundary(text, span.start);
        if last_line.as_ref().is_some_and(|line: &Span| line.start <= start && start <= line.end) {
            continue;
        }
        let line = line_of(text, start);
        let told = line.start < echoes || notes.broken.holds(start);
        notes.broken.push(line.clone());
        last_line = Some(line.clone());
        if told {
            continue;
        }
        if text[line.clone()].trim_start().starts_with('[') {
            echoes = next_header(text, line.end);
            if !message.contains("duplicate key") {
                notes.broken.push(line.start..echoes);
            }
        }
        let span = start..floor_boundary(text, span.end).max(start);
        // Each search starts at the beginning of the text, so only a bounded number is made.
        lists += usize::from(message.contains("array"));
        let open = (lists <= MOST_GUESSED).then(|| open_list(text, &span, message)).flatten();
        let below = text[line.clone()].trim_end().ends_with(['=', ':']).then(|| list_below(text, line.end)).flatten();
        let trap = match open {
            _ if let Some((list, end)) = below => {
                notes.broken.push(line.end..end);
                let key = text[line.clone()].trim().trim_end_matches(['=', ':']).trim_end();
                let help = Help::from(format!("write {key} = {list}"));
                let help = help.edit(line.start..end, format!("{key} = {list}"));
                Trap::at(line.clone(), "a list stands in brackets behind its key", Some(help))
            }
            Some(open) => {
                notes.broken.push(open..line.end);
                let message = "the list that begins here is not closed, or a comma is missing in it";
                Trap::at(open..open + 1, message, Some("write [\"a\", \"b\"]".into()))
            }
            None => explain(text, span, line, message, notes.meant, &open_text),
        };
        let span = notes.place(&trap.span);
        let found = Diagnostic::new(trap.code, notes.path, span, trap.message);
        notes.push(found.maybe_help(trap.help.map(|help| help.shifted(notes.offset))));
    }
}

/// A mistake: its place, its explanation and how to mend it.
struct Trap {
    code: Code,
    span: Span,
    message: String,
    help: Option<Help>,
}

impl Trap {
    fn at(span: Span, message: impl Into<String>, help: Option<Help>) -> Self {
        Self { code: Code::TomlSyntax, span, message: message.into(), help }
    }
}

/// Explains the parser's `message` about `span` to the person who wrote the line.
fn explain(
    text: &str,
    span: Span,
    line: Span,
    message: &str,
    meant: Option<&Meant>,
    open_text: &LazyCell<Option<usize>, impl FnOnce() -> Option<usize>>,
) -> Trap {
    let whole = text[line.clone()].trim();
    let begin = line.start + text[line.clone()].len() - text[line.clone()].trim_start().len();
    let line = begin..begin + whole.len();
    let (key, value) = whole.split_once('=').map_or((whole, ""), |(key, value)| (key.trim(), value.trim()));
    let bare = value.split('#').next().unwrap_or_default().trim().trim_end_matches(',');
    let at = value_span(text, &line, bare);
    // Proposes the same line with another value.
    let write = |new: String| Help::from(format!("write {key} = {new}")).edit(at.clone(), new);
    let trap = |message: &str, help: Help| Trap::at(span.clone(), message, Some(help));
    if message.contains("recurs") {
        return trap(
            "lists and tables stand within each other here, deeper than anything that is read",
            "write the value without them".into(),
        );
    }
    if message.contains("duplicate key") {
        return duplicate(text.get(span.clone()).unwrap_or(key), whole, span);
    }
    if message.contains("dotted key") && !value.is_empty() && !key.contains(['"', '\'', '{', ' ']) {
        let first = key.split('.').next().unwrap_or(key);
        let new = format!("\"{key}\"");
        let help = Help::from(format!("write {new} = …")).edit(line.start..line.start + key.len(), new);
        let message = format!("`{first}` has a value of its own above, so a longer name that begins with it stands in quotes");
        return Trap::at(line.start..line.start + key.len(), message, Some(help));
    }
    if text[span.start..].starts_with(|c: char| c.is_control() && !c.is_whitespace()) {
        // The wording is that of the note about the file's bytes, so that the two are recognised as one.
        let code = text.as_bytes()[span.start];
        let message = format!("an invisible control character (U+{code:04X}) stands here");
        let help = Help::from("delete it").edit(span.start..span.start + 1, "");
        return Trap { code: Code::ControlCharacter, span: span.start..span.start, message, help: Some(help) };
    }
    if let Some(open) = open_text.filter(|open| span.start >= *open) {
        let message = "the text that begins here with three quotes is not closed";
        return Trap::at(open..open + 3, message, Some("write three quotes behind its end".into()));
    }
    let plain = bare.starts_with(char::is_alphanumeric) && !bare.contains(['"', '\'', '[', '{', '=']);
    let known = meant
        .filter(|_| plain && bare.contains(|c: char| c.is_alphabetic() || c == '/'))
        .and_then(|meant| meant(key, bare))
        .filter(|new| new.trim_matches('"') != bare);
    if let Some(new) = known {
        return Trap::at(span, format!("`{}` is not written as here", shorten(bare)), Some(write(new)));
    }
    if let Some(trap) = unquoted::grouped(text, &span, &line) {
        return Trap::at(span, trap.message, Some(trap.help));
    }
    if let Some(trap) = date(text, value, bare, &span, &at, write) {
        return trap;
    }
    if let Some((at, name)) =
        unquoted::odd_character(text[line.clone()].split('=').next().unwrap_or_default()).filter(|_| !key.starts_with(['"', '\'']))
    {
        let at = line.start + at;
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        return Trap::at(at..end, format!("{name} stands in this key"), Some("delete it and type the key anew".into()));
    }
    if let Some(remark) = whole.strip_prefix("//").or_else(|| whole.strip_prefix("/*")?.strip_suffix("*/")) {
        let help = format!("# {}", remark.trim());
        return Trap::at(line.clone(), "a remark begins with `#`", Some(Help::from(format!("write {help}")).edit(line, help)));
    }
    if let Some(rest) = value.strip_prefix('=').filter(|_| is_name(key)) {
        let help = write(rest.trim_start_matches('=').trim().to_owned());
        return Trap::at(line, "a key and its value are joined by one `=`", Some(help));
    }
    if let Some(key) = key.strip_suffix(':').filter(|_| !value.is_empty()) {
        let new = format!("{} = {value}", key.trim_end());
        return Trap::at(
            line.clone(),
            "a key and its value are joined by `=` alone",
            Some(Help::from(format!("write {new}")).edit(line, new)),
        );
    }
    if whole.contains(['“', '”', '„', '‘', '’']) && !bare.starts_with(['"', '\'']) {
        let straight = bare.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
        let help = if value.is_empty() { "write \"…\"".into() } else { write(straight) };
        return trap("these are curly quotes; TOML takes straight ones", help);
    }
    if whole.starts_with('[') && !whole.contains('=') {
        let name = whole.trim_matches(|c: char| matches!(c, '[' | ']') || c.is_whitespace());
        let new = if whole.starts_with("[[") { format!("[[{name}]]") } else { format!("[{name}]") };
        let help = Help::from(format!("write {new}")).edit(line.clone(), new);
        return Trap::at(line, "the brackets around the name of this table do not match", Some(help));
    }
    if value.is_empty() && !whole.contains('=') {
        if let Some((key, value)) = whole.split_once(':') {
            let new = format!("{} = \"{}\"", key.trim(), value.trim().trim_matches('"'));
            let help = Help::from(format!("write {new}")).edit(line, new);
            return trap("a key and its value are joined by `=`, not by `:`", help);
        }
        if let Some((name, quoted)) =
            whole.split_once(' ').filter(|(name, rest)| is_name(name) && rest.trim_start().starts_with(['"', '\'']))
        {
            let new = format!("{name} = {}", quoted.trim_start());
            return trap("a key and its value are joined by `=`", Help::from(format!("write {new}")).edit(line, new));
        }
        let help = "the text of an entry stands below the second line `+++`; a remark begins with #";
        return Trap::at(line, format!("expected `key = value`, found `{}`", shorten(whole)), Some(help.into()));
    }
    if value.is_empty() {
        return trap(&format!("`{key}` has no value"), "give it one, or take the line out".into());
    }
    if key.contains(' ') && !key.starts_with(['"', '\'', '[']) && !key.contains(['{', ',']) {
        let (new, at) = (key.replace(' ', "_").to_lowercase(), line.start..line.start + key.len());
        let help = Help::from(format!("write {new} = …")).edit(at.clone(), new);
        return Trap::at(at, format!("a key has no spaces: `{}`", shorten(key)), Some(help));
    }
    if let Some(found) = unquoted::explain(key, bare, &at) {
        return Trap::at(span, found.message, Some(found.help));
    }
    value_trap(text, &span, key, bare, message, write).unwrap_or_else(|| Trap::at(span, message, None))
}

/// Whether a text can be a bare key.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Explains a value that is not TOML, behind a key that is fine.
fn value_trap(text: &str, span: &Span, key: &str, bare: &str, message: &str, write: impl Fn(String) -> Help) -> Option<Trap> {
    let trap = |message: &str, help: Help| Some(Trap::at(span.clone(), message, Some(help)));
    if let Some(truth) = ["true", "false"].into_iter().find(|word| bare.eq_ignore_ascii_case(word) && bare != *word) {
        return trap("true and false are written in small letters", write(truth.to_owned()));
    }
    if bare.starts_with(|c: char| c.is_ascii_digit()) && bare.contains(',') && bare.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        return trap("decimals stand behind a point", write(bare.replace(',', ".")).guessed());
    }
    let braced = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let braced =
        braced.or_else(|| bare.strip_prefix('{')?.strip_suffix('}').filter(|inner| !inner.contains('=') && inner.contains(['"', '\''])));
    if let Some(items) = braced.filter(|items| !items.contains(['[', '{', '('])) {
        return trap("a list stands in square brackets", write(format!("[{}]", items.trim())));
    }
    if message.contains("must be quoted") {
        if !bare.starts_with(['[', '{']) {
            return trap(&format!("text needs quotes: `{}`", shorten(bare)), write(format!("\"{bare}\"")));
        }
        let word = text[span.start..].split(['\n', ',', ']', '}', '#']).next().unwrap_or_default().trim();
        if let Some(number) = word.strip_prefix(['€', '$', '£', '¥', '₹']).filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        {
            let help = format!("write {}, and currency = \"EUR\" or another code beside it", number.replace(',', "_"));
            return trap("an amount is a number without a currency sign", help.into());
        }
        let quoted = format!("\"{word}\"");
        let help = Help::from(format!("write {quoted}")).edit(span.start..span.start + word.len(), quoted);
        return trap(&format!("text needs quotes: `{}`", shorten(word)), help);
    }
    if message.contains("basic string") || message.contains("literal string") {
        let inner = bare.strip_prefix(['"', '\'']).filter(|inner| !inner.is_empty() && !inner.contains(['"', '\'', '\\', ',', ']', '}']));
        let help = inner.map_or_else(|| format!("write {key} = \"…\"").into(), |inner| write(format!("\"{inner}\"")).guessed());
        return trap("the text has no closing quote on its line", help);
    }
    if message.contains("escape") || message.contains("unicode value") || message.contains("unicode hexadecimal") {
        return trap("a backslash in double quotes begins an escape", "write it twice, or use single quotes: '…'".into());
    }
    if message.contains("leading zero") {
        return trap("a number does not begin with zeros", write(bare.trim_start_matches(['0', '_']).to_owned()).guessed());
    }
    if message.contains("expected newline") {
        if matches!(text[span.start..line_of(text, span.start).end].trim(), "," | ";" | "." | "),") {
            let sign = text[span.start..].chars().next().map_or(0, char::len_utf8);
            return trap("nothing stands behind a value", Help::from("take this sign out").edit(span.start..span.start + sign, ""));
        }
        let rest = &text[span.start..line_of(text, span.start).end];
        let within = |quote: char| bare.strip_prefix(quote)?.strip_suffix(quote).filter(|inner| !inner.contains(['=', '\\']));
        if let Some(inner) = within('\'').filter(|inner| !inner.contains('"')) {
            return trap("a single quote inside the text ends it", write(format!("\"{inner}\"")));
        }
        if let Some(inner) = within('"').filter(|inner| inner.contains('"') && !inner.contains('\'') && !inner.contains("\", \"")) {
            return trap("a double quote inside the text ends it", write(format!("'{inner}'")));
        }
        return match bare.starts_with('"') && !rest.contains('=') && rest.contains('"') {
            true => trap("a double quote inside the text ends it", format!("write single quotes around it: {key} = '…'").into()),
            false => trap(
                "a second value or key stands on this line",
                "write each key on a line of its own, and text in one pair of quotes".into(),
            ),
        };
    }
    if message.contains("array") {
        return trap("this list is not closed, or a comma is missing in it", "write [\"a\", \"b\"]".into());
    }
    if message.contains("inline table") {
        // Inside braces, a comma ends a value.
        let comma = text[..span.start].rfind(',').filter(|comma| text[comma + 1..span.start].bytes().all(|b| b.is_ascii_digit()));
        let comma = comma.or_else(|| text[span.start..].starts_with(',').then_some(span.start));
        let behind = |at: usize| text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        if let Some(at) = comma.filter(|at| behind(*at) > 0 && text[..*at].ends_with(|c: char| c.is_ascii_digit())) {
            return trap("decimals stand behind a point", Help::from("write a point for this comma").edit(at..at + 1, ".").guessed());
        }
        return trap("this table in braces is not closed on its line", "write { key = value, key = value }".into());
    }
    None
}

/// Explains a key or a table that is defined twice.
fn duplicate(name: &str, whole: &str, span: Span) -> Trap {
    let table = whole.trim_matches(|c: char| matches!(c, '[' | ']') || c.is_whitespace());
    let help = match whole.starts_with('[') {
        false => "keep one of the two".to_owned(),
        true if table.starts_with("facts.") => format!("several claims of one fact stand each below its own line `[[{table}]]`"),
        true if matches!(table, "depends" | "events") => format!("several of them stand each below its own line `[[{table}]]`"),
        true => format!("put the keys of both below one line `[{table}]`"),
    };
    Trap { code: Code::DuplicateKey, span, message: format!("`{name}` stands here a second time"), help: Some(help.into()) }
}

/// Explains a date that TOML does not know, as the whole value or within it.
fn date(text: &str, value: &str, bare: &str, span: &Span, at: &Span, write: impl Fn(String) -> Help) -> Option<Trap> {
    let trap = |code, message, help| Some(Trap { code, span: span.clone(), message, help: Some(help) });
    let is_day = |text: &str| text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let within = || unquoted::date_within(value);
    if let Some(day) = Some(bare).filter(|bare| unquoted::looks_like_date(bare)).or_else(within).filter(|day| is_day(day)) {
        return trap(Code::InvalidDate, format!("there is no day {day}"), Help::from("mend its month or day"));
    }
    if unquoted::looks_like_date(bare) {
        return trap(Code::UnquotedDate, format!("the date {bare} needs quotes"), write(format!("\"{bare}\"")));
    }
    let found = within()?;
    let quoted = format!("\"{found}\"");
    let start = at.start + text[at.clone()].find(found)?;
    let help = Help::from(format!("write {quoted}")).edit(start..start + found.len(), quoted);
    trap(Code::UnquotedDate, format!("the date {found} needs quotes"), help)
}

/// The span of a line's value, given the value without its comment.
fn value_span(text: &str, line: &Span, bare: &str) -> Span {
    let start = text[line.clone()].find('=').and_then(|at| Some(line.start + at + text[line.start + at..line.end].find(bare)?));
    start.filter(|_| !bare.is_empty()).map_or(line.end..line.end, |start| start..start + bare.len())
}

fn shorten(text: &str) -> &str {
    &text[..floor_boundary(text, 60)]
}

/// Reports inline tables that span several lines or end in a comma. Newer TOML allows both, but most TOML readers do not.
pub(super) fn note_inline_tables(text: &str, notes: &mut Notes<'_>) {
    if !text.contains('{') {
        return;
    }
    let bytes = text.as_bytes();
    // The brackets that are open around `at`: the offset of each, and whether it was already reported.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut last = b' ';
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'#' => {
                at += bytes[at..].iter().position(|b| *b == b'\n').unwrap_or(bytes.len() - at);
                continue;
            }
            b'"' | b'\'' => at = string_end(bytes, at),
            b'{' | b'[' => open.push((at, false)),
            b'}' | b']' => {
                if let Some((start, false)) = open.pop()
                    && byte == b'}'
                    && bytes[start] == b'{'
                    && last == b','
                {
                    let message = "a table in braces has no comma before its closing brace";
                    let comma = text[..at].rfind(',').unwrap_or(at);
                    let help = Help::from("take the last comma out").edit(comma..comma + 1, "");
                    notes.report(Code::MultiLineInlineTable, &(start..at + 1), message, Some(help));
                }
            }
            b'\n' => {
                if let Some((start, noted @ false)) = open.last_mut()
                    && bytes[*start] == b'{'
                {
                    *noted = true;
                    let (start, rest) = (*start, next_header(text, at));
                    if brackets(&text[start..rest]).first() == Some(&0) {
                        let help = "write { key = value, key = value } on one line".into();
                        notes.report(Code::TomlSyntax, &(start..at), "the table in braces that begins here is not closed", Some(help));
                        notes.broken.push(start..rest);
                        open.clear();
                        at = rest;
                        continue;
                    }
                    let help = "put it on one line, or write it as a [table] of its own with a key a line".into();
                    notes.report(Code::MultiLineInlineTable, &(start..at), "a table in braces stands on one line", Some(help));
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at += 1;
    }
}
