//! Comparisons: which entries, in which order, under which columns. What a cell says is the headline claim.

use super::collation::Collation;
use super::order::{Key, key, sort_by};
use crate::config::Config;
use crate::entry::{self, Content, Entry, Value};
use crate::knowledge::{Ix, Knowledge};
use crate::schema::{self, FieldType, Kind, Role};

/// Fields that a kind's own table shows at most: more do not fit a screen.
const MOST_FIELDS: usize = 6;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The entry itself.
    Title,
    /// Whom it belongs to.
    Countries,
    /// Its status.
    Status,
    /// What it depends on.
    Depends,
    /// What happened.
    Events,
    /// What the country for which an entry stands has, and what it stands on.
    Standing(Standing),
    /// The field of this place in the kind.
    Field(usize),
}

impl Column {
    /// Its name: of the field, or of what every entry has.
    pub fn name(self, kind: &Kind) -> &str {
        match self {
            Self::Title => "title",
            Self::Countries => "countries",
            Self::Status => "status",
            Self::Depends => "depends",
            Self::Events => "events",
            Self::Standing(standing) => standing.name(),
            Self::Field(at) => &kind.fields[at].name,
        }
    }

    fn named(name: &str, kind: &Kind) -> Option<Self> {
        match name {
            "title" => Some(Self::Title),
            "countries" => Some(Self::Countries),
            "status" => Some(Self::Status),
            "depends" => Some(Self::Depends),
            "events" => Some(Self::Events),
            field => kind.field(field).map(|(at, _)| Self::Field(at)),
        }
    }
}

/// What is counted for a country. The names have hyphens, so that no field has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// How many projects it has.
    Projects,
    /// What their money comes to.
    Money,
    /// Of how many something is lost with the other country with which most are.
    Exposure,
    /// The newest event.
    Last,
}

impl Standing {
    /// All of them, in the order of columns.
    pub const ALL: [Self; 4] = [Self::Projects, Self::Money, Self::Exposure, Self::Last];

    fn name(self) -> &'static str {
        match self {
            Self::Projects => "its-projects",
            Self::Money => "its-money",
            Self::Exposure => "its-exposure",
            Self::Last => "last-event",
        }
    }
}

/// One comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The entry that declares it; none for a kind's own.
    pub entry: Option<Ix>,
    /// The folder of the entries it compares.
    pub folder: std::sync::Arc<str>,
    /// Its columns, the entry itself left out.
    pub columns: Vec<Column>,
    /// Which of them are shown together, where that is declared.
    pub presets: Vec<Preset>,
    /// The column in whose order its rows are, and whether the largest or latest come first; none where they are in groups.
    pub sorted: Option<(Column, bool)>,
    /// Whether it is the table of its kind, and so at the kind's address.
    pub index: bool,
    /// The rows in order, in groups; one group without a label if it is not grouped.
    pub groups: Vec<(Option<String>, Vec<Ix>)>,
}

/// Columns that are shown together.
#[derive(Clone, Debug)]
pub struct Preset {
    /// As readers see it.
    pub label: String,
    /// Their places among the columns.
    pub columns: Vec<usize>,
}

impl Comparison {
    /// The name of its data files: the stem of its entry, or the folder of a kind of projects or countries that has no such entry.
    pub fn data_name(&self, knowledge: &Knowledge) -> Option<String> {
        if let Some(ix) = self.entry {
            return Some(knowledge.entry(ix).stem().to_owned());
        }
        let taken = || knowledge.entries.iter().any(|entry| entry.kind.role == Role::Comparison && entry.stem() == &*self.folder);
        let project = knowledge.schema.kinds.get(&self.folder).is_some_and(|kind| kind.project || kind.role == Role::Country);
        (project && !taken()).then(|| self.folder.to_string())
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Ix> + '_ {
        self.groups.iter().flat_map(|(_, rows)| rows.iter().copied())
    }
}

/// Derives every comparison: those that entries declare, and one for each kind, unless one of those stands in its place.
pub(super) fn derive(knowledge: &Knowledge, config: &Config) -> Vec<Comparison> {
    let collation = &Collation::of(&config.language);
    let mut comparisons = Vec::new();
    for ix in knowledge.indices() {
        if let Some(written) = &knowledge.entry(ix).comparison
            && let Some(kind) = knowledge.schema.kinds.get(&*written.kind.value)
        {
            comparisons.push(declared(knowledge, config, collation, ix, written, kind));
        }
    }
    let declared: Vec<_> = knowledge.entries.iter().filter_map(|entry| entry.comparison.as_ref().filter(|written| written.index)).collect();
    for kind in knowledge.schema.kinds.values().filter(|kind| !matches!(kind.role, Role::Comparison | Role::Scenario)) {
        if !declared.iter().any(|written| *written.kind.value == *kind.folder) {
            comparisons.push(of_kind(knowledge, collation, kind));
        }
    }
    comparisons
}

