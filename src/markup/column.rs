//! The columns of a table: their headings, their presets, and the order of rows in each.

use std::fmt::Write as _;

use serde::Serialize;

use super::address::{sorted_path, table_path};
use super::{Head, Markup};
use crate::knowledge::Ix;
use crate::schema::column::{Column as Subject, Part, Promise, Standing, Step};
use crate::schema::{self, FieldType};
use crate::view::comparison::Comparison;
use crate::view::order;
use crate::view::variants::is_sorted_by;
use crate::words::Arg;

/// The most columns, beside the first, that fit into a window. If there are more and no presets are declared, they are shown
/// four at a time, or as many as make at most [`schema::Preset::MOST`] groups.
const FIT: usize = 6;
const AT_A_TIME: usize = 4;

/// A column of a comparison.
#[derive(Debug, Serialize)]
pub struct Column {
    /// The name of the field, or of a column that every entry has.
    pub name: String,
    /// Its label.
    pub label: String,
    /// The help for contributors on what to write in it.
    pub help: Option<String>,
    /// Whether its values are numbers, dates or money, which are right-aligned or not wrapped.
    pub numeric: bool,
    /// The presets that show it, as class names: "p1 p3".
    pub class: String,
    /// Whether sorting by it begins with the largest or latest.
    pub descending: bool,
    /// The address of the table's page sorted by this column, if there is one.
    pub url: Option<String>,
    /// "ascending" or "descending", if this page is sorted by this column.
    pub sorted: Option<&'static str>,
    /// On a page of the whole table, the rank of each of its rows in the order of this column, `-` for a row without a
    /// value: "3 - 0".
    pub ranks: Option<String>,
}

/// Columns that are shown together if not all of them fit.
#[derive(Debug, Serialize)]
pub struct Preset {
    /// Its number, from 1.
    pub number: usize,
    /// "Money".
    pub label: String,
    /// Whether it is shown first.
    pub open: bool,
}

impl Markup {
    /// All columns of a table. The first is the entry itself.
    pub fn heads(&self, table: &Comparison) -> Vec<Column> {
        let presets = places_of(table);
        let mut heads = vec![self.head(table, &Subject::title())];
        for (at, column) in table.columns.iter().enumerate() {
            let mut head = self.head(table, column);
            for (number, places) in (1..).zip(&presets).filter(|(_, places)| places.contains(&at)) {
                let _ = write!(head.class, "{}p{number}", if places.is_empty() || head.class.is_empty() { "" } else { " " });
            }
            heads.push(head);
        }
        heads
    }

    fn head(&self, table: &Comparison, column: &Subject) -> Column {
        let numeric = match &column.part {
            Part::Standing(standing) => *standing != Standing::Exposure,
            Part::Converted(_) => true,
            Part::Field(fields) if column.way.is_empty() => {
                matches!(fields.field().kind, FieldType::Count | FieldType::Quantity | FieldType::Money | FieldType::Date)
            }
            _ => false,
        };
        let descending = order::is_descending(column);
        let sorted = table.sorted.as_ref().filter(|(sorted, _)| sorted == column);
        let url = if sorted.is_some_and(|(_, own)| *own == descending) {
            Some(table_path(&self.knowledge, table))
        } else {
            is_sorted_by(table, column).then(|| sorted_path(&self.knowledge, table, column))
        };
        Column {
            name: column.name.to_string(),
            label: self.column_label(table, column),
            help: column.field().filter(|_| column.way.is_empty()).and_then(|field| field.help.clone()),
            numeric,
            class: String::new(),
            descending,
            url: url.map(|path| self.url(&path)),
            sorted: sorted.map(|(_, descending)| direction(*descending)),
            ranks: None,
        }
    }

    /// The heading of a column: as declared, or the labels of its names.
    pub fn column_label(&self, table: &Comparison, column: &Subject) -> String {
        if let Some((_, label)) = table.labels.iter().find(|(name, _)| *name == column.name) {
            return label.to_string();
        }
        let steps = column.way.iter().map(|step| match step {
            Step::Tie(role) => self.knowledge.vocabularies().label("role", role).to_owned(),
            Step::Fact(field) => self.field_label(field),
        });
        let onward = |way: String, next: String| self.words.say("onward", &[("way", Arg::Sign(&way)), ("next", (&next).into())]);
        steps.chain([self.shown_label(&column.part)]).reduce(onward).unwrap_or_default()
    }

