//! The schema that content is written in: kinds with their fields, vocabularies with their words, exchange rates.
//!
//! All of it is data from the site. The program knows no kind and no field by name.

pub mod column;
mod kind;
mod preset;
mod rates;
pub mod tie;
mod translated;
mod vocabulary;
mod wanted;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use column::Column;
pub use kind::{Field, FieldType, Kind, Role};
pub use preset::{Preset, columns};
pub use rates::{Rate, Rates, decimal};
pub use tie::{Extent, NeededTo, Takes, Words};
pub use vocabulary::{Vocabularies, Vocabulary, Word};
pub use wanted::Wanted;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::source::Source;

/// Columns that every entry has. No field may take one of these names.
pub const ENTRY_COLUMNS: [&str; 5] = ["title", "countries", "status", "depends", "events"];

/// The type of events that are promises.
pub const TARGET: &str = "target";

/// Everything that the site declares about its content.
#[derive(Debug, Default)]
pub struct Schema {
    /// Kinds by folder.
    pub kinds: BTreeMap<Arc<str>, Arc<Kind>>,
    /// Vocabularies by name.
    pub vocabularies: Vocabularies,
    /// Rates of exchange.
    pub rates: Rates,
    /// Fingerprint of all declarations. An entry that was parsed under another schema has to be parsed again.
    pub fingerprint: Option<Fingerprint>,
}

impl Schema {
    /// Reads `content/vocabularies.toml`, `content/rates.toml` and each `content/<folder>/kind.toml`, with English labels.
    pub fn read<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Checked<Self> {
        Self::read_in("en", sources)
    }

    /// The same with labels in a given language, as a BCP 47 tag. Declarations may give labels and other texts in several
    /// languages.
    pub fn read_in<'s>(language: &str, sources: impl IntoIterator<Item = &'s Source>) -> Checked<Self> {
        let mut schema = Self::default();
        let mut diagnostics = Vec::new();
        let mut fingerprints: Vec<(Arc<str>, Fingerprint)> = Vec::new();
        let mut kinds = Vec::new();
        for source in sources {
            match file_of(&source.path) {
                Some(File::Vocabularies) => schema.vocabularies = Vocabularies::read(source, language).drain_into(&mut diagnostics),
                Some(File::Rates) => schema.rates = Rates::read(source).drain_into(&mut diagnostics),
                Some(File::Kind(folder)) => kinds.push((folder.to_owned(), source)),
                None => continue,
            }
            fingerprints.push((source.path.clone(), source.fingerprint));
        }
        for (folder, source) in kinds {
            let kind = Kind::read(&folder, source, &schema.vocabularies, language).drain_into(&mut diagnostics);
            schema.kinds.insert(kind.folder.clone(), Arc::new(kind));
        }
        schema.check_targets(&mut diagnostics);
        schema.forget_unknown_targets();
        fingerprints.sort_by(|a, b| a.0.cmp(&b.0));
        let parts: Vec<_> = fingerprints.iter().map(|(path, print)| (path.as_bytes(), print.0.to_le_bytes())).collect();
        let parts = [language.as_bytes()].into_iter().chain(parts.iter().flat_map(|(path, print)| [*path, &print[..]]));
        schema.fingerprint = Some(Fingerprint::of_parts(parts));
        Checked { value: schema, diagnostics }
    }

    /// Checks that every `to` of a reference field names a kind.
    fn check_targets(&self, diagnostics: &mut Vec<Diagnostic>) {
        for kind in self.kinds.values() {
            for (target, span) in kind.fields.iter().flat_map(|field| &field.targets) {
                if !self.kinds.contains_key(target) {
                    let message = format!("no folder `{target}` of entries");
                    let help = crate::diagnostic::one_of(target, self.kinds.keys().map(|folder| &**folder));
                    let diagnostic = Diagnostic::new(Code::InvalidSchema, &kind.path, span.clone(), message);
                    diagnostics.push(diagnostic.maybe_help(help));
                }
            }
        }
    }

    /// Lifts the restriction of references to misspelt targets: nobody can tell what belongs there, so any entry is
    /// accepted.
    fn forget_unknown_targets(&mut self) {
        let known: Vec<Arc<str>> = self.kinds.keys().cloned().collect();
        let unknown = |(folder, _): &(Arc<str>, crate::source::Span)| !known.contains(folder);
        for kind in self.kinds.values_mut().filter(|kind| kind.fields.iter().any(|field| field.targets.iter().any(unknown))) {
            let kind = Arc::make_mut(kind);
            kind.fields.iter_mut().filter(|field| field.targets.iter().any(unknown)).for_each(|field| field.targets.clear());
        }
    }

    /// All declared texts that people read: descriptions, labels and helps.
    pub fn prose(&self) -> impl Iterator<Item = &str> {
        let kinds = self.kinds.values().flat_map(|kind| {
            let fields = kind.fields.iter().flat_map(|field| [Some(field.label.as_str()), field.help.as_deref()]);
            [Some(kind.name.as_str()), Some(kind.plural.as_str()), kind.description.as_deref()].into_iter().chain(fields)
        });
        let words = self.vocabularies.words().flat_map(|word| [Some(word.label.as_str()), word.help.as_deref()]);
        kinds.chain(words).flatten()
    }

    /// All kinds with a role, ordered by folder.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Arc<Kind>> {
        self.kinds.values().filter(move |kind| kind.role == role)
    }
}

/// A file that holds part of the schema.
enum File<'p> {
    Vocabularies,
    Rates,
    Kind(&'p str),
}

fn file_of(path: &str) -> Option<File<'_>> {
    match path.strip_prefix("content/")? {
        "vocabularies.toml" => Some(File::Vocabularies),
        "rates.toml" => Some(File::Rates),
        rest => rest.strip_suffix("/kind.toml").filter(|folder| !folder.contains('/')).map(File::Kind),
    }
}

/// Whether a path holds part of the schema.
pub fn is_schema_file(path: &str) -> bool {
    file_of(path).is_some()
}

/// Whether a text consists of lower-case letters, digits and single hyphens, as stems, folders and vocabulary words do.
pub fn is_stem(text: &str) -> bool {
    !text.is_empty() && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
