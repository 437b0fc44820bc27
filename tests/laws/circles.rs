//! The files of a room are ordered: none leads back to itself through its imports. The front of a folder (`mod.rs`, or the
//! file with its name) and the files in the folder count as one, so what the files take from their front does not matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::rust_files;

/// Files that import each other, with the reason why they belong together.
const DEFENDED: &[(&[&str], &str)] = &[];

/// A module, by the parts of its path: `["words", "read"]`.
type Module = Vec<String>;

/// The modules of `src/`, each with its text without comments and tests.
fn modules() -> BTreeMap<Module, String> {
    let code = |text: &str| -> String {
        let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        lines.map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect()
    };
    let module = |path: &str| -> Option<Module> {
        let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
        let inside = inside.strip_suffix("/mod").unwrap_or(inside);
        Some(if inside == "lib" { Vec::new() } else { inside.split('/').map(str::to_owned).collect() })
    };
    rust_files().into_iter().filter_map(|(path, text)| Some((module(&path)?, code(&text)))).collect()
}

/// The paths of a `use`, with its braces expanded: `a::{b, c::d}` gives `a::b` and `a::c::d`.
fn unfolded(tree: &str) -> Vec<String> {
    let Some((before, inside)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().split_whitespace().collect()];
    };
    let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in inside.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| unfolded(&format!("{}{}", before.trim(), part.trim()))).collect()
}

/// The paths that a text names: those of its imports, each with whether it is re-exported, and all that begin with `crate`,
/// `super` or `self`.
fn paths(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let is_whole = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        if is_whole && let Some(end) = text[at..].find(';') {
            let is_public = text[..at].rsplit('\n').next().unwrap_or_default().trim_start().starts_with("pub");
            found.extend(unfolded(&text[at + 4..at + end]).into_iter().map(|path| (path, is_public)));
        }
    }
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')));
    let inline = words.filter(|word| ["crate::", "super::", "self::"].iter().any(|root| word.starts_with(root)));
    found.extend(inline.map(|path| (path.trim_end_matches(':').to_owned(), false)));
    found
}

/// The absolute form of a path, if it leads to one of our modules.
fn absolute(own: &Module, path: &str, modules: &BTreeMap<Module, String>) -> Option<Module> {
    let mut parts: Vec<String> = path.split("::").map(str::to_owned).collect();
    let mut base = own.clone();
    match parts.first()?.as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
        }
        first => {
            base.push(first.to_owned());
            let is_child = modules.contains_key(&base);
            base.pop();
            return is_child.then(|| [base, parts].concat());
        }
    }
    parts.remove(0);
    while parts.first().is_some_and(|part| part == "super") {
        base.pop();
        parts.remove(0);
    }
    Some([base, parts].concat())
}

/// The module that defines what a path names, looking through re-exports of a folder's front.
fn owner(path: &Module, modules: &BTreeMap<Module, String>, handed_on: &BTreeMap<Module, Vec<Module>>, depth: usize) -> Option<Module> {
    let length = (1..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
    let (module, rest) = path.split_at(length);
    let Some(name) = rest.first() else { return Some(module.to_vec()) };
    let from = handed_on.get(module).into_iter().flatten().find(|from| from.last() == Some(name));
    match from.filter(|_| depth < 8) {
        Some(from) => owner(from, modules, handed_on, depth + 1),
        None => Some(module.to_vec()),
    }
}

/// The modules of the same room that each module imports, without the fronts of its own folders.
fn imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let modules = modules();
    let named: BTreeMap<&Module, Vec<(Module, bool)>> = modules
        .iter()
        .map(|(own, text)| {
            let absolute = |(path, is_public): (String, bool)| Some((absolute(own, &path, &modules)?, is_public));
            (own, paths(text).into_iter().filter_map(absolute).collect())
        })
        .collect();
    let handed_on = |(own, paths): (&&Module, &Vec<(Module, bool)>)| {
        ((*own).clone(), paths.iter().filter(|(_, is_public)| *is_public).map(|(path, _)| path.clone()).collect())
    };
    let handed_on: BTreeMap<Module, Vec<Module>> = named.iter().map(handed_on).collect();
    let taken = |(own, paths): (&Module, Vec<(Module, bool)>)| {
        let owners = paths.iter().filter_map(|(path, _)| owner(path, &modules, &handed_on, 0));
        (own.clone(), owners.filter(|other| other.first() == own.first() && !own.starts_with(other)).collect())
    };
    named.into_iter().map(taken).collect()
}

/// All modules that can be reached from a module.
fn reached(from: &Module, imports: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        for other in imports.get(module).into_iter().flatten() {
            if seen.insert(other.clone()) {
                next.push(other);
            }
        }
    }
    seen
}

#[test]
fn no_file_leads_back_to_itself() {
    let imports = imports();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 300, "imports are not read any more");
    let reached: BTreeMap<&Module, BTreeSet<Module>> = imports.keys().map(|module| (module, reached(module, &imports))).collect();
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (module, others) in reached.iter().filter(|(module, others)| others.contains(**module)) {
        let circle = others.iter().filter(|other| reached.get(other).is_some_and(|back| back.contains(*module)));
        circles.insert(circle.map(|module| module.join("::")).collect());
    }
    for (files, reason) in DEFENDED {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        assert!(circles.remove(&files), "no longer a circle, so needs no defence: {files:?} ({reason})");
    }
    assert!(circles.is_empty(), "these files lead back to themselves; a third file owns what both need: {circles:#?}");
}
