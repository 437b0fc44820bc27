//! The files below `data/`: what is in each, column for column. Data, their descriptions and the page are made from this. What is
//! said of each, and of its columns, are messages: `file_facts_csv`, `file_facts_csv_value`.

use crate::words::Words;

/// A file below `data/`.
#[derive(Debug)]
pub struct File {
    /// "facts.csv".
    pub name: &'static str,
    /// Its columns; none for JSON.
    pub columns: &'static [Column],
    /// The column that names each row, if one does.
    pub key: Option<&'static str>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// As in the header.
    pub name: &'static str,
    /// What its cells are.
    pub holds: Holds,
    /// Whether no cell is empty.
    pub required: bool,
}

/// What cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Several texts.
    Texts,
    /// `true` or `false`.
    Bool,
    /// A day, as ISO 8601 has it.
    Day,
    /// The id of an entry: a row of [`ENTRIES`].
    Entry,
}

impl File {
    /// What is in it, in a sentence.
    pub fn about(&self, words: &Words) -> String {
        words.text(&self.message()).to_owned()
    }

    /// What is in one of its columns.
    pub fn about_column(&self, column: &Column, words: &Words) -> String {
        words.text(&format!("{}_{}", self.message(), column.name)).to_owned()
    }

    /// `file_facts_csv`
    fn message(&self) -> String {
        format!("file_{}", self.name.replace(['.', '-'], "_"))
    }
}

/// The table that ids of entries refer to, and the column.
pub const ENTRIES: (&str, &str) = ("entries.csv", "id");

const fn must(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, required: true }
}

const fn may(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, required: false }
}

/// All of them.
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

/// All of the others in one file, below the base path.
pub const WHOLE: &str = "data/all.zip";

/// Files that describe the others.
pub const PACKAGE: &str = "datapackage.json";

/// The file of a name.
pub fn named(name: &str) -> Option<&'static File> {
    DOWNLOADS.iter().find(|file| file.name == name)
}

/// The name of the file that describes a table: where W3C's *CSV on the Web* looks for it.
pub fn metadata_of(name: &str) -> String {
    format!("{name}-metadata.json")
}

/// Whether a path below the base path is a file to download.
pub fn is_download(path: &str) -> bool {
    let data = path.strip_prefix("data/").is_some_and(|name| {
        let described = name.strip_suffix("-metadata.json").and_then(named).is_some_and(|file| !file.columns.is_empty());
        name == PACKAGE || described || named(name).is_some()
    });
    data || path == WHOLE || matches!(path, "feed.xml" | "sitemap.xml" | "robots.txt" | PACKAGE)
}
