//! The command line keeps its promises: exit codes, formats, and a published site that errors never touch.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::grounds::{implied, place};

/// A small site in a temporary folder.
pub struct Ground {
    pub folder: TempDir,
}

impl Ground {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let ground = Self { folder: tempfile::tempdir().expect("a folder") };
        let implied = implied();
        place(&ground.root(), &implied.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
        ground.put("content/models/alpha.md", "+++\ntitle = \"Alpha\"\n+++\nText.\n");
        files.iter().for_each(|(path, text)| ground.put(path, text));
        ground
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub fn put(&self, path: &str, text: &str) {
        place(&self.root(), &[(path, text.as_bytes())]);
    }

    /// Runs the program in the site's folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&self.root(), arguments, &[])
    }

    /// The contents of all published files, by path.
    fn published(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut open = vec![self.root().join("public")];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    files.insert(entry.path(), std::fs::read(entry.path()).expect("a published file"));
                }
            }
        }
        files
    }
}

/// The result of a run.
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_statebook"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(environment.iter().copied());
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Run { code: status.code(), out: text(stdout), err: text(stderr) }
}

const BROKEN: &str = "+++\ntitle = \"Beta\"\nstatus = \"actve\"\n+++\n[x](nowhere.md)\n";
const WARNED: &str = "+++\ntitle = \"Beta\"\n+++\n<b onclick=\"x\">x</b>\n";

#[test]
fn a_build_says_in_one_line_what_it_built() {
    let ground = Ground::new(&[]);
    let first = ground.run(&["build"]);
    assert_eq!((first.code, first.out.lines().count(), first.err.as_str()), (Some(0), 1, ""), "{}", first.err);
    assert!(first.out.contains("1 entries") && first.out.contains("0 unchanged"), "{}", first.out);
    assert!(ground.root().join("public/models/alpha/index.html").is_file());
    let second = ground.run(&["build"]);
    assert!(second.out.contains(" 0 files written"), "{}", second.out);
}

#[test]
fn errors_in_the_content_are_1_and_leave_the_published_site_alone() {
    let ground = Ground::new(&[]);
    assert_eq!(ground.run(&["build"]).code, Some(0));
    let before = ground.published();
    assert!(before.len() > 10);
    ground.put("content/models/beta.md", BROKEN);
    ground.put("content/models/alpha.md", "+++\ntitle = \"Changed\"\n+++\n");
    let failed = ground.run(&["build"]);
    assert_eq!(failed.code, Some(1));
    assert!(failed.out.is_empty() && failed.err.contains("nothing was written"), "{}{}", failed.out, failed.err);
    assert!(before == ground.published(), "the published site changed");
    let siblings: Vec<_> = std::fs::read_dir(ground.root()).expect("the site").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(siblings.len(), 3, "nothing is left beside the site: {siblings:?}");
    // A template that fails while pages are made also leaves the site alone.
    std::fs::remove_file(ground.root().join("content/models/beta.md")).expect("the broken entry");
    ground.put("site.toml", "title = \"Case\"\nbase_url = \"https://example.org/\"\ntheme = \"theme\"\n");
    ground.put("theme/templates/profile.html", "{{ page.nothing }}");
    assert_eq!(ground.run(&["build"]).code, Some(1));
    assert!(before == ground.published(), "the published site changed");
}

#[test]
fn usage_configuration_and_disk_are_2() {
    let ground = Ground::new(&[]);
    for arguments in [
        &["bild"][..],
        &["build", "--nothing"],
        &["check", "--as-of", "soon"],
        &["check", "--format", "xml"],
        &["check", "--root", "nowhere"],
        &[],
    ] {
        let run = ground.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.err.is_empty(), "{arguments:?}");
    }
    let empty = tempfile::tempdir().expect("a folder");
    let lost = run(empty.path(), &["check"], &[]);
    assert_eq!(lost.code, Some(2));
    assert!(lost.err.contains("site.toml") && lost.err.contains("--root"), "{}", lost.err);
    assert_eq!(ground.run(&["build", "--base-url", "nonsense"]).code, Some(2));
    ground.put("site.toml", "title = \"Case\"\nbase_url = \"nonsense\"\n");
    assert_eq!(ground.run(&["check"]).code, Some(2));
}

