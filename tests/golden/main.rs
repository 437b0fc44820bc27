//! Golden tests: what comes out for a known input, kept in files that people read. One named trial a case.
//!
//! `cargo test --test golden` compares, `BLESS=1 cargo test --test golden` rewrites what is expected, and
//! `cargo test --test golden money` runs the cases with `money` in their name. How to add a case: `tests/README.md`.

mod built;
mod diagnostics;
mod expectation;
mod fixes;
mod literate;
mod sites;

use std::path::PathBuf;
use std::process::ExitCode;

use libtest_mimic::{Arguments, run};

/// The day on which every case is built.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = diagnostics::trials();
    trials.extend(fixes::trials());
    trials.extend(sites::trials());
    run(&arguments, trials).exit_code()
}

/// A folder of `tests/golden`.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}
