//! The size of what is published is linear, not quadratic, in the size of what was written, whatever depends on what and
//! whatever one entry lists.
//!
//! Sites of one shape are made in two sizes. Of files that differ only in numbers a sample is made, which stands for the
//! others. With `STATEBOOK_GROWTH=1` (or the name of a single shape) the sizes are 1 000 and 16 000, and the processor time
//! has to keep to the same exponent; in the short form times would be a matter of luck.

use std::collections::BTreeMap;
use std::sync::Mutex;

use statebook::compile;
use statebook::memo::Memo;

use crate::grounds::site;

/// The bounded lists of a page are full from a few hundred entries on.
const SIZES: [usize; 2] = [1_000, 4_000];
/// The sizes of the long form.
const LONG: [usize; 2] = [1_000, 16_000];
/// How many files of each sort are made.
const SAMPLE: usize = 24;
const EXPONENT: f64 = 1.2;

/// The dependencies of one of `count` entries: indices of other entries, each with whether it is one of several
/// alternatives.
type Shape = fn(at: usize, count: usize) -> Vec<(usize, bool)>;

const SHAPES: [(&str, Shape); 6] = [
    ("a chain", |at, _| at.checked_sub(1).map(|below| (below, false)).into_iter().collect()),
    ("a circle", |at, count| vec![((at + 1) % count, false)]),
    ("all on one", |at, _| if at == 0 { Vec::new() } else { vec![(0, false)] }),
    ("one on all", |at, count| if at == 0 { (1..count).map(|other| (other, false)).collect() } else { Vec::new() }),
    ("one on any of all", |at, count| if at == 0 { (1..count).map(|other| (other, true)).collect() } else { Vec::new() }),
    ("a ladder", |at, _| if at < 2 { Vec::new() } else { vec![(at - 1, true), (at - 2, true)] }),
];

/// The front matter of an entry that lists `count` things.
type Listed = fn(count: usize) -> String;

const LISTS: [(&str, Listed); 9] = [
    ("names", |count| format!("aliases = {}\n", list(count, "n"))),
    ("names that are not linked", |count| format!("aliases = {}\nunlinked = {}\n", list(count, "n"), list(count, "n"))),
    ("names that it does not have", |count| format!("unlinked = {}\n", list(count, "n"))),
    ("sources that are not there", |count| format!("sources = {}\n", list(count, "n"))),
    ("dependencies on nothing", |count| each(count, |at| format!("[[depends]]\non = \"none-{at}\"\nrole = \"r\"\n"))),
    ("labels of one", |count| each(count, |at| format!("[[depends]]\non = \"b\"\nrole = \"r\"\nany_of = \"l{at}\"\n"))),
    ("absent dependencies", |count| each(count, |at| format!("[[depends]]\nabsent = \"unknown\"\nrole = \"r\"\nfor = \"v{at}\"\n"))),
    ("events that meet none", |count| {
        each(count, |at| format!("[[events]]\ndate = \"2024\"\ntitle = \"T\"\nid = \"i{at}\"\nmeets = [\"no-{at}\"]\n"))
    }),
    ("keys that are none", |count| each(count, |at| format!("key_{at} = 1\n"))),
];

fn list(count: usize, name: &str) -> String {
    format!("[{}]", each(count, |at| format!("\"{name}{at}\",")))
}

fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

#[test]
#[ignore = "long"]
fn of_pages_and_data_is_near_linear() {
    hold(SHAPES.map(|(name, shape)| (name, move |count| graph(shape, count))));
}

#[test]
#[ignore = "long"]
fn of_what_one_entry_lists_is_near_linear() {
    hold(LISTS.map(|(name, listed)| {
        let files = move |count| {
            let entry = format!("+++\ntitle = \"A\"\n{}+++\n", listed(count));
            let mut files = ground();
            files.push(("content/models/a.md".to_owned(), entry));
            files.push(("content/models/b.md".to_owned(), "+++\ntitle = \"B\"\n+++\n".to_owned()));
            files
        };
        (name, files)
    }));
}

/// Only one test at a time measures the time of the process.
static ALONE: Mutex<()> = Mutex::new(());

