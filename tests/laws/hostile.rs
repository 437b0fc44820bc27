//! Whatever links, devices, odd names and forged folders are in a site's folder, nothing outside it is read, written or
//! deleted, even if somebody replaces files and folders with links while the program runs. (A hard link counts as a file:
//! its contents are read and published, which a repository cannot bring about, but nothing is written through it.)
//!
//! `STATEBOOK_TIMES` tries more trees, `STATEBOOK_SEED` different ones.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, FileType, Mode, RenameFlags, makedev, mknodat, renameat_with};

use crate::chance::{Chance, seed, times};
use crate::grounds::{implied, place};

/// Contained in everything that must not be published.
const SECRET: &str = "7bd2-secret";
const STAGING: &str = ".public.statebook-staging";
const FORGED: &str =
    "{\"generator\":\"statebook\",\"version\":1,\"files\":{\"index.html\":\"\",\"evil.html\":\"\",\"../victim/file.txt\":\"\"}}";

fn word<'w>(chance: &mut Chance, words: &[&'w str]) -> &'w str {
    words[chance.below(words.len())]
}

/// The contents of a file and the times of its last changes.
type Seen = (Vec<u8>, [i64; 3]);

/// Everything in a folder, without following links.
fn seen(folder: &Path) -> BTreeMap<PathBuf, Seen> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let kind = entry.file_type().expect("a kind");
            let said = match kind.is_file() {
                true => fs::read(entry.path()).expect("a file"),
                false => format!("{kind:?}").into_bytes(),
            };
            if kind.is_dir() {
                open.push(entry.path());
            }
            let metadata = entry.metadata().expect("it is there");
            found.insert(entry.path(), (said, [i64::from(metadata.mode()), metadata.mtime(), metadata.mtime_nsec()]));
        }
    }
    found
}

/// A site, with the files it must not touch beside it.
struct Tree {
    _room: tempfile::TempDir,
    root: PathBuf,
    victim: PathBuf,
}

impl Tree {
    fn new() -> Self {
        let room = tempfile::tempdir().expect("a folder");
        let (root, victim) = (room.path().join("site"), room.path().join("victim"));
        let implied = implied();
        place(&root, &implied.iter().map(|(path, bytes)| (*path, &bytes[..])).collect::<Vec<_>>());
        let site = "title = \"Case\"\nbase_url = \"https://example.org/\"\ntheme = \"theme\"\n";
        let files = [
            ("site.toml", site),
            ("content/models/alpha.md", "+++\ntitle = \"Alpha\"\n+++\nText.\n"),
            ("content/models/fine.txt", "fine"),
            ("static/CNAME", "example.org"),
            ("theme/styles/own.css", "p {}"),
            (".git/config", SECRET),
            ("notes/private.txt", SECRET),
            ("notes/private.md", SECRET),
        ];
        place(&root, &files.map(|(path, text)| (path, text.as_bytes())));
        place(&victim, &[("plain.txt", b"told to nobody, but no secret"), ("plain.md", b"+++\ntitle = \"Plain\"\n+++\n")]);
        let secrets = ["file.txt", "file.md", "deep/file.txt", "deep/tree/index.html", "templates/page.html", "kind.toml"];
        place(&victim, &secrets.map(|path| (path, SECRET.as_bytes())));
        place(&victim, &[("published/manifest.json", FORGED.as_bytes()), ("published/index.html", SECRET.as_bytes())]);
        fs::create_dir(victim.join("empty")).expect("a folder");
        Self { _room: room, root, victim }
    }

    /// Replaces whatever is at `path` with a link.
    fn link(&self, goal: &Path, path: &str) {
        let at = self.clear(path);
        let _ = symlink(goal, at);
    }

    /// Makes room at `path`, and returns the place.
    fn clear(&self, path: &str) -> PathBuf {
        let at = self.root.join(path);
        // A parent folder may have become a link; the link must not be followed.
        let linked = at.ancestors().skip(1).take_while(|above| *above != self.root).any(Path::is_symlink);
        let at = if linked { self.root.join("elsewhere") } else { at };
        let _ = fs::remove_file(&at).or_else(|_| fs::remove_dir_all(&at));
        let _ = at.parent().map(fs::create_dir_all);
        at
    }

