//! Comparisons: which entries, in which order, with which columns. A cell shows the headline claim.

mod condition;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use condition::Filter;
use jiff::civil;

use super::order::{By, Key, sort_by};
use super::said;
use super::titles::Titles;
use crate::config::Config;
use crate::entry::{self, Entry};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::column::{Column, Standing};
use crate::schema::{self, FieldType, Kind, Role};

/// The most fields in a kind's own table; more do not fit on a screen.
const MOST_FIELDS: usize = 6;

/// One comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The entry that declares it; none for a kind's own table.
    pub entry: Option<Ix>,
    /// The kinds of the compared entries; at least one.
    pub kinds: Vec<Arc<Kind>>,
    /// Its columns, without the entry itself.
    pub columns: Vec<Column>,
    /// Declared headings of columns, by their names.
    pub labels: Vec<(Box<str>, Box<str>)>,
    /// Declared groups of columns that are shown together.
    pub presets: Vec<Preset>,
    /// The column that the rows are sorted by, and whether the largest or latest comes first; none if the rows are grouped.
    pub sorted: Option<(Column, bool)>,
    /// Whether it is the table of its kind, at the kind's address.
    pub index: bool,
    /// The column whose value the rows of a group share; none if the rows are not grouped.
    pub group: Option<Column>,
    /// The rows in order, in groups, none of which is empty.
    pub groups: Vec<Vec<Ix>>,
}

/// Columns that are shown together.
#[derive(Clone, Debug)]
pub struct Preset {
    /// The name that readers see.
    pub label: String,
    /// Their indices among the columns.
    pub columns: Vec<usize>,
}

impl Comparison {
    /// The name of its data files: the stem of its entry or, without an entry, the folder of a kind of projects or
    /// countries.
    pub fn data_name(&self, knowledge: &Knowledge) -> Option<String> {
        if let Some(ix) = self.entry {
            return Some(knowledge.entry(ix).stem().to_owned());
        }
        let kind = self.kind();
        let taken = || knowledge.entries.iter().any(|entry| entry.kind.role == Role::Comparison && entry.stem() == &*kind.folder);
        ((kind.project || kind.role == Role::Country) && !taken()).then(|| kind.folder.to_string())
    }

    /// The first of its kinds, which is the only one for the table of a kind.
    pub fn kind(&self) -> &Arc<Kind> {
        &self.kinds[0]
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Ix> + '_ {
        self.groups.iter().flat_map(|rows| rows.iter().copied())
    }

    /// The column at an index: 0 is the entry itself, then come the others.
    pub fn column(&self, place: usize) -> Column {
        match place.checked_sub(1) {
            None => Column::title(),
            Some(at) => self.columns[at].clone(),
        }
    }
}

/// Derives all comparisons: those that entries declare, and one for each kind, unless a declared one replaces it.
pub(super) fn derive(knowledge: &Knowledge, config: &Config, titles: &Titles, as_of: civil::Date) -> Vec<Comparison> {
    let by = By { knowledge, config, titles, as_of };
    let mut comparisons = Vec::new();
    for ix in knowledge.indices() {
        if let Some(written) = &knowledge.entry(ix).comparison {
            let kinds = kinds_of(knowledge, written);
            if !kinds.is_empty() {
                comparisons.push(declared(by, ix, written, kinds));
            }
        }
    }
    let declared: Vec<_> = knowledge.entries.iter().filter_map(|entry| entry.comparison.as_ref().filter(|written| written.index)).collect();
    for kind in knowledge.schema.kinds.values().filter(|kind| !matches!(kind.role, Role::Comparison | Role::Scenario)) {
        if !declared.iter().any(|written| written.only_kind() == Some(&kind.folder)) {
            comparisons.push(of_kind(knowledge, titles, kind));
        }
    }
    comparisons
}

/// The kinds that are named, without repetitions.
fn kinds_of(knowledge: &Knowledge, written: &entry::Comparison) -> Vec<Arc<Kind>> {
    let mut kinds: Vec<Arc<Kind>> = Vec::new();
    for kind in written.kinds.iter().filter_map(|kind| knowledge.schema.kinds.get(&*kind.value)) {
        if !kinds.iter().any(|known| known.folder == kind.folder) {
            kinds.push(kind.clone());
        }
    }
    kinds
}

fn declared(by: By<'_>, ix: Ix, written: &entry::Comparison, kinds: Vec<Arc<Kind>>) -> Comparison {
    let knowledge = by.knowledge;
    let of: Vec<&Arc<Kind>> = kinds.iter().collect();
    let read = |name: &str| Column::read(name, &of, &knowledge.schema).ok();
    let filter = Filter::new(knowledge, by.config, by.as_of);
    let conditions = filter.read(&written.filter, &of);
    let mut rows = entries_of(knowledge, &kinds);
    rows.retain(|row| filter.fits(*row, &conditions));
    by.titles.sort(&mut rows);
    let orders: Vec<(Column, bool)> = written.sort.iter().filter_map(|sort| Some((read(&sort.column)?, sort.descending))).collect();
    // The sorts are stable, so the least important one comes first.
    for (column, descending) in orders.iter().rev() {
        sort_by(&mut rows, *descending, |row| by.key(row, column));
    }
    let group = written.group.as_ref().and_then(|group| read(&group.value));
    let groups = match &group {
        Some(column) => group_by(by, rows, column),
        None if rows.is_empty() => Vec::new(),
        None => vec![rows],
    };
    let mut columns: Vec<Column> =
        written.columns.iter().filter_map(|column| read(&column.value)).filter(|column| !column.is_title()).collect();
    let presets = presets(&written.presets, read, &mut columns);
    let sorted = group.is_none().then(|| orders.into_iter().next().unwrap_or((Column::title(), false)));
    let labels = written.labels.iter().map(|(name, label)| (name.value.clone(), label.clone())).collect();
    Comparison {
        entry: Some(ix),
        kinds,
        columns,
        labels,
        presets,
        sorted,
        index: written.index && written.only_kind().is_some(),
        group,
        groups,
    }
}

