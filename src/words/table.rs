//! All wordings of all messages and terms, by name.

use std::collections::BTreeMap;

use fluent_syntax::ast::Pattern;

use super::file::{File, Wording};

/// The wordings of each name, in the order in which files override each other: the last is used. The names of terms begin
/// with a hyphen.
pub(super) struct Table<'s>(BTreeMap<String, Vec<Wording<'s>>>);

impl<'s> Table<'s> {
    /// The table of these files, each of which overrides those before it.
    pub(super) fn of(files: impl Iterator<Item = &'s File<'s>>) -> Self {
        let mut wordings: BTreeMap<String, Vec<Wording<'s>>> = BTreeMap::new();
        for (name, wording) in files.flat_map(File::wordings) {
            wordings.entry(name).or_default().push(wording);
        }
        Self(wordings)
    }

    /// The wordings of each message, by name.
    pub(super) fn messages(&self) -> impl Iterator<Item = (&str, &[Wording<'s>])> {
        let messages = self.0.iter().filter(|(name, _)| !name.starts_with('-'));
        messages.map(|(name, wordings)| (name.as_str(), wordings.as_slice()))
    }

    /// The last wording of each message that exists only in English.
    pub(super) fn only_english(&self) -> Vec<&Wording<'s>> {
        self.messages().filter_map(|(_, wordings)| wordings.last().filter(|last| last.file.is_english)).collect()
    }

    /// The wording of a message or term that is used.
    pub(super) fn last(&self, name: &str) -> Option<&'s Pattern<&'s str>> {
        self.0.get(name)?.last().map(|wording| wording.pattern)
    }

    /// An attribute of a message or term, in its last wording.
    pub(super) fn attribute(&self, name: &str, attribute: &str) -> Option<&'s Pattern<&'s str>> {
        let attributes = self.0.get(name)?.last()?.attributes;
        attributes.iter().find(|known| known.id.name == attribute).map(|attribute| &attribute.value)
    }

    /// The names of all messages and terms.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
