//! `statebook lsp`: the language server for editors.

use super::arguments::Shared;
use super::{Outcome, report, root};
use crate::editor;

/// Serves an editor until it disconnects.
pub(super) fn run(shared: &Shared) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    match editor::serve(&root) {
        Ok(()) => Outcome::Fine,
        Err(message) => {
            report::say_error(shared, &message);
            Outcome::Failed
        }
    }
}