#[test]
fn help_and_version_go_to_stdout() {
    let ground = Ground::new(&[]);
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"]] {
        let run = ground.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(run.out.contains("statebook"), "{}", run.out);
    }
}

#[test]
fn the_root_is_given_or_the_nearest_folder_upward() {
    let ground = Ground::new(&[("content/models/beta.md", BROKEN)]);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let root = ground.root();
    let given = run(elsewhere.path(), &["--root", &root.to_string_lossy(), "check", "--format", "short"], &[]);
    let found = run(&root.join("content/models"), &["check", "--format", "short"], &[]);
    assert_eq!((given.code, &given.out), (Some(1), &found.out));
    assert!(given.out.starts_with("content/models/beta.md:3:10: error[unknown-word]: "), "{}", given.out);
}

#[test]
fn json_is_one_object_a_line_with_exactly_these_keys() {
    let ground = Ground::new(&[("content/models/beta.md", BROKEN), ("content/models/gamma.md", "+++\ntitle = \"日本 \" x\n+++\n")]);
    let run = ground.run(&["check", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.out.lines().count(), 3, "{}", run.out);
    for line in run.out.lines() {
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect("an object a line");
        let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["code", "column", "end_column", "end_line", "file", "fix", "help", "line", "message", "severity"]);
    }
    let first: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap_or_default()).expect("an object");
    assert_eq!(first["code"], "unknown-word");
    assert_eq!(first["file"], "content/models/beta.md");
    assert_eq!(
        (&first["line"], &first["column"], &first["end_line"], &first["end_column"]),
        (&3.into(), &10.into(), &3.into(), &17.into())
    );
    // Columns count characters, not bytes.
    let third: serde_json::Value = serde_json::from_str(run.out.lines().nth(2).unwrap_or_default()).expect("an object");
    assert_eq!((&third["line"], &third["column"]), (&2.into(), &15.into()), "{third}");
}

#[test]
fn results_go_to_stdout_and_talk_to_stderr() {
    let ground = Ground::new(&[("content/models/beta.md", WARNED)]);
    let run = ground.run(&["check", "--format", "short"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 1), "{}", run.out);
    assert!(run.err.contains("1 warning in 2 entries"), "{}", run.err);
    let clean = Ground::new(&[]).run(&["check"]);
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), ""));
    assert!(clean.err.contains("nothing wrong"), "{}", clean.err);
}

#[test]
fn warnings_fail_only_when_they_are_denied() {
    let ground = Ground::new(&[("content/models/beta.md", WARNED)]);
    assert_eq!(ground.run(&["check"]).code, Some(0));
    let denied = ground.run(&["check", "--deny", "warnings", "--format", "short"]);
    assert_eq!(denied.code, Some(1));
    assert!(denied.out.contains("error[raw-html]"), "{}", denied.out);
    assert_eq!(ground.run(&["build"]).code, Some(0));
    ground.put("site.toml", "title = \"Case\"\nbase_url = \"https://example.org/\"\n[levels]\nraw-html = \"deny\"\n");
    assert_eq!(ground.run(&["build"]).code, Some(1));
}

#[test]
fn colours_are_for_those_who_asked() {
    let ground = Ground::new(&[("content/models/beta.md", BROKEN)]);
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| run(&ground.root(), arguments, environment).out.contains('\u{1b}');
    // The output of tests is not a terminal.
    assert!(!coloured(&["check"], &[]));
    assert!(!coloured(&["check"], &[("NO_COLOR", "1")]));
    assert!(coloured(&["check", "--color", "always"], &[]));
    assert!(!coloured(&["check", "--color", "never"], &[]));
}

