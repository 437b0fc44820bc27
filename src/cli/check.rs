//! `statebook check`: everything that is wrong, in one run, and nothing written.

use std::io::IsTerminal;

use super::arguments::{Check, Deny, Format as Asked, Shared};
use super::{Outcome, inputs, report, root};
use crate::diagnostic::render::Format;
use crate::diagnostic::{self, Severity};
use crate::memo::Memo;
use crate::{Wishes, compile};

/// Checks the site exactly as `build` would.
pub(super) fn run(shared: &Shared, options: &Check) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, Wishes { base_url: None, as_of: options.as_of, drafts: options.drafts });
    let mut compiled = compile(&inputs, &mut Memo::default());
    compiled.diagnostics.extend(compiled.value.proof());
    diagnostic::sort(&mut compiled.diagnostics);
    if options.deny == Some(Deny::Warnings) {
        compiled.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    let format = match options.format {
        Asked::Human => Format::Human,
        Asked::Short => Format::Short,
        Asked::Json => Format::Json,
    };
    let colour = report::colour(shared, std::io::stdout().is_terminal());
    report::print(&report::text(&inputs, &compiled.diagnostics, format, colour));
    let size = compiled.value.size;
    let tally = report::tally(&compiled.diagnostics).unwrap_or_else(|| "nothing wrong".to_owned());
    report::say(&format!("{tally} in {} entries and {} dependencies", size.entries, size.edges));
    report::outcome(&compiled.diagnostics)
}