    /// A random target for a link.
    fn goal(&self, chance: &mut Chance) -> PathBuf {
        let inner = ["", "file.txt", "file.md", "deep", "deep/tree", "templates", "published", "empty", "not-there"];
        let own =
            [".git/config", ".git", "notes", "notes/private.txt", "notes/private.md", "content/models/fine.txt", "content", "", "public"];
        let near = ["../../.git/config", "../../notes/private.txt", "../../../victim/file.txt", "fine.txt", "..", ".", "../../../victim"];
        match chance.below(8) {
            0..3 => self.victim.join(word(chance, &inner)),
            3..5 => self.root.join(word(chance, &own)),
            5..7 => PathBuf::from(word(chance, &near)),
            _ => PathBuf::from(word(chance, &["/proc/self/environ", "/dev/zero", "/proc/self/root", "/dev/stdin"])),
        }
    }

    /// Adds something that a pull request should not contain.
    fn spoil(&self, chance: &mut Chance) {
        let read = ["content/models/leak.txt", "content/models/leak.md", "content/leak", "content/models/kind.toml", "content/leak.json"];
        let fixed = ["static/leak.txt", "static/.well-known", "theme/styles/leak.css", "theme/templates/page.html", "theme/templates"];
        let tops = ["content", "static", "theme", "site.toml", "content/models"];
        let ours = ["tree", "old", "made-from", ".gitignore", "statebook.lock", "tree/linked", "old/linked", "other"];
        let published =
            ["public", "public/index.html", "public/models", "public/manifest.json", "public/other", "public/.statebook-part-1"];
        let goal = self.goal(chance);
        match chance.below(14) {
            0..3 => self.link(&goal, word(chance, &read)),
            3 => self.link(&goal, word(chance, &fixed)),
            4 if chance.below(3) == 0 => self.link(&goal, word(chance, &tops)),
            4 | 5 => {
                let at = self.clear(word(chance, &[&read[..], &fixed, &published].concat()));
                // Endless zeros, and the terminal. Only the superuser can create them.
                let devices = [(FileType::CharacterDevice, makedev(1, 5)), (FileType::CharacterDevice, makedev(5, 0))];
                let (kind, device) = *chance.pick(&[(FileType::Fifo, 0), (FileType::Socket, 0), devices[0], devices[1]]);
                let _ = mknodat(CWD, &at, kind, Mode::RWXU, device);
            }
            6 => {
                let long = [b'x'; 255];
                let names: [&[u8]; 6] = [b"a\nb.txt", b"a\\b.txt", b"\xff.txt", &long, b"A.TXT", "\u{202e}txt.md".as_bytes()];
                let folder = self.clear("content/models/odd").with_file_name("");
                let _ = fs::write(folder.join(OsStr::from_bytes(names[chance.below(names.len())])), "odd");
            }
            7..9 => {
                let words =
                    ["", "x", "statebook staging folder; site inode 1\n", "statebook staging folder; site inode 1; made as 1-1-1\n"];
                let lock = self.clear(&format!("{STAGING}/statebook.lock"));
                let _ = fs::write(lock, word(chance, &words));
                self.link(&goal, &format!("{STAGING}/{}", word(chance, &ours)));
            }
            9 => self.link(&goal, STAGING),
            10 => {
                let manifest = self.clear("public/manifest.json");
                let _ = fs::write(manifest, FORGED);
                self.link(&goal, word(chance, &published));
            }
            11 | 12 => {
                let plain = word(chance, &["plain.txt", "plain.md"]);
                let ours = ours.map(|name| format!("{STAGING}/{name}"));
                let all: Vec<&str> = [&read[..], &fixed, &published].concat().into_iter().chain(ours.iter().map(String::as_str)).collect();
                let _ = fs::hard_link(self.victim.join(plain), self.clear(word(chance, &all)));
            }
            _ => self.link(&goal, word(chance, &published)),
        }
    }

