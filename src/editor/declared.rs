//! The keys of the files of declarations: `site.toml`, `kind.toml`, `vocabularies.toml` and `rates.toml`. A law checks that
//! these files accept each of them.

/// The possible values of a key, as far as they can be suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Values that cannot be suggested.
    Anything,
    /// One of these words.
    Words(&'static [&'static str]),
    /// `true` or `false`.
    Truth,
    /// A word of this vocabulary.
    Vocabulary(&'static str),
    /// The name of a vocabulary.
    Vocabularies,
    /// The folder of a kind.
    Folders,
    /// A source.
    Source,
}

/// A key: its file and table (`*` means any, and a name that ends with a point means all tables below it), its name, its
/// values, and its meaning.
pub(super) type Key = (&'static str, &'static str, &'static str, Holds, &'static str);

const LEVELS: Holds = Holds::Words(&["allow", "warn", "deny"]);
const NEEDS: Holds = Holds::Words(&["run", "renew", "nothing"]);
const TAKES: Holds = Holds::Words(&["operation", "copy", "leave"]);
const ROLES: Holds = Holds::Words(&["profile", "country", "source", "comparison", "page", "scenario"]);
const TYPES: Holds = Holds::Words(&[
    "text", "markdown", "bool", "count", "quantity", "money", "date", "url", "choice", "country", "language", "licence", "ref",
]);

