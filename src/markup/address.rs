//! Where things stand on the site.

use crate::entry::Entry;
use crate::schema::Role;

/// Where below an entry's page that one is that says what falls with it.
pub const CUT_OFF: &str = "cut-off/";

/// The path of an entry's page, below the base path.
pub fn path_of(entry: &Entry) -> String {
    match entry.kind.role {
        Role::Comparison => match &entry.comparison {
            // In place of the table of its kind.
            Some(written) if written.index => format!("{}/", written.kind.value),
            _ => format!("compare/{}/", entry.stem()),
        },
        _ => format!("{}/", entry.id),
    }
}

/// The path of the page that says what falls with an entry.
pub fn cut_off_path(entry: &Entry) -> String {
    path_of(entry) + CUT_OFF
}
