//! The command line's arguments. Doc comments on them are the program's help texts.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil;

use crate::Wishes;

/// A static knowledge-site generator for knowledge that must be right.
#[derive(Debug, Parser)]
#[command(name = "statebook", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Args)]
pub(super) struct Shared {
    /// The site's folder [default: the nearest one upward with a site.toml]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// When to colour messages
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
    /// How many threads to use [default: one a core]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site into a folder
    Build(Build),
    /// Say everything that is wrong, and write nothing
    Check(Check),
    /// Tell what a change means: entries, facts, conclusions and addresses that came, went or are others
    Diff(Diff),
    /// Write front matter in one order and one style; what it says stays the same
    Fmt {
        /// Files and folders [default: all entries]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Name what would change, fail if anything would, and write nothing
        #[arg(long)]
        check: bool,
    },
    /// Begin a new entry: a file with everything that its kind asks for
    New(New),
    /// Make entries of a bibliography or a table
    #[command(subcommand)]
    Import(Import),
    /// Write what the site knows for other programs
    #[command(subcommand)]
    Export(Export),
    /// Make a small site that builds
    Init {
        /// The folder to make it in
        folder: PathBuf,
        /// The site's title
        #[arg(long, default_value = "My site")]
        title: String,
    },
    /// Give an entry another file name, or a field or a word another name, wherever it is named
    Rename(Rename),
    /// Write what the entries of a kind may say, as JSON Schema
    Schema(Schema),
    /// Help in editors: a language server on standard input and output
    Lsp,
    /// Work on how the site looks
    #[command(subcommand)]
    Theme(Theme),
    /// Serve the site while it is written: every change is on the open page at once
    Serve(Serve),
    /// Explain a code, or list all
    Explain {
        /// The code between the brackets of a message, such as unknown-entry
        code: Option<String>,
    },
}

/// How the site is to be otherwise than it says, where it is published or shown.
#[derive(Debug, Args)]
pub(super) struct Published {
    /// Publish at this address instead of the site's own
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Read the knowledge as of this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<civil::Date>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
}

impl Published {
    /// The wishes that these options express.
    pub(super) fn wishes(&self) -> Wishes {
        Wishes { base_url: self.base_url.clone(), as_of: self.as_of, drafts: self.drafts }
    }
}

