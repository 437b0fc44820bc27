//! Statebook compiles Markdown profiles with TOML front matter into a cross-linked static site.
//!
//! # The corridor
//! There is one way from a folder of files to a site, and [`compile`] walks it:
//!
//! 1. [`config`] and [`schema`]: what the site is called, and what may be said on it; [`theme`] and [`words`]: how it looks and speaks.
//! 2. [`entry::parse`]: one file becomes one entry; in parallel, and only files that changed.
//! 3. [`knowledge::link`]: all entries become one graph; as of a day in the past, only what was [known then](entry::known_on).
//! 4. [`check::run`]: rules over the graph, which only report.
//! 5. [`view::derive`]: what follows from the graph.
//! 6. [`page::plan`]: which pages there are.
//! 7. [`output::assemble`]: the finished tree as a value. Each page is made from its closed model by [`render`] when
//!    it is asked for, and is the same whenever that is.
//!
//! No step fails: each returns what it could make, and what was wrong. What comes in was read by [`disk::read`], what goes
//! out is written by [`disk::write`]; nothing between the two touches a file or a clock.

#![warn(missing_docs)]
#![warn(clippy::iter_over_hash_type)]
// Bad input is a value, never a panic: what could fail says so in its type. Tests may panic, that is how they fail.
#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo, clippy::unimplemented)
)]

pub mod author;
pub mod check;
pub mod cite;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod downloads;
pub mod editor;
pub mod entry;
pub mod figure;
pub mod fingerprint;
pub mod knowledge;
pub mod markup;
pub mod memo;
pub mod mend;
pub mod output;
pub mod page;
pub mod render;
pub mod schema;
pub mod search;
pub mod serve;
pub mod social;
pub mod source;
pub mod table;
pub mod theme;
pub mod value;
pub mod view;
pub mod wording;
pub mod words;

use std::sync::Arc;

use jiff::civil;
use rayon::prelude::*;

use config::Config;
use diagnostic::{Checked, Code, Diagnostic};
use entry::Entry;
use fingerprint::Fingerprint;
use knowledge::{Knowledge, Mentions, Unpublished};
use memo::{Keys, Memo, Parsed, Understood};
use output::{Output, Size};
use page::Pages;
use schema::Schema;
use source::Source;
use theme::{Asset, Theme};
use words::Words;

/// Everything that a site is made of, as it was read.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// `site.toml`, everything textual below `content/`, and the site's theme.
    pub sources: Vec<Source>,
    /// Pictures and data files below `content/`, and everything below `static/`; paths are below those.
    pub assets: Vec<Asset>,
    /// What the site's theme brings beside texts; paths are below its folder for that.
    pub theme_files: Vec<Asset>,
    /// The day at which the knowledge is read, unless the site fixes it.
    pub today: civil::Date,
    /// What the command line asks for.
    pub wishes: Wishes,
    /// What went wrong while reading.
    pub problems: Vec<Diagnostic>,
}

impl Inputs {
    /// The fingerprint of all of it. With an equal one, and the same program, the output has the same bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        let said = format!("{} {:?} {:?}", self.today, self.wishes, self.problems);
        let sources = self.sources.iter().map(|source| (&*source.path, source.fingerprint));
        let assets: Vec<_> =
            self.assets.iter().chain(&self.theme_files).map(|asset| (asset.path.as_str(), asset.bytes.fingerprint())).collect();
        let files = sources.chain(assets).map(|(path, print)| format!("{path}\n{:x}", print.0));
        let parts: Vec<String> = std::iter::once(said).chain(files).collect();
        Fingerprint::of_parts(parts.iter().map(String::as_bytes))
    }
}

/// What a caller wants otherwise than the site says.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Another address to publish at.
    pub base_url: Option<String>,
    /// Another day at which the knowledge is read.
    pub as_of: Option<civil::Date>,
    /// Publish drafts too.
    pub drafts: bool,
}

