//! `statebook diff`: what a change means, rather than which lines it touches.

use std::path::{Path, PathBuf};

use super::arguments::{Diff, DiffFormat, Shared};
use super::{Outcome, git, report, root};
use crate::author::difference::{Side, difference, markdown, text};
use crate::{Inputs, Wishes, disk};

/// Compares two states of the site.
pub(super) fn run(shared: &Shared, options: &Diff) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let sides = side(&root, Some(&options.base), Wishes::default())
        .and_then(|before| Ok((before, side(&root, options.head.as_deref(), Wishes::default())?)));
    let (before, after) = match sides {
        Ok(sides) => sides,
        Err(message) => {
            report::say_error(shared, &message);
            return Outcome::Failed;
        }
    };
    let found = difference(&Side::new(&before), &Side::new(&after));
    report::print(&match options.format {
        DiffFormat::Text => text(&found),
        DiffFormat::Markdown => markdown(&found),
        // Texts and numbers always serialise.
        DiffFormat::Json => serde_json::to_string_pretty(&found).unwrap_or_default() + "\n",
    });
    Outcome::Fine
}

/// The inputs of another site's folder, of a revision, or of the site as it is.
///
/// # Errors
/// A message: the revision does not exist, or git is not available.
pub(super) fn side(root: &Path, named: Option<&str>, wishes: Wishes) -> Result<Inputs, String> {
    let today = disk::today();
    let Some(named) = named else { return Ok(disk::read(root, today, wishes)) };
    let folder = PathBuf::from(named);
    if !named.is_empty() && folder.join("site.toml").is_file() {
        return Ok(disk::read(&folder, today, wishes));
    }
    Ok(disk::as_read(git::files(root, named)?, today, wishes))
}
