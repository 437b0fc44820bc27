//! Columns of tables: which steps lead from a row's entry to the entries a cell is about, and what the cell shows of them.
//!
//! A column is written as names joined with points, each of which goes on from the one before: `budget`, `budget.basis`,
//! `operator.countries`, `depends.chips`, `depends.chips.depends.fabrication`. Apart from the columns that every entry has,
//! the names are data from the site.

mod read;

use std::sync::Arc;

use read::Reader;
pub use read::named;

use super::{ENTRY_COLUMNS, Field, Kind, Schema};
use crate::diagnostic::{Code, Help};

/// More columns that every entry has. No field name contains a hyphen, so these cannot clash with one.
pub const OTHER_COLUMNS: [&str; 2] = ["of-kind", "in-region"];

/// The most steps from one entry to the next in a column.
const MOST_STEPS: usize = 4;

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The column as it is written, which is also its name in addresses and data.
    pub name: Box<str>,
    /// The steps from the row's entry to the entries that are shown; empty if that is the row's entry itself.
    pub way: Vec<Step>,
    /// What is shown of those entries.
    pub part: Part,
}

/// A step from an entry to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the entries that it depends on in this role.
    Tie(Box<str>),
    /// To the entries that its field of this name refers to.
    Fact(Box<str>),
}

/// What a column shows of an entry.
#[derive(Clone, Debug)]
pub enum Part {
    /// The entry itself.
    Title,
    /// Its kind.
    Kind,
    /// Its countries.
    Countries,
    /// The regions of its countries.
    Regions,
    /// Its status.
    Status,
    /// The entries that it depends on, in one role or in any.
    Depends(Option<Box<str>>),
    /// Its events, of one type or of any; for promises, only those with this outcome.
    Events(Option<Box<str>>, Option<Promise>),
    /// A figure about the country that the entry stands for.
    Standing(Standing),
    /// The value of a field.
    Field(Fields),
    /// The basis of the money in a field: a word of the vocabulary `basis`.
    Basis(Fields),
    /// The money in a field, converted to the site's currency.
    Converted(Fields),
}

/// The outcome of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// An event kept it in time.
    Kept,
    /// An event kept it after its time was over.
    Late,
    /// Its time is over and no event kept it.
    Overdue,
    /// Its time is not over.
    Open,
}

impl Promise {
    /// All outcomes, each with its word.
    pub const WORDS: [(&'static str, Self); 4] =
        [("kept", Self::Kept), ("late", Self::Late), ("overdue", Self::Overdue), ("open", Self::Open)];
}

/// A figure about a country. The names contain hyphens, so that no field can share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// How many projects it has.
    Projects,
    /// The sum of their money.
    Money,
    /// How many of them lose something if the country that they depend on most, other than their own, is cut off.
    Exposure,
    /// The newest event.
    Last,
}

impl Standing {
    /// All figures, in the order of their columns.
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

/// One field, by its name, in all kinds that have it. The declarations agree in type and unit.
#[derive(Clone, Debug)]
pub struct Fields(Vec<(Arc<Kind>, usize)>);

impl Fields {
    /// The declaration of the first kind that has the field.
    pub fn field(&self) -> &Field {
        let (kind, at) = &self.0[0];
        &kind.fields[*at]
    }

    /// The field's index in a kind, if the kind has it.
    pub fn of(&self, kind: &Kind) -> Option<usize> {
        self.0.iter().find(|(known, _)| known.folder == kind.folder).map(|(_, at)| *at)
    }

    /// All declarations of the field.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        self.0.iter().map(|(kind, at)| &kind.fields[*at])
    }
}

/// What a name within a column refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A field of these kinds, by folder.
    Field(Vec<Arc<str>>),
    /// A word of this vocabulary.
    Word(&'static str),
    /// Something that every site has.
    Other,
}

/// Why a text is not a column, or a condition cannot be met by one.
#[derive(Debug)]
pub struct Mistake {
    /// The code to report it under.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<Help>,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Column {}

impl Column {
    /// The entry itself.
    pub fn title() -> Self {
        Self::own("title", Part::Title)
    }

    /// The kind of the entry.
    pub fn kind() -> Self {
        Self::own("of-kind", Part::Kind)
    }

    /// The regions of the entry's countries.
    pub fn regions() -> Self {
        Self::own("in-region", Part::Regions)
    }

    /// The entry's countries.
    pub fn countries() -> Self {
        Self::own("countries", Part::Countries)
    }

    /// The entry's status.
    pub fn status() -> Self {
        Self::own("status", Part::Status)
    }

    /// A figure about a country.
    pub fn standing(standing: Standing) -> Self {
        Self::own(standing.name(), Part::Standing(standing))
    }

    /// The field at an index of a kind.
    pub fn field_of(kind: &Arc<Kind>, at: usize) -> Self {
        Self::own(&kind.fields[at].name, Part::Field(Fields(vec![(kind.clone(), at)])))
    }

    /// The same field in all kinds of a table; none if their declarations do not agree.
    pub fn field_in(kinds: &[&Arc<Kind>], at: usize, kind: &Kind) -> Option<Self> {
        let name = &kind.fields[at].name;
        let having = kinds.iter().filter_map(|kind| Some(((*kind).clone(), kind.field(name)?.0))).collect();
        let fields = Fields(having);
        let agree = fields.all().all(|field| (field.kind, &field.vocabulary) == (fields.field().kind, &fields.field().vocabulary));
        agree.then(|| Self::own(name, Part::Field(fields)))
    }

    fn own(name: &str, part: Part) -> Self {
        Self { name: name.into(), way: Vec::new(), part }
    }

    /// Whether the column shows the row's entry itself.
    pub fn is_title(&self) -> bool {
        self.way.is_empty() && matches!(self.part, Part::Title)
    }

    /// The declaration of the field that the column shows.
    pub fn field(&self) -> Option<&Field> {
        match &self.part {
            Part::Field(fields) | Part::Basis(fields) | Part::Converted(fields) => Some(fields.field()),
            _ => None,
        }
    }

    /// Reads a column of a table whose rows are entries of these kinds.
    ///
    /// # Errors
    /// Says what is wrong with the column. The error is empty if a kind's own declaration is wrong, because that is reported
    /// there.
    pub fn read(text: &str, kinds: &[&Arc<Kind>], schema: &Schema) -> Result<Self, Option<Mistake>> {
        let mut reader = Reader::new(text, kinds, schema);
        loop {
            if let Some(part) = reader.step()? {
                return Ok(Self { name: text.into(), way: reader.way, part });
            }
            if reader.way.len() > MOST_STEPS {
                let message = format!("`{text}` goes on over more than {MOST_STEPS} entries");
                return Err(Some(Mistake { code: Code::WrongStep, message, help: Some("show what stands nearer".into()) }));
            }
        }
    }
}
