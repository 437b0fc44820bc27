//! The names by which texts mention entries (titles and aliases), and the search for them in a text.
//!
//! All names are in one sorted list. From each place in a text where a name can begin, the search narrows the range of names
//! that match so far, letter by letter, until it finds the longest. Few letters begin a name and few words begin like one,
//! so most of a text is skipped at the speed of reading it. In the worst case a text costs its length times that of the
//! longest name.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Ix;
use super::letters::{begins_word, ends_word};
use crate::entry::Entry;
use crate::schema::Role;
use crate::source::Span;

/// Names with fewer letters never become links, because they have too many other meanings.
const SHORTEST: usize = 3;
/// The longest name that becomes a link, in bytes.
const LONGEST: usize = 200;

/// All names, prepared for the search.
#[derive(Debug)]
pub(super) struct Titles {
    /// Sorted, each with the entry it names; none if that is ambiguous.
    names: Vec<(Box<[u8]>, Option<Ix>)>,
    /// The range of names that begin with each pair of bytes.
    ranges: FxHashMap<[u8; 2], Range<u32>>,
    beginnings: Beginnings,
}

/// For each pair of bytes, what of the following holds, as bits. A single lookup rules out most places in a text.
#[derive(Debug)]
struct Beginnings(Box<[u8; 1 << 16]>);

/// A name may begin with the pair where no letter is before it.
const APART: u8 = 1;
/// A name may begin with the pair even behind a letter, because the pair begins with none.
const BEHIND_LETTER: u8 = 2;
/// The pair begins with an ASCII letter or digit.
const LETTER: u8 = 4;

impl Beginnings {
    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut found = Self(Box::new([0; 1 << 16]));
        for letter in (0..=u8::MAX).filter(u8::is_ascii_alphanumeric) {
            found.0[Self::place(letter, 0)..=Self::place(letter, u8::MAX)].fill(LETTER);
        }
        for name in names {
            let &[first, second, ..] = name.as_bytes() else { continue };
            // All bytes that [`read`] maps to the second one.
            let others: &[u8] = match second {
                b' ' => b"\n&\xc2",
                b'\'' => b"&\xe2",
                b'&' | b'"' | b'<' | b'>' => b"&",
                _ => b"",
            };
            for second in [second].iter().chain(others) {
                let pair = &mut found.0[Self::place(first, *second)];
                *pair |= if *pair & LETTER == 0 { APART | BEHIND_LETTER } else { APART };
            }
        }
        found
    }

    #[inline]
    fn place(first: u8, second: u8) -> usize {
        usize::from(first) << 8 | usize::from(second)
    }

    /// The first pair with which a name may begin. `behind_letter` tells whether a letter is before the text.
    fn first_in(&self, text: &[u8], behind_letter: bool) -> Option<usize> {
        let mut wanted = if behind_letter { BEHIND_LETTER } else { APART };
        text.iter().zip(text.get(1..)?).position(|(first, second)| {
            let pair = self.0[Self::place(*first, *second)];
            let begins = pair & wanted != 0;
            // There is no branch here, because it would be mispredicted at every other word.
            wanted = if pair & LETTER == 0 { APART } else { BEHIND_LETTER };
            begins
        })
    }
}

impl Default for Titles {
    fn default() -> Self {
        Self { names: Vec::new(), ranges: FxHashMap::default(), beginnings: Beginnings::of(std::iter::empty()) }
    }
}

impl Titles {
    /// The names by which texts may mention an entry, and whether they may become links. Titles of papers, pages and tables
    /// are not names.
    pub(super) fn of(entry: &Entry) -> impl Iterator<Item = (&str, bool)> {
        let named = matches!(entry.kind.role, Role::Profile | Role::Country);
        let names = entry.names().filter(move |_| named);
        let unlinked: FxHashSet<&str> = entry.unlinked.iter().map(|name| &*name.value).collect();
        names.map(move |name| (&*name.value, !unlinked.contains(&*name.value)))
    }

