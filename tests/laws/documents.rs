//! Commands and flags that documents and pipelines tell people and machines to use exist. Issue forms are those of the
//! kinds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::grounds::repository;

const FILES: [&str; 12] = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "docs/format.md",
    "docs/theme.md",
    "docs/data.md",
    "starter/README.md",
    "editors/README.md",
    ".gitlab-ci.yml",
    ".pre-commit-hooks.yaml",
    "Containerfile",
];

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.flat_map(|place| if place.is_dir() { below(&place) } else { vec![place] }).collect();
    files.sort();
    files
}

fn run(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_statebook")).current_dir(repository()).args(arguments).output().expect("the program");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn every_command_and_flag_that_is_named_is_there() {
    let (_, help) = run(&["--help"]);
    let commands = help.split_once("Commands:").map(|(_, rest)| rest).unwrap_or_default();
    let commands: Vec<&str> =
        commands.lines().skip(1).take_while(|line| line.starts_with("  ")).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"check") && commands.contains(&"diff"), "{commands:?}");
    let helps: BTreeMap<&str, String> =
        commands.iter().filter(|command| **command != "help").map(|command| (*command, run(&[command, "--help"]).1)).collect();
    let mut files: Vec<PathBuf> = FILES.iter().map(|path| repository().join(path)).collect();
    files.extend(below(&repository().join(".github")));
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for file in &files {
        for line in read(file).lines() {
            for (at, _) in line.match_indices("statebook ") {
                // A command ends at the end of its line, its code span or its pipe.
                let rest = line[at + 10..].split(['`', '|', '#', ';', '&', '>']).next().unwrap_or_default().replace('"', " ");
                let words: Vec<&str> = rest.split_whitespace().collect();
                let Some(at) = words
                    .iter()
                    .position(|word| helps.contains_key(word))
                    .filter(|at| words[..*at].iter().all(|word| word.starts_with('-') || word.starts_with('$')))
                else {
                    continue;
                };
                seen += 1;
                for flag in words.iter().filter_map(|word| word.strip_prefix("--")) {
                    let flag = flag.split('=').next().unwrap_or_default().trim_end_matches([',', '.', ')']);
                    let known = |help: &str| help.contains(&format!("--{flag}")) || flag.is_empty();
                    if !known(&helps[words[at]]) {
                        wrong.push(format!("{}: statebook {} --{flag}", file.display(), words[at]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_readme_has_every_command_with_every_flag() {
    let readme = read(&repository().join("README.md"));
    let flags = |help: &str| -> BTreeSet<String> {
        let names =
            help.match_indices("--").map(|(at, _)| help[at + 2..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect());
        names.filter(|name: &String| !name.is_empty() && name != "help" && name != "version").collect()
    };
    // The flags of all commands are described once, below the list.
    let shared = flags(&run(&["lsp", "--help"]).1);
    let nested = ["import sources", "import entries", "export bibliography", "theme eject"];
    let (_, help) = run(&["--help"]);
    let commands = help.split_once("Commands:").map(|(_, rest)| rest).unwrap_or_default().lines().skip(1);
    let commands = commands.take_while(|line| line.starts_with("  ")).filter_map(|line| line.split_whitespace().next());
    let mut looked_at = 0;
    for command in commands.filter(|command| *command != "help") {
        let line = readme.lines().find(|line| line.split_whitespace().take(2).eq(["statebook", command]));
        let line = line.unwrap_or_else(|| panic!("the list of commands in README.md lacks `{command}`"));
        let below = nested.iter().filter(|name| name.split_whitespace().next() == Some(command));
        let helps = below.map(|name| run(&name.split_whitespace().chain(["--help"]).collect::<Vec<_>>()).1);
        let taken: BTreeSet<String> = helps.chain([run(&[command, "--help"]).1]).flat_map(|help| flags(&help)).collect();
        let own: BTreeSet<&String> = taken.difference(&shared).collect();
        let told = flags(line);
        assert_eq!(own, told.iter().collect(), "`{command}` takes, and README.md names");
        looked_at += 1;
    }
    assert!(looked_at > 10, "{looked_at}");
}

#[test]
fn issue_forms_are_those_of_the_kinds() {
    let mut forms = 0;
    for file in below(&repository().join(".github/ISSUE_TEMPLATE")) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(kind) = name.strip_prefix("new-") {
            let (made, form) = run(&["schema", kind, "--form"]);
            assert!(made && form == read(&file), "{name}: make it anew: statebook schema {kind} --form > {}", file.display());
            forms += 1;
        }
    }
    assert!(forms >= 3);
}

#[test]
fn the_answers_of_an_issue_become_an_entry() {
    let room = tempfile::tempdir().expect("a folder");
    let site = room.path().join("site");
    let program = |arguments: &[&str]| crate::cli::run(&site, arguments, &[]);
    assert_eq!(crate::cli::run(room.path(), &["init", "site"], &[]).code, Some(0));
    let issue = "### Name\n\nBlue Lake\n\n### In one sentence\n\nA lake, $(touch x) and \"more\".\n\n### Countries\n\nFI, SE\n\n### Status\n\nactive\n\n\
        ### Sources\n\n- <https://example.net/report>\nhttps://www.iana.org/help/example-domains\n\n### Started\n\n_No response_\n\n\
        ### Led by\n\nFirst Supplier\n\n### Of another form\n\nx\n\n### Anything else\n\nWhat is unclear:\r\n+++\n";
    std::fs::write(room.path().join("issue.md"), issue.replace("+++\n", "its depth.\n")).expect("a file");
    let made = program(&["new", "projects", "--form", "../issue.md", "--stubs"]);
    assert_eq!(made.code, Some(0), "{}{}", made.out, made.err);
    assert_eq!(made.out.lines().collect::<Vec<_>>(), ["content/projects/blue-lake.md", "content/sources/example-report.md"]);
    let text = read(&site.join("content/projects/blue-lake.md"));
    for line in
        ["title = \"Blue Lake\"", "countries = [\"FI\", \"SE\"]", "lead = \"first-supplier\"", "its depth.", "$(touch x)", "example-page"]
    {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert_eq!(program(&["check", "--deny", "warnings"]).code, Some(0));
}

#[test]
fn the_theme_of_the_documentation_is_the_one_that_is_built() {
    let document = read(&repository().join("docs/theme.md"));
    let theme = repository().join("tests/golden/sites/theme-files/themes/mine");
    for file in below(&theme) {
        let name = file.strip_prefix(&theme).expect("a file below it").display().to_string();
        let text = read(&file);
        let remarks = [format!("<!-- themes/mine/{name} -->"), format!("/* themes/mine/{name} */"), format!("// themes/mine/{name}")];
        let shown = remarks.iter().any(|remark| document.contains(&format!("\n{remark}\n{text}```\n")));
        assert!(shown, "docs/theme.md does not show {name} as it is built");
    }
}
