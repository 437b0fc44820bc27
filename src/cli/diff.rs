//! `statebook diff`: what a change means, not which lines it touches.

use std::path::{Path, PathBuf};

use super::arguments::{Diff, DiffFormat, Shared};
use super::{Outcome, git, report, root};
use crate::author::difference::{Side, difference, markdown, text};
use crate::{Inputs, Wishes, disk};

/// Compares two states of the site.
pub(super) fn run(shared: &Shared, options: &Diff) -> Outcome {
    let Some(root) = root(shared) else { return Outcome::Failed };
    let sides = side(&root, Some(&options.base)).and_then(|before| Ok((before, side(&root, options.head.as_deref())?)));
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
    if options.lost_addresses_fail && !found.lost.is_empty() { Outcome::Content } else { Outcome::Fine }
}

/// A site's folder, a revision, or the site as it stands.
fn side(root: &Path, named: Option<&str>) -> Result<Inputs, String> {
    let today = disk::today();
    let Some(named) = named else { return Ok(disk::read(root, today, Wishes::default())) };
    let folder = PathBuf::from(named);
    if !named.is_empty() && folder.join("site.toml").is_file() {
        return Ok(disk::read(&folder, today, Wishes::default()));
    }
    Ok(disk::as_read(git::files(root, named)?, today, Wishes::default()))
}
