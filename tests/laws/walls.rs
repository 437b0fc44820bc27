//! The rooms have walls: each room of `src/` imports only from rooms above it, and code that touches the outside world, or a
//! library that belongs to one room, is in that room.

use crate::tidy::rust_files;

/// The rooms from top to bottom. `lib` stands for the code in `lib.rs` itself.
const ROOMS: [&str; 32] = [
    "fingerprint",
    "source",
    "diagnostic",
    "table",
    "value",
    "config",
    "schema",
    "entry",
    "cite",
    "theme",
    "words",
    "inputs",
    "site",
    "knowledge",
    "check",
    "view",
    "search",
    "wording",
    "markup",
    "figure",
    "social",
    "downloads",
    "page",
    "render",
    "output",
    "memo",
    "lib",
    "mend",
    "author",
    "disk",
    "serve",
    "editor",
];
/// The rooms below all others.
const LAST: [&str; 2] = ["cli", "main"];

/// Imports from a room below, as (file, room), each with the reason.
const DOORS: &[(&str, &str, &str)] = &[];

/// Words that only some files may contain, with those files (a path, or a folder with a final slash) and the reason.
const KEPT: &[(&str, &[&str], &str)] = &[
    ("std::fs", &["src/disk/"], "only disk touches the file system"),
    ("rustix", &["src/disk/", "src/main.rs"], "only disk touches the file system; main gives the system a hint about memory"),
    ("SystemTime", &["src/disk/"], "only disk knows the time"),
    ("Zoned::now", &["src/disk/"], "only disk knows the time"),
    ("ZonedDateTime", &["src/disk/"], "only disk knows the time"),
    (
        "Instant",
        &["src/cli/build.rs", "src/disk/", "src/serve/mod.rs"],
        "build and serve say how long it took; nothing that is published does",
    ),
    ("std::env", &["src/cli/", "src/disk/"], "the environment is the command line's"),
    ("std::net", &["src/serve/", "src/cli/arguments.rs", "src/cli/serve.rs"], "only serve speaks to a network"),
    ("hyper", &["src/serve/http.rs"], "the HTTP library is replaceable"),
    ("tokio", &["src/serve/"], "nothing but the server waits for anybody"),
    ("notify", &["src/disk/watch.rs"], "what the system tells of files is a reason to look, no more"),
    (
        "body.html",
        &["src/entry/", "src/knowledge/mentions.rs", "src/markup/body.rs", "src/search/text.rs"],
        "a text is shown by its entry's own page: `fill` is the only door; and what search makes of it is told apart by entry",
    ),
    ("own_text", &["src/markup/body.rs", "src/page/profile.rs", "src/page/comparison.rs"], "the memo counts on it: `Subject::text_of`"),
    ("std::process", &["src/cli/", "src/main.rs", "src/disk/"], "exit codes, git, and the names of unfinished files"),
    ("tera", &["src/render/", "src/markup/frozen.rs"], "only render runs templates"),
    ("annotate_snippets", &["src/diagnostic/render/human.rs"], "one renderer of several"),
    ("pulldown_cmark", &["src/entry/markdown.rs", "src/entry/html.rs", "src/entry/html/"], "bodies are our own values elsewhere"),
    ("syntect", &["src/entry/highlight.rs"], "highlighting is replaceable"),
    ("two_face", &["src/entry/highlight.rs"], "highlighting is replaceable"),
    ("aho_corasick", &["src/knowledge/titles.rs"], "one place finds names in text"),
    (
        "icu_properties",
        &[
            "src/check/hidden_signs.rs",
            "src/knowledge/letters.rs",
            "src/entry/html/text.rs",
            "src/search/words.rs",
            "src/words/isolate.rs",
            "src/social/fonts.rs",
        ],
        "where words end, in which direction they run, and what belongs to a letter",
    ),
    ("icu_collator", &["src/view/collation.rs"], "one place puts names in order"),
    ("resvg", &["src/social/"], "one room draws pictures"),
    ("skrifa", &["src/social/fonts.rs"], "one place reads fonts"),
    ("maud", &["src/markup/"], "a piece of HTML stands in the file of its noun"),
    ("PreEscaped", &["src/markup/escaped.rs"], "what is HTML without being escaped is decided at one place"),
    ("fluent_syntax", &["src/words/"], "one room reads messages"),
    ("icu_plurals", &["src/words/"], "one room knows how a language counts"),
    ("icu_casemap", &["src/words/letter.rs"], "one place knows capital and small letters"),
    ("icu_decimal", &["src/words/"], "one room knows how a language writes numbers"),
    ("icu_datetime", &["src/words/forms.rs"], "one room knows how a language writes dates"),
    ("icu_calendar", &["src/words/"], "one room knows how a language writes dates"),
    ("icu_list", &["src/words/"], "one room knows how a language joins lists"),
    ("icu_locale::", &["src/words/country.rs", "src/words/language.rs"], "one room knows what languages and countries are called"),
    ("clap", &["src/cli/"], "the library knows no command line"),
    ("csv::", &["src/output/", "src/author/import/table.rs"], "data files are made there, and tables of authors read here"),
    ("toml_edit", &["src/author/format.rs", "src/author/format/", "src/author/rename/"], "what is written for authors keeps their remarks"),
    ("lsp_server", &["src/editor/"], "only the language server speaks to editors"),
    ("biblatex", &["src/author/import/bibtex.rs", "src/author/import/bibtex/", "src/cite/bibtex.rs"], "one format of several"),
    ("atom_syndication", &["src/output/feed.rs"], "feeds are made there"),
    ("quick_xml", &["src/output/"], "feeds and the sitemap are made there"),
    ("sha2", &["src/disk/"], "the manifest's seal"),
    ("DeTable", &["src/table/"], "one room reads TOML"),
];

