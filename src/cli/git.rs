//! Questions to git about the site's folder. The program itself is run, because wherever there are repositories it is
//! installed.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The difference between the site's folder and a revision.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files that are new or changed, relative to the site's folder.
    pub(super) files: BTreeSet<String>,
    /// Files that were deleted.
    pub(super) gone: BTreeSet<String>,
}

/// The changes since the common ancestor of `base` and the checked-out revision, including files that git does not track
/// yet.
///
/// # Errors
/// A message: there is no git, no repository, or no such revision.
pub(super) fn changes(root: &Path, base: &str) -> Result<Changes, String> {
    let mut changes = Changes::default();
    in_repository(root)?;
    revision(root, base, "commit")?;
    let compared = ["diff", "--merge-base", "--name-status", "--no-renames", "--relative", "-z", "--end-of-options", base];
    let named = run(root, &compared).map_err(|said| match said.contains("merge base") {
        true => format!("git knows of nothing that `{base}` and what is checked out have in common; in a shallow clone, fetch its history: git fetch --unshallow"),
        false => said,
    })?;
    let mut parts = named.split('\0').filter(|part| !part.is_empty());
    while let (Some(status), Some(path)) = (parts.next(), parts.next()) {
        if status == "D" { &mut changes.gone } else { &mut changes.files }.insert(path.to_owned());
    }
    let new = run(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    changes.files.extend(new.split('\0').filter(|path| !path.is_empty()).map(str::to_owned));
    Ok(changes)
}

/// The plain files of a revision, by their paths relative to the site's folder. Nothing is checked out.
///
/// # Errors
/// A message: there is no git, no repository, or no such revision; a shallow clone may lack it.
pub(super) fn files(root: &Path, revision: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    in_repository(root)?;
    let tree = self::revision(root, revision, "tree")?;
    let listed = run(root, &["ls-tree", "-r", "-z", tree.trim()])?;
    let blobs: Vec<(&str, &str)> = listed
        .split('\0')
        .filter_map(|line| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ');
            let plain = matches!(about.next(), Some("100644" | "100755"));
            Some((about.nth(1)?, path)).filter(|_| plain)
        })
        .collect();
    let mut child = command(root, "cat-file").arg("--batch").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(no_git)?;
    let (Some(mut asks), Some(tells)) = (child.stdin.take(), child.stdout.take()) else { return Err("git cannot be asked".to_owned()) };
    let names: String = blobs.iter().map(|(name, _)| format!("{name}\n")).collect();
    // The names are written from another thread: git answers before it has read all of them, and a full pipe would block
    // both sides.
    let asking = std::thread::Builder::new()
        .spawn(move || asks.write_all(names.as_bytes()))
        .map_err(|error| format!("git cannot be asked: no thread can be started ({error})"))?;
    let mut tells = BufReader::new(tells);
    let mut found = Vec::with_capacity(blobs.len());
    for (_, path) in &blobs {
        found.push(((*path).to_owned(), blob(&mut tells).map_err(|error| format!("git does not hand over {path}: {error}"))?));
    }
    let _ = asking.join();
    let _ = child.wait();
    Ok(found)
}

/// Fails if the site's folder is in no repository, or in one that git does not open for this user, as happens in containers.
fn in_repository(root: &Path) -> Result<(), String> {
    let Err(said) = run(root, &["rev-parse", "--is-inside-work-tree"]) else { return Ok(()) };
    Err(match said {
        said if said.contains("not a git repository") => {
            "the site's folder is in no git repository, so there is no revision to compare with; give the folder of another state of the site".to_owned()
        }
        said if said.contains("dubious ownership") => format!("{said}: it belongs to another user; run this as its owner, or let git open it: git config --global --add safe.directory FOLDER"),
        said => said,
    })
}

/// Resolves the name of a revision.
fn revision(root: &Path, name: &str, sort: &str) -> Result<String, String> {
    let asked = format!("{name}^{{{sort}}}");
    run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &asked]).map_err(|_| {
        format!("`{name}` is no folder with a site.toml and no revision that git has here; in a shallow clone, fetch it first")
    })
}

/// Reads the next file of `cat-file --batch`: a line with its name, type and size, then its bytes and a line feed.
fn blob(tells: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut line = String::new();
    tells.read_line(&mut line)?;
    let size: usize = line
        .trim_end()
        .rsplit(' ')
        .next()
        .and_then(|size| size.parse().ok())
        .ok_or_else(|| std::io::Error::other(line.trim().to_owned()))?;
    let mut bytes = vec![0; size];
    tells.read_exact(&mut bytes)?;
    tells.read_exact(&mut [0])?;
    Ok(bytes)
}

/// A git command in the site's folder. The settings of a repository can name programs to run, and a site that is checked is
/// not trusted.
fn command(root: &Path, what: &str) -> Command {
    let mut command = Command::new("git");
    // The output is parsed, so it must be in English.
    command.env("LC_ALL", "C").args(["-c", "core.fsmonitor=false", "-c", "diff.external=", "-C"]).arg(root).arg(what);
    command
}

fn no_git(error: std::io::Error) -> String {
    format!("git cannot be run: {error}")
}

/// Runs git and returns its output.
fn run(root: &Path, arguments: &[&str]) -> Result<String, String> {
    let mut command = command(root, arguments[0]);
    if arguments[0] == "diff" {
        command.args(["--no-ext-diff", "--no-textconv"]);
    }
    let output = command.args(&arguments[1..]).output().map_err(no_git)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("git says: {}", said.lines().next().unwrap_or("nothing").trim_start_matches("fatal: ")));
    }
    String::from_utf8(output.stdout).map_err(|_| "git names a file whose name is not UTF-8".to_owned())
}
