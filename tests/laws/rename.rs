//! A renamed entry is the same entry at another address: everything that named it names it still, and the old address leads to it.

use statebook::author::difference::{Side, difference};
use statebook::author::rename::rename;
use statebook::{compile, memo::Memo};

use crate::cli::Ground;
use crate::grounds::{golden_sites, knowledge_base};

#[test]
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
                // A word in the `where` of a comparison, or a page that a theme knows by its address.
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
    for arguments in
        [["rename", "alpha-3", "beta"], ["rename", "nobody", "x"], ["rename", "alpha-3", "Not A Stem"], ["rename", "alpha-3", "../x"]]
    {
        assert_eq!(ground.run(&arguments).code, Some(2), "{arguments:?}");
    }
}
