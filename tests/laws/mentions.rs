//! Turning names into links changes no word: without the links a page reads the same. Each link leads to an entry with that
//! name, occurs at most once in a text, and never lies inside another link.

use std::collections::BTreeSet;

use statebook::Inputs;
use statebook::knowledge::Knowledge;
use statebook::memo::Memo;
use statebook::source::Source;

use crate::built::build;
use crate::chance::{Chance, times};
use crate::grounds::{golden_sites, knowledge_base, linked, small_site};
use crate::scan::{tags, unescaped};

/// The tags and words of a page, without the links made from names.
fn words(html: &str) -> String {
    let (before, rest) = html.split_once("<section class=\"backlinks\">").unwrap_or((html, ""));
    let behind = rest.split_once("</section>").map_or("", |(_, behind)| behind);
    let text: String = [before, behind].concat().split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn every_mention_is_a_name(knowledge: &Knowledge) -> usize {
    let mut count = 0;
    for ix in knowledge.indices() {
        let entry = knowledge.entry(ix);
        let by_hand: BTreeSet<_> = entry.body.links.iter().filter_map(|link| knowledge.link_target(link)).collect();
        let mut targets = BTreeSet::from([ix]);
        let mut end = 0;
        for mention in knowledge.mentions.of(ix) {
            let (start, target) = (mention.start as usize, knowledge.entry(mention.target));
            assert!(start >= end, "{}: mentions overlap", entry.id);
            end = mention.end as usize;
            let written = &entry.body.html[start..end];
            assert!(targets.insert(mention.target), "{}: {} twice", entry.id, target.id);
            assert!(!by_hand.contains(&mention.target), "{}: {} is linked already", entry.id, target.id);
            let text = unescaped(written).replace('\n', " ").replace('’', "'").to_lowercase();
            let called = target.names().any(|name| name.value.replace('’', "'").to_lowercase() == text);
            assert!(called && !written.contains(['<', '>']), "{}: {written} is not a name of {}", entry.id, target.id);
            assert!(entry.body.holes.iter().all(|(hole, _)| *hole <= start || *hole >= end), "{}: a hole in a name", entry.id);
            assert!(knowledge.backlinks.of(mention.target).contains(&ix), "{}: no backlink on {}", entry.id, target.id);
            count += 1;
        }
    }
    count
}

fn reads_alike_without(name: &str, inputs: &Inputs) {
    let mut without = inputs.clone();
    for source in without.sources.iter_mut().filter(|source| &*source.path == "site.toml") {
        *source = Source::new("site.toml", format!("auto_links = false\n{}", source.text).as_bytes());
    }
    let (with, without) = (build(inputs, &mut Memo::default()), build(&without, &mut Memo::default()));
    assert_eq!(with.diagnostics, without.diagnostics, "{name}");
    for (path, bytes) in with.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (with, without) = (text(bytes), text(&without.files[path]));
        assert_eq!(words(&with), words(&without), "{name}: {path}");
        for part in with.split("<a ").skip(1) {
            assert!(part.contains("</a>"), "{name}: {path}: a link within a link: {}", part.chars().take(80).collect::<String>());
        }
        assert!(tags(&with).len() >= tags(&without).len(), "{name}: {path}");
    }
}

#[test]
#[ignore = "long"]
fn of_the_golden_sites() {
    for (name, inputs) in golden_sites() {
        reads_alike_without(&name, &inputs);
        let count = every_mention_is_a_name(&linked(&inputs));
        assert!(name != "cross-links" || count > 10, "{count} mentions are too few to show anything");
    }
}

#[test]
#[ignore = "long"]
fn of_the_knowledge_base() {
    let inputs = knowledge_base();
    assert!(every_mention_is_a_name(&linked(&inputs)) > 50);
    reads_alike_without("the knowledge base", &inputs);
}

#[test]
fn of_names_and_texts_made_by_chance() {
    const PIECES: [&str; 22] = [
        "Al",
        "B",
        "ab",
        " ",
        " ",
        " ",
        "-",
        ".",
        "&",
        "<",
        "3",
        "é",
        "猎",
        "鹰",
        "ファ",
        "’",
        "'",
        "*",
        "`",
        "\n",
        "[x](https://example.org/)",
        "<b>",
    ];
    let mut chance = Chance::new(11);
    let mut mentions = 0;
    let rounds = times(40);
    for _ in 0..rounds {
        let mut text = |pieces: &[&str], most: usize| (0..2 + chance.below(most)).map(|_| *chance.pick(pieces)).collect::<String>();
        let names: Vec<String> = (0..6).map(|_| text(&PIECES[..17], 5).trim().replace('"', "")).collect();
        let mut body = text(&PIECES, 40);
        for name in &names {
            body.push_str(&text(&PIECES, 2));
            body.push_str(&name.replace('<', "&lt;"));
        }
        let mut files: Vec<(String, String)> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                (format!("content/models/m{at}.md"), format!("+++\ntitle = \"M{at}\"\naliases = [\"x{name}\", \"{name}z\"]\n+++\n{body}\n"))
            })
            .collect();
        files.push(("content/models/all.md".into(), format!("+++\ntitle = \"All\"\naliases = {names:?}\n+++\n")));
        let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
        mentions += every_mention_is_a_name(&linked(&small_site(&files)));
    }
    assert!(mentions > rounds, "{mentions} mentions are too few to show anything");
}

#[test]
fn of_very_many_mentions_a_page_shows_the_first_and_its_data_all() {
    let files: Vec<(String, String)> = (0..250)
        .map(|at| (format!("content/models/m{at}.md"), format!("+++\ntitle = \"M {at}\"\n+++\nIt names Alpha.\n")))
        .chain([("content/models/alpha.md".to_owned(), "+++\ntitle = \"Alpha\"\n+++\n".to_owned())])
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let built = build(&small_site(&files), &mut Memo::default());
    let text = |path: &str| String::from_utf8_lossy(&built.files[path]).into_owned();
    let page = text("models/alpha/index.html");
    let shown = page.split_once("id=\"backlinks\"").map_or("", |(_, behind)| behind).split_once("</section>").map_or("", |(list, _)| list);
    assert_eq!(shown.matches("<li>").count(), 200);
    assert!(shown.contains(">250<") && shown.contains("/models/alpha/index.json"), "{shown}");
    assert_eq!(text("models/alpha/index.json").matches("\"models/m").count(), 250);
}
