//! Formatting changes how front matter is written and nothing that it says: no published byte, no remark, and nothing at the second time.

use statebook::author::format::formatted;
use statebook::entry::place_of;
use statebook::memo::Memo;
use statebook::source::Source;
use statebook::{Inputs, Wishes, disk, written};

use crate::built::build;
use crate::chance::Chance;
use crate::cli::Ground;
use crate::grounds::{TODAY, golden_sites, knowledge_base};

/// The site with every entry formatted, and how many changed.
fn all_formatted(inputs: &Inputs) -> (Inputs, usize) {
    let (schema, _) = written(inputs);
    let mut inputs = inputs.clone();
    let mut changed = 0;
    for source in &mut inputs.sources {
        let Some(kind) = place_of(&source.path).and_then(|(folder, _)| schema.kinds.get(folder)) else { continue };
        let text = formatted(&source.text, kind).unwrap_or_else(|| panic!("{} cannot be formatted", source.path));
        assert_eq!(formatted(&text, kind).as_deref(), Some(&*text), "{}: a second time changes more", source.path);
        let remarks = |text: &str| text.matches('#').count();
        assert_eq!(remarks(&source.text), remarks(&text), "{}: a remark is lost\n{text}", source.path);
        if *text != *source.text {
            changed += 1;
            *source = Source::new(source.path.clone(), text.as_bytes());
        }
    }
    (inputs, changed)
}

#[test]
fn no_published_byte_changes() {
    let mut sites = golden_sites();
    sites.push(("the knowledge base".to_owned(), knowledge_base()));
    for (name, inputs) in sites {
        let (after, _) = all_formatted(&inputs);
        let (before, after) = (build(&inputs, &mut Memo::default()).files, build(&after, &mut Memo::default()).files);
        for (path, bytes) in &before {
            assert!(after.get(path) == Some(bytes), "{name}: {path} is another one");
        }
        assert_eq!(before.len(), after.len(), "{name}");
    }
}

const WRITTEN: &str = "+++\n# About the file.\n\nstatus='active'   # since May\n\n\n# Its name.\ntitle   =   \"Alpha\"\ncountries=[\"FI\",\"SE\"]\n[facts]\n\
    tokens = 5\n   # When.\nreleased = '2024-03'\ndeveloper = {value=\"x\",  note='it said \"y\"'}\n[[depends]]\non=\"beta\"\nrole = \"chips\"\n\
    [facts.budget]  # in all\namount = 4_000_000\ncurrency = \"EUR\"\nas_of = \"2024\"\n# The last remark.\n+++\nThe  text\n   stays.\n";
const FORMATTED: &str = "+++\n# About the file.\n\n# Its name.\ntitle = \"Alpha\"\ncountries = [\"FI\", \"SE\"]\nstatus = \"active\"   # since May\n\n[facts]\n\
    developer = { value = \"x\", note = 'it said \"y\"' }\ntokens = 5\n# When.\nreleased = \"2024-03\"\n\n[facts.budget]  # in all\namount = 4_000_000\n\
    currency = \"EUR\"\nas_of = \"2024\"\n\n[[depends]]\non = \"beta\"\nrole = \"chips\"\n# The last remark.\n+++\nThe  text\n   stays.\n";

#[test]
fn the_command_formats_and_checks() {
    let ground = Ground::new(&[("content/models/alpha.md", WRITTEN), ("content/models/broken.md", "+++\ntitle = Broken\n+++\n")]);
    let read = || std::fs::read_to_string(ground.root().join("content/models/alpha.md")).expect("a file");
    let checked = ground.run(&["fmt", "--check"]);
    assert_eq!((checked.code, checked.out.as_str(), read().as_str()), (Some(1), "content/models/alpha.md\n", WRITTEN));
    assert!(checked.err.contains("1 cannot be read"), "{}", checked.err);
    assert_eq!(ground.run(&["fmt", "content/models/broken.md"]).out, "");
    let done = ground.run(&["fmt"]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), "content/models/alpha.md\n"));
    assert_eq!(read(), FORMATTED);
    assert_eq!(ground.run(&["fmt", "--check"]).code, Some(0));
    assert_eq!(ground.run(&["fmt", "nowhere"]).code, Some(2));
}

#[test]
fn no_file_makes_it_panic_or_lose_a_word() {
    let ground = Ground::new(&[]);
    let inputs = disk::read(&ground.root(), TODAY, Wishes::default());
    let (schema, _) = written(&inputs);
    let kind = &schema.kinds["models"];
    let mut chance = Chance::new(29);
    for _ in 0..3000 {
        let mut bytes = WRITTEN.as_bytes().to_vec();
        for _ in 0..=chance.below(3) {
            let at = chance.below(bytes.len());
            bytes[at] = b"\n #[]{}=\"',.+a"[chance.below(14)];
        }
        let text = String::from_utf8(bytes).expect("ASCII");
        if let Some(formatted) = formatted(&text, kind) {
            let words = |text: &str| {
                let mut words: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
                words.sort_unstable();
                words
            };
            assert_eq!(words(&text), words(&formatted), "{text}\n{formatted}");
        }
    }
}
