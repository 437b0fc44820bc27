//! The noun for a site's projects.

use crate::config::{Config, Noun};
use crate::knowledge::Knowledge;
use crate::schema::Role;
use crate::words::Words;

/// The noun that the site declares, or that of its only kind of projects, or the word for entries.
pub fn noun(knowledge: &Knowledge, config: &Config, words: &Words) -> Noun {
    let mut kinds = knowledge.schema.kinds.values().filter(|kind| kind.project && kind.role == Role::Profile);
    config.project.clone().unwrap_or_else(|| match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Noun { one: super::within(words, &kind.name), many: super::within(words, &kind.plural) },
        _ => Noun { one: words.text("noun_entry").to_owned(), many: words.text("noun_entries").to_owned() },
    })
}
