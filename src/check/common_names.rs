//! Aliases that are ordinary words: as links they would be everywhere.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::entry::{Entry, Written};
use crate::knowledge::{Ix, Knowledge};

/// A word counts as ordinary if at least this many summaries of other entries have it in lower case, and at least one in a
/// hundred entries.
const HEARD: usize = 2;
/// An alias may link this many texts before it is checked, however large the site is.
const FEW: usize = 20;

/// Words that are in every English text, and months that are also names.
const WORDS: &str = "the a an this that these those it its we our they their he she his her you your and or but nor for from with \
without within into over under in on at by to of as if so than when where while who what which why how there here all some any many \
most more much other another no not yes also only each every then since after before \
about now today between among during against january february march april may june july august september october november december";

/// Reports aliases that texts do not mean as names. Whether a word is ordinary is learnt from the site's own language: its
/// schema and the summaries of its entries.
pub(super) fn check(knowledge: &Knowledge, found: &mut Vec<Diagnostic>) {
    let heard = Heard::in_words_of(knowledge);
    let linked = links_by_name(knowledge);
    let pages = knowledge.entries.len();
    for ix in knowledge.indices() {
        let entry = knowledge.entry(ix);
        let names: FxHashSet<&str> = knowledge.linked_names(ix).collect();
        for name in entry.aliases.iter().filter(|name| names.contains(&*name.value)) {
            let linked = linked.get(&(ix, &*name.value)).copied().unwrap_or_default();
            let message = if heard.is_word(&name.value, ix) {
                format!("`{}` is a common word, and every text that begins a sentence with it would link here", name.value)
            } else if linked > FEW && linked > pages / 10 {
                format!("`{}` links {linked} texts to this entry", name.value)
            } else {
                continue;
            };
            found.push(diagnostic(entry, name, message));
        }
    }
}

fn diagnostic(entry: &Entry, name: &Written<Box<str>>, message: String) -> Diagnostic {
    let help = format!("if texts use it for other things too, write unlinked = [\"{}\"] below `aliases`", name.value);
    Diagnostic::new(Code::CommonName, &entry.path, name.span.clone(), message).help(help)
}

/// The number of texts in which each name is the link to its entry.
fn links_by_name(knowledge: &Knowledge) -> FxHashMap<(Ix, &str), usize> {
    let mut counts = FxHashMap::default();
    for (target, name) in knowledge.mentions.names() {
        *counts.entry((target, name)).or_default() += 1;
    }
    counts
}

/// The one-word aliases that the site's own prose uses in lower case.
struct Heard<'k> {
    /// Those in the schema, and the words of every English text.
    always: FxHashSet<&'k str>,
    /// For each word, the number of summaries that use it, and the entry of the first.
    by: FxHashMap<String, (usize, Ix)>,
    /// The number of summaries that make a word ordinary.
    enough: usize,
}

impl<'k> Heard<'k> {
    fn in_words_of(knowledge: &'k Knowledge) -> Self {
        let mut always: FxHashSet<&str> = WORDS.split_whitespace().collect();
        for text in knowledge.schema.prose() {
            always.extend(words(text));
        }
        let mut by: FxHashMap<String, (usize, Ix)> = knowledge
            .indices()
            .flat_map(|ix| knowledge.entry(ix).aliases.iter().map(|name| &*name.value))
            .filter(|name| is_one_word(name))
            .map(|name| (name.to_lowercase(), (0, 0)))
            .collect();
        for ix in knowledge.indices() {
            let summary = knowledge.entry(ix).summary.as_deref().unwrap_or_default();
            for word in words(summary).collect::<std::collections::BTreeSet<_>>() {
                if let Some((times, who)) = by.get_mut(word) {
                    *who = if *times == 0 { ix } else { *who };
                    *times += 1;
                }
            }
        }
        Self { always, by, enough: HEARD.max(knowledge.entries.len() / 100) }
    }

    /// Whether a name is a word that entries other than `of` use.
    fn is_word(&self, name: &str, of: Ix) -> bool {
        if !is_one_word(name) {
            return false;
        }
        let lower = name.to_lowercase();
        let said = self.by.get(&lower).map_or(0, |(times, who)| if *who == of { times.saturating_sub(1) } else { *times });
        self.always.contains(&*lower) || said >= self.enough
    }
}

/// Whether a name could be a word at the beginning of a sentence: one capital, then lower-case letters.
fn is_one_word(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// The words of a text that are in lower case.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@')));
    apart.map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty() && word.chars().all(char::is_lowercase))
}
