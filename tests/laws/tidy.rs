//! The code is tidy: every file says at its top what it contains, none is long, none has a meaningless name, and nothing is
//! left unfinished.

use std::path::{Path, PathBuf};

use crate::grounds::repository;

/// The most lines of a file: more do not fit into a reader's head.
const LONGEST: usize = 400;
/// Names that say nothing about the contents of a file.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "manager", "misc", "tools"];

/// Every Rust file of the repository, with its path and text.
pub fn rust_files() -> Vec<(String, String)> {
    let mut open: Vec<PathBuf> =
        ["src", "tests", "benches"].iter().map(|folder| repository().join(folder)).filter(|folder| folder.is_dir()).collect();
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push((relative(&path), std::fs::read_to_string(&path).expect("Rust is UTF-8")));
            }
        }
    }
    files.sort();
    assert!(files.len() > 100, "the files are found");
    files
}

fn relative(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap_or(path).to_string_lossy().into_owned()
}

#[test]
fn every_file_says_what_it_holds() {
    let silent: Vec<String> = rust_files().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "without a //! header: {silent:#?}");
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> = rust_files()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > LONGEST)
        .map(|(path, text)| format!("{path}: {}", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:#?}");
}

#[test]
fn every_name_says_something() {
    let empty: Vec<String> = rust_files()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.split(['/', '.']).any(|part| EMPTY_NAMES.contains(&part)))
        .collect();
    assert!(empty.is_empty(), "{empty:#?}");
}

#[test]
fn nothing_unfinished_is_left() {
    // The marks are assembled here, so that this file does not find itself.
    let marks = ["todo", "unimplemented", "dbg"].map(|word| format!("{word}!("));
    let left: Vec<String> = rust_files()
        .into_iter()
        .flat_map(|(path, text)| {
            let found = text
                .lines()
                .zip(1..)
                .filter(|(line, _)| marks.iter().any(|mark| line.contains(mark)))
                .map(|(_, number)| format!("{path}:{number}"));
            found.collect::<Vec<_>>()
        })
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}
