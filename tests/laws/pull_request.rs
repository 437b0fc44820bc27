//! In a pull request, each mistake is reported at its line, and a change without mistakes is built and summarised. This runs
//! the action's own commands.

use std::path::Path;
use std::process::{Command, Output};

use crate::grounds::repository;

/// The commands of the action's step with this name.
fn commands(step: &str) -> String {
    let action = std::fs::read_to_string(repository().join(".github/actions/statebook/action.yml")).expect("the action");
    let (_, rest) = action.split_once(&format!("    - name: {step}\n")).expect("the step");
    let (_, run) = rest.split_once("      run: ").expect("commands");
    match run.strip_prefix("|\n") {
        None => run.lines().next().unwrap_or_default().to_owned(),
        Some(block) => block.lines().take_while(|line| line.starts_with("        ")).map(|line| format!("{}\n", &line[8..])).collect(),
    }
}

/// Runs a step as the runner does: in bash, stopping at the first failure, with the inputs in the environment.
fn run(step: &str, room: &Path, base: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_statebook")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &commands(step)]).current_dir(room);
    command.env("PATH", path).env("ROOT", "proposed").env("DENY", "true").env("BASE", base).env("TMPDIR", room);
    command.env("RUNNER_TEMP", room).env("GITHUB_OUTPUT", room.join("output")).env("GITHUB_STEP_SUMMARY", room.join("summary"));
    command.output().expect("bash")
}

fn git(site: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(site).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
    let output = command.output().expect("git");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

const PROPOSED: &str = "+++
title = \"Green Bridge\"
sumary = \"A bridge.\"
countries = [\"Finland\"]
status = active

[facts]
started = 2025-03
lead = \"First Supplier\"
+++

See [[first-project]].
";

#[test]
fn a_proposal_with_five_mistakes_is_told_of_each_and_then_built_and_summed_up() {
    let room = tempfile::tempdir().expect("a folder");
    let site = room.path().join("proposed");
    assert_eq!(crate::cli::run(room.path(), &["init", "proposed"], &[]).code, Some(0));
    git(&site, &["init", "-q", "-b", "main"]);
    git(&site, &["add", "-A"]);
    git(&site, &["commit", "-qm", "main"]);
    let base = git(&site, &["rev-parse", "HEAD"]);
    std::fs::write(site.join("content/projects/green-bridge.md"), PROPOSED).expect("a file");
    git(&site, &["add", "-A"]);
    git(&site, &["commit", "-qm", "Green Bridge"]);

    let checked = run("Check", room.path(), &base);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    for line in [3, 4, 5, 8, 9] {
        assert!(said.contains(&format!("::error file=content/projects/green-bridge.md,line={line},")), "line {line}: {said}");
    }

    // The author's next step.
    assert_eq!(crate::cli::run(&site, &["check", "--fix"], &[]).code, Some(0));
    let mended = std::fs::read_to_string(site.join("content/projects/green-bridge.md")).expect("a file");
    std::fs::write(site.join("content/projects/green-bridge.md"), mended.replace("status =", "sources = [\"example-page\"]\nstatus ="))
        .expect("a file");
    git(&site, &["commit", "-qam", "Mended"]);
    let checked = run("Check", room.path(), &base);
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));

    assert!(run("Build the site", room.path(), &base).status.success());
    let output = std::fs::read_to_string(room.path().join("output")).expect("the outputs");
    let published = output.trim().strip_prefix("site=").expect("the folder of the site");
    assert!(Path::new(published).join("projects/green-bridge/index.html").is_file());

    let summed = run("What changed", room.path(), &base);
    assert!(summed.status.success(), "{}", String::from_utf8_lossy(&summed.stderr));
    let summary = std::fs::read_to_string(room.path().join("summary")).expect("the summary");
    assert!(summary.starts_with("### New\n\n- 1 of projects: Green Bridge\n"), "{summary}");
}
