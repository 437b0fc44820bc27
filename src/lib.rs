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
//! What of the last walk still holds, [`memo`] knows: a step is given to it, and taken only where it has to be.
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
mod declared;
pub mod diagnostic;
pub mod disk;
pub mod editor;
pub mod entry;
pub mod figure;
pub mod fingerprint;
mod inputs;
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
pub mod source;
pub mod table;
pub mod theme;
pub mod value;
pub mod view;
pub mod words;
mod written;

use declared::Declared;
use diagnostic::Checked;
pub use inputs::{Inputs, Wishes};
use memo::Memo;
use output::Output;
use written::Written;
pub use written::written;

/// The one way from inputs to a site. The memo only saves time: with an empty one the result is the same.
///
/// What is wrong with templates comes out when pages are made: [`Output::proof`] makes all of them.
pub fn compile(inputs: &Inputs, memo: &mut Memo) -> Checked<Output> {
    let mut said = inputs.problems.clone();
    let site = Declared::read(inputs).drain_into(&mut said);
    let written = Written::read(inputs, &site.schema, memo).drain_into(&mut said);

    let mut kept = memo.recall(&site.config, written.keys(&site), &written.entries, |entry| site.shown(entry));
    let graph = kept.knowledge(|found| site.link(&written.entries, &written.unpublished, found));
    kept.checks(|| check::run(&graph, &site.config, site.today));
    let graph = kept.past(graph, |graph, found| site.known(graph, &written.unpublished, found));
    kept.checks(|| check::state(&graph, &site.config, site.as_of));
    let views = kept.views(|| view::derive(&graph, &site.config, site.as_of), |former| former.renamed(&graph, &site.config));
    let plan = kept.plan(|| page::plan(&graph, &views, &site.config), || site.pages(&graph, &views)).drain_into(&mut said);

    said.extend(check::pictures(&inputs.assets));
    site.config.relevel(&mut said);
    let engine = memo.engine(site.theme, &site.words).drain_into(&mut said);
    let output = memo.output(|former| output::assemble(plan.pages, plan.routes, engine, &inputs.assets, former)).drain_into(&mut said);
    diagnostic::sort(&mut said);
    Checked { value: output, diagnostics: said }
}
