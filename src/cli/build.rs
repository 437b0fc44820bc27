//! `statebook build`: from the site's folder to the published site.

use std::io::IsTerminal;
use std::time::Instant;

use super::arguments::{Build, Shared};
use super::{Outcome, inputs, report, root};
use crate::compile;
use crate::diagnostic::render::Format;
use crate::diagnostic::{self, has_errors};
use crate::disk::write::Manner;
use crate::disk::{Published, place, publish};
use crate::memo::Memo;

/// Builds the site, or reports what is wrong and leaves the old one unchanged.
pub(super) fn run(shared: &Shared, options: &Build) -> Outcome {
    let start = Instant::now();
    let Some(root) = root(shared) else { return Outcome::Failed };
    let inputs = inputs(&root, options.published.wishes());
    let folder = match place(&root, &inputs, options.output.as_deref()) {
        Ok(folder) => folder,
        Err(error) => {
            report::say_error(shared, &error.to_string());
            return Outcome::Failed;
        }
    };
    let manner = Manner { in_place: options.in_place, clean: options.clean };
    let mut compiled = compile(&inputs, &mut Memo::default());
    let published = match has_errors(&compiled.diagnostics) {
        // The old site stays, but the pages are made nevertheless, to report problems of templates.
        true => {
            compiled.diagnostics.extend(compiled.value.proof());
            Published::Refused
        }
        false => {
            let (published, found) = publish(&compiled.value, &inputs, &folder, manner);
            compiled.diagnostics.extend(found);
            published
        }
    };
    diagnostic::sort(&mut compiled.diagnostics);
    if !compiled.diagnostics.is_empty() {
        let colour = report::colour(shared, std::io::stderr().is_terminal());
        report::say(report::text(&inputs, &compiled.diagnostics, Format::Human, colour).trim_end());
    }
    let tally = report::tally(&compiled.diagnostics);
    match published {
        Published::Refused => {
            let tally = tally.unwrap_or_default();
            report::say_error(shared, &format!("{tally}; nothing was written. `statebook explain <code>` tells more"));
            report::outcome(&compiled.diagnostics)
        }
        Published::Written(written) => {
            let tally = tally.map(|tally| format!(", {tally}")).unwrap_or_default();
            let size = compiled.value.size;
            report::print(&format!(
                "{} pages from {} entries and {} dependencies: {} files written, {} unchanged, {} deleted in {} ({:.2} s{tally})\n",
                size.pages,
                size.entries,
                size.edges,
                written.written,
                written.unchanged,
                written.deleted,
                folder.display(),
                start.elapsed().as_secs_f64(),
            ));
            if written.in_place && !options.in_place && written.written + written.deleted > 0 {
                report::say(
                    "note: the folder cannot be exchanged as a whole (it is perhaps a mount point), so its files were written one by one: \
                     for a moment visitors may have seen new pages beside old ones",
                );
            }
            if let Some((place, why)) = written.left_behind {
                report::say(&format!("note: {} is left over and goes with the next build: {why}", place.display()));
            }
            // The process ends here. Freeing a site's worth of small allocations one by one would only take time.
            std::mem::forget((inputs, compiled));
            Outcome::Fine
        }
        Published::Failed(error) => {
            report::say_error(shared, &error.to_string());
            Outcome::Failed
        }
    }
}
