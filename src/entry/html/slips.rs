//! Markdown syntax that stayed text: half-written links, citations, notes, tables and headings, each with advice on what to
//! write.

use pulldown_cmark::TagEnd;

use super::Writer;
use super::allowed::element;
use super::text::printable;
use crate::diagnostic::Code;
use crate::entry::fence::{MERGE_HELP, MERGE_MARKS};
use crate::entry::signs::{ESCAPED, Found, MOST, OTHER, find};
use crate::source::{Span, lines_in};

/// How far ahead the end of a half-written construct is searched, in bytes.
const REACH: usize = 200;

/// Whether this is the end of an inline element.
pub(super) fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link | TagEnd::Image
    )
}

impl Writer<'_> {
    /// Gathers the text at `span`, and returns whether it stands there as it is. A character behind a backslash is meant
    /// literally.
    pub(super) fn gather(&mut self, text: &str, span: &Span) -> bool {
        let at = self.offset + span.start;
        if self.code.is_some() {
            return false;
        }
        let written = self.source.text.get(at..self.offset + span.end);
        // Most of the text was not copied, and need not be compared.
        if !written.is_some_and(|written| std::ptr::eq(written, text) || written == text) || self.in_code() {
            // A line break is a line break whatever bytes are in the file: CR LF, or the mark of a quotation after it.
            self.plain.add(if text == "\n" { "\n" } else { "\u{fffc}" }, span);
            return false;
        }
        let escaped = span.start > 0 && self.source.text.as_bytes().get(at - 1) == Some(&b'\\');
        let mut rest = text;
        if let Some(sign) = text.chars().next().filter(|_| escaped) {
            let stands = ESCAPED.iter().find(|(bracket, _)| *bracket == sign).map_or(OTHER, |(_, stands)| *stands);
            self.plain.add(stands.encode_utf8(&mut [0; 4]), span);
            rest = &text[sign.len_utf8()..];
        }
        // The words of a link may be its address.
        let is_address = self.context().1 && (rest.contains("://") || rest.contains("www."));
        let rest = if is_address { &rest.replace("://", "\u{fffc}").replace("www.", "\u{fffc}.") } else { rest };
        self.plain.add(rest, &(span.end - rest.len()..span.end));
        true
    }

    /// Gathers a placeholder for something other than text.
    pub(super) fn gather_other(&mut self) {
        if !self.plain.html.is_empty() {
            self.plain.html.push(OTHER);
        }
    }

    /// Handles the end of a block of text, and reports the half-written parts in it.
    pub(super) fn end_of_text(&mut self, is_paragraph: bool) {
        if self.plain.html.is_empty() {
            return;
        }
        let mut plain = std::mem::take(&mut self.plain);
        for one in slips(&plain.html, is_paragraph) {
            let place = plain.place(one.at).start..plain.place(one.at + one.length.max(1) - 1).end;
            self.report(one.code, &place, one.message, Some(one.help.to_owned()));
        }
        plain.clear();
        self.plain = plain;
    }

    /// Reports lines outside code that a merge or a slip of the hand left in the text.
    pub(in crate::entry) fn odd_lines(&mut self, text: &str) {
        let (mut at, mut above) = (0, "");
        let mut code = std::mem::take(&mut self.code_blocks).into_iter().peekable();
        for line in lines_in(text) {
            let start = at;
            at += line.len();
            while code.next_if(|block| block.end <= start).is_some() {}
            if code.peek().is_some_and(|block| block.start <= start) {
                continue;
            }
            let bare = line.trim_end();
            let above = std::mem::replace(&mut above, bare);
            // Of the lines that are looked for here, only the last sort begins with a letter.
            let odd = line.starts_with(['<', '>', '|', '_', '+']);
            let side = odd && (MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) || matches!(bare, "<<<<<<<" | ">>>>>>>"));
            if side {
                let message = "a merge stopped here: both versions of the text stand in the file".to_owned();
                self.report(Code::ConflictMarker, &(start..start + 7), message, Some(MERGE_HELP.to_owned()));
            } else if odd && matches!(bare, "__TOC__" | "__NOTOC__" | "__FORCETOC__" | "__NOEDITSECTION__") {
                let message = format!("`{bare}` is published: words of wikis are not read here");
                let help = "take it out: a page lists its headings by itself".to_owned();
                self.report(Code::ForeignSyntax, &(start..start + bare.len()), message, Some(help));
            } else if bare == "+++" {
                let help = "the keys end with the second `+++` of a file; take this line out, or write *** for a line across";
                self.report(Code::HalfWritten, &(start..start + 3), "a line `+++` stands in the text".to_owned(), Some(help.to_owned()));
            } else if bare.starts_with(char::is_uppercase) && is_short_point(above) {
                let place = start..start + bare.chars().next().map_or(0, char::len_utf8);
                let help = "put an empty line above it, or two spaces before it if it goes on with that point";
                let message = "this line becomes a part of the last point of the list above it".to_owned();
                self.report(Code::HalfWritten, &place, message, Some(help.to_owned()));
            }
        }
    }

    /// Checks a table's row at `span`: a cell beyond the last column is lost.
    pub(super) fn count_cells(&mut self, row: &Span) {
        let start = self.offset + row.start;
        let Some(text) = self.source.text.get(start..self.offset + row.end) else { return };
        let text = text.trim_end();
        let bytes = text.as_bytes();
        let bars: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'|' && (*at == 0 || bytes[at - 1] != b'\\')).collect();
        let leading = usize::from(bars.first() == Some(&0));
        // The bar after the cell of the last column.
        let Some(last) = bars.get(leading + self.alignments.len().max(1) - 1).copied() else { return };
        let rest = &text[last + 1..];
        if !rest.trim_matches(['|', ' ', '\t']).is_empty() {
            let place = row.start + last..row.start + last + 1;
            let message = format!("this row has more cells than the table has columns ({}): the rest is lost", self.alignments.len());
            let help = "take the cell out, or write `\\|` for a bar within a cell, also in `[[entry\\|words]]`";
            self.report(Code::SurplusCell, &place, message, Some(help.to_owned()));
        }
    }

    /// Reports a line that begins with a colon by accident, which makes it an explanation of the line above.
    pub(super) fn look_at_colon(&mut self, span: &Span) {
        let written = self.source.text.get(self.offset + span.start..self.offset + span.end).unwrap_or_default();
        if written.strip_prefix(':').is_some_and(|rest| !rest.starts_with([' ', '\t', '\n', ':'])) {
            let message = "this line becomes an explanation of the line above, because a colon begins it".to_owned();
            let help = "write `\\:` for the sign, or `: words` for an explanation".to_owned();
            self.report(Code::HalfWritten, &(span.start..span.start + 1), message, Some(help));
        }
    }

    /// Reports a sentence above a line of hyphens or equals signs, which becomes a heading by accident.
    pub(super) fn line_below(&mut self, span: &Span, text: &str) {
        let written = self.source.text.get(self.offset + span.start..self.offset + span.end).unwrap_or_default();
        // The middle line of an unresolved merge conflict is reported with its beginning.
        let merged = written.trim_end().ends_with("\n=======") && written.starts_with("<<<<<<<") || text.contains("<<<<<<<");
        let underlined = !merged && !written.starts_with('#') && written.trim_end().ends_with(['-', '=']);
        let text = text.trim_end();
        let is_key = |line: &str| {
            line.split_once(':')
                .is_some_and(|(key, _)| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-')))
        };
        let place = span.start..span.start + written.chars().next().map_or(0, char::len_utf8);
        if underlined && text.lines().all(is_key) {
            let message = "these keys stand in the text, and become a heading".to_owned();
            let help = "write them as TOML, `key = \"…\"`, above the second line `+++`, where the keys of the file stand".to_owned();
            self.report(Code::ForeignSyntax, &place, message, Some(help));
        } else if underlined && (text.ends_with(['.', '!', '?', ':', '。']) || text.contains('\n')) {
            let help = "put an empty line above that line for a line across; a heading begins with `## `";
            self.report(
                Code::HalfWritten,
                &place,
                "this text becomes a heading, because a line of hyphens or equals signs stands directly below it".to_owned(),
                Some(help.to_owned()),
            );
        }
    }
}

