//! What falls with an entry can be recomputed from the published dependencies alone: `tests/recompute.py`, which knows
//! nothing about the program, arrives at the same files and at the numbers on the pages.

use std::path::Path;
use std::process::{Command, Output};

use statebook::memo::Memo;

use crate::built::{Built, build};
use crate::grounds::{built_knowledge_base, golden_sites, repository, site};

fn recompute(site: &Path, day: &str) -> Output {
    let script = repository().join("tests/recompute.py");
    match Command::new("python3").arg(script).arg(site).arg(day).output() {
        Ok(output) => output,
        Err(error) => panic!("python3 cannot be run ({error}): this law needs it; `apt-get install python3`, or see python.org"),
    }
}

/// The files of a site that the script needs, on disk.
fn published(built: &Built) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.starts_with("data/") || path.ends_with(".html")) {
        let place = folder.path().join(path);
        std::fs::create_dir_all(place.parent().expect("it is below the folder")).expect("a folder");
        std::fs::write(place, bytes).expect("a file");
    }
    folder
}

fn agrees(built: &Built, day: &str) {
    let folder = published(built);
    let output = recompute(folder.path(), day);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
#[ignore = "long"]
fn of_the_knowledge_base() {
    agrees(built_knowledge_base(), "2026-11-20");
}

#[test]
#[ignore = "long"]
fn of_the_golden_sites() {
    for (name, inputs) in golden_sites() {
        if ["cut-off", "graph", "scenarios", "ties"].contains(&name.as_str()) {
            agrees(&build(&inputs, &mut Memo::default()), "2026-11-01");
        }
    }
}

/// More entries fall with one, and more entries alone stop another, than a page lists.
#[test]
#[ignore = "long"]
fn of_what_is_too_large_for_a_page() {
    const MANY: usize = 300;
    let mut files = vec![
        ("site.toml".to_owned(), "title = \"Many\"\nbase_url = \"https://example.org/\"\nas_of = 2026-11-01\n".to_owned()),
        ("content/things/kind.toml".to_owned(), "name = \"Thing\"\nplural = \"Things\"\nproject = true\n".to_owned()),
        ("content/vocabularies.toml".to_owned(), "[role]\nchips = \"Chips\"\n".to_owned()),
        ("content/things/hub.md".to_owned(), "+++\ntitle = \"Hub\"\ncountries = [\"TW\"]\n+++\n".to_owned()),
    ];
    let mut all = "+++\ntitle = \"All\"\ncountries = [\"FR\", \"US\"]\n".to_owned();
    for at in 0..MANY {
        let (country, needed_to) = (["FR", "US", "TW"][at % 3], ["run", "run", "run", "renew"][at % 4]);
        let edge = format!("[[depends]]\non = \"hub\"\nrole = \"chips\"\nneeded_to = \"{needed_to}\"\n");
        files.push((format!("content/things/t{at}.md"), format!("+++\ntitle = \"T{at}\"\ncountries = [\"{country}\"]\n{edge}+++\n")));
        all.push_str(&format!("[[depends]]\non = \"t{at}\"\nrole = \"chips\"\n"));
    }
    files.push(("content/things/all.md".to_owned(), all + "+++\n"));
    let built = build(&site(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes()))), &mut Memo::default());
    agrees(&built, "2026-11-01");
    let page = |path: &str| String::from_utf8(built.files[path].to_vec()).expect("pages are UTF-8");
    let hub = page("things/hub/cut-off/index.html");
    assert!(hub.matches(" id=\"fall-").count() <= 200 && hub.contains("are shown"), "the page of the hub has no bound");
    // 75 of each country stop, and `all` with them; 75 freeze in all.
    assert!(hub.contains("<data id=\"stopped\" value=\"226\">") && hub.contains("<data id=\"frozen\" value=\"75\">"));
    let all = page("things/all/index.html");
    assert!(all.contains("301 entries alone stop it") && all.contains("The nearest 12 of 301 are shown"));
}

#[test]
#[ignore = "long"]
fn and_it_sees_a_difference() {
    let folder = published(built_knowledge_base());
    let change = |file: &str, from: &str, to: &str| {
        let place = folder.path().join(file);
        let text = std::fs::read_to_string(&place).expect("it is there");
        assert!(text.contains(from), "{file} has no {from}");
        std::fs::write(&place, text.replacen(from, to, 1)).expect("a file");
        let output = recompute(folder.path(), "2026-11-20");
        std::fs::write(&place, text).expect("a file");
        assert_eq!(output.status.code(), Some(1), "a changed {file} is not seen");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let nvidia = "dependencies/nvidia/cut-off/index.html";
    assert!(change(nvidia, "<data id=\"projects-frozen\" value=\"", "<data id=\"projects-frozen\" value=\"9").contains(nvidia));
    assert!(change("data/cut-off.json", "\"models/meralion\"", "\"models/sea-lion\"").contains("data/cut-off.json"));
    assert!(change("data/exposure.json", "\"infrastructure/gefion\"", "\"infrastructure/alps\"").contains("data/exposure.json"));
    assert!(change("data/scenarios.json", "\"frozen\":[\"", "\"frozen\":[\"x").contains("data/scenarios.json"));
}
