//! All names from A to Z: what there is instead of a search where no script runs.

use std::collections::BTreeMap;

use super::model::{Letter, Search};
use crate::knowledge::{Ix, Knowledge};
use crate::markup::address::SEARCH;
use crate::markup::{Markup, Rows};
use crate::schema::Role;
use crate::search::words::fold;
use crate::words::Words;

/// More names than this do not go on one page: there is a page a letter.
const MOST_NAMES: usize = 1_500;

/// What names begin with, as parts of addresses, in the order of the page.
const LETTERS: [&str; 28] = [
    "0-9", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y",
    "z", "other",
];

/// The letters that have a page of their own; none if all names fit on one page.
pub(super) fn letters(knowledge: &Knowledge) -> Vec<&'static str> {
    let names = || named(knowledge).flat_map(|ix| knowledge.entry(ix).names());
    if names().count() <= MOST_NAMES {
        return Vec::new();
    }
    let letters: std::collections::BTreeSet<&str> = names().map(|name| letter(&name.value)).collect();
    letters.into_iter().collect()
}

/// The entries whose names are listed: sources have lists of their own, with more names than all others together.
fn named(knowledge: &Knowledge) -> impl Iterator<Item = Ix> + Clone + '_ {
    knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.role != Role::Source)
}

/// The letter under which a name stands.
fn letter(name: &str) -> &'static str {
    let first = fold(name).chars().find(|c| c.is_alphanumeric());
    let at = match first {
        Some(c @ 'a'..='z') => 1 + (c as usize - 'a' as usize),
        Some('0'..='9') => 0,
        _ => LETTERS.len() - 1,
    };
    LETTERS.get(at).copied().unwrap_or_default()
}

impl Markup {
    /// All names; or those that begin with `only`, where each letter has a page.
    pub(super) fn search(&self, only: Option<&str>) -> Search {
        let mut by_letter: BTreeMap<&str, Vec<(Ix, bool, &str)>> = BTreeMap::new();
        for ix in named(&self.knowledge) {
            for (at, name) in self.knowledge.entry(ix).names().enumerate() {
                by_letter.entry(letter(&name.value)).or_default().push((ix, at > 0, &name.value));
            }
        }
        let count = by_letter.values().map(Vec::len).sum();
        let is_split = count > MOST_NAMES;
        let letters = LETTERS.iter().filter_map(|letter| {
            let mut own = by_letter.remove(letter)?;
            let number = own.len();
            if is_split && only != Some(*letter) {
                own.clear();
            }
            own.sort_by_cached_key(|(ix, is_alias, name)| (self.views.titles.key(name), *ix, *is_alias, *name));
            let names: Rows = own.into_iter().map(|(ix, is_alias, name)| self.item_by_name(ix, name, is_alias)).collect();
            let url = if is_split { self.url(&format!("{SEARCH}{letter}/")) } else { format!("#names-{letter}") };
            Some(Letter { title: shown(&self.words, letter), id: format!("names-{letter}"), url, count: number, names })
        });
        Search {
            title: only.map(|letter| shown(&self.words, letter)).unwrap_or_default(),
            letters: letters.collect(),
            count,
            sources: self
                .knowledge
                .schema
                .with_role(Role::Source)
                .map(|kind| self.anchor(&kind.plural, &format!("{}/", kind.folder)))
                .collect(),
        }
    }
}

fn shown(words: &Words, letter: &str) -> String {
    match letter {
        "0-9" => "0–9".to_owned(),
        "other" => words.text("other_scripts").to_owned(),
        letter => letter.to_uppercase(),
    }
}
