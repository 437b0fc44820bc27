//! Whatever editors and other programs do to files, the change is noticed.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use statebook::disk::{Folder, read};
use statebook::{Inputs, Wishes};

use crate::chance::{Chance, seed, times};
use crate::grounds::{TODAY, implied, place};
use crate::served::{ALPHA, Served};

#[test]
#[ignore = "long"]
fn every_way_to_save_a_file_is_seen() {
    for arguments in [&[][..], &["--poll"]] {
        let served = Served::new(&[], arguments);
        let alpha = served.place_of("content/models/alpha.md");
        let text = |word: &str| ALPHA.replace("Text", word);
        let beside = |name: &str| served.place_of(&format!("content/models/{name}"));
        let write = |place: &PathBuf, text: &str| std::fs::write(place, text).expect("a file");
        // Written in place.
        write(&alpha, &text("In place"));
        served.until_says("In place", "written in place");
        // A new file moved over the old one.
        write(&beside(".alpha.md.swp"), "b0VIM");
        write(&beside("4913"), "");
        write(&beside("#alpha.md#"), "unsaved");
        std::os::unix::fs::symlink("somebody@somewhere:42", beside(".#alpha.md")).expect("a lock");
        write(&beside(".tmp-alpha"), &text("Moved"));
        std::fs::rename(beside(".tmp-alpha"), &alpha).expect("a rename");
        served.until_says("Moved", "moved over it");
        // The old file moved away as a backup, and a new one created in its place.
        std::fs::rename(&alpha, beside("alpha.md~")).expect("a rename");
        write(&alpha, &text("Anew"));
        served.until_says("Anew", "a backup and a new file");
        assert_eq!(served.news()["problems"].as_array().map(Vec::len), Some(0), "what editors leave is no content");
        // Written twice within one tick of the clock, with the same length and time.
        let time = std::fs::metadata(&alpha).and_then(|metadata| metadata.modified()).expect("a time");
        for word in ["One", "Two", "Six", "Ten"] {
            let file = std::fs::File::options().write(true).truncate(true).open(&alpha).expect("the file");
            (&file).write_all(text(word).as_bytes()).expect("its text");
            file.set_modified(time).expect("its time");
            drop(file);
            served.until_says(word, "twice within one tick");
        }
        // Half of the file, then the rest.
        let mut file = std::fs::File::create(&alpha).expect("the file");
        file.write_all(b"+++\ntitle = \"Al").expect("half");
        file.flush().expect("half");
        std::thread::sleep(Duration::from_millis(60));
        file.write_all(b"pha\"\n+++\nWhole.\n").expect("the rest");
        drop(file);
        served.until_says("Whole", "half-written");
        served.until_problems(0, "half-written");
        // A folder that disappears and returns.
        std::fs::rename(served.place_of("content/models"), served.place_of("models-away")).expect("a rename");
        served.until("/models/alpha/", |answer| answer.status == 404, "a folder that went");
        std::fs::rename(served.place_of("models-away"), served.place_of("content/models")).expect("a rename");
        served.until_says("Whole", "a folder that came back");
        write(&alpha, &text("After"));
        served.until_says("After", "a file in a folder that came back");
        // The whole content.
        std::fs::remove_dir_all(served.place_of("content")).expect("the content");
        served.until("/models/alpha/", |answer| answer.status == 404, "no content");
        let files = implied();
        files.iter().for_each(|(path, bytes)| served.put(path, &String::from_utf8_lossy(bytes)));
        served.put("content/models/alpha.md", &text("Restored"));
        served.until_says("Restored", "restored");
        // New folders in new folders.
        served.put("content/notes/kind.toml", "name = \"Note\"\n");
        served.put("content/notes/new.md", "+++\ntitle = \"New\"\n+++\nNoted.\n");
        served.until("/notes/new/", |answer| answer.text().contains("Noted"), "a new kind");
    }
}

#[test]
#[ignore = "long"]
fn a_thousand_files_at_once_and_quick_edits_are_all_seen() {
    let served = Served::new(&[], &[]);
    let entry = |number: usize, word: &str| format!("+++\ntitle = \"Entry {number}\"\n+++\n{word} {number}.\n");
    for word in ["First", "Second"] {
        for number in 0..1_000 {
            served.put(&format!("content/models/entry-{number}.md"), &entry(number, word));
        }
        for number in [0, 499, 999] {
            let wanted = format!("{word} {number}.");
            served.until(&format!("/models/entry-{number}/"), |answer| answer.text().contains(&wanted), "a checkout");
        }
    }
    for number in 0..200 {
        served.put("content/models/alpha.md", &ALPHA.replace("Text", &format!("Edit {number}")));
        if number % 20 == 19 {
            served.until_says(&format!("Edit {number}."), "quick edits");
        }
    }
}