/// The one way from inputs to a site. The memo only saves time: with an empty one the result is the same.
///
/// What is wrong with templates comes out when pages are made: [`Output::proof`] makes all of them.
pub fn compile(inputs: &Inputs, memo: &mut Memo) -> Checked<Output> {
    let mut diagnostics = inputs.problems.clone();
    let config = read_config(inputs, &mut diagnostics);
    let today = config.as_of.unwrap_or(inputs.today);
    let as_of = inputs.wishes.as_of.unwrap_or(today);
    let schema = Arc::new(Schema::read_in(&config.language, &inputs.sources).drain_into(&mut diagnostics));
    let (theme, oddities) = Theme::new(config.theme.as_deref(), &inputs.sources, &inputs.theme_files);
    diagnostics.extend(oddities);
    let words = read_words(&config, &theme, inputs, &mut diagnostics);

    let (entries, unpublished) = parse_all(inputs, &schema, memo, &mut diagnostics);
    let key = |of| key(inputs, today, as_of, (&schema, &words), &entries, &unpublished, of);
    let keys = Keys { outlines: key(|entry| entry.outline), facts: key(|entry| entry.facts_print) };
    let former = memo.former(keys);
    let assets = || inputs.assets.iter().map(|asset| Arc::from(asset.path.as_str()));
    // What is wrong is said of all that is written; what is shown is what was known on the day.
    let known = |entry: &Arc<Entry>| if as_of < today { entry::known_on(entry, as_of) } else { entry.clone() };
    let understand = |entries: Vec<Arc<Entry>>, found: &Mentions| {
        let mut diagnostics = Vec::new();
        let found = config.auto_links.then_some(found);
        let mut knowledge: Knowledge = knowledge::link(entries, &unpublished, schema, assets(), found).drain_into(&mut diagnostics);
        let mentions = knowledge.mentions.clone();
        diagnostics.extend(check::run(&knowledge, &config, today));
        if as_of < today {
            let known = knowledge.entries.par_iter().map(known).collect();
            let found = config.auto_links.then_some(&*mentions);
            knowledge = knowledge::link(known, &unpublished, knowledge.schema, assets(), found).value;
            knowledge.read_on = Some(as_of);
        }
        diagnostics.extend(check::state(&knowledge, &config, as_of));
        let views = match &former {
            Some((former, _)) => Arc::new(former.renamed(&knowledge, &config)),
            None => Arc::new(view::derive(&knowledge, &config, as_of)),
        };
        let (routes, pages) = rayon::join(
            || page::plan(&knowledge, &views, &config),
            || Pages::new(knowledge.clone(), views.clone(), config.clone(), words.clone(), as_of),
        );
        let routes = routes.drain_into(&mut diagnostics);
        // The same list, not only an equal one, tells later stages that nothing moved.
        let routes = match former {
            Some((_, former)) if *former == *routes => former,
            _ => routes.into(),
        };
        // What the site does not want to hear of stands in the way of no reuse.
        config.relevel(&mut diagnostics);
        (Understood { pages, routes, diagnostics }, mentions)
    };
    let Understood { pages, routes, diagnostics: found } = memo.understood(keys, entries, known, understand);
    diagnostics.extend(found);

    let pictures = inputs.assets.iter().filter(|asset| asset.source.starts_with("content/"));
    diagnostics.extend(pictures.filter_map(|asset| check::picture(&asset.path, &asset.bytes)));

    let size = Size {
        entries: pages.knowledge().entries.len(),
        edges: pages.knowledge().edges.len(),
        pages: routes.iter().filter(|route| !matches!(route.subject, page::Subject::Redirect(_))).count(),
    };
    config.relevel(&mut diagnostics);
    let mut output = Output::default();
    if let Some(engine) = memo.engine(theme, &words).drain_into(&mut diagnostics) {
        let pages = pages.dressed(&engine.theme().dress());
        output = output::assemble(pages, routes, engine, &inputs.assets, memo.output.as_ref()).drain_into(&mut diagnostics);
    }
    output.size = size;
    memo.counts.pages = output.unmade().count();
    memo.output = Some(output.clone());
    diagnostic::sort(&mut diagnostics);
    Checked { value: output, diagnostics }
}

/// What is declared and written, before it is linked, drafts too: for commands that ask what there is.
pub fn written(inputs: &Inputs) -> (Arc<Schema>, Vec<Arc<Entry>>) {
    let language = read_config(inputs, &mut Vec::new()).language;
    let schema = Arc::new(Schema::read_in(&language, &inputs.sources).value);
    let (mut entries, unpublished) = parse_all(inputs, &schema, &mut Memo::default(), &mut Vec::new());
    entries.extend(unpublished.drafts);
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    (schema, entries)
}

/// The fingerprint of everything that linking, checking, deriving and planning take: two compiles with the same one differ
/// in texts only. `of`: what of an entry counts.
fn key(
    inputs: &Inputs,
    today: civil::Date,
    as_of: civil::Date,
    (schema, words): (&Schema, &Words),
    entries: &[Arc<Entry>],
    unpublished: &Unpublished,
    of: fn(&Entry) -> Fingerprint,
) -> Fingerprint {
    let print = |print: Fingerprint| print.0.to_le_bytes().to_vec();
    let site = inputs.sources.iter().find(|source| &*source.path == "site.toml");
    let mut parts: Vec<Vec<u8>> = vec![format!("{today} {as_of} {:?}", inputs.wishes).into_bytes()];
    parts.extend(
        [site.map(|site| site.fingerprint), schema.fingerprint, Some(words.fingerprint)].map(|known| known.map(print).unwrap_or_default()),
    );
    let outlines = |entries: &[Arc<Entry>]| entries.iter().flat_map(|entry| of(entry).0.to_le_bytes()).collect::<Vec<u8>>();
    parts.extend([outlines(entries), outlines(&unpublished.drafts)]);
    let list = |names: &mut dyn Iterator<Item = &str>| names.flat_map(|name| [name.as_bytes(), b"\0"].concat()).collect::<Vec<u8>>();
    parts.push(list(&mut unpublished.unread.iter().map(String::as_str)));
    parts.push(list(&mut inputs.assets.iter().map(|asset| asset.path.as_str())));
    Fingerprint::of_parts(parts.iter().map(Vec::as_slice))
}