#[derive(Debug, Args)]
pub(super) struct Build {
    /// The folder to write [default: public, in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Write file by file into the folder instead of exchanging it as a whole: for folders that are mounted elsewhere, as in containers
    #[arg(long)]
    pub(super) in_place: bool,
    /// Refuse a folder that holds anything but a site of statebook, so that nothing else is published
    #[arg(long)]
    pub(super) clean: bool,
    #[command(flatten)]
    pub(super) published: Published,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Report only what is wrong in these files and folders; all is read [default: the whole site]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Report only what is wrong in files that differ from this revision of git, new ones too
    #[arg(long, value_name = "BASE", num_args = 0..=1, default_missing_value = "HEAD", conflicts_with = "paths")]
    pub(super) changed: Option<String>,
    /// Report addresses that led to a page in this revision of git, or in this other site's folder, and lead nowhere now
    #[arg(long, value_name = "BASE")]
    pub(super) against: Option<String>,
    /// Mend what can be mended without doubt, where checking again proves it
    #[arg(long)]
    pub(super) fix: bool,
    /// Mend also where something else could be meant, such as the nearest name
    #[arg(long, requires = "fix")]
    pub(super) guesses: bool,
    /// Show what would be mended, and write nothing
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,
    /// How to write what is wrong
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Treat these as errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// Read the knowledge as of this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<civil::Date>,
    /// Check drafts as if they were published
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// What to compare with: a revision of git, or another site's folder
    #[arg(default_value = "HEAD")]
    pub(super) base: String,
    /// What to compare: a revision or a folder [default: the site as it stands]
    pub(super) head: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(super) format: DiffFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs; the only one that has all of a large difference
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Rename {
    /// What it is called now: an entry's file name, or folder and file name (models/lumo); with --field or --word the name of that
    pub(super) name: String,
    /// The new name; of an entry without folder and .md
    pub(super) new: String,
    /// It is a field of this kind: its folder, or its name
    #[arg(long, value_name = "KIND")]
    pub(super) field: Option<String>,
    /// It is a word of this vocabulary
    #[arg(long, value_name = "VOCABULARY", conflicts_with = "field")]
    pub(super) word: Option<String>,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// What it is: the folder of a kind, or its name, such as model
    pub(super) kind: String,
    /// The file's name without .md [default: made of the title]
    pub(super) stem: Option<String>,
    /// Its title [default: asked for on a terminal]
    #[arg(long)]
    pub(super) title: Option<String>,
    /// One sentence
    #[arg(long)]
    pub(super) summary: Option<String>,
    /// Two letters of a country that it belongs to; may be repeated
    #[arg(long, value_name = "CODE")]
    pub(super) country: Vec<String>,
    /// A word of the vocabulary `status`
    #[arg(long)]
    pub(super) status: Option<String>,
    /// An id or the address of a source of all of it; may be repeated. A source is made for a new address
    #[arg(long, value_name = "ID|URL")]
    pub(super) source: Vec<String>,
    /// A fact, such as released=2024-03 or budget="70000000 SGD 2023-12"; may be repeated
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(super) set: Vec<(String, String)>,
    /// A dependency, such as chips=nvidia-h100; may be repeated
    #[arg(long, value_name = "ROLE=ENTRY", value_parser = pair)]
    pub(super) depends: Vec<(String, String)>,
    /// An issue that was made with the form of the kind: a file, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub(super) form: Option<PathBuf>,
    /// Make stubs of entries that it names and that are not there
    #[arg(long)]
    pub(super) stubs: bool,
    /// Ask nothing
    #[arg(long)]
    pub(super) no_input: bool,
    /// Make it although there is an entry of this name
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// Sources: BibTeX, RIS, CSL-JSON, or a table
    Sources {
        /// The file, or - for standard input
        file: PathBuf,
        /// What it is [default: by its name, or by how it begins]
        #[arg(long, value_enum)]
        from: Option<Source>,
        /// A fact of every source that does not say it, such as type=paper; may be repeated
        #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
        set: Vec<(String, String)>,
        /// Make the files; without it they are only named
        #[arg(long)]
        write: bool,
    },
    /// Entries of a kind: a table (CSV) whose header names its fields
    Entries {
        /// The file, or - for standard input
        file: PathBuf,
        /// The folder of the kind, or its name
        #[arg(long)]
        kind: String,
        /// A fact of every entry that does not say it; may be repeated
        #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
        set: Vec<(String, String)>,
        /// Make the files; without it they are only named
        #[arg(long)]
        write: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Source {
    Bibtex,
    Ris,
    /// CSL-JSON
    Csl,
    Csv,
}

#[derive(Debug, Subcommand)]
pub(super) enum Export {
    /// All sources, for Zotero and other managers of references
    Bibliography {
        /// In which format
        #[arg(long, value_enum, default_value_t = Bibliography::Csl)]
        format: Bibliography,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Bibliography {
    /// CSL-JSON
    Csl,
    /// BibLaTeX
    Biblatex,
    /// RIS
    Ris,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The folder of a kind, or its name
    pub(super) kind: String,
    /// As an issue form of GitHub, for `new --form`
    #[arg(long)]
    pub(super) form: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Theme {
    /// Copy files of the theme into the site's own theme folder, to be changed there
    Eject {
        /// Such as templates/profile.html or styles [default: lists what there is]
        file: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The port, or the next free one after it
    #[arg(long, short, value_name = "N", default_value_t = crate::serve::PORT)]
    pub(super) port: u16,
    /// Listen at this address, also for other machines [default: this machine only]
    #[arg(long, value_name = "ADDR")]
    pub(super) interface: Option<IpAddr>,
    /// Answer to this name too, beside those of this machine: for a proxy that passes the name on
    #[arg(long, value_name = "NAME")]
    pub(super) allowed_host: Vec<String>,
    /// Open the site in a browser
    #[arg(long)]
    pub(super) open: bool,
    /// Look for changes from time to time, where the system does not tell of them: network folders, containers
    #[arg(long)]
    pub(super) poll: bool,
    /// Open pages go to the entry that changed
    #[arg(long)]
    pub(super) navigate_to_changed: bool,
    /// Say only the address, and what is wrong
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) published: Published,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines of the file
    Human,
    /// One line each
    Short,
    /// One JSON object a line, with edits
    Json,
    /// Remarks in a GitHub pull request
    Github,
    /// A GitLab code quality report
    Gitlab,
    /// A SARIF log
    Sarif,
    /// A JUnit report
    Junit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("`{text}` is not NAME=VALUE"))?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn day(text: &str) -> Result<civil::Date, String> {
    text.parse().map_err(|_| format!("`{text}` is not a day such as 2026-11-01"))
}
