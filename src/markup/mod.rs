//! The appearance of single things: a name, a mark, a date, each in the file of its noun.
//!
//! A piece is a method of [`Markup`] that takes what it shows and returns [`Html`], or a small record if templates place its
//! parts. It is written with `html!`, whose syntax is that of [maud](https://maud.lambda.xyz/): every text that is put into
//! it is escaped, and only [`Html`] is inserted unchanged. No tag is written as a string, except by the writer of bodies in
//! `entry/`, which has rules of its own; a law enforces this. What is shown, and how much of it, is decided in `page/`.

/// Writes a piece: `html! { a href=(url) { (title) } }` is [`Html`].
macro_rules! html {
    ($($piece:tt)*) => { $crate::markup::Html::from(::maud::html! { $($piece)* }) };
}
pub(crate) use html;

pub mod absent;
pub mod address;
mod apart;
mod body;
mod card;
mod cause;
mod cell;
mod chain;
pub mod cite;
mod coded;
mod column;
mod conversion;
mod counted;
mod cut_off_link;
mod date;
mod dependence;
mod dependency;
mod dependents;
mod escaped;
mod event;
mod evidence;
mod explained;
mod facet;
mod fact;
mod falls;
mod field_line;
pub mod filter;
mod finding;
pub mod frozen;
mod gap;
mod group;
mod heading;
mod held;
mod hit;
mod in_scenario;
mod item;
mod link;
mod mark;
mod name;
mod named_by;
mod part;
mod place;
pub mod preview;
mod ranks;
mod replaced;
mod rest;
mod rows;
mod said;
mod shape;
mod single;
mod source_line;
mod stack;
mod state;
pub mod table;
mod tables;
pub mod term;
mod tie;
mod unknown;
mod value;
mod without;
mod year;

use std::sync::{Arc, OnceLock};

use jiff::civil;

pub use apart::apart;
pub use card::{Card, CountryName};
pub use cell::Head;
pub use chain::{Reasons, ends};
pub use cite::Cite;
pub use coded::coded;
pub use column::{Column, Preset, direction};
pub use conversion::Conversion;
pub use cut_off_link::CutOffLink;
pub use date::{promised, time};
pub use dependence::Dependence;
pub use dependency::Dependency;
pub use dependents::{DependentGroup, Dependents};
pub use escaped::{Html, Plain, Text, Written, listed};
pub use event::Place;
pub use evidence::Evidence;
pub use explained::Explained;
pub use facet::{Choice, Facet};
pub use fact::Fact;
pub use falls::{FallGroup, Falls};
pub use field_line::FieldLine;
pub use finding::Finding;
pub use gap::{Gaps, Overdue, Silent, Stale};
pub use group::Group;
pub use heading::Heading;
pub use hit::STEPS;
pub use in_scenario::{InScenario, ScenarioRow};
pub use link::Anchor;
pub use mark::Sources;
pub use maud::Render;
use name::Name;
pub use named_by::NamedBy;
pub use rest::{Rest, RestRow};
pub use rows::Rows;
pub use shape::Shape;
pub use single::Single;
pub use source_line::SourceLine;
pub use stack::{Jurisdictions, Layer};
pub use tables::Tables;
pub use without::Without;
pub use year::{Year, shown_year, year_anchor};

use table::Table;

use frozen::Frozen;

use crate::config::{Config, Noun};
use crate::entry::Entry;
use crate::knowledge::Knowledge;
use crate::view::Views;
use crate::wording;
use crate::words::{Arg, Words};

/// The data that pieces, figures and pages are made from: the graph, the views, and the names and cards that many pages
/// share. Clones share all of it.
#[derive(Clone, Debug)]
pub struct Markup {
    /// The linked graph.
    pub knowledge: Arc<Knowledge>,
    /// The views derived from it.
    pub views: Arc<Views>,
    /// The settings of the site.
    pub config: Arc<Config>,
    /// The words of the interface.
    pub words: Arc<Words>,
    /// The day that is shown.
    pub as_of: civil::Date,
    /// The noun for projects.
    pub noun: Noun,
    /// Names, made on demand, because a single page names only a few of all entries.
    names: Arc<[OnceLock<Name>]>,
    cards: Arc<[OnceLock<Frozen>]>,
    /// The parts that the pages of a comparison share, by its index in the views.
    pub tables: Arc<[Table]>,
}

impl Markup {
    /// The data that pieces are made from.
    pub fn new(knowledge: Knowledge, views: Arc<Views>, config: Config, words: Arc<Words>, as_of: civil::Date) -> Self {
        let names = knowledge.entries.iter().map(|_| OnceLock::new()).collect();
        let cards = knowledge.entries.iter().map(|_| OnceLock::new()).collect();
        let tables = views.comparisons.iter().map(|_| Table::default()).collect();
        let noun = wording::noun(&knowledge, &config, &words);
        Self { knowledge: Arc::new(knowledge), views, config: Arc::new(config), words, as_of, noun, names, cards, tables }
    }

    /// A message of the interface without variables.
    pub fn text(&self, id: &str) -> String {
        self.words.text(id).to_owned()
    }

    /// A message of the interface with variables.
    pub fn say(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> Html {
        Html::said(&self.words, id, arguments)
    }

    /// The same with new texts of the same entries, if nothing else differs: see [`Knowledge::with_texts`].
    pub fn with_texts(&self, entries: Vec<Arc<Entry>>) -> Option<Self> {
        let knowledge = Arc::new(self.knowledge.with_texts(entries)?);
        Some(Self { knowledge, ..self.clone() })
    }
}
