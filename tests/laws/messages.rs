//! Every message that is used exists, every message is used, all languages have the same messages with the same links, and
//! scripts and styles contain no words of their own.

use std::collections::{BTreeMap, BTreeSet};

use crate::grounds::repository;

/// The messages of an embedded file, each with its variables and tags.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(repository().join(format!("themes/default/locales/{language}.ftl"))).expect("words");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split(' ').next().unwrap_or_default();
        if line[name.len()..].starts_with(" =") && !name.is_empty() {
            assert!(!found.contains_key(name), "{language}.ftl says `{name}` twice");
            last = name.to_owned();
        }
        let tags = line.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).filter(|tag| !tag.starts_with('/'));
        let tags = tags.filter(|tag| tag.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        found.entry(last.clone()).or_default().extend(tags.map(str::to_owned));
    }
    found.remove("");
    found
}

#[test]
fn all_languages_have_the_same_messages_and_links() {
    let english = messages("en");
    for language in ["fr", "ar"] {
        let other = messages(language);
        let differs: Vec<&String> =
            english.keys().filter(|id| !other.contains_key(*id)).chain(other.keys().filter(|id| !english.contains_key(*id))).collect();
        assert!(differs.is_empty(), "only in one of English and {language}: {differs:?}");
        let links: Vec<&String> = english.iter().filter(|(id, tags)| other[*id] != **tags).map(|(id, _)| id).collect();
        assert!(links.is_empty(), "other links and elements in {language} than in English: {links:?}");
    }
}

/// All files below a folder with this extension.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|extension| extension == ending));
    files.map(|file| (file.path().display().to_string(), std::fs::read_to_string(file.path()).expect("a text"))).collect()
}

#[test]
fn every_message_that_is_said_exists_and_every_message_is_said() {
    let english = messages("en");
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut begun: BTreeSet<String> = BTreeSet::new();
    let mut unknown = Vec::new();
    for (path, text) in files("src", "rs") {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_id = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        for (at, _) in code.match_indices('"') {
            let rest = &code[at + 1..];
            let string = rest.split('"').next().unwrap_or_default();
            if let Some((beginning, _)) = string.split_once('{').filter(|(beginning, _)| is_id(beginning) && beginning.ends_with('_')) {
                begun.insert(beginning.to_owned());
            }
            if !is_id(string) {
                continue;
            }
            said.insert(string.to_owned());
            let before = code[..at].trim_end_matches('(');
            let is_said = ["words.text", "words.say", "words.html", "words.attribute", "self.text", "self.say"]
                .iter()
                .any(|call| before.ends_with(call));
            if is_said && before.len() < at && !english.contains_key(string) {
                unknown.push(format!("{path}: {string}"));
            }
        }
    }
    for (_, text) in files("themes/default/templates", "html") {
        let name = |rest: &str| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default().to_owned();
        said.extend(text.split("words.").skip(1).map(name));
        said.extend(text.split("id=\"").skip(1).map(name));
        begun.extend(text.split("words[\"").skip(1).map(name));
    }
    let of_english = std::fs::read_to_string(repository().join("themes/default/locales/en.ftl")).expect("words");
    said.extend(of_english.split("{ ").skip(1).filter_map(|rest| rest.split(' ').next()).map(str::to_owned));
    let is_said = |id: &str| said.contains(id) || begun.iter().any(|beginning| beginning.len() > 2 && id.starts_with(beginning.as_str()));
    let silent: Vec<&String> = english.keys().filter(|id| !is_said(id)).collect();
    assert!(unknown.is_empty(), "said, but in no en.ftl: {unknown:#?}");
    assert!(silent.is_empty(), "in en.ftl, and said nowhere: {silent:?}");
}

#[test]
fn scripts_have_no_words_of_their_own() {
    let mut found = Vec::new();
    for folder in ["themes/default/scripts", "themes/default/files"] {
        for file in std::fs::read_dir(repository().join(folder))
            .expect("scripts")
            .flatten()
            .filter(|file| file.path().extension() == Some("js".as_ref()))
        {
            let text = std::fs::read_to_string(file.path()).expect("a script");
            for line in
                text.lines().map(|line| line.split(" // ").next().unwrap_or_default()).filter(|line| !line.trim_start().starts_with("//"))
            {
                for string in line.split(['"', '`']).skip(1).step_by(2) {
                    // A sentence: a capital letter, followed by another word.
                    let is_said = string.split("${").any(|part| {
                        let part = part.rsplit('}').next().unwrap_or_default().trim();
                        part.starts_with(|c: char| c.is_ascii_uppercase()) && part.contains(' ') && !part.contains(['=', ':', '>'])
                    });
                    if is_said {
                        found.push(format!("{}: {string}", file.file_name().to_string_lossy()));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn styles_have_no_words_of_their_own() {
    let mut found = Vec::new();
    for (path, text) in files("themes/default/styles", "css") {
        for value in text.split("content:").skip(1).filter_map(|rest| rest.split([';', '}']).next()) {
            // Strings, without escapes for single characters such as `\2009`.
            let strings = value.split('"').skip(1).step_by(2).map(|string| string.split('\\').next().unwrap_or_default());
            found.extend(strings.filter(|string| string.contains(char::is_alphabetic)).map(|string| format!("{path}: {string}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
