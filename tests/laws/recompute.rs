//! What falls with what can be computed again from the published dependencies alone: `tests/recompute.py`, which knows
//! nothing of the program, comes to the same files and to the numbers on the pages.

use std::path::Path;
use std::process::{Command, Output};

use statebook::memo::Memo;

use crate::built::{Built, build};
use crate::grounds::{built_knowledge_base, golden_sites, repository};

fn recompute(site: &Path, day: &str) -> Output {
    let script = repository().join("tests/recompute.py");
    match Command::new("python3").arg(script).arg(site).arg(day).output() {
        Ok(output) => output,
        Err(error) => panic!("python3 cannot be run ({error}): this law needs it; `apt-get install python3`, or see python.org"),
    }
}

/// What the script needs of a site, on a disk.
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
fn of_the_knowledge_base() {
    agrees(built_knowledge_base(), "2026-11-20");
}

#[test]
fn of_the_golden_sites() {
    for (name, inputs) in golden_sites() {
        if ["cut-off", "graph"].contains(&name.as_str()) {
            agrees(&build(&inputs, &mut Memo::default()), "2026-11-01");
        }
    }
}

#[test]
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
}
