//! An entry can be found by every word of its names in the shard where that word belongs: by words, by pairs of characters,
//! by beginnings of words, and among the spellings of a mistyped word.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use statebook::memo::Memo;
use statebook::search::words;

use crate::built::build;
use crate::grounds::{built_knowledge_base, golden_sites};

/// The files of a site below `search/`, read as a browser reads them.
struct Files<'f> {
    bytes: &'f BTreeMap<String, Arc<[u8]>>,
    read: RefCell<BTreeMap<String, Arc<Value>>>,
}

impl Files<'_> {
    fn json(&self, name: &str) -> Arc<Value> {
        let read = || {
            let bytes = self.bytes.get(&format!("search/{name}.json")).unwrap_or_else(|| panic!("no file {name}"));
            Arc::new(serde_json::from_slice(bytes).expect("JSON"))
        };
        self.read.borrow_mut().entry(name.to_owned()).or_insert_with(read).clone()
    }

    /// The number of a shard, given the number of bits in the index.
    fn shard(&self, place: u32, bits: &str) -> u32 {
        let bits = self.json("index")[bits].as_u64().expect("a number") as u32;
        place.checked_shr(32 - bits).unwrap_or(0)
    }

    /// The entries of a term, and whether the list is complete.
    fn entries(&self, term: &str) -> (Vec<usize>, bool) {
        let terms = self.json(&format!("words/{}", self.shard(words::place(term), "words")));
        let list = terms[term].as_str().unwrap_or_default();
        let (mut entries, mut at) = (Vec::new(), 0);
        let steps = list.trim_start_matches('*').split_inclusive(|c: char| c.is_ascii_uppercase());
        for step in steps.map(|step| &step[..step.len() - 1]) {
            at += usize::from_str_radix(step, 36).expect("a number to the base of 36");
            entries.push(at);
        }
        (entries, !list.starts_with('*'))
    }
}

fn every_name_is_found(site: &str, files: &BTreeMap<String, Arc<[u8]>>) {
    let files = Files { bytes: files, read: RefCell::default() };
    let root = files.json("index");
    let [entries, block, lines] = ["entries", "cards", "lines"].map(|name| root[name].as_u64().unwrap_or_default() as usize);
    assert_eq!(root["of"].as_str().map(|of| of.chars().count()), Some(entries), "{site}: every entry has its countries");
    for entry in 0..entries {
        let cards = files.json(&format!("cards/{}", entry / block));
        let card = &cards[entry % block];
        assert!(files.json(&format!("lines/{}", entry / lines))[entry % lines].is_array(), "{site}: every entry has lines");
        let path = format!("{}index.html", card["path"].as_str().unwrap_or_default());
        assert!(files.bytes.contains_key(&path), "{site}: a result leads to {path}");
        let aliases = card["aliases"].as_array().cloned().unwrap_or_default();
        for name in [&card["title"]].into_iter().chain(&aliases).filter_map(Value::as_str) {
            let folded = words::fold(name);
            for run in words::runs(&folded) {
                let (paired, mut terms) = (run.is_paired, Vec::new());
                run.each_term(|term| terms.push(term));
                let run = run.text;
                let begin = [words::beginning(run, 1), words::beginning(run, 2)];
                for term in terms.into_iter().chain(begin.into_iter().filter(|_| !paired)) {
                    let (found, all) = files.entries(term);
                    assert!(found.contains(&entry) || !all, "{site}: {name} is not found by {term}");
                }
                for place in words::spelling_places(run).into_iter().filter(|_| !paired && run.chars().count() > 2) {
                    let spelt = files.json(&format!("spelling/{}", files.shard(place, "spelling")));
                    let known = spelt.as_str().is_some_and(|words| words.split(' ').any(|word| run.starts_with(word)));
                    assert!(known, "{site}: {run} of {name} cannot be mistyped");
                }
            }
        }
    }
}

#[test]
fn on_every_golden_site() {
    for (name, inputs) in golden_sites() {
        every_name_is_found(&name, &build(&inputs, &mut Memo::default()).files);
    }
}

#[test]
#[ignore = "long"]
fn on_the_knowledge_base() {
    every_name_is_found("the knowledge base", &built_knowledge_base().files);
}
