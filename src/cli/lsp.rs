//! `statebook lsp`: help in editors.

use super::arguments::Shared;
use super::{Outcome, report, root};
use crate::editor;

/// Speaks with an editor until it says good-bye.
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