/// Checks that bytes and, in the long form, time keep to the exponent.
fn hold<const N: usize>(sites: [(&str, impl Fn(usize) -> Vec<(String, String)>); N]) {
    let _alone = ALONE.lock();
    let long = std::env::var("STATEBOOK_GROWTH").ok();
    let sizes = if long.is_some() { LONG } else { SIZES };
    let exponent = |small: f64, large: f64| (large / small).ln() / (sizes[1] as f64 / sizes[0] as f64).ln();
    let mut missed = Vec::new();
    for (name, files) in sites {
        if long.as_deref().is_some_and(|only| only != "1" && only != name) {
            continue;
        }
        let [small, large] = sizes.map(|count| published(files(count)));
        let (bytes, time) = (exponent(small.0, large.0), exponent(small.1, large.1));
        let said = format!("{name}: bytes {bytes:.2}, time {time:.2} ({:.2} s and {:.2} s)", small.1, large.1);
        println!("{said}");
        if bytes >= EXPONENT || long.is_some() && time >= EXPONENT {
            missed.push(said);
        }
    }
    assert!(missed.is_empty(), "over {EXPONENT}: {missed:#?}");
}

fn ground() -> Vec<(String, String)> {
    let site = "title = \"Case\"\nbase_url = \"https://example.org/\"\n[levels]\ndependency-cycle = \"allow\"\n";
    let files = [
        ("site.toml", site),
        ("content/vocabularies.toml", "[role]\nr = \"R\"\n"),
        ("content/models/kind.toml", "name = \"Model\"\nproject = true\n"),
    ];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).to_vec()
}

/// A site with `count` entries.
fn graph(shape: Shape, count: usize) -> Vec<(String, String)> {
    let mut files = ground();
    for at in 0..count {
        let edge = |(to, choice): (usize, bool)| {
            let any_of = if choice { "any_of = \"a\"\n" } else { "" };
            format!("[[depends]]\non = \"m{to}\"\nrole = \"r\"\n{any_of}")
        };
        let edges: String = shape(at, count).into_iter().map(edge).collect();
        files.push((format!("content/models/m{at}.md"), format!("+++\ntitle = \"M{at}\"\n{edges}+++\n")));
    }
    files
}

/// The number of published bytes, extrapolated from the sample, and the seconds for everything but most of the pages.
fn published(files: Vec<(String, String)>) -> (f64, f64) {
    let inputs = site(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let start = processor_time();
    let output = compile(&inputs, &mut Memo::default()).value;
    let mut sorts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in output.paths() {
        sorts.entry(path.chars().filter(|c| !c.is_ascii_digit()).collect()).or_default().push(path);
    }
    let mut bytes = 0.0;
    for paths in sorts.values() {
        // In some shapes the first entry differs from all others, so it only stands for itself.
        let (first, others) = paths.split_first().expect("a path");
        bytes += size(&output, first) as f64;
        let made: Vec<usize> = others.iter().step_by(others.len().div_ceil(SAMPLE).max(1)).map(|path| size(&output, path)).collect();
        bytes += made.iter().sum::<usize>() as f64 / made.len().max(1) as f64 * others.len() as f64;
    }
    (bytes, processor_time() - start)
}

fn size(output: &statebook::output::Output, path: &str) -> usize {
    let mut bytes = Vec::new();
    output.make(path, &mut bytes).expect("a page");
    bytes.len()
}

/// The processor time of this process in seconds, whatever else the machine does; without `/proc`, the elapsed time.
fn processor_time() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    let said = std::fs::read_to_string("/proc/self/stat").ok();
    // After the name in brackets come the state and ten numbers, then user and system time in hundredths of a second.
    let used = said.as_deref().and_then(|said| said.rsplit_once(')')).map(|(_, rest)| rest.split_whitespace().skip(11).take(2));
    let hundredths = used.map(|used| used.filter_map(|number| number.parse::<f64>().ok()).sum::<f64>());
    hundredths.map_or_else(|| START.elapsed().as_secs_f64(), |hundredths| hundredths / 100.0)
}