/// The keys, in the order of the documentation.
pub(super) const KEYS: &[Key] = &[
    ("site.toml", "", "title", Holds::Anything, "The name of the site; required"),
    ("site.toml", "", "base_url", Holds::Anything, "The address it is published at; required"),
    ("site.toml", "", "description", Holds::Anything, "One sentence, for the home page and search engines"),
    ("site.toml", "", "language", Holds::Anything, "The tag of the language it is written in, `en` unless set"),
    ("site.toml", "", "theme", Holds::Anything, "A folder that lies over the embedded theme"),
    ("site.toml", "", "as_of", Holds::Anything, "The day at which the knowledge is read; today unless set"),
    ("site.toml", "", "currency", Holds::Anything, "Three letters; money in others is converted to it"),
    ("site.toml", "", "licence", Holds::Anything, "That of the content: an SPDX identifier, or a table"),
    ("site.toml", "", "navigation", Holds::Anything, "The sections at the head of every page, in order"),
    ("site.toml", "", "home", Holds::Anything, "Paragraphs for the home page"),
    ("site.toml", "", "auto_links", Holds::Truth, "Whether names of entries in texts become links"),
    ("site.toml", "", "repository", Holds::Anything, "Where its files are kept: an address, or a table with edit, new and report"),
    ("site.toml", "", "contribute", Holds::Truth, "Whether pages for those who write are published"),
    ("site.toml", "licence", "id", Holds::Anything, "An SPDX identifier"),
    ("site.toml", "licence", "name", Holds::Anything, "What readers see"),
    ("site.toml", "licence", "url", Holds::Anything, "Where it can be read"),
    ("site.toml", "licence", "holder", Holds::Anything, "Whose the content is"),
    ("site.toml", "repository", "edit", Holds::Anything, "Where a file can be edited, with {path}"),
    ("site.toml", "repository", "new", Holds::Anything, "Where a file can be begun, with {folder}"),
    ("site.toml", "repository", "report", Holds::Anything, "Where a mistake is told, with {url} and {title}"),
    ("site.toml", "words", "project", Holds::Anything, "What one project is called, and what several are"),
    ("kind.toml", "", "name", Holds::Anything, "One of its entries, as readers say; required"),
    ("kind.toml", "", "plural", Holds::Anything, "Several of them"),
    ("kind.toml", "", "role", ROLES, "What its entries are for the site; profile unless set"),
    ("kind.toml", "", "project", Holds::Truth, "Whether its entries count as projects"),
    ("kind.toml", "", "cut_off", Holds::Truth, "Whether it is asked what happens without one; true unless set"),
    ("kind.toml", "", "description", Holds::Anything, "What it is, in a sentence"),
    ("kind.toml", "", "schema_type", Holds::Anything, "A type of schema.org"),
    ("kind.toml", "", "states", Holds::Anything, "How readers say what happens to one: stopped, frozen, strained"),
    ("kind.toml", "", "expects", Holds::Vocabulary("role"), "Roles that each entry should name in [[depends]]"),
    ("kind.toml", "", "silence", Holds::Anything, "Without an event for so long an entry is silent: P18M"),
    ("kind.toml", "fields.", "type", TYPES, "What a value is; required"),
    ("kind.toml", "fields.", "label", Holds::Anything, "As readers see it: a text, or { en = \"…\", fr = \"…\" }"),
    ("kind.toml", "fields.", "help", Holds::Anything, "What to write: a text, or one for each language"),
    ("kind.toml", "fields.", "list", Holds::Truth, "Whether it may have several values at once"),
    ("kind.toml", "fields.", "required", Holds::Truth, "Whether an entry without it is wrong"),
    ("kind.toml", "fields.", "recommended", Holds::Truth, "Whether an entry without it is incomplete"),
    ("kind.toml", "fields.", "editorial", Holds::Truth, "Whether it is said of the profile itself"),
    ("kind.toml", "fields.", "event", Holds::Vocabulary("event"), "Its dates are also events, of this type"),
    ("kind.toml", "fields.", "vocabulary", Holds::Vocabularies, "The words of a choice"),
    ("kind.toml", "fields.", "unit", Holds::Anything, "The unit of a quantity"),
    ("kind.toml", "fields.", "to", Holds::Folders, "Folders a reference may lead to"),
    ("kind.toml", "fields.", "reverse", Holds::Anything, "What stands at the entry that it names"),
    ("kind.toml", "fields.", "sum", Holds::Truth, "Whether its sums of money are added up"),
    ("kind.toml", "fields.", "shelf_life", Holds::Anything, "After how long a value is stale: P12M"),
    ("vocabularies.toml", "*", "label", Holds::Anything, "As readers see it: a text, or { en = \"…\", fr = \"…\" }; required"),
    ("vocabularies.toml", "*", "help", Holds::Anything, "What it means: a text, or one for each language"),
    ("vocabularies.toml", "role", "layer", Holds::Vocabulary("layer"), "Where it stands in the stack"),
    ("vocabularies.toml", "role", "needed_to", NEEDS, "What such a dependency is needed for; run unless set"),
    ("vocabularies.toml", "role", "takes", TAKES, "What it takes of its target; operation unless set"),
    ("vocabularies.toml", "role", "through", Holds::Truth, "Whether what stands under its target is shown under its dependents"),
    ("vocabularies.toml", "role", "party", Holds::Truth, "Whether its targets take part, and are no suppliers"),
    ("vocabularies.toml", "role", "started", Holds::Vocabulary("event"), "The type of event that its beginning is"),
    ("vocabularies.toml", "role", "ended", Holds::Vocabulary("event"), "The type of event that its end is"),
    ("vocabularies.toml", "status", "renews", Holds::Truth, "Whether there is something to renew"),
    ("vocabularies.toml", "status", "runs", Holds::Truth, "Whether it is there already"),
    ("vocabularies.toml", "status", "news", Holds::Truth, "Whether it is heard of from time to time"),
    ("vocabularies.toml", "reliability", "strong", Holds::Truth, "Whether such a source is ground enough"),
    ("rates.toml", "*", "rate", Holds::Anything, "Units of the site's currency for one of this"),
    ("rates.toml", "*", "source", Holds::Source, "Who says so"),
];

/// The table headers of each file.
pub(super) const HEADERS: &[(&str, &str)] = &[
    ("site.toml", "[levels]"),
    ("site.toml", "[licence]"),
    ("site.toml", "[repository]"),
    ("site.toml", "[words]"),
    ("kind.toml", "[fields.name]"),
    ("kind.toml", "[presets]"),
    ("vocabularies.toml", "[status]"),
    ("vocabularies.toml", "[role]"),
    ("vocabularies.toml", "[layer]"),
    ("vocabularies.toml", "[event]"),
    ("vocabularies.toml", "[basis]"),
];

/// The values of a warning's code in `[levels]`.
pub(super) const LEVEL: Holds = LEVELS;

/// The keys that a table of a file may have.
pub(super) fn keys<'k>(file: &'k str, table: &'k str) -> impl Iterator<Item = &'static Key> + 'k {
    let fits = move |of: &str| of == table || of == "*" && !table.is_empty() || of.ends_with('.') && table.starts_with(of);
    KEYS.iter().filter(move |(name, of, ..)| *name == file && fits(of))
}
