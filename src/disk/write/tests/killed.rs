//! Writers that are killed half-way, and writers that meet.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::*;

const FOLDER: &str = "STATEBOOK_TEST_WRITES_TO";

/// Two sites that share files, differ in files, and use one name for a file and for a folder.
fn two_sites() -> [BTreeMap<String, Arc<[u8]>>; 2] {
    [1, 2].map(|version| {
        let mut files = site(&[("shared/index.html", "same in both")]);
        for number in 0..150 {
            files.insert(format!("models/m{number}/index.html"), Arc::from(format!("{version}").as_bytes()));
            files.insert(format!("models/m{number}/same.json"), Arc::from(&b"{}"[..]));
            files.insert(format!("only{version}/p{number}.html"), Arc::from(&b"only here"[..]));
        }
        let turning = if version == 1 { "turning" } else { "turning/file" };
        files.insert(turning.to_owned(), Arc::from(&b"."[..]));
        files
    })
}

/// Not a test of its own, but the process that `a_killed_writer_leaves_one_site_or_the_other` kills.
#[test]
fn writer_to_be_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let sites = two_sites();
    for turn in 0.. {
        write(&sites[turn % 2], Path::new(&folder)).unwrap();
    }
}

fn spawn_writer(folder: &Path) -> Child {
    let this = module_path!().split_once("::").unwrap().1;
    Command::new(std::env::current_exe().unwrap())
        .args([&format!("{this}::writer_to_be_killed"), "--exact"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_killed_writer_leaves_one_site_or_the_other() {
    let (_room, folder) = room();
    let sites = two_sites();
    let foreign = |folder: &Path| {
        fs::write(folder.join("CNAME"), "example.org").unwrap();
        fs::create_dir_all(folder.join("models/m3/theirs")).unwrap();
        fs::write(folder.join("models/m3/notes.txt"), "notes").unwrap();
        symlink("CNAME", folder.join("link")).unwrap();
    };
    let expected = sites.each_ref().map(|files| {
        let (_room, folder) = room();
        write(files, &folder).unwrap();
        foreign(&folder);
        seen(&folder)
    });
    write(&sites[0], &folder).unwrap();
    foreign(&folder);

    let (mut interrupted, mut seen_sites) = (0, [0, 0]);
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    for round in 0..40 {
        let mut writer = spawn_writer(&folder);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_micros(3_000 + (random >> 33) % 60_000));
        writer.kill().unwrap();
        let status = writer.wait().unwrap();
        assert_eq!(status.code(), None, "round {round}: the writer failed instead of being killed");
        interrupted += usize::from(beside(&folder).len() > 1);
        let found = seen(&folder);
        let which = expected.iter().position(|site| *site == found);
        seen_sites[which.unwrap_or_else(|| panic!("round {round}: a mix of two sites"))] += 1;
    }
    println!("{interrupted} of 40 interrupted in the middle, sites found {seen_sites:?}");
    assert!(interrupted > 0, "no writer was killed in the middle: this test shows nothing");
    write(&sites[1], &folder).unwrap();
    assert_eq!(seen(&folder), expected[1]);
    assert_eq!(beside(&folder), ["public"]);
}

/// The remains of a killed writer, made by hand. `inode` is that of the site when the writer began.
fn leftover(folder: &Path, inode: u64) -> PathBuf {
    let root = Target::locate(folder).unwrap().staging;
    fs::create_dir(&root).unwrap();
    let mut lock = fs::File::create_new(root.join("statebook.lock")).unwrap();
    let proof = staging::proof(&root, &lock).unwrap();
    lock.write_all(format!("statebook staging folder; site inode {inode}; made as {proof}\n").as_bytes()).unwrap();
    root
}

#[test]
fn an_unfinished_tree_is_removed() {
    let (_room, folder) = room();
    write(&site(&[("a", "1")]), &folder).unwrap();
    fs::write(folder.join("theirs"), "t").unwrap();
    let root = leftover(&folder, fs::metadata(&folder).unwrap().ino());
    fs::create_dir_all(root.join("tree/x")).unwrap();
    fs::write(root.join("tree/x/half"), "ha").unwrap();
    fs::hard_link(folder.join("theirs"), root.join("tree/theirs")).unwrap();
    write(&site(&[("a", "1")]), &folder).unwrap();
    assert_eq!(seen_files(&folder), texts(&[("a", "1"), ("theirs", "t")]));
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn late_files_in_the_old_site_are_carried_over() {
    let (_room, folder) = room();
    write(&site(&[("a", "1"), ("gone", "g")]), &folder).unwrap();
    fs::write(folder.join("theirs"), "1").unwrap();
    fs::write(folder.join("edited"), "1").unwrap();
    let old_inode = fs::metadata(&folder).unwrap().ino();
    let old = folder.with_file_name("old-site");
    fs::rename(&folder, &old).unwrap();
    write(&site(&[("a", "2")]), &folder).unwrap();
    fs::hard_link(old.join("theirs"), folder.join("theirs")).unwrap();
    fs::write(folder.join("edited"), "1").unwrap();
    std::thread::sleep(Duration::from_millis(20));
    // As if the writer had been killed after the exchange, and somebody had written to the old site just before.
    fs::create_dir(old.join("late")).unwrap();
    fs::write(old.join("late/file"), "late").unwrap();
    fs::write(old.join("edited"), "2").unwrap();
    let root = leftover(&folder, old_inode);
    fs::rename(&old, root.join("tree")).unwrap();
    let files = site(&[("a", "2")]);
    assert_eq!(figures(&write(&files, &folder).unwrap()), (0, 1, 0, 0));
    assert_eq!(seen_files(&folder), texts(&[("a", "2"), ("theirs", "1"), ("edited", "2"), ("late/file", "late")]));
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn two_renames_do_the_same_and_can_be_killed_between() {
    let (_room, folder) = room();
    write(&site(&[("a", "1")]), &folder).unwrap();
    fs::write(folder.join("theirs"), "t").unwrap();
    let root = leftover(&folder, fs::metadata(&folder).unwrap().ino());
    fs::create_dir(root.join("tree")).unwrap();
    fs::write(root.join("tree/a"), "2").unwrap();
    fs::rename(&folder, root.join("old")).unwrap();
    assert_eq!(figures(&write(&site(&[("a", "1")]), &folder).unwrap()), (0, 1, 0, 0));
    assert_eq!(seen_files(&folder), texts(&[("a", "1"), ("theirs", "t")]));

    let target = Target::locate(&folder).unwrap();
    let staging = Staging::enter(&target).unwrap();
    fs::create_dir(staging.tree()).unwrap();
    fs::hard_link(folder.join("theirs"), staging.tree().join("theirs")).unwrap();
    swap::exchange_in_two_steps(&staging.tree(), &folder, &staging.old()).unwrap();
    drop(staging);
    assert_eq!(seen(&folder), texts(&[("theirs", "t")]));
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn a_large_site_leaves_a_spare_that_is_not_believed() {
    let (_room, folder) = room();
    let mut files: BTreeMap<String, Arc<[u8]>> =
        (0..SPARE_FROM).map(|number| (format!("d{}/{number}", number / 50), Arc::from(&b"page"[..]))).collect();
    let root = Target::locate(&folder).unwrap().staging;
    let mut edit = |text: &str| {
        files.insert("d1/edited".to_owned(), Arc::from(text.as_bytes()));
        let written = write(&files, &folder).unwrap();
        assert_eq!(seen_files(&folder).get("d1/edited").map(String::as_str), Some(text));
        figures(&written)
    };
    edit("1");
    assert!(!root.exists(), "nothing was replaced, so there is nothing to spare");
    fs::write(folder.join("theirs"), "t").unwrap();
    fs::create_dir(folder.join("d2/empty")).unwrap();
    assert_eq!(edit("22"), (1, SPARE_FROM, 0, 2));
    assert_eq!(fs::read_to_string(root.join(".gitignore")).unwrap(), "*\n");

    // A manipulated file in the spare, or one deleted from the site, must not come back.
    fs::remove_file(root.join("tree/d3/150")).unwrap();
    fs::write(root.join("tree/d3/150"), "forged").unwrap();
    fs::write(root.join("tree/d3/strange"), "strange").unwrap();
    fs::remove_dir_all(root.join("tree/d4")).unwrap();
    symlink("d3", root.join("tree/d4")).unwrap();
    fs::remove_file(root.join("tree/d5/250")).unwrap();
    fs::create_dir_all(root.join("tree/d5/250/inner")).unwrap();
    fs::set_permissions(root.join("tree/d6"), fs::Permissions::from_mode(0o700)).unwrap();
    fs::remove_file(folder.join("theirs")).unwrap();
    fs::remove_dir(folder.join("d2/empty")).unwrap();
    let mode = fs::metadata(folder.join("d6")).unwrap().permissions();
    assert_eq!(edit("333"), (1, SPARE_FROM, 0, 3));
    let found = seen_files(&folder);
    assert_eq!(found.len(), SPARE_FROM + 1);
    assert!(found.iter().all(|(path, text)| text == "page" || path == "d1/edited"));
    assert_eq!(fs::metadata(folder.join("d6")).unwrap().permissions(), mode);

    assert_eq!(edit("333").0, 0);
    assert!(root.join("tree").exists());
    // A site that has become small does not keep a spare, and neither does a new folder.
    write(&site(&[("a", "1")]), &folder).unwrap();
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn a_second_writer_is_told_to_wait_and_a_dead_one_does_not_block() {
    let (_room, folder) = room();
    let files = site(&[("a", "1")]);
    let staging = Staging::enter(&Target::locate(&folder).unwrap()).unwrap();
    assert!(matches!(write(&files, &folder), Err(WriteError::Busy(_))));
    drop(staging);
    write(&files, &folder).unwrap();
    leftover(&folder, 0);
    write(&files, &folder).unwrap();
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn writers_at_once_never_mix() {
    let (_room, folder) = room();
    let sites = two_sites();
    std::thread::scope(|scope| {
        for files in &sites {
            let folder = &folder;
            scope.spawn(move || {
                for _ in 0..10 {
                    match write(files, folder) {
                        Ok(_) | Err(WriteError::Busy(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    let found = seen_files(&folder).len();
    assert!(sites.iter().any(|files| files.len() == found));
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn a_folder_with_the_staging_name_that_is_not_ours_is_left_alone() {
    let (_room, folder) = room();
    let root = Target::locate(&folder).unwrap().staging;
    fs::create_dir(&root).unwrap();
    fs::write(root.join("theirs"), "t").unwrap();
    assert!(matches!(write(&site(&[]), &folder), Err(WriteError::StagingTaken(_))));
    // An empty staging folder may be ours, from a writer that was killed at once. A strange file beside our lock still
    // stays.
    let mut lock = fs::File::create(root.join("statebook.lock")).unwrap();
    lock.write_all(b"statebook").unwrap();
    write(&site(&[]), &folder).unwrap();
    assert_eq!(fs::read_to_string(root.join("theirs")).unwrap(), "t");
}

/// A staging folder as a repository could contain it: with the right names and the right words, but without the proof.
fn forged(folder: &Path, lock: &str) -> PathBuf {
    let root = Target::locate(folder).unwrap().staging;
    fs::create_dir(&root).unwrap();
    fs::write(root.join("statebook.lock"), lock).unwrap();
    root
}

#[test]
fn a_forged_staging_folder_is_not_believed() {
    let forms = ["", "statebook staging folder; site inode 7\n", "statebook staging folder; site inode 7; made as 1-2-3\n", "x"];
    for lock in forms {
        for name in ["tree", "old", "made-from", ".gitignore", "statebook.lock"] {
            let (room, folder) = room();
            let victim = room.path().join("victim");
            fs::create_dir_all(victim.join("deep")).unwrap();
            fs::write(victim.join("deep/file"), "work").unwrap();
            write(&site(&[("a", "1")]), &folder).unwrap();
            let root = forged(&folder, lock);
            let goal = if matches!(name, "tree" | "old") { victim.clone() } else { victim.join("deep/file") };
            let _ = fs::remove_file(root.join(name));
            symlink(goal, root.join(name)).unwrap();
            let error = write(&site(&[("a", "2")]), &folder).unwrap_err();
            assert!(matches!(error, WriteError::StagingTaken(_)), "{name}: {error}");
            assert_eq!(fs::read_to_string(victim.join("deep/file")).unwrap(), "work");
            assert_eq!(seen_files(&folder), texts(&[("a", "1")]));
        }
    }
}

#[test]
fn a_forged_old_site_is_not_published_and_a_tree_without_a_proof_is_cleared() {
    let (room, folder) = room();
    let root = forged(&folder, "statebook staging folder; site inode 7\n");
    fs::create_dir(root.join("old")).unwrap();
    fs::write(root.join("old/evil.html"), "evil").unwrap();
    assert!(matches!(write(&site(&[("a", "1")]), &folder), Err(WriteError::StagingTaken(_))));
    assert!(!folder.exists());
    fs::rename(root.join("old"), root.join("tree")).unwrap();
    symlink(room.path(), root.join("tree/link")).unwrap();
    write(&site(&[("a", "1")]), &folder).unwrap();
    assert_eq!(seen_files(&folder), texts(&[("a", "1")]));
    assert_eq!(beside(&folder), ["public"]);
    // Somebody removed the folder while it was in use, starting with the lock.
    let root = forged(&folder, "");
    fs::remove_file(root.join("statebook.lock")).unwrap();
    fs::create_dir_all(root.join("tree/half")).unwrap();
    write(&site(&[("a", "2")]), &folder).unwrap();
    assert_eq!(beside(&folder), ["public"]);
}
