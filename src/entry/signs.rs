//! Signs that mean something elsewhere and are published here as they stand: what other programs read, what was to be filled in or
//! taken out, what a wrong encoding spoilt. A sign is a line of a table: its pattern, what is wrong, and what to write instead.

mod foreign;
mod half;
mod leftover;
mod spoilt;

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::diagnostic::Code;

/// What stands in a text for anything that is no text: code, links, HTML, signs behind a backslash.
pub(super) const OTHER: char = '\u{fffc}';

/// What stands in a text for brackets behind a backslash, which formulas of papers begin and end with. No text holds these signs.
pub(super) const ESCAPED: [(char, char); 4] = [('(', '\u{fdd0}'), (')', '\u{fdd1}'), ('[', '\u{fdd2}'), (']', '\u{fdd3}')];

/// More of one text are not said: the first ones show what is wrong.
pub(super) const MOST: usize = 20;

/// The longest part of a text that a message shows, in characters.
const LONGEST: usize = 40;

/// A sign, as a line of a table.
struct Sign {
    code: Code,
    /// A regular expression, with `^` and `$` for lines. Its first group, if it has one, is what is shown.
    pattern: &'static str,
    /// What is wrong, behind what was found.
    what: &'static str,
    /// What to write instead.
    help: &'static str,
}

/// Something found in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it begins, in bytes, and how many it has.
    pub(super) at: usize,
    pub(super) length: usize,
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// All signs: as one expression that tells which are there, and one by one for where.
struct Signs {
    set: RegexSet,
    each: Vec<(Regex, &'static Sign)>,
}

static SIGNS: LazyLock<Option<Signs>> = LazyLock::new(|| signs().ok());

fn signs() -> Result<Signs, regex::Error> {
    let all: Vec<&'static Sign> = [leftover::SIGNS, foreign::SIGNS, spoilt::SIGNS, half::SIGNS].into_iter().flatten().collect();
    let set = RegexSetBuilder::new(all.iter().map(|sign| sign.pattern)).multi_line(true).build()?;
    let one = |sign: &'static Sign| Ok((RegexBuilder::new(sign.pattern).multi_line(true).build()?, sign));
    Ok(Signs { set, each: all.into_iter().map(one).collect::<Result<_, regex::Error>>()? })
}

/// The signs in a text that is shown as it is written, in order and apart from each other: nothing in it is read as Markdown.
pub(super) fn find_in_plain(text: &str) -> Vec<Found> {
    let mut found = find(text);
    found.retain(|one| one.code != Code::HalfWritten);
    found
}

/// The signs in a text of which code, links and HTML were left out, in order and apart from each other.
pub(super) fn find(text: &str) -> Vec<Found> {
    let Some(signs) = &*SIGNS else { return Vec::new() };
    // Each with where all of it ends: it is shown up to the end of its line.
    let mut found: Vec<(usize, Found)> = Vec::new();
    for (regex, sign) in signs.set.matches(text).iter().filter_map(|index| signs.each.get(index)) {
        for captures in regex.captures_iter(text).take(MOST) {
            let Some(place) = captures.get(1).or_else(|| captures.get(0)) else { continue };
            let line = place.as_str().lines().next().unwrap_or_default();
            let message = format!("`{}` {}", shown(line), sign.what);
            let one = Found { at: place.start(), length: line.len(), code: sign.code, message, help: sign.help };
            found.push((place.end(), one));
        }
    }
    // Of two that overlap the first counts, and of two at one place that of the table's earlier line.
    found.sort_by_key(|(_, one)| one.at);
    let mut said = 0;
    let apart = found.into_iter().filter_map(|(end, one)| (one.at >= said).then(|| (said = end, one).1));
    apart.take(MOST).collect()
}

/// The beginning of what was found.
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