fn read_config(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let Some(source) = inputs.sources.iter().find(|source| &*source.path == "site.toml") else {
        let message = "a site needs a site.toml with a `title` and a `base_url`";
        diagnostics.push(Diagnostic::new(Code::Unreadable, &"site.toml".into(), 0..0, message));
        return Config::default();
    };
    diagnostics.extend(entry::oddities(source));
    let mut config = Config::read(source).drain_into(diagnostics);
    if let Some(base_url) = &inputs.wishes.base_url
        && let Err(message) = config.set_base_url(base_url)
    {
        diagnostics.push(Diagnostic::new(Code::InvalidConfig, &source.path, 0..0, message));
    }
    if let Some(theme) = &config.theme
        && !inputs.sources.iter().any(|source| source.path.strip_prefix(theme.as_str()).is_some_and(|rest| rest.starts_with('/')))
    {
        let message = format!("the theme folder `{theme}` is not there, or is empty");
        diagnostics.push(Diagnostic::new(Code::InvalidConfig, &source.path, config.theme_span.clone(), message));
    }
    config
}

/// The words of the site's interface: the theme's, and over them those in the site's own `locales/`.
fn read_words(config: &Config, theme: &Theme, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Arc<Words> {
    let own: Vec<&Source> = inputs.sources.iter().filter(|source| source.path.starts_with("locales/")).collect();
    diagnostics.extend(own.iter().flat_map(|source| entry::oddities(source)));
    Arc::new(words::read(&config.language, config.language_span.clone(), theme, &own).drain_into(diagnostics))
}

/// The diagnostics, but of those about one and the same folder only the first: all its files have it.
fn once_a_folder<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> impl Iterator<Item = Diagnostic> {
    let mut told = std::collections::BTreeSet::new();
    let first = move |diagnostic: &&Diagnostic| {
        let folder = entry::place_of(&diagnostic.path).map(|(folder, _)| folder.to_owned());
        diagnostic.code != Code::MissingKind || folder.is_none_or(|folder| told.insert(folder))
    };
    found.filter(first).cloned()
}

/// Parses every entry that changed since the memo was made; takes the others from it. What is published is sorted by id.
fn parse_all(inputs: &Inputs, schema: &Schema, memo: &mut Memo, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Arc<Entry>>, Unpublished) {
    let language = schema.fingerprint.map(|print| print.0.to_le_bytes()).unwrap_or_default();
    let files: Vec<&Source> =
        inputs.sources.iter().filter(|source| source.path.starts_with("content/") && source.path.ends_with(".md")).collect();
    let known = &*memo;
    let parsed: Vec<(Fingerprint, bool, Parsed)> = files
        .par_iter()
        .map(|source| {
            let key = Fingerprint::of_parts([&source.fingerprint.0.to_le_bytes()[..], &language[..]]);
            match known.parsed(&source.path, key) {
                Some(parsed) => (key, true, parsed.clone()),
                None => {
                    let parsed = entry::parse(source, schema);
                    (key, false, Checked { value: parsed.value.map(Arc::new), diagnostics: parsed.diagnostics })
                }
            }
        })
        .collect();
    memo.counts.hits = parsed.iter().filter(|(_, hit, _)| *hit).count();
    memo.counts.misses = parsed.len() - memo.counts.hits;
    diagnostics.extend(once_a_folder(parsed.iter().flat_map(|(_, _, parsed)| parsed.diagnostics.iter())));
    for source in inputs.sources.iter().filter(|source| schema::is_schema_file(&source.path)) {
        diagnostics.extend(entry::oddities(source));
    }
    let mut entries: Vec<Arc<Entry>> = parsed.iter().filter_map(|(_, _, parsed)| parsed.value.clone()).collect();
    let failed = files.iter().zip(&parsed).filter(|(_, (_, _, parsed))| parsed.value.is_none()).map(|(source, _)| &*source.path);
    let unread = failed.chain(inputs.problems.iter().map(|problem| &*problem.path));
    let unread = unread.filter_map(entry::place_of).map(|(folder, stem)| format!("{folder}/{stem}")).collect();
    memo.keep(files.iter().zip(parsed).map(|(source, (key, _, parsed))| (source.path.clone(), key, parsed)));
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let (drafts, entries) = entries.into_iter().partition(|entry| entry.draft && !inputs.wishes.drafts);
    (entries, Unpublished { drafts, unread })
}