fn declared(knowledge: &Knowledge, config: &Config, collation: &Collation, ix: Ix, written: &entry::Comparison, kind: &Kind) -> Comparison {
    let conditions: Vec<_> =
        written.conditions.iter().filter_map(|(column, words)| Some((Column::named(&column.value, kind)?, words))).collect();
    let mut rows = entries_of(knowledge, kind);
    rows.retain(|row| {
        conditions.iter().all(|(column, words)| {
            let texts = texts(knowledge, knowledge.entry(*row), *column);
            words.iter().any(|word| texts.iter().any(|text| **text == *word.value))
        })
    });
    sort_by_title(knowledge, collation, &mut rows);
    let sort = written.sort.as_ref().and_then(|sort| Some((Column::named(&sort.column, kind)?, sort.descending)));
    let (column, descending) = sort.unwrap_or((Column::Title, false));
    if (column, descending) != (Column::Title, false) {
        sort_by(&mut rows, descending, |row| key(knowledge, config, collation, row, column));
    }
    let group = written.group.as_ref().and_then(|group| Column::named(&group.value, kind));
    let groups = match group {
        Some(column) => group_by(knowledge, config, collation, rows, column),
        None if rows.is_empty() => Vec::new(),
        None => vec![(None, rows)],
    };
    let columns = written.columns.iter().filter_map(|column| Column::named(&column.value, kind)).filter(|column| *column != Column::Title);
    let mut columns = columns.collect();
    let presets = presets(&written.presets, kind, &mut columns);
    let sorted = group.is_none().then_some((column, descending));
    Comparison { entry: Some(ix), folder: kind.folder.clone(), columns, presets, sorted, index: written.index, groups }
}

