//! Writing in place: into mount points and into folders that must keep their identity.

use super::*;

const IN_PLACE: Manner = Manner { in_place: true, clean: false };
const CLEAN: Manner = Manner { in_place: false, clean: true };

#[test]
fn the_folder_keeps_its_identity_and_the_result_is_that_of_an_exchange() {
    let (_room, folder) = room();
    let first = site(&[("a", "1"), ("b/x.html", "2"), ("b/y/z", "3"), ("same", "s"), ("gone/p", "g")]);
    write_as(&first, &folder, IN_PLACE).unwrap();
    fs::write(folder.join("CNAME"), "example.org").unwrap();
    let (inode, same) = (fs::metadata(&folder).unwrap().ino(), fs::metadata(folder.join("same")).unwrap().ino());
    let second = site(&[("a/x", "1"), ("b", "2"), ("same", "s"), ("new/q", "n")]);
    let written = write_as(&second, &folder, IN_PLACE).unwrap();
    assert_eq!((figures(&written), written.in_place), ((3, 1, 4, 3), true));
    assert_eq!(seen_files(&folder), texts(&[("CNAME", "example.org"), ("a/x", "1"), ("b", "2"), ("same", "s"), ("new/q", "n")]));
    assert_eq!((fs::metadata(&folder).unwrap().ino(), fs::metadata(folder.join("same")).unwrap().ino()), (inode, same));
    assert_eq!(beside(&folder), ["public"]);
    // The manifest is the same as after an exchange, so the two ways of writing can follow each other.
    assert_eq!(figures(&write(&second, &folder).unwrap()), (0, 4, 0, 0));
    let manifest = fs::read(folder.join(MANIFEST)).unwrap();
    let (_other, fresh) = room();
    write(&second, &fresh).unwrap();
    assert_eq!(manifest, fs::read(fresh.join(MANIFEST)).unwrap());
}

#[test]
fn a_killed_write_is_repaired_by_the_next() {
    let (_room, folder) = room();
    write(&site(&[("a", "1"), ("b", "1")]), &folder).unwrap();
    // Killed after some files: the manifest lists both sites, one file is new, and one is incomplete.
    let hash = "00".repeat(32);
    let files = ["a", "b", "c/new"].map(|path| format!("\"{path}\":\"{hash}\"")).join(",");
    fs::write(folder.join(MANIFEST), format!("{{\"generator\":\"statebook\",\"version\":1,\"files\":{{{files}}}}}")).unwrap();
    fs::create_dir(folder.join("c")).unwrap();
    fs::write(folder.join("c/new"), "half").unwrap();
    fs::write(folder.join("c/.statebook-part-2"), "ha").unwrap();
    fs::write(folder.join("c/.statebook-part-mine"), "mine").unwrap();
    for (manner, new) in [(IN_PLACE, "2"), (Manner::default(), "3")] {
        fs::write(folder.join(".statebook-part-7"), "ha").unwrap();
        write_as(&site(&[("a", new), ("c/new", new)]), &folder, manner).unwrap();
        assert_eq!(seen_files(&folder), texts(&[("a", new), ("c/new", new), ("c/.statebook-part-mine", "mine")]));
    }
}

#[test]
fn what_does_not_make_a_folder_somebodys_work_stays() {
    for manner in [IN_PLACE, Manner::default()] {
        let (_room, folder) = room();
        fs::create_dir_all(folder.join(".git/refs")).unwrap();
        for name in [".git/HEAD", "CNAME", ".nojekyll"] {
            fs::write(folder.join(name), "theirs").unwrap();
        }
        write_as(&site(&[("a", "1")]), &folder, manner).unwrap();
        write_as(&site(&[("a", "2")]), &folder, manner).unwrap();
        let files = [(".git/HEAD", "theirs"), (".git/refs", "empty folder"), ("CNAME", "theirs"), (".nojekyll", "theirs"), ("a", "2")];
        assert_eq!(seen_files(&folder), texts(&files));
        assert!(matches!(write_as(&site(&[("CNAME", "ours")]), &folder, manner), Err(WriteError::InTheWay { .. })));
    }
}

#[test]
fn clean_publishes_nothing_beside_the_site() {
    let (_room, folder) = room();
    write_as(&site(&[("a", "1")]), &folder, CLEAN).unwrap();
    fs::create_dir(folder.join(".git")).unwrap();
    fs::write(folder.join(".git/HEAD"), "ref").unwrap();
    write_as(&site(&[("a", "2")]), &folder, CLEAN).unwrap();
    symlink("/etc", folder.join("linked")).unwrap();
    let before = seen(&folder);
    for clean in [CLEAN, Manner { in_place: true, ..CLEAN }] {
        let error = write_as(&site(&[("a", "3")]), &folder, clean).unwrap_err();
        assert!(matches!(&error, WriteError::Foreign { path, .. } if path == "linked"), "{error}");
        assert_eq!(seen(&folder), before);
    }
    // A file that a forged manifest lists counts as ours, and is removed.
    fs::remove_file(folder.join("linked")).unwrap();
    fs::write(folder.join("evil.html"), "evil").unwrap();
    let manifest = "{\"generator\":\"statebook\",\"version\":1,\"files\":{\"a\":\"\",\"evil.html\":\"\",\"../x\":\"\"}}";
    fs::write(folder.join(MANIFEST), manifest).unwrap();
    write_as(&site(&[("a", "3")]), &folder, CLEAN).unwrap();
    assert_eq!(seen_files(&folder), texts(&[(".git/HEAD", "ref"), ("a", "3")]));
}
