//! The cost of the analysis compared with everything else, as a table: `cargo bench --bench analysis`, or `cargo bench
//! --bench analysis -- 1000 10000` for other sizes.
//!
//! Each line is a generated base with that many profiles. It gives the numbers of entries and dependencies; the time for all
//! cut-offs with all single points of failure, for the exposure of all countries, for what is at risk in the long run with
//! every entry, and for the consequences of a scenario for each of twelve countries; the additional memory that all of it
//! takes; the time of a cold build without a disk (nothing is read, and every file is made and dropped); and the share of
//! the analysis in that time. Above 10 000 profiles the texts are left out, and no site is built.

#[path = "../stages/corpus.rs"]
mod corpus;

use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use statebook::entry::Entry;
use statebook::memo::Memo;
use statebook::schema::Schema;
use statebook::source::Source;
use statebook::view::cut_off::{CutOffs, LongRun};
use statebook::view::exposure::Exposure;
use statebook::view::scenario;
use statebook::view::states::Ties;
use statebook::{Inputs, Wishes};

/// The same allocator as in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);
/// Each country has a scenario in which its dependents lose it.
const COUNTRIES: [&str; 12] = ["US", "CN", "TW", "KR", "JP", "NL", "DE", "FR", "GB", "SG", "IN", "CH"];
/// The most profiles for which a whole site is built.
const WHOLE: u64 = 10_000;

fn main() {
    let asked: Vec<u64> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![1_000, 10_000, 100_000] } else { asked };
    let heads = ["entries", "edges", "cut-offs", "exposure", "long run", "scenarios", "memory", "cold build", "share"];
    println!("{}", heads.map(|head| format!("{head:>11}")).join(""));
    for size in sizes {
        line(size);
    }
}

fn line(profiles: u64) {
    let mut files = corpus::site(profiles, 1);
    files.push(("content/scenarios/kind.toml".into(), "name = \"Scenario\"\nrole = \"scenario\"\n".into()));
    for country in COUNTRIES {
        let text = format!("+++\ntitle = \"{country} supplies nobody\"\n[[cut]]\nfrom = {{ countries = [\"{country}\"] }}\n+++\n");
        files.push((format!("content/scenarios/{}-supplies-nobody.md", country.to_lowercase()), text));
    }
    let whole = profiles <= WHOLE;
    let sources: Vec<Source> = files.into_iter().map(|(path, text)| Source::new(path.as_str(), kept(&text, whole).as_bytes())).collect();
    let schema = Arc::new(Schema::read(&sources).value);
    let content = sources.par_iter().filter(|source| source.path.starts_with("content/") && source.path.ends_with(".md"));
    let mut entries: Vec<Arc<Entry>> = content.filter_map(|source| statebook::entry::parse(source, &schema).value).map(Arc::new).collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let knowledge = statebook::knowledge::link(&entries.into(), &schema, None).value;

    let before = resident();
    let (cut_offs, first) = timed(|| CutOffs::derive(&knowledge, TODAY));
    let (ties, grouping) = timed(|| Ties::derive(&knowledge, TODAY));
    let (exposure, second) = timed(|| Exposure::derive(&knowledge, &cut_offs, &ties));
    let (long_run, third) = timed(|| LongRun::derive(&knowledge, &ties));
    let (scenarios, fourth) = timed(|| scenario::derive(&knowledge, &ties, TODAY));
    let memory = resident().saturating_sub(before) >> 20;
    drop((ties, exposure, long_run, scenarios));
    let (entries, edges) = (knowledge.entries.len(), knowledge.edges.len());
    drop((cut_offs, knowledge));
    let (cold, share) = if whole {
        let inputs =
            Inputs { sources, assets: Vec::new(), today: TODAY, wishes: Wishes::default(), problems: Vec::new(), theme_files: Vec::new() };
        let (_, cold) = timed(|| build(&inputs));
        (shown(cold), format!("{:.1} %", (first + grouping + second + third + fourth).as_secs_f64() / cold.as_secs_f64() * 100.0))
    } else {
        ("-".to_owned(), "-".to_owned())
    };
    let times = [first, second, grouping + third, fourth].map(shown);
    let cells = [vec![entries.to_string(), edges.to_string()], times.to_vec(), vec![format!("{memory} MiB"), cold, share]].concat();
    println!("{}", cells.iter().map(|cell| format!("{cell:>11}")).collect::<String>());
}

/// The text of a file, without its body if the body would only take up memory.
fn kept(text: &str, whole: bool) -> &str {
    let front = || Some(&text[..4 + text.strip_prefix("+++\n")?.find("\n+++\n")? + 5]);
    if whole { text } else { front().unwrap_or(text) }
}

/// Builds a site without touching the disk.
fn build(inputs: &Inputs) -> usize {
    let output = statebook::compile(inputs, &mut Memo::default()).value;
    let paths: Vec<&str> = output.paths().collect();
    let make = |buffer: &mut Vec<u8>, path: &&str| {
        buffer.clear();
        assert!(output.make(path, buffer).is_ok(), "{path} cannot be made");
        buffer.len()
    };
    paths.par_iter().map_init(Vec::new, make).sum()
}

fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = make();
    (made, start.elapsed())
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The memory of the process in bytes; 0 if it is not known.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok().and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096
}
