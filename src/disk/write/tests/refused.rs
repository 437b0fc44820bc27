//! Writes that are refused, and that change nothing.

use super::*;

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    for manifest in [None, Some("{}"), Some("{\"generator\":\"other\",\"version\":1,\"files\":{}}"), Some("no")] {
        let (_room, folder) = room();
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("thesis.tex"), "years of work").unwrap();
        if let Some(text) = manifest {
            fs::write(folder.join(MANIFEST), text).unwrap();
        }
        let before = seen(&folder);
        let error = write(&site(&[("a", "1")]), &folder).unwrap_err();
        assert!(matches!(error, WriteError::NotOurs { .. }), "{error}");
        assert_eq!(seen(&folder), before);
        assert_eq!(beside(&folder), ["public"]);
    }
    let (_room, folder) = room();
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(MANIFEST), "{\"generator\":\"statebook\",\"version\":2,\"files\":{}}").unwrap();
    let error = write(&site(&[("a", "1")]), &folder).unwrap_err();
    assert!(matches!(error, WriteError::OtherVersion { version: 2, .. }), "{error}");
}

#[test]
fn something_in_the_way_is_refused_and_an_identical_file_is_adopted() {
    let (room, folder) = room();
    write(&site(&[("a", "1")]), &folder).unwrap();
    fs::write(folder.join("theirs"), "t").unwrap();
    fs::create_dir_all(folder.join("folder/inner")).unwrap();
    symlink(room.path(), folder.join("linked")).unwrap();
    let before = seen(&folder);
    for (path, blamed) in [
        ("theirs", "theirs"),
        ("theirs/below", "theirs"),
        ("folder", "folder/inner"),
        ("folder/inner", "folder/inner"),
        ("linked/x", "linked"),
        ("linked", "linked"),
    ] {
        let error = write(&site(&[("a", "1"), (path, "new")]), &folder).unwrap_err();
        assert!(matches!(&error, WriteError::InTheWay { path, .. } if path == blamed), "{error}");
        assert_eq!(seen(&folder), before);
    }
    assert_eq!(beside(&folder), ["public"]);
    let adopted = write(&site(&[("a", "1"), ("theirs", "t")]), &folder).unwrap();
    assert_eq!(figures(&adopted), (0, 2, 0, 0));
    assert_eq!(figures(&write(&site(&[("a", "1")]), &folder).unwrap()), (0, 1, 1, 0));
}

#[test]
fn links_are_never_written_or_deleted_through() {
    let (room, folder) = room();
    let outside = room.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("x"), "theirs").unwrap();
    write(&site(&[("dir/x", "ours"), ("file", "ours")]), &folder).unwrap();
    fs::remove_file(folder.join("file")).unwrap();
    symlink(outside.join("x"), folder.join("file")).unwrap();
    assert_eq!(figures(&write(&site(&[("dir/x", "ours"), ("file", "ours")]), &folder).unwrap()).0, 1);
    assert!(fs::symlink_metadata(folder.join("file")).unwrap().is_file());
    fs::remove_dir_all(folder.join("dir")).unwrap();
    symlink(&outside, folder.join("dir")).unwrap();
    // The listed `dir/x` is now somebody else's file behind a link: it is neither replaced nor deleted.
    assert!(matches!(write(&site(&[("dir/x", "2")]), &folder), Err(WriteError::InTheWay { .. })));
    assert_eq!(figures(&write(&site(&[("file", "ours")]), &folder).unwrap()), (0, 1, 0, 0));
    assert_eq!(fs::read_to_string(folder.join("dir/x")).unwrap(), "theirs");
}

#[test]
fn unsafe_paths_are_refused_before_anything_is_done() {
    let (_room, folder) = room();
    let long = "x".repeat(256);
    for path in ["", "/etc/passwd", "..", "a/../../b", "a//b", "a/", "./a", "a\\b", "a\0b", &long] {
        let error = write(&site(&[(path, "x")]), &folder).unwrap_err();
        assert!(matches!(error, WriteError::UnsafePath(_)), "{path}: {error}");
    }
    assert!(matches!(write(&site(&[(MANIFEST, "")]), &folder), Err(WriteError::ReservedPath(_))));
    for pair in [["a", "a/b"], ["manifest.json/a", "z"], ["a/b/c", "a/b"]] {
        let files = site(&[(pair[0], ""), (pair[1], "")]);
        assert!(matches!(write(&files, &folder), Err(WriteError::FileAndFolder(_))), "{pair:?}");
    }
    assert!(!folder.exists());
    write(&site(&[("..a/b..", "fine"), (&long[1..], "fine")]), &folder).unwrap();
}

#[test]
fn a_failed_write_leaves_the_old_site_and_no_staging_folder() {
    let (_room, folder) = room();
    write(&site(&[("a", "1")]), &folder).unwrap();
    let before = seen(&folder);
    // Each name is short enough, but the whole path is not.
    let deep = vec!["x".repeat(250); 20].join("/");
    let error = write(&site(&[("a", "2"), (&deep, "x")]), &folder).unwrap_err();
    assert!(matches!(error, WriteError::Io { .. }), "{error}");
    assert_eq!(seen(&folder), before);
    assert_eq!(beside(&folder), ["public"]);
}

#[test]
fn a_lock_that_is_also_somebody_elses_file_is_not_written() {
    let (room, folder) = room();
    let theirs = room.path().join("theirs.txt");
    fs::write(&theirs, "theirs").unwrap();
    let staging = folder.with_file_name(".public.statebook-staging");
    fs::create_dir_all(&staging).unwrap();
    fs::hard_link(&theirs, staging.join("statebook.lock")).unwrap();
    assert!(matches!(write(&site(&[("a", "1")]), &folder), Err(WriteError::StagingTaken(_))));
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
}
