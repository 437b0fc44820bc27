//! Presets: named groups of columns of a wide table.

use crate::diagnostic::Code;
use crate::source::Span;
use crate::table::{Item, Keys, Notes};

/// Columns of a table that are shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The name that readers see: "Money".
    pub name: Box<str>,
    /// The names of the columns, each with its span in the file.
    pub columns: Vec<(Box<str>, Span)>,
}

impl Preset {
    /// The most presets of a table; the style sheet has rules for that many.
    pub const MOST: usize = 12;

    /// Reads a table whose keys are names and whose values are lists of columns, in the order they are written.
    pub fn read_all(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<Self> {
        let keys = item.table(notes).map(Keys::rest).unwrap_or_default();
        if keys.len() > Self::MOST {
            let message = format!("a table has at most {} presets, here are {}", Self::MOST, keys.len());
            notes.report(Code::UnknownColumn, &item.key, message, Some("put columns that are read together into one".into()));
        }
        let mut presets = Vec::new();
        for (name, item) in keys.into_iter().take(Self::MOST) {
            if !notes.publishes(&name, &item.key) {
                continue;
            }
            presets.push(Self { name: name.into(), columns: columns(&item, notes) });
        }
        presets
    }
}

/// The most columns of a list, because the pages and data of a table grow with its rows times its columns.
const MOST_COLUMNS: usize = 200;

/// Reads a list of column names, each with its span in the file.
pub fn columns(item: &Item<'_, '_>, notes: &mut Notes<'_>) -> Vec<(Box<str>, Span)> {
    let names = item.texts(notes);
    if names.len() > MOST_COLUMNS {
        let message = format!("a table has at most {MOST_COLUMNS} columns, here are {}", names.len());
        notes.report(Code::UnknownColumn, &item.key, message, Some("leave out those that nobody compares by".into()));
    }
    names.into_iter().take(MOST_COLUMNS).map(|(name, span)| (name.trim().into(), notes.place(&span))).collect()
}