    /// Repeatedly swaps a place of the site with a link, on another thread, while `then` runs.
    fn while_swapped(&self, path: &str, goal: &Path, then: impl FnOnce()) {
        let (place, link) = (self.root.join(path), self.root.with_file_name("link"));
        symlink(goal, &link).expect("a link");
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let swap = scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let _ = renameat_with(CWD, &place, CWD, &link, RenameFlags::EXCHANGE);
                }
            });
            then();
            done.store(true, Ordering::Relaxed);
            swap.join().expect("it ends");
        });
    }

    /// The conditions that hold after each run.
    fn check(&self, before: &[BTreeMap<PathBuf, Seen>; 3], said: &str, case: &str) {
        assert!(!said.contains(SECRET), "told: {case}");
        for (before, now) in before.iter().zip(&self.others()) {
            let changed = before.iter().chain(now).map(|(path, _)| path).find(|path| before.get(*path) != now.get(*path));
            let seen = |seen: &BTreeMap<PathBuf, Seen>, path| seen.get(path).map(|(said, times)| (said.len(), *times));
            let changed = changed.map(|path| (path, seen(before, path), seen(now, path)));
            assert!(changed.is_none(), "what is no part of the site changed, {changed:?}: {case}");
        }
        let public = self.root.join("public");
        if !public.is_symlink() {
            for (path, (bytes, _)) in seen(&public) {
                assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{} is published: {case}", path.display());
            }
        }
    }

    /// The files beside the site, and those of the checkout that do not belong to the site.
    fn others(&self) -> [BTreeMap<PathBuf, Seen>; 3] {
        [seen(&self.victim), seen(&self.root.join(".git")), seen(&self.root.join("notes"))]
    }

    /// Runs the program. Returns its exit code and all its output.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statebook"));
        let output = command.current_dir(&self.root).args(arguments).env("STATEBOOK_TOKEN", SECRET).output().expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    }
}

#[test]
fn nothing_outside_the_site_is_read_written_or_deleted() {
    let (trees, seed) = (times(6) as u64, seed(1));
    let mut ended = [0; 3];
    for number in 0..trees {
        let mut chance = Chance::new(seed * 1_000_003 + number);
        let tree = Tree::new();
        if chance.below(3) == 0 {
            assert_eq!(tree.run(&["build"]).0, Some(0));
        }
        for _ in 0..=chance.below(4) {
            tree.spoil(&mut chance);
        }
        let before = tree.others();
        for arguments in [&["check"][..], &["build"], &["build", "--in-place"], &["build", "--clean"], &["build"]] {
            let (code, said) = tree.run(arguments);
            let case = format!("tree {number} of seed {seed}, {arguments:?}: {said}");
            match code {
                Some(code @ 0..=2) => ended[code as usize] += 1,
                _ => panic!("{code:?}: {case}"),
            }
            tree.check(&before, &said, &case);
        }
    }
    println!("{trees} trees: {ended:?} runs ended with 0, 1 and 2");
    assert!(ended.iter().all(|count| *count > 0), "{ended:?}: these trees show nothing");
}

#[test]
fn what_is_opened_is_what_was_judged() {
    // Each place with the target of the link that replaces it, relative to the folder that contains both the site and the
    // victim.
    const SWAPS: [(&str, &str); 12] = [
        ("content", "victim"),
        ("content/models", "victim/deep"),
        ("content/models/fine.txt", "victim/file.txt"),
        ("content/models/fine.txt", "site/.git/config"),
        ("content/models/alpha.md", "victim/file.md"),
        ("content/models/kind.toml", "victim/kind.toml"),
        ("site.toml", "victim/kind.toml"),
        ("static", "victim/deep"),
        ("static/CNAME", "victim/file.txt"),
        ("theme", "victim"),
        ("theme/styles", "site/notes"),
        ("theme/styles/own.css", "site/notes/private.txt"),
    ];
    let (rounds, seed) = (times(1) as u64, seed(1));
    for round in 0..rounds {
        let mut chance = Chance::new(seed * 1_000_003 + round);
        for (path, goal) in SWAPS {
            let tree = Tree::new();
            let before = tree.others();
            let goal = tree.victim.with_file_name("").join(goal);
            tree.while_swapped(path, &goal, || {
                // Once in the cycle of edit and test, and more often at length.
                for _ in 0..times(1).min(3) {
                    let arguments = word(&mut chance, &["check", "build"]);
                    let (code, said) = tree.run(&[arguments]);
                    let case = format!("{path} and {}, {arguments}: {said}", goal.display());
                    assert!(matches!(code, Some(0..=2)), "{code:?}: {case}");
                    tree.check(&before, &said, &case);
                }
            });
        }
    }
}