/// Whether a line is a complete list item. A line that was only broken because it is full would be longer.
fn is_short_point(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let point = ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    point && (line.len() < 60 || line.ends_with(['.', '!', '?', ';']))
}

/// A slip: its length in bytes, what is wrong, and what to write instead.
type Slip = (usize, String, &'static str);

/// The half-written or foreign parts of a block of text, in order and without overlaps.
fn slips(text: &str, is_paragraph: bool) -> Vec<Found> {
    let mut found = find(text);
    let signs: Vec<Span> = found.iter().map(|one| one.at..one.at + one.length).collect();
    let slip_at = |at: usize, (length, message, help): Slip| Found { at, length, code: Code::HalfWritten, message, help };
    let bytes = text.as_bytes();
    let mut at = 0;
    // The offset up to which everything has been reported, and the index of the next foreign sign.
    let (mut said, mut next_sign, mut count) = (0, 0, 0);
    let is_sign = |b: &u8| matches!(b, b'[' | b']' | b'(' | b')' | b'*' | b'<' | b'@');
    // Most texts have no such sign. A loop without an early exit is vectorised.
    if !bytes.iter().fold(false, |any, b| any | is_sign(b)) {
        at = bytes.len();
    }
    while let Some(next) = bytes[at..].iter().position(is_sign) {
        at += next;
        if at >= said
            && count < MOST
            && let Some(slip) = slip(text, at, &text[at..])
        {
            said = at + slip.0;
            while signs.get(next_sign).is_some_and(|sign| sign.end <= at) {
                next_sign += 1;
            }
            // A foreign sign is more specific than half-written Markdown, and has its own message.
            if signs.get(next_sign).is_none_or(|sign| sign.start >= said) {
                found.push(slip_at(at, slip));
                count += 1;
            }
        }
        at += 1;
    }
    if is_paragraph {
        let hashes = bytes.iter().take_while(|b| **b == b'#').count();
        let alone = hashes == 1 && !text.contains('\n') && text[1..].starts_with(char::is_uppercase);
        if (2..=6).contains(&hashes) && text[hashes..].starts_with(char::is_alphanumeric) || alone {
            found.push(slip_at(0, (hashes, "this is no heading without a space behind the `#`".to_owned(), "write `## Words`")));
        }
        let mut rows = text.lines().map(|line| line.trim().starts_with('|') && line.trim().ends_with('|') && line.trim().len() > 2);
        if text.starts_with('|') && rows.next() == Some(true) && rows.next() == Some(true) {
            let message = "this is no table: its second line is missing or has another number of columns".to_owned();
            let help = "write `|---|---|` below the first line, with as many parts as there are columns";
            found.push(slip_at(0, (1, message, help)));
        }
    }
    found.sort_by_key(|one| one.at);
    found.truncate(MOST);
    found
}

/// The slip at offset `at`, where `rest` begins: its length in bytes, what is wrong, and what to write instead.
fn slip(text: &str, at: usize, rest: &str) -> Option<(usize, String, &'static str)> {
    let end = (0..=REACH.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(0);
    let near = &rest[..end];
    let until = |from: usize, close: char| {
        near.get(from..).and_then(|part| part.find([close, '\n', OTHER]).filter(|end| part[*end..].starts_with(close)))
    };
    let seen = |length: usize| format!("`{}` stays text", printable(near.get(..length).unwrap_or(near)));
    if rest.starts_with("[[") && !text[..at].ends_with('[') {
        let length = near.find("]").map_or(2, |end| end + 1);
        return Some((length, seen(length), "write [[entry]] or [[entry|words]], with two brackets on both sides, on one line"));
    }
    if rest.starts_with("[^") {
        let end = until(2, ']').filter(|end| *end > 0 && !near[2..2 + end].contains(' '))?;
        let help = "add its note on a line of its own, with an empty line above: [^name]: words";
        return Some((end + 3, format!("the note `{}` is not in this text", printable(&near[..end + 3])), help));
    }
    if rest.starts_with('[') || rest.starts_with('(') {
        let close = if rest.starts_with('[') { ']' } else { ')' };
        let Some(end) = until(1, close) else {
            let length = near.find(|c: char| c.is_whitespace() || c == OTHER).unwrap_or(near.len());
            let is_citation = near[1..length].starts_with('@') && length > 3;
            return is_citation.then(|| (length, seen(length), "write [@source] or [@source, p. 3], with a bracket on both sides"));
        };
        let inner = &near[1..1 + end];
        if let Some(sign) = inner.find('@') {
            let id: &str = &inner[sign + 1..];
            let id =
                &id[..id.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && !matches!(c, '-' | '/')).unwrap_or(id.len())];
            let alone = inner[..sign].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            if alone && id.contains('-') && id.len() > 2 {
                return Some((end + 2, seen(end + 2), "write [@source] or [@source, p. 3], and put other words outside of the brackets"));
            }
        }
        if close == ']' && is_stem(inner) && !near[end + 2..].starts_with([':', '(', '[']) {
            return Some((end + 2, seen(end + 2), "write [@source] for a citation, [[entry]] for a link"));
        }
        return None;
    }
    if rest.starts_with("](") {
        let Some(length) = near.get(2..)?.find(')').map(|end| end + 3) else {
            let end = near.find(|c: char| c.is_whitespace() || c == OTHER).unwrap_or(near.len());
            let help = "write [words](address), with a bracket on both sides of the address";
            return is_address(&near[2..end]).then(|| (end, "a link without its last bracket stays text".to_owned(), help));
        };
        return Some((
            length,
            "a link or picture whose name has a space or is cut in two stays text".to_owned(),
            "write [words](<my file.md>) or %20 for a space, on one line",
        ));
    }
    if let Some(id) = near.strip_prefix('@') {
        let id = &id[..id.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-').unwrap_or(id.len())];
        // A name on other sites has no hyphen, and a mail address has letters before the `@`.
        let alone = text[..at].chars().next_back().is_none_or(char::is_whitespace) && !near[1 + id.len()..].starts_with(['@', '/']);
        let is_id = id.trim_matches('-').contains('-') && is_stem(id.trim_end_matches('-'));
        return (alone && is_id).then(|| (1 + id.len(), seen(1 + id.len()), "write [@source] for a citation, with brackets around it"));
    }
    if rest.starts_with("] (") {
        let end = 3 + until(3, ')')?;
        let (message, help) = ("a link with a space between its two parts stays text", "write [words](address) without a space between");
        return is_address(&near[3..end]).then(|| (end + 1, message.to_owned(), help));
    }
    if rest.starts_with("][") {
        let end = until(2, ']')?;
        let label = &near[2..2 + end];
        return (!label.is_empty() && label.parse::<u32>().is_err()).then(|| {
            (
                end + 3,
                format!("no line of this text says what `[{}]` leads to", printable(label)),
                "write [words](address), or add a line [name]: address",
            )
        });
    }
    if rest.starts_with(")[") {
        let end = 2 + until(2, ']')?;
        let message = "a link with its brackets the wrong way round stays text";
        return is_address(&near[2..end]).then(|| (end + 1, message.to_owned(), "write [words](address)"));
    }
    if rest.starts_with("**") && !text[..at].ends_with('*') && !rest[2..].starts_with('*') {
        let touches = rest[2..].starts_with(char::is_alphanumeric) || text[..at].ends_with(char::is_alphanumeric);
        let help = "close it with `**` in the same paragraph, directly behind a letter; put marks of punctuation outside of the `**`";
        return touches.then(|| (rest.len(), "`**` stays text".to_owned(), help));
    }
    let tag = open_tag(near).filter(|_| rest.starts_with('<') && !text[..at].ends_with(char::is_alphanumeric))?;
    let help = "end the tag with `>`, and each of its values with the quotation mark it begins with; write `\\<` for the sign";
    Some((tag, seen(tag), help))
}

/// The length of an opening tag up to its first attribute, if the text begins with an element that authors may write. It
/// lacks the closing `>`, or it would not have stayed text.
fn open_tag(text: &str) -> Option<usize> {
    let behind = text[1..].trim_start_matches('/');
    let start = text.len() - behind.len();
    let name = behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len());
    element(&behind[..name].to_ascii_lowercase())?;
    let rest = &behind[name..];
    let attribute = rest.trim_start();
    let sign = attribute.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(attribute.len());
    let is_attribute = attribute.len() < rest.len() && sign > 0 && attribute[sign..].trim_start().starts_with('=');
    let alone = start == 2 && rest.chars().next().is_none_or(char::is_whitespace);
    (is_attribute || alone).then(|| start + name + if is_attribute { rest.len() - attribute.len() + sign } else { 0 })
}

/// Whether a word looks like the id of a source: lower-case letters with a hyphen and a digit.
fn is_stem(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.contains('-')
        && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a text looks like an address or a file name.
fn is_address(text: &str) -> bool {
    !text.contains(' ') && (text.starts_with("http") || text.ends_with(".md") || text.starts_with(['/', '#', '.']))
}
