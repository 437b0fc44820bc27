//! Writing the files that a site is read from, when a file is mended or created for its author. A reader never sees a file
//! half-written, and a file that has changed since it was read is not overwritten.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::gate::{Closed, judged};
use crate::source::Source;

/// Writes `text` to the file of the site in `root` that `source` was read from.
///
/// # Errors
/// The file has changed, is not below the site's folder, or cannot be written. It is then unchanged.
pub fn save(root: &Path, source: &Source, text: &str) -> io::Result<()> {
    save_all(root, &[(source, text)]).map_err(|(_, error)| error)
}

/// The same for several files: either all of them are written or none.
///
/// # Errors
/// The path of the file that could not be written, and the error. All files are then as they were, as far as the disk
/// allows.
pub fn save_all(root: &Path, changes: &[(&Source, &str)]) -> Result<(), (String, io::Error)> {
    // Everything that may fail is done for all files before the first one is replaced.
    let mut ready: Vec<(PathBuf, PathBuf)> = Vec::with_capacity(changes.len());
    let drop_rest = |ready: &[(PathBuf, PathBuf)]| ready.iter().for_each(|(beside, _)| drop(fs::remove_file(beside)));
    for (source, text) in changes {
        match prepared(root, source, text) {
            Ok(pair) => ready.push(pair),
            Err(error) => {
                drop_rest(&ready);
                return Err((source.path.to_string(), error));
            }
        }
    }
    for (at, (beside, place)) in ready.iter().enumerate() {
        if let Err(error) = fs::rename(beside, place) {
            drop_rest(&ready[at..]);
            for ((source, _), (_, place)) in changes.iter().zip(&ready[..at]) {
                let _ = fs::write(place, source.text.as_bytes());
            }
            let path = changes.get(at).map(|(source, _)| source.path.to_string()).unwrap_or_default();
            return Err((path, error));
        }
    }
    Ok(())
}

/// Writes the new text to a hidden file beside the one that it will replace.
fn prepared(root: &Path, source: &Source, text: &str) -> io::Result<(PathBuf, PathBuf)> {
    let root = fs::canonicalize(root)?;
    let place = judged(&root, &root.join(below(&source.path)?)).map_err(outside)?;
    if Source::new(source.path.clone(), &fs::read(&place)?).fingerprint != source.fingerprint {
        return Err(io::Error::other("the file was changed meanwhile"));
    }
    let permissions = fs::metadata(&place)?.permissions();
    let (mut file, beside) = unfinished(&place)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.set_permissions(permissions));
    written.inspect_err(|_| drop(fs::remove_file(&beside)))?;
    Ok((beside, place))
}

/// Creates the folder of a new site.
///
/// # Errors
/// The folder exists and has files in it other than `.git`, or it cannot be created.
pub fn make_empty(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if name != ".git" {
            return Err(io::Error::other(format!("the folder is not empty: {} is there", name.to_string_lossy())));
        }
    }
    Ok(())
}

/// Creates a file of the site in `root`, and the folders that it needs.
///
/// # Errors
/// The file exists already ([`io::ErrorKind::AlreadyExists`]), a link leads out of the folder, or the file cannot be
/// written. No file is then left behind.
pub fn create(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let root = fs::canonicalize(root)?;
    let place = root.join(below(path)?);
    let folder = place.parent().unwrap_or(&root);
    // The part of the path that exists must not lead out, and is checked before anything is created.
    let there = folder.ancestors().find(|above| above.exists()).unwrap_or(&root);
    if there != root {
        judged(&root, there).map_err(outside)?;
    }
    fs::create_dir_all(folder)?;
    let (mut file, beside) = unfinished(&place)?;
    // A hard link is created in one step, and only where nothing exists yet.
    let made = file.write_all(bytes).and_then(|()| fs::hard_link(&beside, &place).or_else(|error| made_new(&place, bytes, error)));
    let _ = fs::remove_file(&beside);
    made
}

