//! The files below `data/`, and what each of them is made from.

use std::borrow::Cow;

use super::leftovers::Leftovers;
use super::table::Rows;
use super::tables::Tables;
use super::{analysis, data};
use crate::page::Pages;

/// Makes a file from the whole site.
pub(super) type Maker = fn(&Pages) -> Vec<u8>;

/// What a data file is made from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// From a table whose rows are also in the tables of countries.
    Table(for<'t> fn(&'t Tables, &Pages) -> &'t Rows),
    /// From the whole site.
    Whole(Maker),
}

impl Source {
    /// The bytes of the file, which has this path.
    pub(super) fn bytes<'l>(self, path: &str, pages: &Pages, leftovers: &'l Leftovers) -> Cow<'l, [u8]> {
        match self {
            Self::Table(table) => (&*table(&leftovers.tables, pages).bytes).into(),
            Self::Whole(make) => leftovers.bytes(path, || make(pages)).into(),
        }
    }
}

/// All of them, by path.
pub(super) const FILES: &[(&str, Source)] = &[
    ("data/facts.csv", Source::Table(Tables::facts)),
    ("data/edges.csv", Source::Table(Tables::edges)),
    ("data/events.csv", Source::Table(Tables::events)),
    ("data/coverage.csv", Source::Whole(data::coverage)),
    ("data/entries.csv", Source::Table(Tables::entries)),
    ("data/entries.json", Source::Whole(data::entries)),
    ("data/cut-off.json", Source::Whole(analysis::cut_offs)),
    ("data/exposure.json", Source::Whole(analysis::exposure)),
    ("data/scenarios.json", Source::Whole(analysis::scenarios)),
];
