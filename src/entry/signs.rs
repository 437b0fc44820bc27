//! Signs that mean something elsewhere and would be published here as they are: syntax of other programs, placeholders and
//! remarks that were to be filled in or removed, and damage from a wrong encoding. Each is a row of a table: a pattern, what
//! is wrong, and what to write instead.

mod foreign;
mod half;
mod leftover;
mod spoilt;

use std::sync::{LazyLock, OnceLock};

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::diagnostic::Code;

/// Replaces everything that is not text: code, links, HTML, characters behind a backslash.
pub(super) const OTHER: char = '\u{fffc}';

/// Replacements for brackets behind a backslash, which delimit formulas in papers. No text contains these characters.
pub(super) const ESCAPED: [(char, char); 4] = [('(', '\u{fdd0}'), (')', '\u{fdd1}'), ('[', '\u{fdd2}'), (']', '\u{fdd3}')];

/// The most signs that are reported for one text; the first ones show what is wrong.
pub(super) const MOST: usize = 20;

/// The most characters of a text that a message shows.
const LONGEST: usize = 40;

/// A sign, as a row of a table.
struct Sign {
    code: Code,
    /// A regular expression in which `^` and `$` match at lines. If it has a group, the first group is shown.
    pattern: &'static str,
    /// What is wrong, as a continuation of the text that was found.
    what: &'static str,
    /// What to write instead.
    help: &'static str,
}

/// An occurrence of a sign in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its offset and length in bytes.
    pub(super) at: usize,
    pub(super) length: usize,
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// All signs: one set that tells which occur in a text, and single expressions that tell where. Most signs occur in no text,
/// so the expression of each is compiled when it is first needed.
struct Signs {
    set: RegexSet,
    each: Vec<(OnceLock<Option<Regex>>, &'static Sign)>,
}

static SIGNS: LazyLock<Option<Signs>> = LazyLock::new(|| signs().ok());

fn signs() -> Result<Signs, regex::Error> {
    let all: Vec<&'static Sign> = [leftover::SIGNS, foreign::SIGNS, spoilt::SIGNS, half::SIGNS].into_iter().flatten().collect();
    let set = RegexSetBuilder::new(all.iter().map(|sign| sign.pattern)).multi_line(true).build()?;
    Ok(Signs { set, each: all.into_iter().map(|sign| (OnceLock::new(), sign)).collect() })
}

/// The signs in a text that is shown as it is written, in order and without overlaps. None of it is read as Markdown.
pub(super) fn find_in_plain(text: &str) -> Vec<Found> {
    let mut found = find(text);
    found.retain(|one| one.code != Code::HalfWritten);
    found
}

/// The signs in a text from which code, links and HTML were removed, in order and without overlaps.
pub(super) fn find(text: &str) -> Vec<Found> {
    // Most texts have none, and asking whether there is any is faster than asking which.
    let Some(signs) = SIGNS.as_ref().filter(|signs| signs.set.is_match(text)) else { return Vec::new() };
    // Each with the end of the whole match, because only its first line is shown.
    let mut found: Vec<(usize, Found)> = Vec::new();
    for (regex, sign) in signs.set.matches(text).iter().filter_map(|index| signs.each.get(index)) {
        let Some(regex) = regex.get_or_init(|| RegexBuilder::new(sign.pattern).multi_line(true).build().ok()) else { continue };
        for captures in regex.captures_iter(text).take(MOST) {
            let Some(place) = captures.get(1).or_else(|| captures.get(0)) else { continue };
            let line = place.as_str().lines().next().unwrap_or_default();
            let message = format!("`{}` {}", shown(line), sign.what);
            let one = Found { at: place.start(), length: line.len(), code: sign.code, message, help: sign.help };
            found.push((place.end(), one));
        }
    }
    // Of two that overlap, the first counts; of two at the same place, the earlier row of the table.
    found.sort_by_key(|(_, one)| one.at);
    let mut said = 0;
    let apart = found.into_iter().filter_map(|(end, one)| (one.at >= said).then(|| (said = end, one).1));
    apart.take(MOST).collect()
}

/// The beginning of the text that was found.
fn shown(text: &str) -> String {
    let plain = |c: char| match ESCAPED.iter().find(|(_, stands)| *stands == c) {
        Some((bracket, _)) => *bracket,
        None if c == OTHER => '…',
        None if c.is_control() => ' ',
        None => c,
    };
    let mut short: String = text.trim_end().chars().take(LONGEST).map(plain).collect();
    if text.trim_end().chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        assert!(signs().is_ok(), "{:?}", signs().err());
    }

    #[test]
    fn what_is_found_stands_apart_and_in_order() {
        let found = find("See {{< a >}} and [citation needed], TBD. {{ x }}");
        let codes: Vec<_> = found.iter().map(|one| (one.at, one.code)).collect();
        let expected = [(4, Code::ForeignSyntax), (18, Code::Leftover), (37, Code::Leftover), (42, Code::ForeignSyntax)];
        assert_eq!(codes, expected);
    }
}