/// The fallback for file systems without hard links.
fn made_new(place: &Path, bytes: &[u8], error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Err(error);
    }
    OpenOptions::new().write(true).create_new(true).open(place)?.write_all(bytes)
}

/// Deletes a file of the site in `root`.
///
/// # Errors
/// The file does not exist, is not below the site's folder, or cannot be deleted.
pub fn remove(root: &Path, path: &str) -> io::Result<()> {
    let root = fs::canonicalize(root)?;
    let place = root.join(below(path)?);
    judged(&root, place.parent().unwrap_or(&root)).map_err(outside)?;
    fs::remove_file(place)
}

/// Creates a hidden file beside a place, to be renamed or linked to it when it is complete.
fn unfinished(place: &Path) -> io::Result<(File, PathBuf)> {
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = place.with_file_name(format!(".{name}.{}.statebook-tmp", std::process::id()));
    Ok((OpenOptions::new().write(true).create_new(true).open(&beside)?, beside))
}

/// Checks that a path only leads downward.
fn below(path: &str) -> io::Result<&Path> {
    let path = Path::new(path);
    let down = |part: Component<'_>| matches!(part, Component::Normal(_));
    if path.components().all(down) { Ok(path) } else { Err(io::Error::other("the path leads out of the site's folder")) }
}

fn outside(closed: Closed) -> io::Error {
    match closed {
        Closed::Io(error) => error,
        _ => io::Error::other("a link leads out of the site's folder"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_that_nobody_read() {
        let room = tempfile::tempdir().unwrap();
        create(room.path(), "content/models/a.md", b"one").unwrap();
        assert_eq!(create(room.path(), "content/models/a.md", b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let place = room.path().join("content/models/a.md");
        let source = Source::new("content/models/a.md", b"one");
        save(room.path(), &source, "two").unwrap();
        assert!(save(room.path(), &source, "three").is_err(), "it is another one by now");
        assert_eq!(fs::read_to_string(&place).unwrap(), "two");
        assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn all_files_are_written_or_none() {
        let room = tempfile::tempdir().unwrap();
        let sources = ["a", "b"].map(|name| {
            let path = format!("content/models/{name}.md");
            create(room.path(), &path, b"one").unwrap();
            Source::new(path, b"one")
        });
        let read = |name: &str| fs::read_to_string(room.path().join(format!("content/models/{name}.md"))).unwrap();
        fs::write(room.path().join("content/models/b.md"), "another").unwrap();
        let (path, _) = save_all(room.path(), &[(&sources[0], "two"), (&sources[1], "two")]).unwrap_err();
        assert_eq!((path.as_str(), read("a").as_str(), read("b").as_str()), ("content/models/b.md", "one", "another"));
        fs::write(room.path().join("content/models/b.md"), "one").unwrap();
        save_all(room.path(), &[(&sources[0], "two"), (&sources[1], "three")]).unwrap();
        assert_eq!((read("a").as_str(), read("b").as_str()), ("two", "three"));
        assert_eq!(fs::read_dir(room.path().join("content/models")).unwrap().count(), 2, "nothing is left beside them");
    }

    #[test]
    fn no_path_and_no_link_leads_out() {
        let room = tempfile::tempdir().unwrap();
        let root = room.path().join("site");
        fs::create_dir_all(room.path().join("other")).unwrap();
        fs::create_dir_all(root.join("content")).unwrap();
        std::os::unix::fs::symlink(room.path().join("other"), root.join("content/models")).unwrap();
        for path in ["../other/a.md", "/etc/a.md", "content/models/a.md", "content/models/new/a.md"] {
            assert!(create(&root, path, b"x").is_err(), "{path}");
        }
        fs::write(room.path().join("other/b.md"), "b").unwrap();
        assert!(save(&root, &Source::new("content/models/b.md", b"b"), "x").is_err());
        assert_eq!(fs::read_dir(room.path().join("other")).unwrap().count(), 1);
    }
}
