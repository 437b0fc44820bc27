//! The same inputs give the same bytes: on one thread and on many, for any order of files, in any folder, every time.

use rayon::ThreadPoolBuilder;
use statebook::memo::Memo;
use statebook::{Wishes, disk};

use crate::built::{Built, build};
use crate::chance::Chance;
use crate::grounds::{TODAY, built_knowledge_base, golden_sites, knowledge_base, place, repository};

fn on_threads(threads: usize, make: impl FnOnce() -> Built + Send) -> Built {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool").install(make)
}

fn assert_same(one: &Built, other: &Built) {
    assert_eq!(one.diagnostics, other.diagnostics);
    assert_eq!(one.files.keys().collect::<Vec<_>>(), other.files.keys().collect::<Vec<_>>());
    for (path, bytes) in &one.files {
        assert!(other.files[path] == *bytes, "{path} differs");
    }
}

#[test]
#[ignore = "long"]
fn the_knowledge_base_is_the_same_on_one_thread_and_in_any_order() {
    let mut inputs = knowledge_base();
    let mut chance = Chance::new(11);
    chance.shuffle(&mut inputs.sources);
    chance.shuffle(&mut inputs.assets);
    let other = on_threads(1, || build(&inputs, &mut Memo::default()));
    assert!(other.files.len() > 100);
    assert_same(built_knowledge_base(), &other);
}

#[test]
#[ignore = "long"]
fn golden_sites_are_the_same_on_any_number_of_threads_and_in_any_order() {
    for (_, inputs) in golden_sites() {
        let first = build(&inputs, &mut Memo::default());
        for seed in 1..4 {
            let mut inputs = inputs.clone();
            Chance::new(seed).shuffle(&mut inputs.sources);
            Chance::new(seed).shuffle(&mut inputs.assets);
            assert_same(&first, &on_threads(seed as usize, || build(&inputs, &mut Memo::default())));
        }
    }
}

#[test]
fn the_folder_of_a_site_is_nowhere_in_it() {
    let original = repository().join("tests/golden/sites/minimal");
    let temporary = tempfile::tempdir().expect("a folder");
    let read = |path: &str| std::fs::read(original.join(path)).expect("a file of the case");
    let names = ["site.toml", "content/models/kind.toml", "content/models/alpha.md", "content/models/beta.md"];
    let files: Vec<(&str, Vec<u8>)> = names.into_iter().map(|name| (name, read(name))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
    let built: Vec<Built> = ["one", "another/deeper down"]
        .into_iter()
        .map(|folder| {
            place(&temporary.path().join(folder), &files);
            build(&disk::read(&temporary.path().join(folder), TODAY, Wishes::default()), &mut Memo::default())
        })
        .collect();
    assert!(built[0].files.len() > 10);
    assert_same(&built[0], &built[1]);
}