/// The lines of code with their numbers, without comments and the tests at the end of the file.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(text.lines()).take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    lines.map(|(number, line)| (number, line.split("//").next().unwrap_or_default()))
}

/// The room that a file of `src/` belongs to.
fn room(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    Some(inside.split_once('/').map_or_else(|| inside.trim_end_matches(".rs"), |(room, _)| room))
}

/// The rooms that a line names after `crate::`.
fn imports(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let is_room = ROOMS.contains(&name.as_str()) || LAST.contains(&name.as_str());
        match rest.strip_prefix('{') {
            Some(list) => found.extend(list.split([',', '}']).map(|part| part.trim().split("::").next().unwrap_or_default().to_owned())),
            None if is_room => found.push(name),
            None => found.push("lib".to_owned()),
        }
    }
    for name in &mut found {
        if !ROOMS.contains(&name.as_str()) && !LAST.contains(&name.as_str()) {
            *name = "lib".to_owned();
        }
    }
    found
}

#[test]
fn rooms_import_from_above_only() {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room).unwrap_or(ROOMS.len());
    let mut wrong = Vec::new();
    let mut used = vec![false; DOORS.len()];
    for (path, text) in rust_files() {
        let Some(own) = room(&path).filter(|own| *own != "lib") else { continue };
        assert!(ROOMS.contains(&own) || LAST.contains(&own), "{path} is in no known room: give `{own}` its place in ROOMS");
        for (number, line) in code(&text) {
            for other in imports(line).into_iter().filter(|other| place(other) > place(own)) {
                match DOORS.iter().position(|(file, room, _)| *file == path && *room == other) {
                    Some(door) => used[door] = true,
                    None => wrong.push(format!("{path}:{number}: {own} imports from {other}, which is below it")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let idle: Vec<_> = DOORS.iter().zip(used).filter(|(_, used)| !used).map(|((file, room, _), _)| format!("{file} -> {room}")).collect();
    assert!(idle.is_empty(), "these doors can be walled up: {idle:#?}");
}

#[test]
fn what_belongs_to_one_room_stays_in_it() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files().into_iter().filter(|(path, _)| path.starts_with("src/")) {
        for (number, line) in code(&text) {
            for (word, files, reason) in KEPT {
                let allowed = files.iter().any(|file| if file.ends_with('/') { path.starts_with(file) } else { path == *file });
                if names(line, word) && !allowed {
                    wrong.push(format!("{path}:{number}: `{word}`: {reason}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a line contains a word as a whole, not as a part of another word or of a string of prose.
fn names(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(is_part);
        let after = line[at + word.len()..].chars().next();
        !before && (word.ends_with("::") || !after.is_some_and(is_part))
    })
}
