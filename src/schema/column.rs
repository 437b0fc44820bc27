//! Columns of tables: which way leads from a row's entry to what a cell shows, and what is shown there.
//!
//! A column is written as names with points between them, each of which goes on from what stands before it: `budget`,
//! `budget.basis`, `operator.countries`, `depends.chips`, `depends.chips.depends.fabrication`. Which names there are is data from
//! the site, but for those that every entry has.

mod read;

use std::sync::Arc;

use read::Reader;
pub use read::named;

use super::{ENTRY_COLUMNS, Field, Kind, Schema};
use crate::diagnostic::{Code, Help};

/// Others that every entry has. A hyphen stands in the name of no field.
pub const OTHER_COLUMNS: [&str; 2] = ["of-kind", "in-region"];

/// Entries are followed over so many steps at most before something is shown of them.
const MOST_STEPS: usize = 4;

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// As written; also its name in addresses and data.
    pub name: Box<str>,
    /// What is followed from the row's own entry; nothing, if the row itself says what is shown.
    pub way: Vec<Step>,
    /// What is shown of the entries to which that leads.
    pub part: Part,
}

/// From an entry to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what it depends on in this role.
    Tie(Box<str>),
    /// To what its field of this name refers to.
    Fact(Box<str>),
}

/// What a column shows of an entry.
#[derive(Clone, Debug)]
pub enum Part {
    /// The entry itself.
    Title,
    /// What sort of entry it is.
    Kind,
    /// Whom it belongs to.
    Countries,
    /// In which part of the world these are.
    Regions,
    /// Its status.
    Status,
    /// What it depends on, in one role or in any.
    Depends(Option<Box<str>>),
    /// What happened: of one type or of any; of promises those that have come to this.
    Events(Option<Box<str>>, Option<Promise>),
    /// What the country for which an entry stands has, and what it stands on.
    Standing(Standing),
    /// What is said in a field.
    Field(Fields),
    /// What stands behind the money in a field: a word of the vocabulary `basis`.
    Basis(Fields),
    /// The money in a field, in the site's currency.
    Converted(Fields),
}

/// What a promise has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// An event keeps it in time.
    Kept,
    /// An event keeps it, when its time was over.
    Late,
    /// Its time is over, and nothing keeps it.
    Overdue,
    /// Its time is not over.
    Open,
}

impl Promise {
    /// Each with its word.
    pub const WORDS: [(&'static str, Self); 4] =
        [("kept", Self::Kept), ("late", Self::Late), ("overdue", Self::Overdue), ("open", Self::Open)];
}

/// What is counted for a country. The names have hyphens, so that no field has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A field of one name in the kinds that have it. They agree in type and unit.
#[derive(Clone, Debug)]
pub struct Fields(Vec<(Arc<Kind>, usize)>);

impl Fields {
    /// The declaration, of the first kind that has it.
    pub fn field(&self) -> &Field {
        let (kind, at) = &self.0[0];
        &kind.fields[*at]
    }

    /// Its place in a kind, if that has it.
    pub fn of(&self, kind: &Kind) -> Option<usize> {
        self.0.iter().find(|(known, _)| known.folder == kind.folder).map(|(_, at)| *at)
    }

    /// Every declaration.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        self.0.iter().map(|(kind, at)| &kind.fields[*at])
    }
}

/// What a name in a column is a name of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A field of these kinds, by folder.
    Field(Vec<Arc<str>>),
    /// A word of this vocabulary.
    Word(&'static str),
    /// Something that every site has.
    Other,
}

/// Why a text is no column, or cannot be wanted of one.
#[derive(Debug)]
pub struct Mistake {
    /// Its sort.
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
    /// The entries themselves.
    pub fn title() -> Self {
        Self::own("title", Part::Title)
    }

    /// What sort of entries they are.
    pub fn kind() -> Self {
        Self::own("of-kind", Part::Kind)
    }

    /// In which parts of the world their countries lie.
    pub fn regions() -> Self {
        Self::own("in-region", Part::Regions)
    }

    /// Whom they belong to.
    pub fn countries() -> Self {
        Self::own("countries", Part::Countries)
    }

    /// Their status.
    pub fn status() -> Self {
        Self::own("status", Part::Status)
    }

    /// What is counted for a country.
    pub fn standing(standing: Standing) -> Self {
        Self::own(standing.name(), Part::Standing(standing))
    }

    /// The field at a place of a kind.
    pub fn field_of(kind: &Arc<Kind>, at: usize) -> Self {
        Self::own(&kind.fields[at].name, Part::Field(Fields(vec![(kind.clone(), at)])))
    }

    /// The same of all kinds of a table; none if they do not agree.
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

    /// Whether it is the entry itself.
    pub fn is_title(&self) -> bool {
        self.way.is_empty() && matches!(self.part, Part::Title)
    }

    /// The declaration of the field that it shows.
    pub fn field(&self) -> Option<&Field> {
        match &self.part {
            Part::Field(fields) | Part::Basis(fields) | Part::Converted(fields) => Some(fields.field()),
            _ => None,
        }
    }

    /// Reads a column of a table whose rows are entries of these kinds.
    ///
    /// # Errors
    /// Says what is wrong; nothing, where what is wrong with a kind's own declaration is told there.
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