    /// The label of a field in the first kind that has it.
    fn field_label(&self, name: &str) -> String {
        let declared = self.knowledge.schema.kinds.values().find_map(|kind| kind.field(name));
        declared.map_or_else(|| name.to_owned(), |(_, field)| field.label.clone())
    }

    fn shown_label(&self, part: &Part) -> String {
        let vocabularies = self.knowledge.vocabularies();
        match part {
            Part::Title => self.text("column_name"),
            Part::Kind => self.text("column_kind"),
            Part::Countries => self.text("column_country"),
            Part::Regions => self.text("column_region"),
            Part::Status => self.text("column_status"),
            Part::Depends(None) => self.text("column_depends"),
            Part::Depends(Some(role)) => vocabularies.label("role", role).to_owned(),
            Part::Events(None, _) => self.text("column_events"),
            Part::Events(Some(kind), None) => vocabularies.label("event", kind).to_owned(),
            Part::Events(Some(_), Some(promise)) => self.text(match promise {
                Promise::Kept => "promises_kept",
                Promise::Late => "promises_late",
                Promise::Overdue => "promises_overdue",
                Promise::Open => "promises_open",
            }),
            Part::Standing(Standing::Projects) => self.words.capitalised(&self.noun.many),
            Part::Standing(Standing::Money) => self.money_label().to_owned(),
            Part::Standing(Standing::Exposure) => self.text("column_exposure"),
            Part::Standing(Standing::Last) => self.text("column_last"),
            Part::Field(fields) => fields.field().label.clone(),
            Part::Basis(fields) => self.words.say("column_basis", &[("field", (&fields.field().label).into())]),
            Part::Converted(fields) => {
                let currency = self.config.currency.map(|own| own.code().to_owned()).unwrap_or_default();
                self.words.say("column_converted", &[("field", (&fields.field().label).into()), ("currency", (&currency).into())])
            }
        }
    }

    /// The label of the projects' money: that of the first field whose amounts may be summed.
    fn money_label(&self) -> &str {
        let kinds = self.knowledge.schema.kinds.values().filter(|kind| kind.project);
        kinds.flat_map(|kind| &kind.fields).find(|field| field.sum).map_or_else(|| self.words.text("column_money"), |field| &field.label)
    }

    /// The presets of a table. Shown first is the one with the column that the table is sorted by, or else the first.
    pub fn presets(&self, table: &Comparison, heads: &[Column]) -> Vec<Preset> {
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

    /// The rows of a table sorted by a column, ties by title.
    pub fn sorted(&self, table: &Comparison, column: &Subject, descending: bool) -> Vec<Ix> {
        let mut rows: Vec<Ix> = table.rows().collect();
        self.views.titles.sort(&mut rows);
        if descending || !column.is_title() {
            order::sort_by(&mut rows, descending, |row| self.key(row, column));
        }
        rows
    }

    /// The sort key of a row.
    pub(super) fn key(&self, row: Ix, column: &Subject) -> Option<order::Key> {
        match column.part {
            Part::Standing(standing) => self.count().key(row, standing),
            _ => order::By { knowledge: &self.knowledge, config: &self.config, titles: &self.views.titles, as_of: self.as_of }
                .key(row, column),
        }
    }
}

impl Column {
    /// The column as its cells need it.
    pub fn head<'h>(&'h self, subject: &'h Subject) -> Head<'h> {
        let classes = [if self.numeric { "n" } else { "" }, &self.class].into_iter().filter(|class| !class.is_empty());
        let classes: Vec<&str> = classes.collect();
        Head { subject, label: &self.label, class: (!classes.is_empty()).then(|| classes.join(" ")) }
    }
}

/// The value of `aria-sort`.
pub fn direction(descending: bool) -> &'static str {
    if descending { "descending" } else { "ascending" }
}

/// The columns of each preset, by index: as declared, or a few at a time if not all fit.
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
