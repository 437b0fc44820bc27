//! The columns of a table: their heads, which of them are shown together, and the place of each row in their orders.

use std::fmt::Write as _;

use super::model::{Column, Preset};
use super::variants::{sorted_by, sorted_path, table_path};
use crate::knowledge::Ix;
use crate::markup::Markup;
use crate::schema::{self, FieldType, Kind};
use crate::view::comparison::{Column as Subject, Comparison, Standing};
use crate::view::order;
use crate::wording;

/// Columns beside the first that fit a window. Where there are more and nothing is declared, they are shown four by four, or as
/// many at a time as make no more than [`schema::Preset::MOST`] groups.
const FIT: usize = 6;
const AT_A_TIME: usize = 4;

/// Where a row stands in each order, as texts for a `data-ranks`.
pub(super) struct Ranks(Vec<Vec<Option<u32>>>);

impl Ranks {
    /// Appends the places of the row of this number: a number for each column, `-` where it says nothing.
    pub(super) fn push(&self, html: &mut String, row: usize) {
        for (at, places) in self.0.iter().enumerate() {
            html.push_str(if at == 0 { "" } else { " " });
            // Writing to a string cannot fail.
            let _ = match places.get(row).copied().flatten() {
                Some(place) => write!(html, "{place}"),
                None => write!(html, "-"),
            };
        }
    }
}

impl Markup {
    /// All columns of a table, the first of which is the entry itself.
    pub(super) fn heads(&self, table: &Comparison, kind: &Kind) -> Vec<Column> {
        let presets = places_of(table);
        let mut heads = vec![self.head(table, Subject::Title, kind)];
        for (at, column) in table.columns.iter().enumerate() {
            let mut head = self.head(table, *column, kind);
            for (number, places) in (1..).zip(&presets).filter(|(_, places)| places.contains(&at)) {
                let _ = write!(head.class, "{}p{number}", if places.is_empty() || head.class.is_empty() { "" } else { " " });
            }
            heads.push(head);
        }
        heads
    }

    fn head(&self, table: &Comparison, column: Subject, kind: &Kind) -> Column {
        let projects = wording::sentence(&self.noun.many);
        let (label, help, numeric) = match column {
            Subject::Title => (self.words.text("column_name"), None, false),
            Subject::Countries => (self.words.text("column_country"), None, false),
            Subject::Status => (self.words.text("column_status"), None, false),
            Subject::Depends => (self.words.text("column_depends"), None, false),
            Subject::Events => (self.words.text("column_events"), None, false),
            Subject::Standing(Standing::Projects) => (&*projects, None, true),
            Subject::Standing(Standing::Money) => (self.money_label(), None, true),
            Subject::Standing(Standing::Exposure) => (self.words.text("column_exposure"), None, false),
            Subject::Standing(Standing::Last) => (self.words.text("column_last"), None, true),
            Subject::Field(at) => {
                let field = &kind.fields[at];
                let numeric = matches!(field.kind, FieldType::Count | FieldType::Quantity | FieldType::Money | FieldType::Date);
                (&*field.label, field.help.clone(), numeric)
            }
        };
        let descending = order::is_descending(column, kind);
        let url = if table.sorted == Some((column, descending)) {
            Some(table_path(&self.knowledge, table))
        } else {
            sorted_by(table, kind).any(|sorted| sorted == column).then(|| sorted_path(&self.knowledge, table, column))
        };
        Column {
            name: column.name(kind).to_owned(),
            label: label.to_owned(),
            help,
            numeric,
            class: String::new(),
            descending,
            url: url.map(|path| self.url(&path)),
            sorted: table.sorted.filter(|(sorted, _)| *sorted == column).map(|(_, descending)| direction(descending)),
        }
    }

    /// Which columns are shown together. The first is shown at first, or the first that has the column by which the table is sorted.
    pub(super) fn presets(&self, table: &Comparison, heads: &[Column]) -> Vec<Preset> {
        let places = places_of(table);
        let sorted = heads.iter().skip(1).position(|head| head.sorted.is_some());
        let open = sorted.and_then(|column| places.iter().position(|places| places.contains(&column))).unwrap_or(0);
        let label = |at: usize, places: &Vec<usize>| match table.presets.get(at) {
            Some(declared) => declared.label.clone(),
            None => {
                let labels = places.iter().filter_map(|place| heads.get(place + 1)).map(|head| &*head.label);
                self.words.list(&labels.collect::<Vec<_>>())
            }
        };
        let presets = places.iter().enumerate();
        presets.map(|(at, places)| Preset { number: at + 1, label: label(at, places), open: at == open }).collect()
    }

    /// Where each row stands in the order of each column, the entry itself first.
    pub(super) fn ranks(&self, table: &Comparison) -> Ranks {
        let rows: Vec<Ix> = table.rows().collect();
        let columns = [Subject::Title].into_iter().chain(table.columns.iter().copied());
        let places = |column| order::places(&rows, column == Subject::Title, |row| self.key(row, column));
        Ranks(columns.map(places).collect())
    }

    /// The rows of a table in the order of a column, ties by title.
    pub(super) fn sorted(&self, table: &Comparison, column: Subject, descending: bool) -> Vec<Ix> {
        let mut rows: Vec<Ix> = table.rows().collect();
        self.views.titles.sort(&mut rows);
        if (column, descending) != (Subject::Title, false) {
            order::sort_by(&mut rows, descending, |row| self.key(row, column));
        }
        rows
    }

    /// What a row is sorted by.
    fn key(&self, row: Ix, column: Subject) -> Option<order::Key> {
        match column {
            Subject::Standing(standing) => self.standing_key(row, standing),
            _ => order::key(&self.knowledge, &self.config, self.views.titles.collation(), row, column),
        }
    }
}

/// The word of `aria-sort`.
pub(super) fn direction(descending: bool) -> &'static str {
    if descending { "descending" } else { "ascending" }
}

/// The columns of each preset, by place: as declared, or a few at a time where all do not fit.
fn places_of(table: &Comparison) -> Vec<Vec<usize>> {
    if !table.presets.is_empty() {
        return table.presets.iter().map(|preset| preset.columns.clone()).collect();
    }
    let count = table.columns.len();
    if count <= FIT {
        return Vec::new();
    }
    let at_a_time = AT_A_TIME.max(count.div_ceil(schema::Preset::MOST));
    (0..count).collect::<Vec<_>>().chunks(at_a_time).map(<[usize]>::to_vec).collect()
}