#[test]
fn a_folder_of_somebody_else_is_never_written() {
    let ground = Ground::new(&[("elsewhere/thesis.txt", "years of work")]);
    let refused = ground.run(&["build", "--output", "elsewhere"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("elsewhere") && refused.err.contains("thesis.txt"), "{}", refused.err);
    let left: Vec<_> =
        std::fs::read_dir(ground.root().join("elsewhere")).expect("the folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["thesis.txt"]);
}

#[test]
fn a_site_is_not_published_into_what_it_is_read_from() {
    let ground = Ground::new(&[("static/own.txt", "")]);
    let victim = ground.folder.path().join("victim");
    std::fs::create_dir(&victim).expect("a folder");
    std::os::unix::fs::symlink("content/models", ground.root().join("linked")).expect("a link");
    for output in ["content/models/site", "content", "static/site", ".git/site", ".", "..", "content/../content/x", "linked/x"] {
        let refused = ground.run(&["build", "--output", output]);
        assert_eq!(refused.code, Some(2), "{output}: {}", refused.err);
        assert!(refused.err.contains("lie in each other"), "{output}: {}", refused.err);
    }
    // A link that a repository can contain does not redirect the site, unless the user names it.
    std::os::unix::fs::symlink(&victim, ground.root().join("public")).expect("a link");
    let refused = ground.run(&["build"]);
    assert_eq!((refused.code, refused.err.contains("leads out")), (Some(2), true), "{}", refused.err);
    assert_eq!(std::fs::read_dir(&victim).expect("the folder").count(), 0);
    assert_eq!(ground.run(&["build", "--output", "public"]).code, Some(0));
    assert!(victim.join("index.html").is_file());
}

#[test]
fn without_memory_for_threads_there_is_an_error_and_no_panic() {
    let ground = Ground::new(&[]);
    for limit in [60_000, 100_000, 150_000, 200_000, 300_000] {
        let command = format!("ulimit -v {limit}; exec \"$0\" --threads 256 build");
        let program = env!("CARGO_BIN_EXE_statebook");
        let output = Command::new("sh").args(["-c", &command, program]).current_dir(ground.root()).output().expect("a shell");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // If not even the next small piece of memory is available, the allocator or the C library ends the process. That is
        // not a panic.
        let ended =
            matches!(output.status.code(), Some(0 | 2)) || ["memory allocation of", "out of memory"].iter().any(|end| said.contains(end));
        assert!(ended && !said.contains("panicked"), "{limit}: {:?} {said}", output.status);
    }
}

#[test]
fn drafts_dates_and_addresses_follow_the_command_line() {
    let ground = Ground::new(&[("content/models/draft.md", "+++\ntitle = \"Draft\"\ndraft = true\n+++\n")]);
    let draft = ground.root().join("public/models/draft/index.html");
    assert_eq!((ground.run(&["build"]).code, draft.exists()), (Some(0), false));
    assert_eq!((ground.run(&["build", "--drafts"]).code, draft.exists()), (Some(0), true));
    assert_eq!((ground.run(&["build"]).code, draft.exists()), (Some(0), false));
    let home = || std::fs::read_to_string(ground.root().join("public/index.html")).expect("the home page");
    assert_eq!(ground.run(&["build", "--as-of", "2025-02-03", "--base-url", "https://example.net/below"]).code, Some(0));
    assert!(home().contains("3 February 2025") && home().contains("href=\"/below/models/\""), "{}", home());
}

#[test]
fn every_code_is_explained() {
    let ground = Ground::new(&[]);
    let all = ground.run(&["explain"]);
    assert_eq!((all.code, all.out.lines().count()), (Some(0), statebook::diagnostic::CODES.len()));
    let one = ground.run(&["explain", "missing-rate"]);
    assert_eq!(one.code, Some(0));
    assert!(one.out.starts_with("missing-rate (error)\n\n"), "{}", one.out);
    let wrong = ground.run(&["explain", "mising-rate"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("did you mean `missing-rate`?"), "{}", wrong.err);
}
