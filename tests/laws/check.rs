//! `check` reports on the files it is asked about and no others, in formats that their readers accept, and `--fix` changes
//! only what it reports.

use std::process::Command;

use serde_json::Value;

use crate::cli::Ground;

const BROKEN: &str = "+++\ntitle = \"Beta\"\nstatus = \"actve\"\n+++\n";
const GUESSED: &str = "+++\ntitle = \"Gamma\"\n+++\n[[alpho]]\n\n[x](nowhere.md)\n";

fn ground() -> Ground {
    Ground::new(&[("content/models/beta.md", BROKEN), ("content/models/gamma.md", GUESSED)])
}

#[test]
fn only_what_is_named_is_told() {
    let ground = ground();
    let one = ground.run(&["check", "content/models/beta.md", "--format", "short"]);
    assert_eq!((one.code, one.out.lines().count()), (Some(1), 1), "{}", one.out);
    assert!(one.err.contains("2 problems elsewhere"), "{}", one.err);
    assert_eq!(ground.run(&["check", "content/models/alpha.md"]).code, Some(0));
    let all = ground.run(&["check", "content", "--format", "short"]);
    assert_eq!(all.out.lines().count(), 3, "{}", all.out);
    let lost = ground.run(&["check", "content/models/delta.md"]);
    assert_eq!(lost.code, Some(2));
    assert!(lost.err.contains("content/models/delta.md is not there"), "{}", lost.err);
    // A path is relative to the folder in which the command runs.
    let below = crate::cli::run(&ground.root().join("content/models"), &["check", "beta.md", "--format", "short"], &[]);
    assert_eq!(below.out, one.out);
    assert_eq!(ground.run(&["check", "/etc/hostname"]).code, Some(2));
}

fn git(ground: &Ground, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(ground.root()).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
    assert!(command.output().expect("git").status.success(), "{arguments:?}");
}

#[test]
fn only_what_changed_is_told() {
    let ground = ground();
    assert!(ground.run(&["check", "--changed"]).err.contains("no git repository"), "no repository");
    git(&ground, &["init", "-q", "-b", "main"]);
    git(&ground, &["add", "-A"]);
    git(&ground, &["commit", "-qm", "first"]);
    assert_eq!(ground.run(&["check", "--changed"]).code, Some(0));
    // Git's own tests use this variable to make the repository look like somebody else's.
    let foreign = crate::cli::run(&ground.root(), &["check", "--changed"], &[("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")]);
    assert!(foreign.code == Some(2) && foreign.err.contains("safe.directory"), "{}", foreign.err);
    ground.put("content/models/new.md", &BROKEN.replace("Beta", "New"));
    let new = ground.run(&["check", "--changed", "--format", "short"]);
    assert!(new.out.starts_with("content/models/new.md:3:10") && new.out.lines().count() == 1, "{}", new.out);
    git(&ground, &["add", "-A"]);
    git(&ground, &["commit", "-qm", "second"]);
    assert_eq!(ground.run(&["check", "--changed"]).code, Some(0));
    assert_eq!(ground.run(&["check", "--changed", "HEAD~1"]).code, Some(1));
    let unknown = ground.run(&["check", "--changed=--output=x"]);
    assert_eq!(unknown.code, Some(2), "{}", unknown.err);
    assert!(!ground.root().join("x").exists());
    // A deleted file may be missed anywhere.
    std::fs::remove_file(ground.root().join("content/models/new.md")).expect("a file");
    let gone = ground.run(&["check", "--changed", "--format", "short"]);
    assert_eq!(gone.out.lines().count(), 3, "{}", gone.out);
}

#[test]
fn what_is_sure_is_mended_and_guesses_on_request() {
    let ground = ground();
    let read = |name: &str| std::fs::read_to_string(ground.root().join("content/models").join(name)).expect("a file");
    let shown = ground.run(&["check", "--fix", "--dry-run"]);
    assert!(shown.out.contains("-status = \"actve\"\n+status = \"active\"\n"), "{}", shown.out);
    assert_eq!(read("beta.md"), BROKEN);
    let elsewhere = ground.run(&["check", "--fix", "content/models/gamma.md"]);
    assert!(elsewhere.err.contains("0 problems in 0 files mended"), "{}", elsewhere.err);
    let mended = ground.run(&["check", "--fix"]);
    assert!(mended.err.contains("1 problem in 1 file mended; 1 more could be mended by a guess"), "{}", mended.err);
    assert_eq!(read("beta.md"), BROKEN.replace("actve", "active"));
    assert_eq!(read("gamma.md"), GUESSED);
    let guessed = ground.run(&["check", "--fix", "--guesses"]);
    assert_eq!(guessed.code, Some(1), "one link stays broken");
    assert_eq!(read("gamma.md"), GUESSED.replace("alpho", "alpha"));
}

#[test]
fn every_format_is_what_its_readers_take() {
    let odd = "+++\ntitle = \"100%, a: b\"\nstatus = \"50%\"\n+++\n";
    let ground = Ground::new(&[("content/models/beta.md", BROKEN), ("content/models/odd.md", odd)]);
    let run = |format: &str| ground.run(&["check", "--format", format]).out;
    let github = run("github");
    assert!(
        github.starts_with("::error file=content/models/beta.md,line=3,endLine=3,col=10,endColumn=17,title=unknown-word::"),
        "{github}"
    );
    assert!(github.contains("`50%25` is not") && github.lines().count() == 2, "{github}");
    let gitlab: Vec<Value> = serde_json::from_str(&run("gitlab")).expect("an array");
    assert_eq!(gitlab.len(), 2);
    for problem in &gitlab {
        assert_eq!(problem["fingerprint"].as_str().map(str::len), Some(32));
        assert_eq!(problem["location"]["lines"]["begin"], 3);
    }
    let sarif: Value = serde_json::from_str(&run("sarif")).expect("an object");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!((&sarif["version"], &result["level"]), (&"2.1.0".into(), &"error".into()));
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!((&replacement["deletedRegion"]["startColumn"], &replacement["insertedContent"]["text"]), (&11.into(), &"active".into()));
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
    let junit = run("junit");
    let mut reader = quick_xml::Reader::from_str(&junit);
    let mut cases = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Start(tag) => cases += usize::from(tag.name().as_ref() == "testcase"),
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(cases, 2);
    // The report of a site without problems is a valid document too.
    let clean = Ground::new(&[]);
    assert_eq!(clean.run(&["check", "--format", "gitlab"]).out, "[]\n");
    assert!(clean.run(&["check", "--format", "junit"]).out.contains("tests=\"1\" failures=\"0\""));
    assert_eq!(clean.run(&["check", "--format", "github"]).out, "");
}
