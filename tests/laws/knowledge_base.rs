//! The knowledge base follows its own method: no project is recorded under two names, each project has an event and a source
//! that is more than hearsay, no two texts share a run of ten words, and there are no warnings, not even about unused
//! sources.

use std::collections::{BTreeMap, BTreeSet};

use icu_normalizer::DecomposingNormalizer;
use statebook::entry::{Content, Entry, Value};
use statebook::knowledge::{Ix, Knowledge};
use statebook::schema::Role;
use statebook::source::Source;

use crate::grounds::{built_knowledge_base, knowledge_base, linked};

/// Every project needs a source with one of these reliabilities.
const STRONG: [&str; 3] = ["primary", "mirror", "news"];
/// The length of a run of words that two texts must not share.
const RUN: usize = 10;
/// The beginning of paragraphs that say what was not verified. This set phrase is the same everywhere on purpose.
const SET_PHRASE: &str = "Unverified:";

/// A name without case, accents, widths, spaces and punctuation. A plus sign stays, because it distinguishes versions.
fn folded(name: &str) -> String {
    let plain = DecomposingNormalizer::new_nfkd().normalize(name).to_lowercase();
    plain.chars().filter(|c| (c.is_alphanumeric() || *c == '+') && !('\u{300}'..='\u{36f}').contains(c)).collect()
}

/// Folded names that several projects share.
fn shared_names<'k>(names: impl Iterator<Item = (&'k str, &'k str)>) -> Vec<(String, BTreeSet<&'k str>)> {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (id, name) in names {
        owners.entry(folded(name)).or_default().insert(id);
    }
    owners.into_iter().filter(|(_, ids)| ids.len() > 1).collect()
}

/// The paragraphs of a text as words: links are replaced by their text, citations are removed.
fn paragraphs(text: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    text.split("\n\n").flat_map(|block| block.split("\n- ")).filter(|block| !block.trim_start().starts_with(SET_PHRASE)).map(|block| {
        let mut prose = String::new();
        let mut rest = block;
        while let Some((before, after)) = rest.split_once('[') {
            prose.push_str(before);
            let (inner, behind) = after.split_once(']').unwrap_or((after, ""));
            let inner = inner.trim_start_matches('[');
            if !inner.starts_with('@') {
                prose.push_str(inner.rsplit('|').next().unwrap_or_default());
            }
            let behind = behind.trim_start_matches(']');
            rest = behind.strip_prefix('(').and_then(|url| url.split_once(')')).map_or(behind, |(_, behind)| behind);
        }
        prose.push_str(rest);
        let words = prose.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    })
}

/// Runs of words that several texts share, with the entries that have them.
fn shared_runs<'t>(texts: impl Iterator<Item = (&'t str, &'t str)>) -> BTreeMap<BTreeSet<&'t str>, String> {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (id, text) in texts {
        for words in paragraphs(text) {
            for run in words.windows(RUN) {
                owners.entry(run.join(" ")).or_default().insert(id);
            }
        }
    }
    owners.into_iter().filter(|(_, ids)| ids.len() > 1).map(|(run, ids)| (ids, run)).collect()
}

/// The text below the front matter.
fn text_of(source: &Source) -> &str {
    source.text.splitn(3, "+++\n").nth(2).unwrap_or_default()
}

/// All sources that an entry names anywhere.
fn sources(knowledge: &Knowledge, entry: &Entry) -> BTreeSet<Ix> {
    let claims = entry.facts.iter().flat_map(|fact| &fact.claims).map(|claim| &claim.sources);
    let edges = entry.depends.iter().map(|edge| &edge.sources);
    let events = entry.events.iter().map(|event| &event.sources);
    let mut named: BTreeSet<Ix> = claims.chain(edges).chain(events).flat_map(|own| knowledge.sources(entry, own)).collect();
    named.extend(entry.body.citations.iter().filter_map(|citation| knowledge.find_source(&citation.source.value)));
    named
}

fn is_strong(source: &Entry) -> bool {
    let words = source.facts.iter().flat_map(|fact| match &fact.headline().content {
        Content::Values(values) => &values[..],
        Content::Absent(_) => &[],
    });
    words.into_iter().any(|value| matches!(value, Value::Choice(word) if STRONG.contains(&&**word)))
}

#[test]
fn no_project_stands_under_two_names_and_each_has_an_event_and_a_source() {
    let knowledge = linked(&knowledge_base());
    let projects: Vec<&Entry> = knowledge.indices().map(|ix| knowledge.entry(ix)).filter(|entry| entry.kind.project).collect();
    assert!(projects.len() > 300, "{} projects", projects.len());
    let twice = shared_names(projects.iter().flat_map(|entry| entry.names().map(|name| (&*entry.id, &*name.value))));
    assert!(twice.is_empty(), "{twice:#?}");
    let undated: Vec<&str> = projects.iter().filter(|entry| entry.events.is_empty()).map(|entry| &*entry.id).collect();
    assert!(undated.is_empty(), "no event: {undated:#?}");
    let strong = |entry: &Entry| sources(&knowledge, entry).into_iter().any(|source| is_strong(knowledge.entry(source)));
    let weak: Vec<&str> = projects.iter().filter(|entry| !strong(entry)).map(|entry| &*entry.id).collect();
    assert!(weak.is_empty(), "no source that is one of {STRONG:?}: {weak:#?}");
}

#[test]
fn no_two_texts_share_a_run_of_ten_words() {
    let inputs = knowledge_base();
    let knowledge = linked(&inputs);
    let own = knowledge.indices().map(|ix| knowledge.entry(ix)).filter(|entry| entry.kind.role != Role::Source);
    let paths: BTreeMap<&str, &Entry> = own.map(|entry| (&*entry.path, entry)).collect();
    let bodies = inputs.sources.iter().filter_map(|source| Some((&*paths.get(&*source.path)?.id, text_of(source))));
    let summaries = paths.values().filter_map(|entry| Some((&*entry.id, entry.summary.as_deref()?)));
    let shared = shared_runs(bodies.chain(summaries));
    assert!(paths.len() > 900 && shared.is_empty(), "{} texts; {shared:#?}", paths.len());
}

#[test]
#[ignore = "long"]
fn nothing_is_warned_of() {
    let told: Vec<String> = built_knowledge_base().diagnostics.iter().map(|diagnostic| format!("{diagnostic:?}")).collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn names_are_compared_folded_and_runs_without_citations_and_links() {
    let names = [("a", "Élan-1"), ("b", "ELAN 1"), ("c", "Elan 1++"), ("d", "臺灣"), ("e", "臺灣 ")];
    let found: Vec<_> = shared_names(names.into_iter()).into_iter().map(|(_, ids)| ids.into_iter().collect::<String>()).collect();
    assert_eq!(found, ["ab", "de"]);
    let one = "It was [@x] the [third](../a.md) machine of its sort in the whole of Europe.";
    let other = "Once it was the [[b|third]] machine of its sort in the whole world.";
    let shared: Vec<String> = shared_runs([("a", one), ("b", other)].into_iter()).into_values().collect();
    assert_eq!(shared, ["was the third machine of its sort in the whole"]);
    let formula = format!("{SET_PHRASE} {one}");
    assert!(shared_runs([("a", &*formula), ("b", other)].into_iter()).is_empty());
}
