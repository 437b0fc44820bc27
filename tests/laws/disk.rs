//! Writing changes only files that differ, and never files that were not ours.

use std::collections::BTreeMap;
use std::sync::Arc;

use statebook::disk::write::write;

use crate::grounds::{TODAY, built_knowledge_base, implied, place};

#[test]
#[ignore = "long"]
fn the_second_write_of_a_site_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("public");
    let files = &built_knowledge_base().files;
    let first = write(files, &site).expect("the first write");
    assert_eq!((first.written, first.unchanged, first.deleted), (files.len(), 0, 0));
    let second = write(files, &site).expect("the second write");
    assert_eq!((second.written, second.unchanged, second.deleted), (0, files.len(), 0));
}

#[test]
fn a_changed_site_writes_what_changed_and_deletes_what_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("public");
    let file = |text: &str| -> Arc<[u8]> { text.as_bytes().into() };
    let mut files: BTreeMap<String, Arc<[u8]>> =
        [("index.html", "a"), ("old/index.html", "b"), ("same.css", "c")].map(|(path, text)| (path.to_owned(), file(text))).into();
    write(&files, &site).expect("the first write");
    std::fs::write(site.join("CNAME"), "example.org").expect("a file of somebody else");
    files.remove("old/index.html");
    files.insert("index.html".to_owned(), file("changed"));
    let written = write(&files, &site).expect("the second write");
    assert_eq!((written.written, written.unchanged, written.deleted), (1, 1, 1));
    assert!(!site.join("old").exists());
    assert_eq!(std::fs::read_to_string(site.join("CNAME")).expect("it stays"), "example.org");
}

#[test]
fn a_picture_that_changes_after_it_was_read_is_not_published() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = |byte: u8| [b"\x89PNG\r\n\x1a\n".to_vec(), vec![byte; 100_000]].concat();
    let files: Vec<(&str, Vec<u8>)> = implied().into_iter().chain([("content/models/map.png", picture(0))]).collect();
    place(folder.path(), &files.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
    let inputs = statebook::disk::read(folder.path(), TODAY, Default::default());
    let output = statebook::compile(&inputs, &mut Default::default()).value;
    let mut bytes = Vec::new();
    output.make("models/map.png", &mut bytes).expect("it is as it was");
    assert_eq!(bytes, picture(0));
    std::fs::write(folder.path().join("content/models/map.png"), picture(1)).expect("another picture");
    let problem = output.make("models/map.png", &mut Vec::new()).expect_err("it is another one");
    assert_eq!((&*problem.path, &*problem.message), ("content/models/map.png", "cannot be read: it was changed meanwhile"));
}
