//! Comparisons with columns that do not exist or lead nowhere, and with conditions that cannot be met.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Help, meant, nearest, one_of};
use crate::entry::{Comparison, Entry, Where};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::column::{Column, Mistake, Part, Step};
use crate::schema::{FieldType, Kind, Preset, Schema, Wanted};
use crate::source::Span;
use crate::value::{Country, Region};

/// Checks that the kinds exist, that every column is one of theirs and leads somewhere, and that the conditions can be met.
pub(super) fn check(knowledge: &Knowledge, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let Some(comparison) = &entry.comparison else { return };
    let kinds = kinds(knowledge, entry, comparison, found);
    if kinds.len() < comparison.kinds.len() && kinds.is_empty() {
        return;
    }
    let mut table = Table { knowledge, entry, kinds: &kinds, found };
    let mut columns: Vec<(&str, &Span)> = comparison.columns.iter().map(|column| (&*column.value, &column.span)).collect();
    columns.extend(preset_columns(&comparison.presets));
    columns.extend(comparison.group.iter().map(|column| (&*column.value, &column.span)));
    columns.extend(comparison.sort.iter().map(|sort| (&*sort.column, &sort.span)));
    let columns: Vec<Column> = columns.into_iter().filter_map(|(name, span)| table.column(name, span)).collect();
    for (label, _) in &comparison.labels {
        if let Some(named) = table.read(&label.value, &label.span)
            && !columns.contains(&named)
        {
            let message = format!("the table has no column `{}` that could be labelled", label.value);
            let help = one_of(&label.value, columns.iter().map(|column| &*column.name));
            table.report(Code::UnknownColumn, &label.span, message, help);
        }
    }
    table.conditions(&comparison.filter);
    if comparison.index {
        table.index(comparison);
    }
}

/// The kinds of a comparison that exist, without repetitions.
fn kinds<'k>(knowledge: &'k Knowledge, entry: &Entry, comparison: &Comparison, found: &mut Vec<Diagnostic>) -> Vec<&'k Arc<Kind>> {
    let mut kinds: Vec<&Arc<Kind>> = Vec::new();
    for kind in &comparison.kinds {
        let known = knowledge.schema.kinds.get(&*kind.value);
        match known {
            Some(known) if kinds.iter().any(|other| other.folder == known.folder) => {
                let message = format!("`{}` stands here twice", kind.value);
                found.push(Diagnostic::new(Code::UnknownColumn, &entry.path, kind.span.clone(), message).help("name each kind once"));
            }
            Some(known) => kinds.push(known),
            None => {
                let message = format!("no folder `{}` of entries", kind.value);
                let help = one_of(&kind.value, knowledge.schema.kinds.keys().map(|folder| &**folder));
                found.push(Diagnostic::new(Code::UnknownColumn, &entry.path, kind.span.clone(), message).maybe_help(help));
            }
        }
    }
    kinds
}

/// Checks that the columns named in a kind's presets exist.
pub(super) fn check_presets(schema: &Schema, kind: &Arc<Kind>, found: &mut Vec<Diagnostic>) {
    for (name, span) in preset_columns(&kind.presets) {
        if let Err(Some(mistake)) = Column::read(name, &[kind], schema) {
            found.push(told(mistake, &kind.path, span));
        }
    }
}

fn preset_columns(presets: &[Preset]) -> impl Iterator<Item = (&str, &Span)> {
    presets.iter().flat_map(|preset| &preset.columns).map(|(column, span)| (&**column, span))
}

fn told(mistake: Mistake, path: &Arc<str>, span: &Span) -> Diagnostic {
    Diagnostic::new(mistake.code, path, span.clone(), mistake.message).maybe_help(mistake.help)
}

/// A table in the course of being checked.
struct Table<'t> {
    knowledge: &'t Knowledge,
    entry: &'t Entry,
    kinds: &'t [&'t Arc<Kind>],
    found: &'t mut Vec<Diagnostic>,
}

