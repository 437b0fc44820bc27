//! All names from A to Z, which replace search when scripts do not run.

use super::model::{Letter, Search};
use crate::markup::address::SEARCH;
use crate::markup::{Markup, Rows};
use crate::schema::Role;
use crate::search::letters::{LETTERS, MOST_NAMES, by_letter};
use crate::words::Words;

impl Markup {
    /// All names, or, where each letter has a page, those that begin with `only`.
    pub(super) fn search(&self, only: Option<&str>) -> Search {
        let mut by_letter = by_letter(&self.knowledge);
        let count = by_letter.values().map(Vec::len).sum();
        let is_split = count > MOST_NAMES;
        let letters = LETTERS.iter().filter_map(|letter| {
            let mut own = by_letter.remove(letter)?;
            let number = own.len();
            if is_split && only != Some(*letter) {
                own.clear();
            }
            own.sort_by_cached_key(|of| (self.views.titles.key(of.name), of.entry, of.is_alias, of.name));
            let names: Rows = own.into_iter().map(|of| self.item_by_name(of.entry, of.name, of.is_alias)).collect();
            let url = if is_split { self.url(&format!("{SEARCH}{letter}/")) } else { format!("#names-{letter}") };
            Some(Letter { title: shown(&self.words, letter), id: format!("names-{letter}"), url, count: number, names })
        });
        let letters = letters.collect();
        let sources = self.knowledge.schema.with_role(Role::Source).map(|kind| self.anchor(&kind.plural, &format!("{}/", kind.folder)));
        Search { title: only.map(|letter| shown(&self.words, letter)).unwrap_or_default(), letters, count, sources: sources.collect() }
    }
}

/// A letter as readers see it.
fn shown(words: &Words, letter: &str) -> String {
    match letter {
        "0-9" => words.text("names_with_digits").to_owned(),
        "other" => words.text("other_scripts").to_owned(),
        letter => letter.to_uppercase(),
    }
}
