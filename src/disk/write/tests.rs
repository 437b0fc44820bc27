//! What a write guarantees, case by case.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use tempfile::TempDir;

use super::*;

mod in_place;
mod killed;
mod noted;
mod refused;

/// A published tree, as a test writes it down.
pub(super) fn site(files: &[(&str, &str)]) -> BTreeMap<String, Arc<[u8]>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect()
}

/// Everything below a folder: the bytes of files, the targets of links, and empty folders.
pub(super) fn seen(folder: &Path) -> BTreeMap<String, String> {
    let standing = standing::read(folder).unwrap().unwrap_or_default();
    let entry = |(path, kind): (&std::ffi::OsString, &standing::Kind)| {
        let place = folder.join(path);
        let text = match kind {
            standing::Kind::File => String::from_utf8(fs::read(&place).unwrap()).unwrap(),
            standing::Kind::Symlink => format!("-> {}", fs::read_link(&place).unwrap().display()),
            standing::Kind::EmptyFolder => "empty folder".to_owned(),
            standing::Kind::Folder => return None,
            standing::Kind::Special => "special".to_owned(),
        };
        Some((path.to_str().unwrap().to_owned(), text))
    };
    standing.iter().filter_map(entry).collect()
}

/// The same as `seen`, without the manifest.
fn seen_files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = seen(folder);
    files.remove(MANIFEST);
    files
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The names beside the site; only the site itself may remain there.
fn beside(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.parent().unwrap()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn room() -> (TempDir, PathBuf) {
    let room = TempDir::new().unwrap();
    let folder = room.path().join("public");
    (room, folder)
}

fn figures(written: &Written) -> (usize, usize, usize, u64) {
    assert_eq!(written.left_behind, None);
    (written.written, written.unchanged, written.deleted, written.bytes)
}

#[test]
fn a_fresh_folder_gets_everything_and_a_manifest() {
    let (_room, folder) = room();
    let files = site(&[("index.html", "home"), ("models/taide/index.html", "taide")]);
    assert_eq!(figures(&write(&files, &folder).unwrap()), (2, 0, 0, 9));
    assert_eq!(seen_files(&folder), texts(&[("index.html", "home"), ("models/taide/index.html", "taide")]));
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap();
    assert_eq!(
        manifest,
        "{\n  \"generator\": \"statebook\",\n  \"version\": 1,\n  \"files\": {\n    \"index.html\": \
         \"4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942\",\n    \"models/taide/index.html\": \
         \"44e853fa79890dec57e03c56dcb5cb125bf875e06c094c7eecae1a4721d0080e\"\n  }\n}\n"
    );
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn parents_of_the_folder_are_created_and_an_empty_folder_keeps_its_permissions() {
    let (room, _) = room();
    let deep = room.path().join("a/b/public");
    write(&site(&[("x", "1")]), &deep).unwrap();
    assert_eq!(seen_files(&deep), texts(&[("x", "1")]));
    let empty = room.path().join("empty");
    fs::create_dir(&empty).unwrap();
    fs::set_permissions(&empty, fs::Permissions::from_mode(0o750)).unwrap();
    write(&site(&[("x", "1")]), &empty).unwrap();
    write(&site(&[("x", "2")]), &empty).unwrap();
    assert_eq!(fs::metadata(&empty).unwrap().permissions().mode() & 0o7777, 0o750);
}

#[test]
fn the_same_site_again_touches_nothing() {
    let (_room, folder) = room();
    let files = site(&[("index.html", "home"), ("a/b.html", "b"), ("empty.txt", "")]);
    write(&files, &folder).unwrap();
    let stamps = || {
        let standing = standing::read(&folder).unwrap().unwrap();
        let stamp = |path: &Path| {
            let metadata = fs::symlink_metadata(folder.join(path)).unwrap();
            (metadata.ino(), metadata.mtime_nsec(), metadata.ctime_nsec())
        };
        let inner: Vec<_> = standing.keys().map(|path| stamp(Path::new(path))).collect();
        (stamp(Path::new("")), inner)
    };
    let before = stamps();
    assert_eq!(figures(&write(&files, &folder).unwrap()), (0, 3, 0, 0));
    assert_eq!(stamps(), before);
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn only_differences_are_written_and_unchanged_files_keep_their_identity() {
    let (_room, folder) = room();
    write(&site(&[("same", "s"), ("edited", "1"), ("gone/x/y", "g"), ("damaged", "d")]), &folder).unwrap();
    let inode = fs::metadata(folder.join("same")).unwrap().ino();
    fs::write(folder.join("damaged"), "x").unwrap();
    let files = site(&[("same", "s"), ("edited", "22"), ("new/z", "n"), ("damaged", "d")]);
    assert_eq!(figures(&write(&files, &folder).unwrap()), (3, 1, 1, 4));
    assert_eq!(seen_files(&folder), texts(&[("same", "s"), ("edited", "22"), ("new/z", "n"), ("damaged", "d")]));
    assert_eq!(fs::metadata(folder.join("same")).unwrap().ino(), inode);
    assert!(!folder.join("gone").exists());
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn what_is_not_ours_stays() {
    let (room, folder) = room();
    write(&site(&[("a", "1"), ("dir/ours", "o"), ("dir/old", "o")]), &folder).unwrap();
    fs::write(room.path().join("outside"), "outside").unwrap();
    fs::write(folder.join("CNAME"), "example.org").unwrap();
    fs::create_dir_all(folder.join(".git/refs/heads")).unwrap();
    fs::write(folder.join(".git/HEAD"), "ref").unwrap();
    fs::write(folder.join("dir/theirs"), "t").unwrap();
    symlink("../outside", folder.join("link")).unwrap();
    symlink("/nowhere", folder.join("dangling")).unwrap();
    fs::set_permissions(folder.join("dir"), fs::Permissions::from_mode(0o711)).unwrap();
    fs::set_permissions(folder.join(".git"), fs::Permissions::from_mode(0o555)).unwrap();
    let mtime = fs::metadata(folder.join("CNAME")).unwrap().modified().unwrap();
    let foreign = [
        ("CNAME", "example.org"),
        (".git/HEAD", "ref"),
        (".git/refs/heads", "empty folder"),
        ("dir/theirs", "t"),
        ("link", "-> ../outside"),
        ("dangling", "-> /nowhere"),
    ];
    assert_eq!(figures(&write(&site(&[("a", "2"), ("dir/ours", "o")]), &folder).unwrap()), (1, 1, 1, 1));
    assert_eq!(seen_files(&folder), texts(&[&foreign[..], &[("a", "2"), ("dir/ours", "o")]].concat()));
    // `dir` contains nothing of ours any more, but stays for the other file.
    write(&site(&[("a", "2")]), &folder).unwrap();
    assert_eq!(seen_files(&folder), texts(&[&foreign[..], &[("a", "2")]].concat()));
    let mode = |path: &str| fs::metadata(folder.join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("dir"), mode(".git")), (0o711, 0o555));
    assert_eq!(fs::metadata(folder.join("CNAME")).unwrap().modified().unwrap(), mtime);
    assert_eq!(fs::read_to_string(room.path().join("outside")).unwrap(), "outside");
    assert_eq!(beside(&folder), ["outside", "public"]);
}

#[test]
fn files_and_folders_of_ours_may_change_places() {
    let (_room, folder) = room();
    write(&site(&[("a", "1"), ("b/x", "2"), ("b/y/z", "3")]), &folder).unwrap();
    write(&site(&[("a/x", "1"), ("b", "2")]), &folder).unwrap();
    assert_eq!(seen_files(&folder), texts(&[("a/x", "1"), ("b", "2")]));
}

#[test]
fn a_link_to_the_folder_is_followed() {
    let (room, folder) = room();
    let link = room.path().join("link");
    symlink("public", &link).unwrap();
    for text in ["1", "2"] {
        write(&site(&[("a", text)]), &link.join("")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(seen_files(&folder), texts(&[("a", text)]));
    }
    fs::write(room.path().join("file"), "").unwrap();
    let error = write(&site(&[]), &room.path().join("file")).unwrap_err();
    assert!(matches!(error, WriteError::NotAFolder(_)), "{error}");
    assert!(matches!(write(&site(&[]), Path::new("/")), Err(WriteError::NotAFolder(_))));
}
