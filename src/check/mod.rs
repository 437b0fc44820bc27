//! Rules over the whole knowledge that only report. A rule is a file with a function; its doc comment says what it is for.

mod alternatives;
mod circles;
mod comparisons;
mod conflicting_claims;
mod countries;
mod missing_rate;
mod names;
mod self_dependency;
mod unsourced;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;

/// Runs every rule. The order of what it returns means nothing.
pub fn run(knowledge: &Knowledge, config: &Config) -> Vec<Diagnostic> {
    let per_entry = knowledge.entries.par_iter().flat_map_iter(|entry| {
        let mut found = Vec::new();
        conflicting_claims::check(entry, &mut found);
        self_dependency::check(knowledge, entry, &mut found);
        alternatives::check(knowledge, entry, &mut found);
        unsourced::check(knowledge, entry, &mut found);
        missing_rate::check(knowledge, config, entry, &mut found);
        countries::check(knowledge, entry, &mut found);
        names::check_unlinked(entry, &mut found);
        comparisons::check(knowledge, entry, &mut found);
        found
    });
    let mut found: Vec<Diagnostic> = per_entry.collect();
    countries::check_unique(knowledge, &mut found);
    circles::check(knowledge, &mut found);
    names::check(knowledge, &mut found);
    missing_rate::check_sources(knowledge, &mut found);
    found
}
