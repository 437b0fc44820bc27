//! The files below `data/`: what is in each, column for column. Data, their descriptions and the page are made from this.

/// A file below `data/`. What is said of it, and of its columns, is plain text: it goes to a page and into metadata.
#[derive(Debug)]
pub struct File {
    /// "facts.csv".
    pub name: &'static str,
    /// What is in it, in a sentence.
    pub about: &'static str,
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
    /// What is in it.
    pub about: &'static str,
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

/// The table that ids of entries refer to, and the column.
pub const ENTRIES: (&str, &str) = ("entries.csv", "id");

const fn must(name: &'static str, holds: Holds, about: &'static str) -> Column {
    Column { name, about, holds, required: true }
}

const fn may(name: &'static str, holds: Holds, about: &'static str) -> Column {
    Column { name, about, holds, required: false }
}

/// All of them.
pub const DOWNLOADS: &[File] = &[
    File {
        name: "entries.json",
        about: "Every entry: id, kind, title, aliases, summary, address, countries, status, and whether it counts in the analysis.",
        columns: &[],
        key: None,
    },
    File {
        name: "entries.csv",
        about: "The same as a table. Ids in the other tables refer to it.",
        columns: &[
            must("id", Holds::Text, "Folder and file name, with a slash between them."),
            must("kind", Holds::Text, "The folder."),
            must("title", Holds::Text, "Its name."),
            may("aliases", Holds::Texts, "Other names."),
            may("summary", Holds::Text, "One sentence."),
            must("url", Holds::Text, "Its address on this site."),
            may("countries", Holds::Texts, "Whom it belongs to: ISO 3166-1 alpha-2, or EU."),
            may("status", Holds::Text, "A word of the vocabulary of statuses."),
            must("project", Holds::Bool, "Whether its kind is one that counts in the analysis."),
        ],
        key: Some("id"),
    },
    File {
        name: "facts.csv",
        about: "Every claim of every fact, one a line, with its date and sources.",
        columns: &[
            must("entry", Holds::Entry, "What it is said of."),
            must("field", Holds::Text, "The name of the field."),
            may(
                "value",
                Holds::Text,
                "The canonical text, such as 70000000 EUR, digits, an EDTF date, an id. Of a list: its items, joined and percent-encoded as in the other columns of lists.",
            ),
            may("unit", Holds::Text, "The unit of a quantity."),
            may("for", Holds::Text, "The version or part it is said of."),
            may("as_of", Holds::Text, "When it was so: an EDTF date."),
            may("absent", Holds::Text, "Why there is no value: unknown, undisclosed, none, not-applicable."),
            must("preferred", Holds::Bool, "Whether it is marked as the headline."),
            may("sources", Holds::Texts, "Who says so: file names of sources."),
            may("countries", Holds::Texts, "Whom the entry belongs to: ISO 3166-1 alpha-2, EU, or XK."),
            must("list", Holds::Bool, "Whether the field takes a list, so that the value is one."),
        ],
        key: None,
    },
    File {
        name: "edges.csv",
        about: "Every dependency: who depends on what, in which role, needed for what, when, and who says so; and what is said where nothing is named.",
        columns: &[
            must("from", Holds::Entry, "What depends."),
            may("to", Holds::Entry, "What it depends on; empty where nothing is named."),
            must("role", Holds::Text, "In which way: a word of the vocabulary of roles."),
            may("needed_to", Holds::Text, "run: stops without it; renew: goes on, but cannot be renewed; nothing: another one would do."),
            may(
                "takes",
                Holds::Text,
                "operation: the other has to go on; copy: a copy is held; leave: its permission stands when it is gone.",
            ),
            may("extent", Holds::Text, "all: true of the whole; part: of a version, a partition, some offers."),
            may("any_of", Holds::Text, "Edges of one entry with the same label are alternatives."),
            may("during", Holds::Text, "When it holds: an EDTF date or interval."),
            may("for", Holds::Text, "The version or part that depends."),
            may("absent", Holds::Text, "Why nothing is named: unknown, undisclosed, none, not-applicable."),
            may("sources", Holds::Texts, "Who says so: file names of sources."),
        ],
        key: None,
    },
    File {
        name: "events.csv",
        about: "Every event once, in the order of time, with its precision, countries and sources.",
        columns: &[
            must("date", Holds::Text, "An EDTF date, as precise as it is known."),
            may("earliest", Holds::Day, "Its first possible day; empty at an open start."),
            may("latest", Holds::Day, "Its last possible day; empty at an open end."),
            must("title", Holds::Text, "What happened."),
            may("type", Holds::Text, "A word of the vocabulary of events."),
            must("entry", Holds::Entry, "Who tells of it; the first by id, if several do."),
            may("countries", Holds::Texts, "Whose it is: ISO 3166-1 alpha-2, or EU."),
            may("sources", Holds::Texts, "Who says so: file names of sources, of all that tell of it."),
        ],
        key: None,
    },
    File {
        name: "coverage.csv",
        about: "What is missing, without source, stale, overdue or silent, one a line.",
        columns: &[
            must("entry", Holds::Entry, "In which entry."),
            must("part", Holds::Text, "One of field, dependency, event, entry."),
            must("name", Holds::Text, "The field, the id that is depended on, or the title of the event; events, of a silent entry."),
            must("state", Holds::Text, "One of missing, unsourced, stale, overdue, silent."),
            may("since", Holds::Day, "The first day on which it was stale, overdue or silent."),
            must("file", Holds::Text, "The file to edit."),
        ],
        key: None,
    },
    File {
        name: "cut-off.json",
        about: "For every entry that others depend on: what stops, and what can only stand still, if it is cut off.",
        columns: &[],
        key: None,
    },
    File {
        name: "exposure.json",
        about: "For every country: its entries that count in the analysis, and which of them stop or stand still if another country is cut off.",
        columns: &[],
        key: None,
    },
    File {
        name: "scenarios.json",
        about: "For every scenario: what stops, what cannot be renewed, and what is at risk in the long run.",
        columns: &[],
        key: None,
    },
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
