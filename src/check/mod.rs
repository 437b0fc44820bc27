//! Rules over the whole graph, which only report. Each rule is a function in a file of its own, with a doc comment that says
//! what it is for.

mod addresses;
mod alternatives;
mod amounts;
mod circles;
mod common_names;
mod comparisons;
mod conflicting_claims;
mod countries;
mod dates;
mod hidden_signs;
mod missing_rate;
mod names;
mod pictures;
mod projects;
mod repeats;
mod scenarios;
mod self_dependency;
mod state;
mod turned_rates;
mod unsourced;
mod unused;

use jiff::civil;
pub use pictures::pictures;
use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::Knowledge;

/// Runs the rules about the state of the knowledge on the as-of date: nobody made a mistake, but time has passed.
pub fn state(knowledge: &Knowledge, config: &Config, as_of: civil::Date) -> Vec<Diagnostic> {
    let (stale, overdue) = (config.reports(Code::StaleFact), config.reports(Code::OverdueTarget));
    if !stale && !overdue {
        return Vec::new();
    }
    let per_entry = knowledge.indices().into_par_iter().flat_map_iter(|ix| {
        let mut found = Vec::new();
        if stale {
            state::stale(knowledge.entry(ix), as_of, &mut found);
        }
        if overdue {
            state::overdue(knowledge, ix, as_of, &mut found);
        }
        found
    });
    per_entry.collect()
}

/// Runs every rule about what is written. `today` is the day on which the site is read. The result is in no particular
/// order.
pub fn run(knowledge: &Knowledge, config: &Config, today: civil::Date) -> Vec<Diagnostic> {
    let per_entry = knowledge.entries.par_iter().flat_map_iter(|entry| {
        let mut found = Vec::new();
        conflicting_claims::check(entry, &mut found);
        self_dependency::check(knowledge, entry, &mut found);
        alternatives::check(knowledge, entry, &mut found);
        unsourced::check(knowledge, entry, &mut found);
        missing_rate::check(knowledge, config, entry, &mut found);
        countries::check(knowledge, entry, &mut found);
        names::check_unlinked(entry, &mut found);
        hidden_signs::check(entry, &mut found);
        comparisons::check(knowledge, entry, &mut found);
        amounts::check(entry, &mut found);
        dates::check(entry, today, &mut found);
        repeats::check(knowledge, entry, &mut found);
        addresses::check(entry, &mut found);
        projects::check(knowledge, entry, &mut found);
        found
    });
    let mut found: Vec<Diagnostic> = per_entry.collect();
    countries::check_unique(knowledge, &mut found);
    circles::check(knowledge, &mut found);
    knowledge.schema.kinds.values().for_each(|kind| comparisons::check_presets(&knowledge.schema, kind, &mut found));
    scenarios::check(knowledge, &mut found);
    names::check(knowledge, &mut found);
    missing_rate::check_sources(knowledge, &mut found);
    turned_rates::check(knowledge, config, &mut found);
    repeats::check_sources(knowledge, &mut found);
    if config.auto_links {
        common_names::check(knowledge, &mut found);
    }
    if config.reports(Code::UnusedSource) {
        unused::check(knowledge, &mut found);
    }
    found
}
