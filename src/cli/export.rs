//! `statebook export`: the site's knowledge in formats of other programs.

use super::arguments::{Bibliography, Export, Shared};
use super::{Outcome, inputs, report, root};
use crate::Wishes;
use crate::author::export::{bib, csl, ris};

/// Writes the bibliography to standard output.
pub(super) fn run(shared: &Shared, command: &Export) -> Outcome {
    let Export::Bibliography { format } = command;
    let Some(root) = root(shared) else { return Outcome::Failed };
    let (_, entries) = crate::written(&inputs(&root, Wishes::default()));
    report::print(&match format {
        // Texts and numbers always serialise.
        Bibliography::Csl => serde_json::to_string_pretty(&csl(&entries)).unwrap_or_default() + "\n",
        Bibliography::Biblatex => bib(&entries),
        Bibliography::Ris => ris(&entries),
    });
    Outcome::Fine
}
