//! Lists on pages have bounds and say how many items they leave out; the data files are complete.

use statebook::compile;
use statebook::diagnostic::Code;
use statebook::memo::Memo;

use crate::built::build;
use crate::grounds::{site, small_site};
use crate::robust::assert_sound;

const ENTRIES: usize = 300;
const KIND: &str = "name = \"Model\"\nplural = \"Models\"\n[fields.users]\ntype = \"count\"\nshelf_life = \"P1Y\"\n\
    [fields.lead]\ntype = \"text\"\nrecommended = true\n";

#[test]
fn of_what_is_to_be_done_and_of_what_rests_on_a_source() {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("site.toml".into(), "title = \"Case\"\nbase_url = \"https://example.org/\"\n".into()),
        ("content/models/kind.toml".into(), KIND.into()),
        ("content/sources/kind.toml".into(), "name = \"Source\"\nrole = \"source\"\n".into()),
        ("content/sources/paper.md".into(), "+++\ntitle = \"Paper\"\n+++\n".into()),
    ];
    for number in 0..ENTRIES {
        let text = format!(
            "+++\ntitle = \"M{number}\"\nsources = [\"paper\"]\n[facts]\nusers = {{ value = 1, as_of = \"2020\" }}\n\
             [[events]]\ndate = \"2021\"\ntitle = \"Promise {number}\"\ntype = \"target\"\n+++\n"
        );
        files.push((format!("content/models/m{number}.md"), text.into()));
    }
    let inputs = site(files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..])));
    let built = build(&inputs, &mut Memo::default());
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
    let text = |path: &str| String::from_utf8(built.files[path].to_vec()).expect("text");

    let coverage = text("coverage/index.html");
    for (start, end) in [("id=\"overdue\"", "</section>"), ("id=\"stale\"", "</section>"), ("id=\"kind-models\"", "</section>")] {
        let section = coverage.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect("the section").0;
        assert_eq!(section.matches("<li>").count(), 200, "{start}");
        assert!(section.contains("<span class=\"count\">300</span>") && section.contains("The first 200 of 300 are shown"), "{start}");
    }
    let lines = text("data/coverage.csv");
    assert_eq!(lines.lines().count(), 1 + 3 * ENTRIES);

    let source = text("sources/paper/index.html");
    let rests = source.split_once("id=\"rests\"").and_then(|(_, rest)| rest.split_once("</section>")).expect("the section").0;
    assert_eq!(rests.matches("<li><a ").count(), 200);
    assert!(rests.contains("<span class=\"count\">600</span>") && rests.contains("The first 200 of 600 are shown"), "{rests}");
    assert_eq!(text("data/facts.csv").lines().filter(|line| line.contains(",paper,")).count(), ENTRIES);
}

#[test]
fn former_addresses_of_an_entry_are_bounded() {
    let list: String = (0..1_200).map(|at| format!("\"/former/{at}/\",")).collect();
    let entry = format!("+++\ntitle = \"A\"\nredirects = [{list}]\n+++\n");
    let compiled = compile(&small_site(&[("content/models/a.md", entry.as_bytes())]), &mut Memo::default());
    let told: Vec<&str> = compiled.diagnostics.iter().map(|diagnostic| &*diagnostic.message).collect();
    assert!(told.contains(&"an entry has at most 1000 former addresses"), "{told:?}");
    assert_eq!(compiled.value.paths().filter(|path| path.starts_with("former/")).count(), 1_000);
}

#[test]
fn texts_and_markup_are_bounded() {
    let entry = |keys: &str, body: &str| format!("+++\ntitle = \"A\"\n{keys}+++\n{body}");
    let long = "x".repeat(70 << 10);
    let cases = [
        ("content/models/a.md", entry("", &"# a\n\n".repeat(5_100)), Some("headings")),
        ("content/models/a.md", entry("", &"é\n=\n\n".repeat(5_100)), Some("headings")),
        ("content/models/a.md", format!("+++\né{}\n+++\n", ",".repeat(750_001)), Some("keys, values and lines")),
        ("content/models/a.md", entry("", &"[".repeat(500_001)), Some("signs of markup")),
        ("content/models/a.md", entry("", &"> a\n".repeat(260_000)), Some("signs of markup")),
        ("content/models/a.md", entry(&format!("summary = \"{long}\"\n"), ""), Some("64 KiB")),
        ("content/models/a.md", entry("", &"# a\n\n".repeat(1_000)), None),
        ("content/models/a.md", entry("", &"Words of a long text. ".repeat(100_000)), None),
    ];
    for (path, text, wanted) in cases {
        let inputs = small_site(&[(path, text.as_bytes())]);
        let found = compile(&inputs, &mut Memo::default()).diagnostics;
        assert_sound(&inputs, &found);
        let told = found.iter().filter(|found| found.code == Code::LongText).map(|found| found.message.clone()).collect::<Vec<_>>();
        assert_eq!(told.len(), usize::from(wanted.is_some()), "{path}: {told:?}");
        assert!(told.iter().zip(wanted).all(|(told, wanted)| told.contains(wanted)), "{path}: {told:?}");
    }
}