impl Table<'_> {
    fn report(&mut self, code: Code, span: &Span, message: String, help: Option<Help>) {
        self.found.push(Diagnostic::new(code, &self.entry.path, span.clone(), message).maybe_help(help));
    }

    fn read(&mut self, name: &str, span: &Span) -> Option<Column> {
        match Column::read(name, self.kinds, &self.knowledge.schema) {
            Ok(column) => Some(column),
            Err(mistake) => {
                self.found.extend(mistake.map(|mistake| told(mistake, &self.entry.path, span)));
                None
            }
        }
    }

    /// Reads a column and checks that it shows something.
    fn column(&mut self, name: &str, span: &Span) -> Option<Column> {
        let column = self.read(name, span)?;
        let follows = !column.way.is_empty() || matches!(column.part, Part::Depends(Some(_)));
        if follows && let Some(message) = self.idle(&column) {
            self.report(Code::IdleColumn, span, message, Some("follow a role or field that these entries have".into()));
        }
        Some(column)
    }

    /// Why a column shows nothing, if that is so.
    fn idle(&self, column: &Column) -> Option<String> {
        let knowledge = self.knowledge;
        let role = if let Part::Depends(role) = &column.part { role.as_deref() } else { None };
        let mut way = column.way.clone();
        way.extend(role.map(|role| Step::Tie(role.into())));
        let says_why = |row: Ix| {
            let absent = |ix: Ix| knowledge.entry(ix).absent_depends.iter().any(|absent| role == Some(&absent.role));
            role.is_some() && knowledge.reached(row, &column.way).into_iter().any(absent)
        };
        let mut back = false;
        for row in knowledge.indices().filter(|ix| self.kinds.iter().any(|kind| kind.folder == knowledge.entry(*ix).kind.folder)) {
            let ends = knowledge.reached(row, &way);
            if ends.iter().any(|end| *end != row) || says_why(row) {
                return None;
            }
            back |= !ends.is_empty();
        }
        Some(match back {
            true => format!("`{}` only leads back to the row that it begins at", column.name),
            false => format!("`{}` leads nowhere from any row", column.name),
        })
    }

    fn conditions(&mut self, filter: &Where) {
        for (name, words) in filter.all() {
            let Some(column) = self.read(&name.value, &name.span) else { continue };
            if words.is_empty() {
                let message = format!("nothing is wanted of `{}`, so no row fits", name.value);
                self.report(Code::WrongCondition, &name.span, message, Some("name what is wanted, or leave the condition out".into()));
            }
            for word in words {
                match Wanted::read(&word.value, &column, &self.knowledge.schema) {
                    Ok(Wanted::Text(text)) => self.known(&column, &text, &word.span),
                    Ok(_) => {}
                    Err(mistake) => self.found.push(told(mistake, &self.entry.path, &word.span)),
                }
            }
        }
    }

    /// Checks that an id exists, or that a bloc has members.
    fn known(&mut self, column: &Column, text: &str, span: &Span) {
        let refers = match &column.part {
            Part::Depends(_) => true,
            Part::Field(fields) => fields.field().kind == FieldType::Ref,
            _ => false,
        };
        let absence = ["unknown", "undisclosed", "none", "not-applicable"].contains(&text);
        if refers && !absence && self.knowledge.find(text).is_none() {
            let ids = self.knowledge.entries.iter().map(|entry| entry.stem());
            let help = nearest(text, ids).map(meant);
            self.report(Code::WrongCondition, span, format!("`{text}` leads to no entry"), help);
        }
        let region = Region::ALL.iter().any(|region| region.word() == text);
        if matches!(column.part, Part::Regions)
            && !region
            && Country::parse(text).is_ok_and(|bloc| self.knowledge.members(bloc).next().is_none())
        {
            let help = "name a part of the world, or a bloc whose entry has `members`; for a country use `countries`";
            self.report(Code::WrongCondition, span, format!("`{text}` is not a bloc with members"), Some(help.into()));
        }
    }

    /// Checks that a table that replaces a kind's own table has all of the kind's entries and no others.
    fn index(&mut self, comparison: &Comparison) {
        if let [kind] = self.kinds
            && let Some((first, _)) = comparison.filter.all().first()
        {
            let message = format!("in place of the table of {}, this one leaves some of them out", kind.plural);
            self.report(Code::PartialIndex, &first.span, message, Some("take out `where`, or `index`".into()));
        }
        if let [_, second, ..] = &comparison.kinds[..] {
            let message = "a table of several kinds cannot stand in place of the table of one".to_owned();
            self.report(Code::PartialIndex, &second.span, message, Some("take out `index`, or name one kind".into()));
        }
    }
}