/// The declared presets. Columns that the comparison does not have yet are added to it.
fn presets(written: &[schema::Preset], read: impl Fn(&str) -> Option<Column>, columns: &mut Vec<Column>) -> Vec<Preset> {
    let mut presets = Vec::new();
    for preset in written {
        let mut places: Vec<usize> = Vec::new();
        let named = preset.columns.iter().filter_map(|(name, _)| read(name)).filter(|column| !column.is_title());
        for column in named {
            let known = columns.iter().position(|known| *known == column);
            if known.is_none() {
                columns.push(column);
            }
            places.push(known.unwrap_or(columns.len() - 1));
        }
        if !places.is_empty() {
            presets.push(Preset { label: preset.name.to_string(), columns: places });
        }
    }
    presets
}

/// The table of a kind: countries and status if any entry has them, then the recommended fields. An entry that stands for a
/// country does not repeat that country.
fn of_kind(knowledge: &Knowledge, titles: &Titles, kind: &Arc<Kind>) -> Comparison {
    let mut rows = entries_of(knowledge, std::slice::from_ref(kind));
    titles.sort(&mut rows);
    let mut columns = Vec::new();
    let presets = presets(&kind.presets, |name| Column::read(name, &[kind], &knowledge.schema).ok(), &mut columns);
    if presets.is_empty() {
        columns = usual_columns(knowledge, kind, &rows);
    }
    Comparison {
        entry: None,
        kinds: vec![kind.clone()],
        columns,
        labels: Vec::new(),
        presets,
        sorted: Some((Column::title(), false)),
        index: true,
        group: None,
        groups: if rows.is_empty() { Vec::new() } else { vec![rows] },
    }
}

/// The columns of a kind without presets.
fn usual_columns(knowledge: &Knowledge, kind: &Arc<Kind>, rows: &[Ix]) -> Vec<Column> {
    let any = |has: &dyn Fn(&Entry) -> bool| rows.iter().any(|row| has(knowledge.entry(*row)));
    let mut columns = Vec::new();
    if kind.role == Role::Country {
        columns.extend(Standing::ALL.into_iter().filter(|standing| is_counted(knowledge, *standing)).map(Column::standing));
    } else if any(&|entry| !entry.countries.is_empty()) {
        columns.push(Column::countries());
    }
    if any(&|entry| entry.status.is_some()) {
        columns.push(Column::status());
    }
    let short = |kind: FieldType| !matches!(kind, FieldType::Markdown | FieldType::Url);
    let fields: Vec<_> = kind.fields.iter().enumerate().filter(|(_, field)| short(field.kind)).collect();
    let preferred = fields.iter().filter(|(_, field)| field.required || field.recommended);
    let others = fields.iter().filter(|(_, field)| !(field.required || field.recommended));
    let room = MOST_FIELDS - columns.len().min(MOST_FIELDS - 1);
    columns.extend(preferred.chain(others).take(room).map(|(at, _)| Column::field_of(kind, *at)));
    columns
}

/// Whether there is anything to count for any country.
fn is_counted(knowledge: &Knowledge, standing: Standing) -> bool {
    let projects = || knowledge.entries.iter().filter(|entry| entry.kind.project && !entry.countries.is_empty());
    match standing {
        Standing::Projects | Standing::Exposure => projects().next().is_some(),
        Standing::Money => projects().any(|entry| entry.kind.fields.iter().any(|field| field.sum)),
        Standing::Last => true,
    }
}

fn entries_of(knowledge: &Knowledge, kinds: &[Arc<Kind>]) -> Vec<Ix> {
    knowledge.indices().filter(|ix| kinds.iter().any(|kind| knowledge.entry(*ix).kind.folder == kind.folder)).collect()
}

/// Groups rows by their value in a column, keeping their order within a group. Rows without a value come last.
fn group_by(by: By<'_>, rows: Vec<Ix>, column: &Column) -> Vec<Vec<Ix>> {
    /// Rows, with the smallest of their keys.
    type Alike = (Option<Key>, Vec<Ix>);
    let mut groups: BTreeMap<Vec<Cow<'_, str>>, Alike> = BTreeMap::new();
    for row in rows {
        // Several values in any order are the same.
        let mut said = said::texts(by.knowledge, row, column, by.as_of);
        said.sort_unstable();
        let key = by.key(row, column);
        let group = groups.entry(said).or_default();
        let first = match (group.0.take(), key) {
            (Some(known), Some(other)) => Some(known.min(other)),
            (known, other) => known.or(other),
        };
        group.0 = first;
        group.1.push(row);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|(a_said, (a, _)), (b_said, (b, _))| match (a, b) {
        (Some(x), Some(y)) => x.cmp(y).then_with(|| a_said.cmp(b_said)),
        // A row that says why it has no value comes before one that says nothing.
        (None, None) => a_said.is_empty().cmp(&b_said.is_empty()).then_with(|| a_said.cmp(b_said)),
        (x, y) => y.is_some().cmp(&x.is_some()),
    });
    groups.into_iter().map(|(_, (_, rows))| rows).collect()
}
