//! What the projects of a site are called.

use crate::config::{Config, Noun};
use crate::knowledge::Knowledge;
use crate::schema::Role;
use crate::words::Words;

/// As the site says, as their kind if there is one alone, or entries.
pub fn noun(knowledge: &Knowledge, config: &Config, words: &Words) -> Noun {
    let mut kinds = knowledge.schema.kinds.values().filter(|kind| kind.project && kind.role == Role::Profile);
    config.project.clone().unwrap_or_else(|| match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Noun { one: super::within(words, &kind.name), many: super::within(words, &kind.plural) },
        _ => Noun { one: words.text("noun_entry").to_owned(), many: words.text("noun_entries").to_owned() },
    })
}
