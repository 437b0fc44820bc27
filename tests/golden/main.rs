//! Golden tests: the expected output for known inputs, kept in files that people can read. Each case is a named trial.
//!
//! `cargo test --test golden` compares, `BLESS=1 cargo test --test golden` rewrites the expectations, and `cargo test --test
//! golden money` runs the cases with `money` in their names. `tests/README.md` says how to add a case.

mod built;
mod diagnostics;
mod expectation;
mod fixes;
mod literate;
mod sites;

use std::path::PathBuf;
use std::process::ExitCode;

use libtest_mimic::{Arguments, run};

/// The day on which all cases are built.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = diagnostics::trials();
    trials.extend(fixes::trials());
    trials.extend(sites::trials());
    run(&arguments, trials).exit_code()
}

/// A folder below `tests/golden`.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}
