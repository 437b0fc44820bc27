//! Statebook compiles Markdown profiles with TOML front matter into a cross-linked static site.
//!
//! # The corridor
//! There is one way from a folder of files to a site, and [`compile`] walks it:
//!
//! 1. [`Site::read`] reads the site's own files: its [settings](config), its [schema], its [theme] and the [words] of its
//!    interface.
//! 2. [`entry::parse`] turns each file into one entry, in parallel, and only the files that changed.
//! 3. [`knowledge::link`] links all entries into one graph. For a day in the past, the graph keeps only what was
//!    [known then](entry::known_on).
//! 4. [`check::run`] applies rules to the graph. Rules only report.
//! 5. [`view::derive`] derives everything that follows from the graph: timelines, dependents, what falls with what.
//! 6. [`page::plan`] decides which pages there are.
//! 7. [`output::assemble`] gives the finished tree as a value. [`render`] makes each page from its closed model when the
//!    page is asked for; the result does not depend on when that is.
//!
//! No step fails: each returns what it could make, together with diagnostics. [`disk::read`] reads the input and
//! [`disk::write`] writes the output; nothing between them touches a file or a clock. [`memo`] holds what an earlier compile
//! has already made.

#![warn(missing_docs)]
#![warn(clippy::iter_over_hash_type)]
// Bad input is a value, never a panic: whatever can fail says so in its return type. Tests may panic, because that is how a
// test fails.
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
pub mod inputs;
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
pub mod site;
pub mod social;
pub mod source;
pub mod table;
pub mod theme;
pub mod value;
pub mod view;
pub mod wording;
pub mod words;

use std::sync::Arc;

use diagnostic::Checked;
use entry::Entry;
use memo::{Memo, Understood};
use output::Output;
use page::Pages;
use schema::Schema;
use site::Site;

pub use inputs::{Inputs, Wishes};

/// Compiles the inputs into a site. The memo only saves time: with an empty memo the result is the same.
///
/// Problems in templates only show up when pages are made; [`Output::proof`] makes all of them.
pub fn compile(inputs: &Inputs, memo: &mut Memo) -> Checked<Output> {
    let mut found = inputs.problems.clone();
    let site = Site::read(inputs).drain_into(&mut found);
    let entries = memo.entries(inputs, &site.schema, entry::parse).drain_into(&mut found);
    let understand = |former: memo::Former<'_>| {
        let mut found = Vec::new();
        let mut knowledge = knowledge::link(&entries, &site.schema, former.mentions).drain_into(&mut found);
        found.extend(check::run(&knowledge, &site.config, site.today));
        // Problems are looked for in everything that is written; the pages show only what was known on the day.
        if let Some(day) = site.past() {
            knowledge = knowledge.known_on(day, &entries);
        }
        found.extend(check::state(&knowledge, &site.config, site.as_of));
        let views = former.views(&knowledge, &site.config, || view::derive(&knowledge, &site.config, site.as_of));
        let (plan, pages) = rayon::join(
            || page::plan(&knowledge, &views, &site.config),
            || Pages::new(knowledge.clone(), views.clone(), site.config.clone(), site.words.clone(), site.as_of),
        );
        Checked { value: Understood { pages, routes: former.routes(plan.drain_into(&mut found)) }, diagnostics: found }
    };
    let understood = memo.understood(inputs, &site, &entries, understand).drain_into(&mut found);
    found.extend(check::pictures(&inputs.assets));
    if site.config.social_pictures {
        found.extend(social::unreadable(&site.theme));
    }
    let output = memo.output(inputs, site.theme, &site.words, understood).drain_into(&mut found);
    site.config.relevel(&mut found);
    diagnostic::sort(&mut found);
    Checked { value: output, diagnostics: found }
}

/// Returns the schema and all entries before linking, drafts included, sorted by id. For commands that only ask what exists.
pub fn written(inputs: &Inputs) -> (Arc<Schema>, Vec<Arc<Entry>>) {
    let schema = Arc::new(Site::schema(inputs));
    let read = Memo::default().entries(inputs, &schema, entry::parse).value;
    let mut entries = [read.published, read.drafts].concat();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    (schema, entries)
}