#[test]
fn what_links_lead_to_is_watched() {
    let served = Served::new(
        &[("content/models/beta.txt", "+++\ntitle = \"Beta\"\n+++\nFirst.\n"), ("more/gamma.md", "+++\ntitle = \"Gamma\"\n+++\nFirst.\n")],
        &[],
    );
    let link = |to: &str, at: &str| std::os::unix::fs::symlink(served.place_of(to), served.place_of(at)).expect("a link");
    // The whole content is a link.
    std::fs::rename(served.place_of("content"), served.place_of("real")).expect("a rename");
    link("real", "content");
    served.until_says("Text", "linked content");
    served.put("real/models/alpha.md", &ALPHA.replace("Text", "Through a link"));
    served.until_says("Through a link", "linked content");
    // A file is a link.
    link("real/models/beta.txt", "real/models/beta.md");
    served.until("/models/beta/", |answer| answer.text().contains("First"), "a linked file");
    served.put("content/models/beta.txt", "+++\ntitle = \"Beta\"\n+++\nSecond.\n");
    served.until("/models/beta/", |answer| answer.text().contains("Second"), "a linked file");
}

/// The relevant parts of inputs, for comparison.
fn told(inputs: &Inputs) -> String {
    let mut text = String::new();
    inputs
        .sources
        .iter()
        .for_each(|source| text.push_str(&format!("{} {:?} {:?} {}\n", source.path, source.fingerprint, source.oddities, source.text)));
    inputs
        .assets
        .iter()
        .chain(&inputs.theme_files)
        .for_each(|asset| text.push_str(&format!("{} {:?}\n", asset.path, asset.bytes.fingerprint())));
    inputs.problems.iter().for_each(|problem| text.push_str(&format!("{problem:?}\n")));
    text
}

#[test]
fn a_folder_read_again_is_as_read_anew() {
    let ground = tempfile::tempdir().expect("a folder");
    let root = std::fs::canonicalize(ground.path()).expect("the folder").join("site");
    let implied = implied();
    place(&root, &implied.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
    let mut folder = Folder::open(&root);
    let seed = seed(11);
    let mut chance = Chance::new(seed);
    let names = ["a.md", "b.md", "sub/c.md", "x.png", "y.txt", "z.exe", "kind.toml", "odd.toml", "a.md~", ".hidden.md", "4913"];
    for step in 0..times(50) {
        let name = *chance.pick(&names);
        let path = match chance.below(12) {
            0 => "site.toml".to_owned(),
            1 => format!("themes/own/templates/{}", chance.pick(&["404.html", "home.html"])),
            _ => format!("content/{}/{name}", chance.pick(&["models", "notes"])),
        };
        let file = root.join(&path);
        let mut touched = vec![file.clone()];
        let mut whole = false;
        match chance.below(10) {
            0 => drop(std::fs::remove_file(&file)),
            1 => {
                let away = root.join(format!("content/{}", chance.pick(&["models", "notes"])));
                drop(std::fs::remove_dir_all(&away));
                touched.push(away);
            }
            2 => {
                let other = root.join("content/notes/moved.md");
                whole = !other.parent().is_some_and(std::path::Path::exists);
                drop(std::fs::rename(&file, &other));
                touched.push(other);
            }
            3 => {
                drop(std::fs::remove_file(&file));
                drop(std::os::unix::fs::symlink(root.join("content/models/a.md"), &file));
            }
            _ => {
                whole = !file.parent().is_some_and(std::path::Path::exists);
                if file.is_symlink() {
                    drop(std::fs::remove_file(&file));
                }
                let text = match path.as_str() {
                    "site.toml" => {
                        format!("title = \"X\"\nbase_url = \"https://example.org/\"\n{}", chance.pick(&["", "theme = \"themes/own\"\n"]))
                    }
                    _ => format!("text {}", chance.below(5)),
                };
                place(&root, &[(&path, text.as_bytes())]);
            }
        }
        if whole || chance.below(8) == 0 {
            // A new folder is reported without the files in it.
            folder.scan();
        } else {
            folder.look_at(&touched);
        }
        let anew = read(&root, TODAY, Wishes::default());
        assert_eq!(told(&folder.inputs(TODAY, Wishes::default())), told(&anew), "seed {seed}, step {step}: {path}");
    }
}
