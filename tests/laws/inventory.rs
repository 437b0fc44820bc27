//! Everything that the article names can be found: every name in `tests/inventory.txt` is the title or an alias of an entry
//! of the knowledge base.

use std::collections::HashSet;

use icu_normalizer::DecomposingNormalizer;

use crate::grounds::{built_knowledge_base, repository};

/// Kinds whose entries are about other things, so that their titles do not count.
const ABOUT_OTHERS: [&str; 3] = ["sources", "comparisons", "pages"];

/// A name without case, accents and surrounding spaces.
fn folded(name: &str) -> String {
    let mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let plain: String = DecomposingNormalizer::new_nfkd().normalize(name).chars().filter(|c| !mark(c)).collect();
    plain.trim().to_lowercase()
}

/// The names in a list whose lines have a name, a kind and a line number of the article. Empty lines and comments are
/// skipped.
fn names(list: &str) -> impl Iterator<Item = &str> {
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('|').next().unwrap_or_default().trim())
}

/// The titles and aliases in an `entries.json`, folded.
fn known(entries: &[u8]) -> HashSet<String> {
    let entries: Vec<serde_json::Value> = serde_json::from_slice(entries).expect("entries.json is a list");
    let own = entries.iter().filter(|entry| !ABOUT_OTHERS.iter().any(|kind| entry["kind"] == *kind));
    let titles = |entry: &serde_json::Value| {
        let aliases = entry["aliases"].as_array().cloned().unwrap_or_default();
        std::iter::once(entry["title"].clone()).chain(aliases)
    };
    own.flat_map(titles).filter_map(|name| name.as_str().map(folded)).collect()
}

#[test]
#[ignore = "long"]
fn every_name_of_the_article_leads_to_an_entry() {
    let list = std::fs::read_to_string(repository().join("tests/inventory.txt")).expect("the list of names");
    let known = known(&built_knowledge_base().files["data/entries.json"]);
    let missing: Vec<&str> = names(&list).filter(|name| !known.contains(&folded(name))).collect();
    assert!(names(&list).count() > 80, "the list has lost names");
    assert!(missing.is_empty(), "no entry has these as title or alias: {missing:#?}");
}

#[test]
fn a_name_is_found_whatever_its_case_and_accents_and_never_in_a_source() {
    let entries = br#"[{"kind":"models","title":"Br\u00e9sil","aliases":["GPT-X"]},{"kind":"sources","title":"Paper","aliases":[]}]"#;
    let known = known(entries);
    let found = |name: &str| known.contains(&folded(name));
    assert!(found("bresil") && found("BRE\u{301}SIL") && found(" gpt-x "));
    assert!(!found("Paper") && !found("gpt"));
    assert_eq!(names("# a comment\n\nBLOOM | model | 5\n  Jean Zay\n").collect::<Vec<_>>(), ["BLOOM", "Jean Zay"]);
}
