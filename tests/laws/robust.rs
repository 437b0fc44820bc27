//! No input makes the program panic or run for ever: whatever the bytes of a file are, the result is a site with
//! diagnostics, and every diagnostic points into the text of its file.

use std::collections::BTreeMap;

use statebook::diagnostic::render::{Format, render, texts};
use statebook::diagnostic::{Code, Diagnostic};
use statebook::memo::Memo;
use statebook::serve::{Body, Hosts, Preview, Request, respond};
use statebook::source::Source;
use statebook::{Inputs, Wishes, compile, disk};

use crate::built::build;
use crate::chance::{Chance, seed, times};
use crate::grounds::{TODAY, golden_sites, implied, knowledge_base, place, small_site};
use crate::scan::tags;

/// Checks that every diagnostic lies within the text of its file, on character boundaries, and can be shown in every format.
pub fn assert_sound(inputs: &Inputs, diagnostics: &[Diagnostic]) {
    let texts = texts(&inputs.sources);
    for found in diagnostics {
        let Some(text) = texts.get(&*found.path) else { continue };
        let (start, end) = (found.span.start, found.span.end);
        assert!(start <= end && text.is_char_boundary(start) && text.is_char_boundary(end), "{found:?} in {text:?}");
        assert!(!found.message.is_empty() && !found.message.contains('\n'), "{found:?}");
    }
    for (format, colour) in [(Format::Human, true), (Format::Human, false), (Format::Short, false), (Format::Json, false)] {
        render(diagnostics, &texts, format, colour);
    }
}

/// Compiles a site with these files and returns its diagnostics. There is no time limit, because a busy machine is slow
/// through no fault of the program; a hang shows as a test that never ends.
fn attempt(files: &[(&str, &[u8])]) -> Vec<Diagnostic> {
    let inputs = small_site(files);
    let diagnostics = compile(&inputs, &mut Memo::default()).diagnostics;
    assert_sound(&inputs, &diagnostics);
    diagnostics
}

const ENTRY: &str = "content/models/alpha.md";

#[test]
fn any_bytes_as_an_entry() {
    // Found by chance: an unclosed construct reached beyond the end of the file.
    attempt(&[(ENTRY, b"+++\ntitle = \"A\"\n+++\n`open\\.")]);
    let mut chance = Chance::new(seed(1));
    for round in 0..times(15) {
        let bytes = if round % 2 == 0 { chance.bytes(300) } else { chance.pieces(40) };
        attempt(&[(ENTRY, &bytes)]);
        attempt(&[(ENTRY, &[b"+++\n", &bytes[..], b"\n+++\ntext\n"].concat())]);
        attempt(&[(ENTRY, &[b"+++\ntitle = \"A\"\n+++\n", &bytes[..]].concat())]);
    }
}

#[test]
fn any_bytes_as_a_declaration_or_setting() {
    let mut chance = Chance::new(seed(2));
    let implied = implied();
    for _ in 0..times(3) {
        for path in ["site.toml", "content/vocabularies.toml", "content/rates.toml", "content/models/kind.toml"] {
            attempt(&[(path, &chance.bytes(200)), (ENTRY, b"+++\ntitle = \"A\"\n+++\n")]);
            attempt(&[(path, &chance.pieces(30)), (ENTRY, b"+++\ntitle = \"A\"\n+++\n")]);
            if let Some((_, bytes)) = implied.iter().find(|(known, _)| *known == path) {
                attempt(&[(path, &chance.mutate(bytes)), (ENTRY, b"+++\ntitle = \"A\"\n[facts]\ntokens = 1\n+++\n")]);
            }
        }
    }
}

#[test]
fn any_name_of_a_file() {
    let mut chance = Chance::new(seed(3));
    for _ in 0..times(25) {
        let name = String::from_utf8_lossy(&chance.pieces(4)).replace('/', "");
        let paths = [
            format!("content/models/{name}.md"),
            format!("content/{name}/kind.toml"),
            format!("content/models/{name}.png"),
            format!("content/{name}/x.md"),
        ];
        let files: Vec<(&str, &[u8])> =
            paths.iter().map(|path| (path.as_str(), &b"+++\ntitle = \"A\"\nname = \"A\"\n+++\n![x](x.png)"[..])).collect();
        attempt(&files);
    }
}

#[test]
fn real_entries_with_a_few_changes() {
    let mut chance = Chance::new(seed(4));
    let base = knowledge_base();
    // The declarations stay, so that changes reach every type of field.
    let declared: Vec<(&str, &[u8])> =
        base.sources.iter().filter(|source| source.path.ends_with(".toml")).map(|source| (&*source.path, source.text.as_bytes())).collect();
    let entries: Vec<_> = base.sources.iter().filter(|source| source.path.ends_with(".md")).collect();
    for _ in 0..times(3) {
        let mut files = declared.clone();
        let mut changed: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        for _ in 0..12 {
            let source = chance.pick(&entries);
            changed.insert(&source.path, chance.mutate(source.text.as_bytes()));
        }
        files.extend(changed.iter().map(|(path, bytes)| (*path, &bytes[..])));
        attempt(&files);
    }
}

