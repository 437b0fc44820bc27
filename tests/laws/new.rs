//! A new entry of any kind is valid as it is created, nothing is ever overwritten, a new site builds, and an ejected theme
//! is the same theme.

use statebook::author::draft::Draft;
use statebook::compile;
use statebook::diagnostic::Severity;
use statebook::memo::Memo;
use statebook::source::Source;

use crate::built::build;
use crate::cli::{Ground, run};
use crate::grounds::{TODAY, golden_sites, knowledge_base};

#[test]
fn a_new_entry_of_any_kind_has_no_errors() {
    let mut sites = golden_sites();
    sites.push(("the knowledge base".to_owned(), knowledge_base()));
    for (name, inputs) in sites {
        let (schema, _) = statebook::written(&inputs);
        let mut inputs = inputs.clone();
        for kind in schema.kinds.values() {
            let mut draft = Draft::new(kind, &schema, "A \"new\" entry \\ of its kind", TODAY);
            draft.countries = vec!["NZ".to_owned()];
            let path = format!("content/{}/a-new-entry.md", kind.folder);
            inputs.sources.push(Source::new(path.as_str(), draft.text().as_bytes()));
        }
        let found = compile(&inputs, &mut Memo::default()).diagnostics;
        let own = found.iter().filter(|found| found.path.ends_with("/a-new-entry.md") && found.severity == Severity::Error);
        // Two entries for one country are the fault of this test.
        let own: Vec<_> = own.filter(|found| !found.message.contains("New Zealand") && !found.message.contains("`NZ`")).collect();
        assert!(own.is_empty(), "{name}: {own:#?}");
    }
}

#[test]
fn a_profile_with_two_sources_and_an_organisation_is_made_without_a_document() {
    let room = tempfile::tempdir().expect("a folder");
    let site = room.path().join("site");
    let init = run(room.path(), &["init", "site", "--title", "Lakes \"and\" rivers"], &[]);
    assert_eq!(init.code, Some(0), "{}", init.err);
    assert_eq!(run(&site, &["check", "--deny", "warnings"], &[]).code, Some(0));
    let made = run(
        &site,
        &[
            "new",
            "project",
            "--title",
            "Grüner Fluss",
            "--summary",
            "A river.",
            "--country",
            "DE",
            "--status",
            "active",
            "--source",
            "https://www.example.com/grant-2024.html",
            "--source",
            "https://example.org/page/",
            "--set",
            "started=2024-03",
            "--set",
            "lead=river-agency",
            "--depends",
            "supply=organisations/dam-works",
            "--stubs",
        ],
        &[],
    );
    assert_eq!(made.code, Some(0), "{}{}", made.out, made.err);
    let files: Vec<&str> = made.out.lines().collect();
    assert_eq!(files[0], "content/projects/gruner-fluss.md");
    assert_eq!(files.len(), 5, "{files:?}");
    assert!(made.err.contains("nothing is wrong"), "{}", made.err);
    assert_eq!(run(&site, &["check", "--deny", "warnings"], &[]).code, Some(0));
    assert_eq!(run(&site, &["build"], &[]).code, Some(0));
    // An address that an existing source has stands for that source.
    let again = run(
        &site,
        &["new", "project", "--title", "Other", "--summary", "x", "--source", "http://example.org/page", "--country", "DE"],
        &[],
    );
    assert_eq!((again.code, again.out.lines().count()), (Some(0), 1), "{}{}", again.out, again.err);
}

#[test]
fn nothing_is_written_over_and_nothing_is_made_twice() {
    let ground = Ground::new(&[]);
    let before = std::fs::read(ground.root().join("content/models/alpha.md")).expect("a file");
    for arguments in [
        &["new", "models", "alpha", "--title", "Another"][..],
        &["new", "model", "--title", "ALPHA"],
        &["new", "model", "alpha", "--title", "Alpha", "--force"],
        &["new", "model", "Not-A-Stem", "--title", "X"],
        &["new", "model", "--title", "日本"],
        &["new", "model", "../../escape", "--title", "X"],
        &["new", "model", "--title", "X", "--set", "relased=2024"],
        &["new", "model", "--title", "X", "--set", "budget=much"],
        &["new", "planet", "--title", "X"],
        &["new", "model"],
    ] {
        let refused = ground.run(arguments);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""), "{arguments:?}: {}", refused.err);
    }
    assert_eq!(std::fs::read(ground.root().join("content/models/alpha.md")).expect("a file"), before);
    assert_eq!(std::fs::read_dir(ground.root().join("content/models")).expect("a folder").count(), 2, "kind.toml and one entry");
    let full = ground.run(&["init", "."]);
    assert_eq!(full.code, Some(2), "{}", full.err);
}

#[test]
fn a_theme_that_is_copied_out_makes_the_same_pages() {
    let ground = Ground::new(&[]);
    let read = || statebook::disk::read(&ground.root(), TODAY, statebook::Wishes::default());
    let pages = || {
        let files = build(&read(), &mut Memo::default()).files;
        files.into_iter().filter(|(path, _)| path.ends_with(".css") || path.ends_with("index.html")).collect::<Vec<_>>()
    };
    let before = pages();
    let listed = ground.run(&["theme", "eject"]);
    assert!(listed.out.lines().any(|line| line == "templates/profile.html"), "{}", listed.out);
    let copied = ground.run(&["theme", "eject", "templates", "styles/10-tokens.css"]);
    assert_eq!(copied.code, Some(0), "{}", copied.err);
    assert!(read().sources.iter().any(|source| &*source.path == "theme/templates/base.html"));
    let own = ground.root().join("theme/styles/10-tokens.css");
    let mut changed = std::fs::read_to_string(&own).expect("a file");
    let other: Vec<_> = before.iter().zip(pages()).filter(|(before, after)| *before != after).map(|(before, _)| before.0.clone()).collect();
    assert!(other.is_empty(), "the copied theme makes other pages: {other:?}");
    changed.push_str("\n/* mine */\n");
    std::fs::write(&own, &changed).expect("a file");
    assert_eq!(ground.run(&["theme", "eject", "styles"]).code, Some(0));
    assert_eq!(std::fs::read_to_string(&own).expect("a file"), changed, "a changed file stays");
}