    /// The names of all entries. A name that two entries share, or that must not become a link, is kept without a target, so
    /// that it is not taken for a shorter name that it begins with.
    pub(super) fn new(entries: &[Arc<Entry>]) -> Self {
        // As in the check for shared names, case does not matter.
        let mut owners: FxHashMap<String, Option<Ix>> = FxHashMap::default();
        let mut names: Vec<(String, String)> = Vec::new();
        for (ix, entry) in (0..).zip(entries) {
            for (name, linked) in Self::of(entry) {
                let key = owner_key(name);
                let owner = owners.entry(key.clone()).or_insert(Some(ix));
                if !linked || *owner != Some(ix) {
                    *owner = None;
                }
                names.extend(written(name).map(|name| (name, key.clone())));
            }
        }
        names.sort_unstable();
        names.dedup_by(|a, b| a.0 == b.0);
        let beginnings = Beginnings::of(names.iter().map(|(name, _)| name.as_str()));
        let mut ranges: FxHashMap<[u8; 2], Range<u32>> = FxHashMap::default();
        for (at, (name, _)) in (0..).zip(&names) {
            if let &[first, second, ..] = name.as_bytes() {
                ranges.entry([first, second]).or_insert(at..at).end = at + 1;
            }
        }
        let target = |key: &String| owners.get(key).copied().flatten();
        let names = names.into_iter().map(|(name, key)| (name.into_bytes().into(), target(&key))).collect();
        Self { names, ranges, beginnings }
    }

    /// Calls `each` with every name in the HTML text from `from` to its end whose target is unambiguous. At each place the
    /// longest name is taken, and names do not overlap.
    pub(super) fn each_in(&self, html: &str, from: usize, mut each: impl FnMut(Span, Ix)) {
        let bytes = html.as_bytes();
        let mut next = from;
        let mut behind_letter = false;
        while let Some(found) = bytes.get(next..).and_then(|rest| self.beginnings.first_in(rest, behind_letter)) {
            let at = next + found;
            match begins_word(&html[from..at], &html[at..]).then(|| self.longest(html, at)).flatten() {
                Some((end, target)) => {
                    if let Some(target) = target {
                        each(at..end, target);
                    }
                    next = end;
                    behind_letter = false;
                }
                None => {
                    next = at + 1;
                    behind_letter = bytes[at].is_ascii_alphanumeric();
                }
            }
        }
    }

    /// The end of the longest name that begins at `start` and ends at a word boundary, and its entry.
    fn longest(&self, html: &str, start: usize) -> Option<(usize, Option<Ix>)> {
        let bytes = html.as_bytes();
        let (first, width) = read(bytes, start);
        let mut at = start + width;
        let (second, width) = if at < bytes.len() { read(bytes, at) } else { return None };
        at += width;
        let range = self.ranges.get(&[first, second])?;
        // The names that begin as the text does. If one of them ends here, it comes first.
        let mut like = self.names.get(range.start as usize..range.end as usize)?;
        let mut length = 2;
        let mut best = None;
        while let Some((name, target)) = like.first() {
            if name.len() == length && ends_word(&html[start..at], &html[at..]) {
                best = Some((at, *target));
            }
            if at >= bytes.len() {
                break;
            }
            let (byte, width) = read(bytes, at);
            at += width;
            let next = |name: &(Box<[u8]>, Option<Ix>)| name.0.get(length).copied();
            like = &like[like.partition_point(|name| next(name) < Some(byte))..];
            like = &like[..like.partition_point(|name| next(name) == Some(byte))];
            length += 1;
        }
        best
    }
}

/// Decodes the next byte of text from HTML, and returns the number of bytes that it takes there. All white space becomes one
/// byte, and so do all apostrophes.
fn read(html: &[u8], at: usize) -> (u8, usize) {
    const ENTITIES: [(&[u8], u8); 8] = [
        (b"&amp;", b'&'),
        (b"&#39;", b'\''),
        (b"&quot;", b'"'),
        (b"&lt;", b'<'),
        (b"&gt;", b'>'),
        (b"&nbsp;", b' '),
        ("’".as_bytes(), b'\''),
        ("\u{a0}".as_bytes(), b' '),
    ];
    match html[at] {
        b'\n' => (b' ', 1),
        byte @ (b'&' | 0xe2 | 0xc2) => {
            let found = ENTITIES.iter().find(|(written, _)| html[at..].starts_with(written));
            found.map_or((byte, 1), |(written, byte)| (*byte, written.len()))
        }
        byte => (byte, 1),
    }
}

/// A name as [`read`] decodes it.
fn folded(name: &str) -> String {
    name.replace('’', "'").replace(['\u{a0}', '\n'], " ")
}

/// A key that is equal for names that differ only in case. Entries with the same key share the name.
pub(super) fn owner_key(name: &str) -> String {
    folded(name).to_lowercase()
}

/// The forms in which a name occurs in texts; none if it is not searched for.
pub(super) fn written(name: &str) -> impl Iterator<Item = String> {
    let ways = can_be_found(name).then(|| [in_a_sentence(name).map(|name| folded(&name)), Some(folded(name))]);
    ways.into_iter().flatten().flatten()
}

