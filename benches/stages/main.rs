//! Benchmarks of the corridor's stages on a generated site: `cargo bench`, or `cargo bench -- parse link` for some of them.
//!
//! `STATEBOOK_BENCH_PROFILES` sets the number of profiles (1 000 by default).

mod corpus;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use divan::counter::ItemsCount;
use rayon::prelude::*;

use statebook::config::Config;
use statebook::entry::Entry;
use statebook::knowledge::{Knowledge, Mentions};
use statebook::memo::Memo;
use statebook::output::Output;
use statebook::schema::Schema;
use statebook::source::Source;
use statebook::view::Views;
use statebook::view::cut_off::{CutOffs, LongRun};
use statebook::view::exposure::Exposure;
use statebook::view::states::Ties;
use statebook::{Inputs, Wishes};

/// The same allocator as in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The input of each stage, made once.
static SITE: LazyLock<Site> = LazyLock::new(Site::new);

struct Site {
    inputs: Inputs,
    schema: Arc<Schema>,
    config: Config,
    entries: Vec<Arc<Entry>>,
    knowledge: Knowledge,
    views: Views,
    output: Output,
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    fn new() -> Self {
        let profiles = std::env::var("STATEBOOK_BENCH_PROFILES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
        let files = corpus::site(profiles, 1);
        let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path.as_str(), text.as_bytes())).collect();
        let today = jiff::civil::date(2026, 11, 1);
        let inputs =
            Inputs { sources, assets: Vec::new(), today, wishes: Wishes::default(), problems: Vec::new(), theme_files: Vec::new() };
        let config =
            inputs.sources.iter().find(|source| &*source.path == "site.toml").map(|source| Config::read(source).value).unwrap_or_default();
        let schema = Arc::new(Schema::read(&inputs.sources).value);
        let entries = parsed(&inputs.sources, &schema);
        let knowledge = linked(entries.clone(), &schema);
        let views = statebook::view::derive(&knowledge, &config, today);
        let compiled = statebook::compile(&inputs, &mut Memo::default());
        assert!(compiled.diagnostics.is_empty(), "the generated site is not clean: {:?}", compiled.diagnostics.first());
        let output = compiled.value;
        let files = output.collect().value;
        Self { inputs, schema, config, entries, knowledge, views, output, files }
    }

    fn profiles(&self) -> ItemsCount {
        ItemsCount::new(self.entries.len())
    }
}

fn parsed(sources: &[Source], schema: &Schema) -> Vec<Arc<Entry>> {
    let content = sources.par_iter().filter(|source| source.path.starts_with("content/") && source.path.ends_with(".md"));
    let mut entries: Vec<Arc<Entry>> = content.filter_map(|source| statebook::entry::parse(source, schema).value).map(Arc::new).collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    entries
}

fn linked(entries: Vec<Arc<Entry>>, schema: &Arc<Schema>) -> Knowledge {
    statebook::knowledge::link(&entries.into(), schema, Some(&Mentions::default())).value
}

/// A folder on the same disk as the build, because in-memory file systems create files too cheaply.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap_or_else(|error| panic!("no folder to write to: {error}"));
    let site = place.path().join("site");
    (place, site)
}

/// From files to entries, on all threads.
#[divan::bench]
fn parse(bencher: Bencher) {
    let site = &*SITE;
    bencher.counter(site.profiles()).bench(|| parsed(black_box(&site.inputs.sources), &site.schema));
}

/// From entries to the graph.
#[divan::bench]
fn link(bencher: Bencher) {
    let site = &*SITE;
    bencher.counter(site.profiles()).with_inputs(|| site.entries.clone()).bench_values(|entries| linked(entries, &site.schema));
}

/// Runs the rules over the graph.
#[divan::bench]
fn check(bencher: Bencher) {
    let site = &*SITE;
    bencher
        .counter(site.profiles())
        .bench(|| statebook::check::run(black_box(&site.knowledge), &site.config, jiff::civil::date(2026, 11, 1)));
}

/// From the graph to the views.
#[divan::bench]
fn derive(bencher: Bencher) {
    let site = &*SITE;
    bencher.counter(site.profiles()).bench(|| statebook::view::derive(black_box(&site.knowledge), &site.config, site.inputs.today));
}

/// All cut-offs, single points of failure and the exposure of all countries, which are a part of `derive`.
#[divan::bench]
fn cut_offs(bencher: Bencher) {
    let site = &*SITE;
    bencher.counter(site.profiles()).bench(|| {
        let cut_offs = CutOffs::derive(black_box(&site.knowledge), site.inputs.today);
        let ties = Ties::derive(&site.knowledge, site.inputs.today);
        let exposure = Exposure::derive(&site.knowledge, &cut_offs, &ties);
        let long_run = LongRun::derive(&site.knowledge, &ties);
        (cut_offs, exposure, long_run)
    });
}

/// Decides which pages there are.
#[divan::bench]
fn plan(bencher: Bencher) {
    let site = &*SITE;
    bencher.counter(site.profiles()).bench(|| statebook::page::plan(black_box(&site.knowledge), &site.views, &site.config));
}

/// Makes every file of the site, models and templates, on all threads, and drops it.
#[divan::bench(sample_count = 20)]
fn render(bencher: Bencher) {
    let site = &*SITE;
    let paths: Vec<&str> = site.output.paths().collect();
    let make = |buffer: &mut Vec<u8>, path: &&str| {
        buffer.clear();
        let made = site.output.make(path, buffer);
        assert!(made.is_ok(), "{path} cannot be made");
        buffer.len()
    };
    bencher.counter(ItemsCount::new(paths.len())).bench(|| paths.par_iter().map_init(Vec::new, make).sum::<usize>());
}

/// Writes the finished files to a folder that does not exist yet.
#[divan::bench(sample_count = 10)]
fn write_new(bencher: Bencher) {
    let site = &*SITE;
    bencher.counter(ItemsCount::new(site.files.len())).with_inputs(folder).bench_values(|(place, folder)| {
        let written = statebook::disk::write::write(&site.files, &folder);
        assert!(written.is_ok_and(|written| written.unchanged == 0));
        place
    });
}

/// Writes the finished files to a folder that already contains them.
#[divan::bench(sample_count = 10)]
fn write_unchanged(bencher: Bencher) {
    let site = &*SITE;
    let (_place, folder) = folder();
    assert!(statebook::disk::write::write(&site.files, &folder).is_ok());
    bencher.counter(ItemsCount::new(site.files.len())).bench(|| {
        let written = statebook::disk::write::write(&site.files, &folder);
        assert!(written.is_ok_and(|written| written.written == 0));
    });
}

fn main() {
    divan::main();
}
