//! A renamed entry is the same entry at another address: all mentions still lead to it, and so does the old address. A
//! renamed field or word is the same field or word, and renaming it back restores the files.

use statebook::author::difference::{Side, difference};
use statebook::author::rename::{Declared, rename, rename_declared};
use statebook::{compile, memo::Memo};

use crate::cli::Ground;
use crate::grounds::{golden_sites, knowledge_base};

#[test]
#[ignore = "long"]
fn any_entry_can_be_renamed_and_nothing_else_is_different() {
    let mut tried = 0;
    let mut sites = golden_sites();
    sites.push(("the knowledge base".to_owned(), knowledge_base()));
    for (name, inputs) in sites {
        let knowledge = compile(&inputs, &mut Memo::default());
        let entries = knowledge.value.pages().expect("pages").knowledge().entries.clone();
        let step = if entries.len() > 200 { entries.len() / 5 } else { entries.len() / 12 + 1 };
        for entry in entries.iter().step_by(step) {
            let renamed = match rename(&inputs, &entry.id, "quite-another-name") {
                Ok(renamed) => renamed,
                // Its name is a word in the `where` of a comparison, or a theme refers to its page by address.
                Err(why) => {
                    assert!(why.starts_with("it would be a mistake"), "{name}: {}: {why}", entry.id);
                    continue;
                }
            };
            tried += 1;
            let after = renamed.applied(&inputs);
            if inputs.sources.len() < 200 || tried % 4 == 0 {
                let found = difference(&Side::new(&inputs), &Side::new(&after));
                assert!(found.lost.is_empty() && found.removed.is_empty() && found.added.is_empty(), "{name}: {}: {found:#?}", entry.id);
            }
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn the_command_moves_the_file_and_changes_every_name() {
    let ground = Ground::new(&[
        (
            "content/models/beta.md",
            "+++\ntitle = \"Beta\" # a remark\n\n[facts]\nbase = \"alpha\"\n\n[[events]]\nid = \"a\"\ndate = 2024\ntitle = \"x\"\nsame_as = \"alpha#first\"\n+++\n[[alpha]] [[models/alpha|alpha]] [alpha.md](alpha.md#words) Alpha\n",
        ),
        (
            "content/models/alpha.md",
            "+++\ntitle = \"Alpha\"\n[[events]]\nid = \"first\"\ndate = 2024\ntitle = \"x\"\n+++\n## Words\n[me](alpha.md)\n",
        ),
    ]);
    let renamed = ground.run(&["rename", "alpha", "alpha-2"]);
    assert_eq!((renamed.code, renamed.out.as_str()), (Some(0), "content/models/alpha-2.md\n"), "{}", renamed.err);
    assert!(!ground.root().join("content/models/alpha.md").exists());
    let beta = std::fs::read_to_string(ground.root().join("content/models/beta.md")).expect("a file");
    for line in [
        "base = \"alpha-2\"\n",
        "same_as = \"alpha-2#first\"\n",
        "[[alpha-2]] [[models/alpha-2|alpha]] [alpha.md](alpha-2.md#words) Alpha\n",
        "\"Beta\" # a remark\n",
    ] {
        assert!(beta.contains(line), "{line} in\n{beta}");
    }
    let alpha = std::fs::read_to_string(ground.root().join("content/models/alpha-2.md")).expect("a file");
    assert!(alpha.contains("title = \"Alpha\"\nredirects = [\"/models/alpha/\"]\n") && alpha.contains("[me](alpha-2.md)"), "{alpha}");
    assert_eq!(ground.run(&["check"]).code, Some(0));
    let again = ground.run(&["rename", "models/alpha-2", "alpha-3"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    let alpha = std::fs::read_to_string(ground.root().join("content/models/alpha-3.md")).expect("a file");
    assert!(alpha.contains("redirects = [\"/models/alpha-2/\", \"/models/alpha/\"]\n"), "{alpha}");
    for (name, new, why) in [
        ("alpha-3", "beta", "is there already"),
        ("nobody", "x", "no entry `nobody`"),
        ("alhpa-3", "x", "did you mean `alpha-3`?"),
        ("alpha-3", "Not A Stem", "cannot be a file's name"),
        ("alpha-3", "../x", "stays in its folder"),
        ("alpha-3", "sources/x", "stays in its folder"),
    ] {
        let refused = ground.run(&["rename", name, new]);
        assert_eq!(refused.code, Some(2), "{name} {new}");
        assert!(refused.err.contains(why), "{}", refused.err);
    }
    // As a path that a shell completes, and with its folder.
    let by_path = ground.run(&["rename", "content/models/alpha-3.md", "models/alpha-4"]);
    assert_eq!((by_path.code, by_path.out.as_str()), (Some(0), "content/models/alpha-4.md\n"), "{}", by_path.err);
}

#[test]
#[ignore = "long"]
fn any_field_and_any_word_can_be_renamed_there_and_back() {
    let tried = all_can_be_renamed(golden_sites());
    assert!(tried > 40, "{tried}");
}

#[test]
#[ignore = "long"]
fn fields_and_words_of_the_knowledge_base_can_be_renamed_there_and_back() {
    assert!(all_can_be_renamed(vec![("the knowledge base".to_owned(), knowledge_base())]) > 0);
}

/// Renames each entry in turn. Returns the number of attempts.
fn all_can_be_renamed(sites: Vec<(String, statebook::Inputs)>) -> usize {
    let (mut tried, mut refused) = (0, Vec::new());
    for (name, inputs) in sites {
        let compiled = compile(&inputs, &mut Memo::default());
        let schema = compiled.value.pages().expect("pages").knowledge().schema.clone();
        let fields = schema
            .kinds
            .values()
            .flat_map(|kind| kind.fields.iter().map(|field| (Declared::Field { kind: &kind.folder, name: &field.name }, "quite_another")));
        let words = schema.vocabularies.names().flat_map(|vocabulary| {
            let words = schema.vocabularies.named(vocabulary).into_iter().flat_map(|words| words.names());
            words.map(move |word| (Declared::Word { vocabulary, word }, "quite-another"))
        });
        let all: Vec<_> = fields.chain(words).collect();
        let step = if inputs.sources.len() > 200 { all.len() / 2 } else { all.len() / 10 + 1 };
        for (what, new) in all.into_iter().step_by(step) {
            let renamed = match rename_declared(&inputs, what, new) {
                Ok(renamed) => renamed,
                Err(why) => {
                    refused.push(format!("{name}: {what:?}: {why}"));
                    continue;
                }
            };
            tried += 1;
            assert!(renamed.places > 0, "{name}: {what:?}");
            let after = renamed.applied(&inputs);
            let (back, old) = match what {
                Declared::Field { kind, name } => (Declared::Field { kind, name: new }, name),
                Declared::Word { vocabulary, word } => (Declared::Word { vocabulary, word: new }, word),
            };
            let again = rename_declared(&after, back, old).unwrap_or_else(|why| panic!("{name}: {back:?}: {why}"));
            assert_eq!(again.places, renamed.places, "{name}: {what:?}");
            for (source, first) in again.applied(&after).sources.iter().zip(&inputs.sources) {
                assert_eq!(source.text.replace('\'', "\""), first.text.replace('\'', "\""), "{name}: {what:?}: {}", source.path);
            }
        }
    }
    let known = ["citations are made of", "are promises"];
    refused.retain(|why| !known.iter().any(|known| why.contains(known)));
    assert!(refused.is_empty(), "{refused:#?}");
    tried
}

const KIND: &str = "name = \"Model\"

[fields.released] # the first one
type = \"date\"
event = \"release\"

[fields.state]
type = \"choice\"
vocabulary = \"status\"
";
const USES: &str = "+++
title = \"Alpha\"
status = \"active\"   # for now

[facts]
# When.
released = \"2024\"
state = { value = \"active\", note = \"active\" }

[[depends]]
on = \"beta\"
role = \"chips\"
+++
[when](alpha.md#fact-released) [x](#fact-released) [[alpha]] released and active chips
";
const TABLE: &str = "+++
title = \"All\"
kind = \"models\"
columns = [\"released\", \"state\", \"depends.chips\", \"depends.chips.released\"]
labels = { depends.chips.released = \"When\" }
sort = [\"-released\", \"state\"]
where = { status = [\"active\"], none-of = [{ depends.chips.status = \"retired\", released = \"1999\" }] }
+++
";

#[test]
fn the_command_renames_fields_and_words_wherever_they_are_used() {
    let ground = Ground::new(&[
        ("content/models/kind.toml", KIND),
        ("content/models/alpha.md", USES),
        ("content/models/beta.md", "+++\ntitle = \"Beta\"\n[facts.released]\nvalue = \"2023\"\n+++\n"),
        ("content/compare/kind.toml", "name = \"Comparison\"\nrole = \"comparison\"\n"),
        ("content/compare/all.md", TABLE),
    ]);
    let read = |path: &str| std::fs::read_to_string(ground.root().join(path)).expect("a file");
    assert_eq!(ground.run(&["check"]).code, Some(0), "{}", ground.run(&["check"]).out);
    let shown = ground.run(&["rename", "--field", "models", "released", "first_release", "--dry-run"]);
    assert_eq!((shown.code, read("content/models/alpha.md").as_str()), (Some(0), USES), "{}", shown.err);
    assert!(shown.out.contains("-released = \"2024\"\n+first_release = \"2024\"\n"), "{}", shown.out);
    let done = ground.run(&["rename", "--field", "models", "released", "first_release"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!(read("content/models/kind.toml"), KIND.replace("released", "first_release"));
    assert_eq!(
        read("content/models/alpha.md"),
        USES.replace("released = ", "first_release = ").replace("#fact-released", "#fact-first_release")
    );
    assert!(read("content/models/beta.md").contains("[facts.first_release]\n"));
    assert_eq!(read("content/compare/all.md"), TABLE.replace("released", "first_release"));
    let done = ground.run(&["rename", "--word", "status", "active", "running"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let alpha = read("content/models/alpha.md");
    assert!(alpha.contains("status = \"running\"   # for now\n") && alpha.contains("value = \"running\", note = \"active\""), "{alpha}");
    assert!(read("content/compare/all.md").contains("where = { status = [\"running\"], none-of"));
    let done = ground.run(&["rename", "--word", "role", "chips", "processors"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let table = read("content/compare/all.md");
    assert!(table.contains("\"depends.processors.first_release\"") && table.contains("{ depends.processors.first_release = "), "{table}");
    assert!(table.contains("{ depends.processors.status = \"retired\", first_release"), "{table}");
    assert_eq!(ground.run(&["check"]).code, Some(0), "{}", ground.run(&["check"]).out);
    let before = read("content/models/alpha.md");
    for arguments in [
        ["--field", "models", "first_release", "state"],
        ["--field", "models", "first_release", "title"],
        ["--field", "models", "nothing", "x"],
        ["--field", "nowhere", "first_release", "x"],
        ["--word", "status", "running", "Not A Word"],
        ["--word", "role", "nothing", "x"],
        ["--word", "role", "processors", "processors"],
    ] {
        let refused = ground.run(&[&["rename"], &arguments[..]].concat());
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
    // A file that cannot be read and may use the name prevents the renaming.
    ground.put("content/models/gamma.md", "+++\ntitle = \"Gamma\"\nstatus = running\n+++\n");
    let refused = ground.run(&["rename", "--word", "status", "running", "active"]);
    assert_eq!((refused.code, read("content/models/alpha.md")), (Some(2), before), "{}", refused.err);
}