/// A name in lower case except for its first letter, as within a sentence: `Digital sovereignty`.
fn in_a_sentence(name: &str) -> Option<String> {
    let mut rest = name.chars();
    let first = rest.next().filter(|first| first.is_uppercase())?;
    let rest = rest.as_str();
    let plain = rest.contains(' ') && rest.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-'));
    plain.then(|| format!("{}{rest}", first.to_lowercase()))
}

/// Whether a text is recognisable as a name wherever it occurs: three characters, one of which is a capital, a digit, or of
/// a script without capitals. A text in lower case is an ordinary word.
fn can_be_found(name: &str) -> bool {
    let marked = |c: char| c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase());
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    name.len() <= LONGEST && letters >= SHORTEST && name.contains(marked) && name.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;
    use crate::source::Source;

    fn titles(entries: &[(&str, &str)]) -> Titles {
        let kind = Source::new("content/models/kind.toml", b"name = \"Model\"\n");
        let schema = Schema::read(&[kind]).value;
        let parse = |(stem, front): &(&str, &str)| {
            let text = format!("+++\n{front}\n+++\n");
            let parsed = crate::entry::parse(&Source::new(format!("content/models/{stem}.md"), text.as_bytes()), &schema);
            Arc::new(parsed.value.unwrap_or_else(|| panic!("{:?}", parsed.diagnostics)))
        };
        Titles::new(&entries.iter().map(parse).collect::<Vec<_>>())
    }

    /// The names found in a text, each with the index of its entry.
    fn found(titles: &Titles, html: &str) -> Vec<(String, Ix)> {
        let mut found = Vec::new();
        titles.each_in(html, 0, |name, target| found.push((html[name].to_owned(), target)));
        found
    }

    fn one(name: &str, target: Ix) -> Vec<(String, Ix)> {
        vec![(name.to_owned(), target)]
    }

    #[test]
    fn the_longest_name_that_ends_with_a_word_is_found() {
        let titles = titles(&[("a", r#"title = "Falcon""#), ("b", r#"title = "Falcon 2""#), ("c", r#"title = "Falcon 2 Foundation""#)]);
        assert_eq!(found(&titles, "Falcon 2 Foundation"), one("Falcon 2 Foundation", 2));
        assert_eq!(found(&titles, "Falcon 2 Found"), one("Falcon 2", 1));
        assert_eq!(found(&titles, "Falcon 20"), one("Falcon", 0));
        assert_eq!(found(&titles, "Falcons, falcon, FALCON, Falcon-2"), []);
        assert_eq!(found(&titles, "the\nFalcon\n2, Falcon"), [("Falcon\n2".to_owned(), 1), ("Falcon".to_owned(), 0)]);
    }

    #[test]
    fn what_is_escaped_in_html_is_read_as_text() {
        let titles = titles(&[(
            "a",
            r#"title = "Brazil's R&D"
aliases = ["amp", "AMP", "Quot", "39 lt"]"#,
        )]);
        assert_eq!(found(&titles, "Brazil&#39;s R&amp;D &quot;Brazil’s R&amp;D&quot;").len(), 2);
        assert_eq!(found(&titles, "&lt;AMP&gt; &amp; &#39; &quot;"), one("AMP", 0));
    }

    #[test]
    fn names_that_are_not_clear_are_not_found_and_hide_what_they_begin_with() {
        let titles = titles(&[
            ("a", "title = \"Alpha\"\naliases = [\"Alpha Two\"]"),
            ("b", "title = \"Beta\"\naliases = [\"alpha two\", \"Alliance\"]\nunlinked = [\"Alliance\"]"),
        ]);
        assert_eq!(found(&titles, "Alpha Two, Alliance"), []);
        assert_eq!(found(&titles, "Alpha, Alpha Twofold, Beta").len(), 3);
    }

    #[test]
    fn a_name_has_three_characters_and_is_marked_as_one() {
        let titles = titles(&[(
            "a",
            r#"title = "AI"
aliases = ["compute", "rare earths", "100", "Digital sovereignty", "vLLM", "富岳", "富士通", "Red-Teaming Group"]"#,
        )]);
        assert_eq!(found(&titles, "AI compute rare earths 100 富岳 red-Teaming Group"), []);
        assert_eq!(found(&titles, "Of digital sovereignty, Digital sovereignty, vLLM, 在富士通的.").len(), 4);
    }
}
