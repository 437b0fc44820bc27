//! A real editor: Neovim, without a screen and with the settings that `editors/README.md` gives, shows problems, mends them,
//! completes a name and renames a file. `STATEBOOK_NEOVIM=none` skips this law.

use std::process::Command;

use crate::grounds::repository;

const LAKE: &str = "+++
title = \"Lake\"
summary = \"A lake.\"
status = \"actve\"
countries = [\"FI\"]
sources = [\"example-page\"]
+++
Text.
";

#[test]
fn an_author_is_helped_in_neovim() {
    if std::env::var_os("STATEBOOK_NEOVIM").is_some_and(|wish| wish == "none") {
        return;
    }
    let room = tempfile::tempdir().expect("a folder");
    // The temporary folder may be behind a link, and an editor uses the real paths of files.
    let site = room.path().canonicalize().expect("a folder").join("site");
    assert_eq!(crate::cli::run(room.path(), &["init", "site"], &[]).code, Some(0));
    std::fs::write(site.join("content/projects/lake.md"), LAKE).expect("a file");
    let mut command = Command::new("nvim");
    command.args(["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S"]).arg(repository().join("tests/editor/neovim.lua"));
    command.env("SITE", &site).env("PROGRAM", env!("CARGO_BIN_EXE_statebook"));
    let output = command.output().expect("Neovim is installed, or left out with STATEBOOK_NEOVIM=none");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in [
        "diagnostic unknown-word line 4",
        "action status = \"active\"",
        "mended",
        "completion first-supplier First Supplier",
        "written 日本 – see [[first-supplier]]",
        "renamed 日本 – see [[great-supplier]]",
        "there 1 0",
    ] {
        assert!(said.lines().any(|said| said == line), "{line:?} is not said:\n{said}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(crate::cli::run(&site, &["check", "--deny", "warnings"], &[]).code, Some(0));
}
