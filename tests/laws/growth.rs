//! What is published grows with what was written, and not with its square, whatever depends on whatever.
//!
//! Sites of one shape in two sizes. Of files that differ in numbers only a few are made and stand for the others.

use std::collections::BTreeMap;

use statebook::compile;
use statebook::memo::Memo;

use crate::grounds::site;

/// Bounded lists of a page are full from some hundreds of entries on.
const SIZES: [usize; 2] = [1_000, 4_000];
/// Of each sort of file so many are made.
const SAMPLE: usize = 24;
const EXPONENT: f64 = 1.2;

/// The dependencies of one of `count` entries: numbers of others, each with whether it is one of several alternatives.
type Shape = fn(at: usize, count: usize) -> Vec<(usize, bool)>;

const SHAPES: [(&str, Shape); 6] = [
    ("a chain", |at, _| at.checked_sub(1).map(|below| (below, false)).into_iter().collect()),
    ("a circle", |at, count| vec![((at + 1) % count, false)]),
    ("all on one", |at, _| if at == 0 { Vec::new() } else { vec![(0, false)] }),
    ("one on all", |at, count| if at == 0 { (1..count).map(|other| (other, false)).collect() } else { Vec::new() }),
    ("one on any of all", |at, count| if at == 0 { (1..count).map(|other| (other, true)).collect() } else { Vec::new() }),
    ("a ladder", |at, _| if at < 2 { Vec::new() } else { vec![(at - 1, true), (at - 2, true)] }),
];

#[test]
fn of_pages_and_data_is_near_linear() {
    for (name, shape) in SHAPES {
        let [small, large] = SIZES.map(|count| published(shape, count));
        let exponent = (large / small).ln() / (SIZES[1] as f64 / SIZES[0] as f64).ln();
        assert!(exponent < EXPONENT, "{name}: {small:.0} bytes become {large:.0}, exponent {exponent:.2}");
    }
}

/// How many bytes are published, as far as the sample tells.
fn published(shape: Shape, count: usize) -> f64 {
    let mut files = vec![
        (
            "site.toml".to_owned(),
            "title = \"Case\"\nbase_url = \"https://example.org/\"\n[levels]\ndependency-cycle = \"allow\"\n".to_owned(),
        ),
        ("content/vocabularies.toml".to_owned(), "[role]\nr = \"R\"\n".to_owned()),
        ("content/models/kind.toml".to_owned(), "name = \"Model\"\nproject = true\n".to_owned()),
    ];
    for at in 0..count {
        let edge = |(to, choice): (usize, bool)| {
            let any_of = if choice { "any_of = \"a\"\n" } else { "" };
            format!("[[depends]]\non = \"m{to}\"\nrole = \"r\"\n{any_of}")
        };
        let edges: String = shape(at, count).into_iter().map(edge).collect();
        files.push((format!("content/models/m{at}.md"), format!("+++\ntitle = \"M{at}\"\n{edges}+++\n")));
    }
    let inputs = site(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let output = compile(&inputs, &mut Memo::default()).value;
    let mut sorts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in output.paths() {
        sorts.entry(path.chars().filter(|c| !c.is_ascii_digit()).collect()).or_default().push(path);
    }
    let mut bytes = 0.0;
    for paths in sorts.values() {
        // The first entry is like no other in some shapes: it stands for itself.
        let (first, others) = paths.split_first().expect("a path");
        bytes += size(&output, first) as f64;
        let made: Vec<usize> = others.iter().step_by(others.len().div_ceil(SAMPLE).max(1)).map(|path| size(&output, path)).collect();
        bytes += made.iter().sum::<usize>() as f64 / made.len().max(1) as f64 * others.len() as f64;
    }
    bytes
}

fn size(output: &statebook::output::Output, path: &str) -> usize {
    let mut bytes = Vec::new();
    output.make(path, &mut bytes).expect("a page");
    bytes.len()
}