/// What is shown together; columns that are not among the columns yet are added to them.
fn presets(written: &[schema::Preset], kind: &Kind, columns: &mut Vec<Column>) -> Vec<Preset> {
    let mut presets = Vec::new();
    for preset in written {
        let mut places: Vec<usize> = Vec::new();
        let named = preset.columns.iter().filter_map(|(name, _)| Column::named(name, kind)).filter(|column| *column != Column::Title);
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

/// The table of a kind: countries and status where any entry has them, then the fields that the kind recommends. An entry that
/// stands for a country does not say once more which.
fn of_kind(knowledge: &Knowledge, collation: &Collation, kind: &Kind) -> Comparison {
    let mut rows = entries_of(knowledge, kind);
    sort_by_title(knowledge, collation, &mut rows);
    let any = |has: &dyn Fn(&Entry) -> bool| rows.iter().any(|row| has(knowledge.entry(*row)));
    let groups = |rows: Vec<Ix>| if rows.is_empty() { Vec::new() } else { vec![(None, rows)] };
    if !kind.presets.is_empty() {
        let mut columns = Vec::new();
        let presets = presets(&kind.presets, kind, &mut columns);
        return Comparison {
            entry: None,
            folder: kind.folder.clone(),
            columns,
            presets,
            sorted: Some((Column::Title, false)),
            index: true,
            groups: groups(rows),
        };
    }
    let mut columns = Vec::new();
    if kind.role == Role::Country {
        columns.extend(Standing::ALL.into_iter().filter(|standing| is_counted(knowledge, *standing)).map(Column::Standing));
    } else if any(&|entry| !entry.countries.is_empty()) {
        columns.push(Column::Countries);
    }
    if any(&|entry| entry.status.is_some()) {
        columns.push(Column::Status);
    }
    let short = |kind: FieldType| !matches!(kind, FieldType::Markdown | FieldType::Url);
    let fields: Vec<_> = kind.fields.iter().enumerate().filter(|(_, field)| short(field.kind)).collect();
    let preferred = fields.iter().filter(|(_, field)| field.required || field.recommended);
    let others = fields.iter().filter(|(_, field)| !(field.required || field.recommended));
    columns.extend(preferred.chain(others).take(MOST_FIELDS - columns.len().min(MOST_FIELDS - 1)).map(|(at, _)| Column::Field(*at)));
    Comparison {
        entry: None,
        folder: kind.folder.clone(),
        columns,
        presets: Vec::new(),
        sorted: Some((Column::Title, false)),
        index: true,
        groups: groups(rows),
    }
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

fn entries_of(knowledge: &Knowledge, kind: &Kind) -> Vec<Ix> {
    knowledge.indices().filter(|ix| knowledge.entry(*ix).kind.folder == kind.folder).collect()
}

/// By title, as readers of the site's language look names up, ties by id.
pub fn sort_by_title(knowledge: &Knowledge, collation: &Collation, rows: &mut [Ix]) {
    rows.sort_by_cached_key(|row| (collation.key(&knowledge.entry(*row).title.value), *row));
}

/// Groups rows by what they say in a column, keeping their order within a group. Rows that say nothing come last.
fn group_by(
    knowledge: &Knowledge,
    config: &Config,
    collation: &Collation,
    rows: Vec<Ix>,
    column: Column,
) -> Vec<(Option<String>, Vec<Ix>)> {
    let label = |row: Ix| label(knowledge, knowledge.entry(row), column);
    let mut keyed: Vec<(Option<Key>, String, Ix)> =
        rows.iter().map(|row| (key(knowledge, config, collation, *row, column), label(*row), *row)).collect();
    keyed.sort_by(|a, b| match (&a.0, &b.0) {
        (Some(x), Some(y)) => x.cmp(y).then_with(|| a.1.cmp(&b.1)),
        (x, y) => y.is_some().cmp(&x.is_some()),
    });
    let mut groups: Vec<(Option<String>, Vec<Ix>)> = Vec::new();
    for (_, label, row) in keyed {
        match groups.last_mut() {
            Some((Some(last), rows)) if *last == label => rows.push(row),
            _ => groups.push((Some(label), vec![row])),
        }
    }
    groups
}

/// What a cell says, as conditions compare it: words, codes, ids.
fn texts<'k>(knowledge: &'k Knowledge, entry: &'k Entry, column: Column) -> Vec<std::borrow::Cow<'k, str>> {
    match column {
        Column::Title => vec![(&*entry.title.value).into()],
        // No condition can name these.
        Column::Standing(_) => Vec::new(),
        Column::Countries => entry.countries.iter().map(|country| country.value.code().to_owned().into()).collect(),
        Column::Status => entry.status.as_deref().map(Into::into).into_iter().collect(),
        Column::Depends => {
            let targets = entry.depends.iter().filter_map(|edge| knowledge.find(&edge.on.value)).map(|target| knowledge.entry(target));
            targets.flat_map(|target| [(&*target.id).into(), target.stem().into()]).collect()
        }
        Column::Events => entry.events.iter().map(|event| (&*event.title).into()).collect(),
        Column::Field(at) => match entry.fact(at).map(|fact| &fact.headline().content) {
            Some(Content::Values(values)) => values.iter().map(Value::canonical).collect(),
            Some(Content::Absent(absence)) => vec![absence.word().into()],
            None => Vec::new(),
        },
    }
}

/// What a group is called.
pub(super) fn label(knowledge: &Knowledge, entry: &Entry, column: Column) -> String {
    let vocabularies = knowledge.vocabularies();
    let title = |name: &str| knowledge.find(name).map_or_else(|| name.to_owned(), |ix| knowledge.entry(ix).title.value.to_string());
    let labels: Vec<String> = match column {
        Column::Countries => entry
            .countries
            .iter()
            .map(|country| match knowledge.countries.get(&country.value) {
                Some(ix) => knowledge.entry(*ix).title.value.to_string(),
                None => country.value.code().to_owned(),
            })
            .collect(),
        Column::Status => entry.status.iter().map(|word| vocabularies.label("status", word).to_owned()).collect(),
        Column::Field(at) => {
            let vocabulary = entry.kind.fields[at].vocabulary.as_deref().unwrap_or_default();
            match entry.fact(at).map(|fact| &fact.headline().content) {
                Some(Content::Values(values)) => values
                    .iter()
                    .map(|value| match value {
                        Value::Choice(word) => vocabularies.label(vocabulary, word).to_owned(),
                        Value::Ref(reference) => title(&reference.value),
                        Value::Date(date) => date.shown(),
                        other => other.canonical().into_owned(),
                    })
                    .collect(),
                _ => Vec::new(),
            }
        }
        Column::Title | Column::Depends | Column::Events | Column::Standing(_) => {
            texts(knowledge, entry, column).into_iter().map(Into::into).collect()
        }
    };
    if labels.is_empty() { "Not recorded".to_owned() } else { labels.join(", ") }
}
