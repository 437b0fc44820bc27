//! A large site that was made from the same inputs before is not made again, and is still what it should be.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A large site that counts how many of its files are made.
struct Counted {
    files: BTreeMap<String, Arc<[u8]>>,
    made_from: u128,
    made: AtomicUsize,
}

impl Counted {
    /// All files contain `text`, and `made_from` stands for the inputs.
    fn new(made_from: u128, text: &str) -> Self {
        let file = |number| (format!("d{}/{number}", number / 50), Arc::from(text.as_bytes()));
        Self { files: (0..SPARE_FROM).map(file).collect(), made_from, made: AtomicUsize::new(0) }
    }

    /// Writes the site. Returns how many files were made for that, and how many are new.
    fn write_to(&self, folder: &Path) -> (usize, usize) {
        self.made.store(0, Ordering::Relaxed);
        let written = write(self, folder).unwrap();
        assert_eq!(written.written + written.unchanged, SPARE_FROM);
        (self.made.load(Ordering::Relaxed), written.written)
    }
}

impl Files for Counted {
    fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    fn make(&self, path: &str, into: &mut Vec<u8>) -> bool {
        self.made.fetch_add(1, Ordering::Relaxed);
        self.files.make(path, into)
    }

    fn made_from(&self) -> Option<Fingerprint> {
        Some(Fingerprint(self.made_from))
    }
}

#[test]
fn what_is_made_from_the_same_is_not_made_again() {
    let (_room, folder) = room();
    let site = Counted::new(1, "page");
    assert_eq!(site.write_to(&folder), (SPARE_FROM, SPARE_FROM));
    let first = fs::read(folder.join(MANIFEST)).unwrap();
    assert_eq!(site.write_to(&folder), (0, 0));
    assert_eq!(fs::read(folder.join(MANIFEST)).unwrap(), first);
    // From other inputs the same files may follow, but nobody can know that beforehand.
    assert_eq!(Counted::new(2, "page").write_to(&folder), (SPARE_FROM, 0));
    assert_eq!(Counted::new(3, "other").write_to(&folder), (SPARE_FROM * 2, SPARE_FROM));
}

#[test]
fn what_is_not_as_it_was_written_is_made_again() {
    let (_room, folder) = room();
    let site = Counted::new(1, "page");
    site.write_to(&folder);
    // The file has the same length and the same time as before.
    let spoilt = folder.join("d3/160");
    let time = fs::metadata(&spoilt).unwrap().modified().unwrap();
    fs::write(&spoilt, "pag_").unwrap();
    fs::File::options().write(true).open(&spoilt).unwrap().set_modified(time).unwrap();
    fs::remove_file(folder.join("d4/200")).unwrap();
    let (made, written) = site.write_to(&folder);
    assert_eq!((made, written), (4, 2), "two files, each to see that it differs and to write it");
    assert_eq!(fs::read_to_string(&spoilt).unwrap(), "page");
    assert_eq!(site.write_to(&folder), (0, 0));
}

#[test]
fn a_note_about_another_site_is_not_believed() {
    let (room, folder) = room();
    let site = Counted::new(1, "page");
    site.write_to(&folder);
    let note = room.path().join(".public.statebook-staging/made-from");
    let text = fs::read_to_string(&note).unwrap();
    assert_eq!(text.len(), 33);
    // Another site was published and the old note put back, which is about other files.
    Counted::new(2, "other").write_to(&folder);
    fs::write(&note, &text).unwrap();
    assert_eq!(site.write_to(&folder), (SPARE_FROM * 2, SPARE_FROM));
    for text in ["", "x", "\u{0}"] {
        fs::write(&note, text).unwrap();
        assert_eq!(site.write_to(&folder), (SPARE_FROM, 0));
    }
    fs::remove_dir_all(room.path().join(".public.statebook-staging")).unwrap();
    assert_eq!(site.write_to(&folder), (SPARE_FROM, 0));
}

/// Files with a mark each, which count how many of them are made.
struct Marked(BTreeMap<String, Arc<[u8]>>, AtomicUsize);

impl Files for Marked {
    fn paths(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    fn make(&self, path: &str, into: &mut Vec<u8>) -> bool {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.make(path, into)
    }

    fn mark(&self, path: &str) -> Option<Vec<u8>> {
        self.0.get(path).map(|bytes| bytes.to_vec())
    }
}

#[test]
fn a_file_that_bears_its_mark_is_not_made_again() {
    let (_room, folder) = room();
    let write_to = |one: &str, two: &str| {
        let files = [("a.png", one), ("b.png", two)].map(|(path, text)| (path.to_owned(), Arc::from(text.as_bytes())));
        let marked = Marked(files.into(), AtomicUsize::new(0));
        let written = write(&marked, &folder).unwrap();
        (marked.1.into_inner(), written.written)
    };
    assert_eq!(write_to("one", "two"), (2, 2));
    assert_eq!(write_to("one", "two"), (0, 0));
    // The file is made once to be compared and once for the new tree.
    assert_eq!(write_to("one", "other"), (2, 1));
    // A file that bears our mark but was changed is not the one that was published.
    fs::write(folder.join("a.png"), "one, and more").unwrap();
    assert_eq!(write_to("one", "other"), (2, 1));
    assert_eq!(fs::read(folder.join("a.png")).unwrap(), b"one");
}
