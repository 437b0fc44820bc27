//! The files below `data/`, column for column. The data, their metadata and the page about them are all made from this
//! table. Each file and column has a message that describes it: `file_facts_csv`, `file_facts_csv_value`.

use crate::words::Words;

/// A file below `data/`.
#[derive(Debug)]
pub struct File {
    /// Its name below `data/`: "facts.csv".
    pub name: &'static str,
    /// Its columns; empty for JSON.
    pub columns: &'static [Column],
    /// The column that identifies a row, if there is one.
    pub key: Option<&'static str>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// The type of its cells.
    pub holds: Holds,
    /// Whether every cell has a value.
    pub required: bool,
}

/// The type of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Several texts.
    Texts,
    /// `true` or `false`.
    Bool,
    /// A day in ISO 8601.
    Day,
    /// The id of an entry, which is a row of [`ENTRIES`].
    Entry,
}

impl File {
    /// One sentence that describes the file, in the site's language.
    pub fn about(&self, words: &Words) -> String {
        words.text(&self.message()).to_owned()
    }

    /// One sentence that describes a column of the file, in the site's language.
    pub fn about_column(&self, column: &Column, words: &Words) -> String {
        words.text(&format!("{}_{}", self.message(), column.name)).to_owned()
    }

    /// The name of the message that describes the file: `file_facts_csv`.
    fn message(&self) -> String {
        format!("file_{}", self.name.replace(['.', '-'], "_"))
    }
}

/// The table and the column that ids of entries refer to.
pub const ENTRIES: (&str, &str) = ("entries.csv", "id");

const fn must(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, required: true }
}

const fn may(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, required: false }
}

/// All files below `data/`.
pub const DOWNLOADS: &[File] = &[
    File { name: "entries.json", columns: &[], key: None },
    File {
        name: "entries.csv",
        columns: &[
            must("id", Holds::Text),
            must("kind", Holds::Text),
            must("title", Holds::Text),
            may("aliases", Holds::Texts),
            may("summary", Holds::Text),
            must("url", Holds::Text),
            may("countries", Holds::Texts),
            may("status", Holds::Text),
            must("project", Holds::Bool),
        ],
        key: Some("id"),
    },
    File {
        name: "facts.csv",
        columns: &[
            must("entry", Holds::Entry),
            must("field", Holds::Text),
            may("value", Holds::Text),
            may("unit", Holds::Text),
            may("for", Holds::Text),
            may("as_of", Holds::Text),
            may("absent", Holds::Text),
            must("preferred", Holds::Bool),
            may("sources", Holds::Texts),
            may("countries", Holds::Texts),
            must("list", Holds::Bool),
        ],
        key: None,
    },
    File {
        name: "edges.csv",
        columns: &[
            must("from", Holds::Entry),
            may("to", Holds::Entry),
            must("role", Holds::Text),
            may("needed_to", Holds::Text),
            may("takes", Holds::Text),
            may("extent", Holds::Text),
            may("any_of", Holds::Text),
            may("during", Holds::Text),
            may("for", Holds::Text),
            may("absent", Holds::Text),
            may("sources", Holds::Texts),
        ],
        key: None,
    },
    File {
        name: "events.csv",
        columns: &[
            must("date", Holds::Text),
            may("earliest", Holds::Day),
            may("latest", Holds::Day),
            must("title", Holds::Text),
            may("type", Holds::Text),
            must("entry", Holds::Entry),
            may("countries", Holds::Texts),
            may("sources", Holds::Texts),
        ],
        key: None,
    },
    File {
        name: "coverage.csv",
        columns: &[
            must("entry", Holds::Entry),
            must("part", Holds::Text),
            must("name", Holds::Text),
            must("state", Holds::Text),
            may("since", Holds::Day),
            must("file", Holds::Text),
        ],
        key: None,
    },
    File { name: "cut-off.json", columns: &[], key: None },
    File { name: "exposure.json", columns: &[], key: None },
    File { name: "scenarios.json", columns: &[], key: None },
];

/// The archive that holds all the other files, below the base path.
pub const WHOLE: &str = "data/all.zip";

/// The file that describes all the others (a data package).
pub const PACKAGE: &str = "datapackage.json";

/// Looks a file up by its name.
pub fn named(name: &str) -> Option<&'static File> {
    DOWNLOADS.iter().find(|file| file.name == name)
}

/// The name of the metadata file of a table, where W3C's *CSV on the Web* looks for it.
pub fn metadata_of(name: &str) -> String {
    format!("{name}-metadata.json")
}

/// Whether a path, relative to the base path, is one of these files.
pub fn is_download(path: &str) -> bool {
    let data = path.strip_prefix("data/").is_some_and(|name| {
        let described = name.strip_suffix("-metadata.json").and_then(named).is_some_and(|file| !file.columns.is_empty());
        name == PACKAGE || described || named(name).is_some()
    });
    data || path == WHOLE || matches!(path, "feed.xml" | "sitemap.xml" | "robots.txt" | PACKAGE)
}
