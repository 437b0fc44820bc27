//! The syntax around the cursor: a key or a value of the front matter, or a link or a citation in the text.

use crate::source::Span;

/// The syntax at a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At<'t> {
    /// A key in a table. The name is empty at the top.
    Key { table: &'t str },
    /// The value of a key in a table. `quoted` says whether the cursor is within quotes.
    Value { table: &'t str, key: &'t str, quoted: bool },
    /// The name in `[[…]]`.
    Link,
    /// The name in `[@…]`.
    Citation,
    /// Anything else.
    Text,
}

/// The syntax at byte `at`, and the word before it that is being typed.
pub(super) fn at(text: &str, at: usize, is_toml: bool) -> (At<'_>, Span) {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let before = &text[start..at];
    let word = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '#' | '.')).last();
    let word = start + word.map_or(before.len(), |(at, _)| at)..at;
    if !is_toml && !in_front_matter(text, start) {
        return in_text(before, start, at, word);
    }
    let table = table(&text[..start]);
    if before.trim_start().starts_with('[') && !before.contains('=') {
        return (At::Text, word);
    }
    match before.split_once('=') {
        None => (At::Key { table }, word),
        Some((key, value)) => {
            // Inside an inline table the nearest key counts.
            let inner = value.rsplit(['{', ',']).next().and_then(|part| part.split_once('=')).map(|(key, _)| key.trim());
            let key = key.trim();
            let quoted = value.matches('"').count() % 2 == 1;
            match inner.filter(|_| value.trim_start().starts_with('{')) {
                // In a file of declarations the table determines the meaning of a key; the keys of a claim mean the same in
                // every entry.
                Some(inner) => (At::Value { table: if is_toml { table } else { "" }, key: inner, quoted }, word),
                None if is_toml && value.trim_start().starts_with('{') => (At::Key { table }, word),
                None => (At::Value { table, key, quoted }, word),
            }
        }
    }
}

fn in_text(before: &str, start: usize, at: usize, word: Span) -> (At<'static>, Span) {
    let link = before.rfind("[[").filter(|open| !before[*open + 2..].contains(['[', ']', '|']));
    if let Some(open) = link {
        return (At::Link, start + open + 2..at);
    }
    let bracket = before.rfind('[').filter(|open| !before[*open..].contains(']'));
    let sign = bracket.and_then(|open| before.rfind('@').filter(|sign| sign > &open));
    match sign.filter(|sign| !before[*sign..].contains([',', ';', ' '])) {
        Some(sign) => (At::Citation, start + sign + 1..at),
        None => (At::Text, word),
    }
}

/// Whether a line that begins at `start` is between the two fences.
fn in_front_matter(text: &str, start: usize) -> bool {
    text.starts_with("+++") && start > 0 && !text[..start].lines().skip(1).any(|line| line.trim_end() == "+++")
}

/// The name of the table that the end of a text is in.
fn table(above: &str) -> &str {
    let header = above.lines().rev().find(|line| line.starts_with('[')).unwrap_or_default();
    header.split('#').next().unwrap_or_default().trim().trim_matches(['[', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_knows_what_is_being_written() {
        let text = "+++\ntit\nstatus = \"ac\n[facts]\nlead = [\"ai-s\nnote = { value = \"x\", source = \"pa\n[[depends]]\non = \"\n+++\na [[sea|x]] [[se and [@cha";
        let find = |part: &str| text.find(part).unwrap() + part.len();
        let at = |text, place| at(text, place, false);
        assert_eq!(at(text, find("tit")).0, At::Key { table: "" });
        assert_eq!(at(text, find("\"ac")), (At::Value { table: "", key: "status", quoted: true }, find("\"ac") - 2..find("\"ac")));
        assert_eq!(at(text, find("ai-s")).0, At::Value { table: "facts", key: "lead", quoted: true });
        assert_eq!(at(text, find("\"pa")).0, At::Value { table: "", key: "source", quoted: true });
        assert_eq!(at(text, find("on = ")).0, At::Value { table: "depends", key: "on", quoted: false });
        assert_eq!(at(text, find("[[sea")).0, At::Link);
        assert_eq!(at(text, find("|x")).0, At::Text);
        assert_eq!(at(text, find("[@cha")), (At::Citation, text.len() - 3..text.len()));
        for end in 0..=text.len() {
            at(text, end);
        }
    }
}