#[test]
fn pages_of_what_could_be_read_are_made_all_the_same() {
    let mut chance = Chance::new(seed(5));
    for _ in 0..12 {
        let body = [b"+++\ntitle = \"A\"\n+++\n", &chance.pieces(60)[..]].concat();
        let inputs = small_site(&[(ENTRY, &body), ("content/models/beta.md", &chance.pieces(20))]);
        let built = build(&inputs, &mut Memo::default());
        assert_sound(&inputs, &built.diagnostics);
        for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
            for tag in tags(html) {
                let runs = |(name, value): &(String, String)| {
                    name.starts_with("on") || value.trim_start().to_lowercase().starts_with("javascript:")
                };
                // The theme's own scripts, which no entry can name or change.
                let own = tag.get("src").is_some_and(|src| src.starts_with("/assets/") && built.files.contains_key(&src[1..]));
                let runnable = tag.name == "script" && !own && tag.get("type") != Some("application/ld+json");
                assert!(!runnable && !tag.attributes.iter().any(runs), "{path}: {tag:?} in {html}");
            }
        }
    }
}

/// Golden sites have everything that content can contain, so the changes reach all of it: declarations, rates, alternatives,
/// intervals, promises, comparisons, redirects, templates. They are read as of now and as of a day in the past.
#[test]
fn golden_sites_with_a_few_changes_are_made_or_refused() {
    let mut chance = Chance::new(seed(6));
    let days =
        [None, None, Some(jiff::civil::date(2023, 6, 1)), Some(jiff::civil::date(1900, 1, 1)), Some(jiff::civil::date(9999, 12, 31))];
    for (_, mut inputs) in golden_sites() {
        let clean = inputs.sources.clone();
        let mut memo = Memo::default();
        for _ in 0..times(2) {
            inputs.sources = clean.clone();
            for _ in 0..1 + chance.below(4) {
                let at = chance.below(clean.len());
                let bytes = chance.mutate(inputs.sources[at].text.as_bytes());
                inputs.sources[at] = Source::new(inputs.sources[at].path.clone(), &bytes);
            }
            inputs.wishes = Wishes { as_of: *chance.pick(&days), drafts: chance.below(2) == 0, ..Wishes::default() };
            // As in the preview, with the memo of the last round.
            let built = build(&inputs, &mut memo);
            assert_sound(&inputs, &built.diagnostics);
        }
    }
}

#[test]
fn any_request_is_answered() {
    let preview = Preview::new(false, |_| {});
    let (_, inputs) = golden_sites().swap_remove(0);
    preview.update(inputs, &[]);
    let hosts = Hosts::new(std::net::Ipv4Addr::LOCALHOST.into(), &[]);
    let mut chance = Chance::new(seed(7));
    let known =
        ["/", "/models/", "/__statebook/", "/__statebook/live.js", "/__statebook/source/site.toml", "//", "/%", "/%2e%2e/", "/%00", "/é"];
    let ranges =
        ["bytes=0-0", "bytes=-5", "bytes=9-3", "bytes=18446744073709551615-", "bytes=-18446744073709551616", "bytes=5-,7-9", "bytes="];
    for _ in 0..2_000 {
        let pieces = String::from_utf8_lossy(&chance.pieces(6)).into_owned();
        let path = format!("{}{}", chance.pick(&known), if chance.below(2) == 0 { &*pieces } else { "" });
        let one = |chance: &mut Chance, some: &[&'static str]| (chance.below(2) == 0).then(|| *chance.pick(some));
        let range = one(&mut chance, &ranges).or((chance.below(3) == 0).then_some(&*pieces));
        let method: &&str = chance.pick(&["GET", "GET", "HEAD", "POST", ""]);
        let request = Request {
            method,
            path: &path,
            query: (chance.below(2) == 0).then_some(&*pieces),
            host: one(&mut chance, &["localhost", "127.0.0.1:4242", "[::1]", "[", ":", "", "localhost:", "evil.example"]),
            if_none_match: (chance.below(3) == 0).then_some(&*pieces),
            if_range: (chance.below(3) == 0).then_some(&*pieces),
            range,
        };
        let answer = respond(&preview, &request, &hosts);
        if let Body::Bytes(bytes, part) = &answer.body {
            assert!(part.start <= part.end && part.end <= bytes.len(), "{request:?}: {part:?}");
        }
        assert!((200..600).contains(&answer.status), "{request:?}");
        assert!(answer.headers.iter().all(|(_, value)| !value.contains(['\r', '\n', '\0'])), "{request:?}: {:?}", answer.headers);
    }
}

#[test]
fn fifty_mebibytes_of_markdown_are_not_even_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = implied();
    place(folder.path(), &files.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
    std::fs::File::create(folder.path().join(ENTRY)).and_then(|file| file.set_len(50 << 20)).expect("a large file");
    let inputs = disk::read(folder.path(), TODAY, Wishes::default());
    let found: Vec<_> = inputs.problems.iter().map(|found| (found.code, &*found.path)).collect();
    assert_eq!(found, [(Code::FileTooLarge, ENTRY)]);
    assert!(inputs.problems[0].message.contains("50 MiB"), "{}", inputs.problems[0].message);
}

#[test]
fn a_file_name_that_is_not_text_and_a_folder_that_cannot_be_read_are_said() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    let files = implied();
    place(folder.path(), &files.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    std::fs::write(folder.path().join("content/models").join(name), "x").expect("a file");
    // Nobody can read through a link to itself, not even root.
    std::os::unix::fs::symlink("loop.md", folder.path().join("content/models/loop.md")).expect("a link");
    let inputs = disk::read(folder.path(), TODAY, Wishes::default());
    let codes: Vec<Code> = inputs.problems.iter().map(|found| found.code).collect();
    assert!(codes.contains(&Code::BadFileName) && codes.len() == 2, "{:?}", inputs.problems);
}
