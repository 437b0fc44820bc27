//! What git knows of the site's folder. The program itself is asked: it is there wherever its repositories are.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// How the site's folder differs from a revision.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files that are there and are new or different, relative to the site's folder.
    pub(super) files: BTreeSet<String>,
    /// Files that are there no more.
    pub(super) gone: BTreeSet<String>,
}

/// What changed since the common ancestor of `base` and what is checked out, files that git does not know yet among it.
///
/// # Errors
/// In words: there is no git, no repository, or no such revision.
pub(super) fn changes(root: &Path, base: &str) -> Result<Changes, String> {
    let mut changes = Changes::default();
    let named = run(root, &["diff", "--merge-base", "--name-status", "--no-renames", "--relative", "-z", "--end-of-options", base])?;
    let mut parts = named.split('\0').filter(|part| !part.is_empty());
    while let (Some(status), Some(path)) = (parts.next(), parts.next()) {
        if status == "D" { &mut changes.gone } else { &mut changes.files }.insert(path.to_owned());
    }
    let new = run(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    changes.files.extend(new.split('\0').filter(|path| !path.is_empty()).map(str::to_owned));
    Ok(changes)
}

/// What git writes.
fn run(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new("git");
    // A repository's own settings can name programs to run: a site that is checked is not trusted.
    command.args(["-c", "core.fsmonitor=false", "-c", "diff.external=", "-C"]).arg(root).args(&arguments[..1]);
    if arguments[0] == "diff" {
        command.args(["--no-ext-diff", "--no-textconv"]);
    }
    let output = command.args(&arguments[1..]).output().map_err(|error| format!("git cannot be run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("git says: {}", said.lines().next().unwrap_or("nothing").trim_start_matches("fatal: ")));
    }
    String::from_utf8(output.stdout).map_err(|_| "git names a file whose name is not UTF-8".to_owned())
}
