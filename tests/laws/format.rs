//! Formatting changes how front matter is written, but not what it says: the parsed entry is equal, all published bytes are
//! the same, no comment is lost, and formatting again changes nothing.

use statebook::author::format::formatted;
use statebook::entry::{parse, place_of};
use statebook::memo::Memo;
use statebook::schema::Schema;
use statebook::source::Source;
use statebook::{Inputs, Wishes, disk, written};

use crate::built::build;
use crate::chance::{Chance, times};
use crate::cli::Ground;
use crate::grounds::{TODAY, golden_sites, knowledge_base};

/// The entry of a file, printed without its spans.
fn read(source: &Source, schema: &Schema) -> String {
    let printed = format!("{:?}", parse(source, schema).value);
    let mut out = String::with_capacity(printed.len());
    let mut rest = printed.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (before, number) = rest.split_at(at);
        let after = &number[digits(number)..];
        let span = after.strip_prefix("..").map(|end| &end[digits(end)..]).filter(|_| after.len() > 2);
        out.push_str(before);
        if let Some(after) = span {
            rest = after;
        } else {
            if !before.ends_with("Fingerprint(") {
                out.push_str(&number[..digits(number)]);
            }
            rest = after;
        }
    }
    out + rest
}

/// The site with all entries formatted, and the number that changed.
fn all_formatted(inputs: &Inputs) -> (Inputs, usize) {
    let (schema, _) = written(inputs);
    let inputs_are_few = inputs.sources.len() < 500;
    let mut inputs = inputs.clone();
    let mut changed = 0;
    for source in &mut inputs.sources {
        let Some(kind) = place_of(&source.path).and_then(|(folder, _)| schema.kinds.get(folder)) else { continue };
        let text = formatted(&source.text, kind, &schema.vocabularies).unwrap_or_else(|| panic!("{} cannot be formatted", source.path));
        assert_eq!(formatted(&text, kind, &schema.vocabularies).as_deref(), Some(&*text), "{}: a second time changes more", source.path);
        let remarks = |text: &str| text.matches('#').count();
        assert_eq!(remarks(&source.text), remarks(&text), "{}: a remark is lost\n{text}", source.path);
        if *text != *source.text {
            changed += 1;
            let after = Source::new(source.path.clone(), text.as_bytes());
            // Parsing and printing all entries of a large base would take too long.
            if inputs_are_few || changed % 9 == 0 {
                assert_eq!(read(source, &schema), read(&after, &schema), "{}: another entry\n{text}", source.path);
            }
            *source = after;
        }
    }
    (inputs, changed)
}

#[test]
#[ignore = "long"]
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

const WRITTEN: &str = "+++
# About the file.

status='active'   # since May


# Its name.
title   =   \"Alpha\"
checked=2026-11-20
countries=[\"FI\",\"SE\"]
depends = [{role = \"chips\", on=\"beta\"}, { on = \"gamma\", role = \"base-model\" }]
[facts]
tokens = 5000000
   # When.
released = 2024-03-01
developer = {note='it said \"y\"', value=\"x\"}
openness = { value = \"closed\" }  # for now
origin = { value = \"scratch\", note = \"A note that is so long that its line would be hard to read and harder still to compare in a review of it.\" }
# What it cost.
[facts.budget]  # in all
currency = \"EUR\"
amount = 4000000
as_of = 2024
[[events]]
date = 2025
title = \"Second\"
# The first.
[[events]]
title = \"First\"
date = 2024-03-01
# The last remark.
+++
The  text
   stays.
";
const FORMATTED: &str = "+++
# About the file.

# Its name.
title = \"Alpha\"
countries = [\"FI\", \"SE\"]
status = \"active\"   # since May
checked = \"2026-11-20\"

[facts]
developer = { value = \"x\", note = 'it said \"y\"' }
tokens = 5_000_000
# What it cost.
budget = { amount = 4_000_000, currency = \"EUR\", as_of = \"2024\" }  # in all
# When.
released = \"2024-03-01\"
openness = \"closed\"  # for now

[facts.origin]
value = \"scratch\"
note = \"A note that is so long that its line would be hard to read and harder still to compare in a review of it.\"

[[depends]]
on = \"gamma\"
role = \"base-model\"

[[depends]]
on = \"beta\"
role = \"chips\"

# The first.
[[events]]
date = \"2024-03-01\"
title = \"First\"

[[events]]
date = \"2025\"
title = \"Second\"
# The last remark.
+++
The  text
   stays.
";

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
fn what_the_program_writes_is_formatted() {
    let room = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| crate::cli::run(room.path(), arguments, &[]);
    assert_eq!(run(&["init", "site"]).code, Some(0));
    std::fs::write(
        room.path().join("a.bib"),
        "@article{a, title = {A paper}, author = {Ng, A. and Li, B.}, date = {2024-03-01}, url = {https://example.org/a}}",
    )
    .expect("a file");
    let imported = run(&["--root", "site", "import", "sources", "a.bib", "--write"]);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    let checked = run(&["--root", "site", "fmt", "--check"]);
    assert_eq!((checked.code, checked.out.as_str()), (Some(0), ""), "{}", checked.err);
}

#[test]
fn no_file_makes_it_panic_or_say_something_else() {
    let ground = Ground::new(&[]);
    let inputs = disk::read(&ground.root(), TODAY, Wishes::default());
    let (schema, _) = written(&inputs);
    let kind = &schema.kinds["models"];
    let mut chance = Chance::new(29);
    for _ in 0..times(400) {
        let mut bytes = WRITTEN.as_bytes().to_vec();
        for _ in 0..=chance.below(3) {
            let at = chance.below(bytes.len());
            bytes[at] = b"\n #[]{}=\"',.+a"[chance.below(14)];
        }
        let text = String::from_utf8(bytes).expect("ASCII");
        if let Some(formatted) = formatted(&text, kind, &schema.vocabularies) {
            let remarks = |text: &str| text.matches('#').count();
            assert_eq!(remarks(&text), remarks(&formatted), "{text}\n{formatted}");
            let [before, after] = [&text, &formatted].map(|text| Source::new("content/models/alpha.md", text.as_bytes()));
            assert_eq!(read(&before, &schema), read(&after, &schema), "{text}\n{formatted}");
            let again = statebook::author::format::formatted(&formatted, kind, &schema.vocabularies);
            assert_eq!(again.as_deref(), Some(&*formatted), "a second time changes more");
        }
    }
}
