//! Comparisons whose columns exist and whose conditions can be met.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, one_of};
use crate::entry::{Entry, Written};
use crate::knowledge::Knowledge;
use crate::schema::{ENTRY_COLUMNS, FieldType, Kind, Preset};
use crate::source::Span;

/// The kind exists, every column is one of its fields or of every entry, and the words of a condition are words.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let Some(comparison) = &entry.comparison else { return };
    let Some(kind) = knowledge.schema.kinds.get(&*comparison.kind.value) else {
        let message = format!("no folder `{}` of entries", comparison.kind.value);
        let help = one_of(&comparison.kind.value, knowledge.schema.kinds.keys().map(|folder| &**folder));
        found.push(Diagnostic::new(Code::UnknownColumn, &entry.path, comparison.kind.span.clone(), message).maybe_help(help));
        return;
    };
    let mut columns: Vec<(&str, Span)> = Vec::new();
    columns.extend(comparison.columns.iter().map(|column| (&*column.value, column.span.clone())));
    columns.extend(preset_columns(&comparison.presets));
    columns.extend(comparison.group.iter().map(|column| (&*column.value, column.span.clone())));
    columns.extend(comparison.sort.iter().map(|sort| (&*sort.column, sort.span.clone())));
    columns.extend(comparison.conditions.iter().map(|(column, _)| (&*column.value, column.span.clone())));
    check_columns(kind, &entry.path, columns, found);
    if comparison.index
        && let Some((first, _)) = comparison.conditions.first()
    {
        let message = format!("in place of the table of {}, this one leaves some of them out", kind.plural);
        let help = "take out `where`, or `index`";
        found.push(Diagnostic::new(Code::PartialIndex, &entry.path, first.span.clone(), message).help(help));
    }
    for (column, words) in &comparison.conditions {
        if let Some(vocabulary) = vocabulary_of(kind, &column.value) {
            check_words(knowledge, entry, vocabulary, words, found);
        }
    }
}

/// The columns that a kind's presets name exist.
pub(super) fn check_presets(kind: &Kind, found: &mut Vec<Diagnostic>) {
    check_columns(kind, &kind.path, preset_columns(&kind.presets), found);
}

fn preset_columns(presets: &[Preset]) -> impl Iterator<Item = (&str, Span)> {
    presets.iter().flat_map(|preset| &preset.columns).map(|(column, span)| (&**column, span.clone()))
}

fn check_columns<'a>(kind: &Kind, path: &Arc<str>, columns: impl IntoIterator<Item = (&'a str, Span)>, found: &mut Vec<Diagnostic>) {
    for (name, span) in columns {
        if !ENTRY_COLUMNS.contains(&name) && !kind.may_have(name) {
            let known = ENTRY_COLUMNS.into_iter().chain(kind.fields.iter().map(|field| field.name.as_str()));
            let message = format!("{} have no column `{name}`", kind.plural);
            found.push(Diagnostic::new(Code::UnknownColumn, path, span, message).maybe_help(one_of(name, known)));
        }
    }
}

fn vocabulary_of<'a>(kind: &'a Kind, column: &str) -> Option<&'a str> {
    if column == "status" {
        return Some("status");
    }
    kind.field(column).filter(|(_, field)| field.kind == FieldType::Choice).and_then(|(_, field)| field.vocabulary.as_deref())
}

fn check_words(knowledge: &Knowledge, entry: &Entry, vocabulary: &str, words: &[Written<Box<str>>], found: &mut Vec<Diagnostic>) {
    let Some(known) = knowledge.vocabularies().named(vocabulary) else { return };
    for word in words.iter().filter(|word| known.word(&word.value).is_none()) {
        let message = format!("`{}` is not a word of the vocabulary `{vocabulary}`", word.value);
        let diagnostic = Diagnostic::new(Code::UnknownWord, &entry.path, word.span.clone(), message);
        found.push(diagnostic.maybe_help(one_of(&word.value, known.names())));
    }
}
