//! Whatever links, devices, odd names and forged folders a site's folder holds, nothing outside it is read, written or deleted.
//!
//! `STATEBOOK_TIMES` tries more trees, `STATEBOOK_SEED` others.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::chance::{Chance, seed, times};
use crate::grounds::{implied, place};

/// Stands in everything that must not be published.
const SECRET: &str = "7bd2-secret";
const STAGING: &str = ".public.statebook-staging";
const FORGED: &str =
    "{\"generator\":\"statebook\",\"version\":1,\"files\":{\"index.html\":\"\",\"evil.html\":\"\",\"../victim/file.txt\":\"\"}}";

fn word<'w>(chance: &mut Chance, words: &[&'w str]) -> &'w str {
    words[chance.below(words.len())]
}

/// Everything in a folder, links not followed.
fn seen(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
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
            found.insert(entry.path(), said);
        }
    }
    found
}

/// A site with its victim beside it.
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
        let secrets = ["file.txt", "file.md", "deep/file.txt", "deep/tree/index.html", "templates/page.html", "kind.toml"];
        place(&victim, &secrets.map(|path| (path, SECRET.as_bytes())));
        place(&victim, &[("published/manifest.json", FORGED.as_bytes()), ("published/index.html", SECRET.as_bytes())]);
        fs::create_dir(victim.join("empty")).expect("a folder");
        Self { _room: room, root, victim }
    }

    /// Puts a link at `path` in place of whatever is there.
    fn link(&self, goal: &Path, path: &str) {
        let at = self.clear(path);
        let _ = symlink(goal, at);
    }

    /// Makes room for something at `path`.
    fn clear(&self, path: &str) -> PathBuf {
        let at = self.root.join(path);
        // Never through a link: what stands above may be one by now.
        let linked = at.ancestors().skip(1).take_while(|above| *above != self.root).any(Path::is_symlink);
        let at = if linked { self.root.join("elsewhere") } else { at };
        let _ = fs::remove_file(&at).or_else(|_| fs::remove_dir_all(&at));
        let _ = at.parent().map(fs::create_dir_all);
        at
    }

    /// Where a link may lead.
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

    /// Something that a pull request should not hold.
    fn spoil(&self, chance: &mut Chance) {
        let read = ["content/models/leak.txt", "content/models/leak.md", "content/leak", "content/models/kind.toml", "content/leak.json"];
        let fixed = ["static/leak.txt", "static/.well-known", "theme/styles/leak.css", "theme/templates/page.html", "theme/templates"];
        let tops = ["content", "static", "theme", "site.toml", "content/models"];
        let ours = ["tree", "old", "made-from", ".gitignore", "statebook.lock", "tree/linked", "old/linked", "other"];
        let published =
            ["public", "public/index.html", "public/models", "public/manifest.json", "public/other", "public/.statebook-part-1"];
        let goal = self.goal(chance);
        match chance.below(12) {
            0..3 => self.link(&goal, word(chance, &read)),
            3 => self.link(&goal, word(chance, &fixed)),
            4 if chance.below(3) == 0 => self.link(&goal, word(chance, &tops)),
            4 | 5 => {
                let at = self.clear(word(chance, &[&read[..], &fixed, &published].concat()));
                let kind = *chance.pick(&[FileType::Fifo, FileType::Socket]);
                let _ = mknodat(CWD, &at, kind, Mode::RWXU, 0);
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
            _ => self.link(&goal, word(chance, &published)),
        }
    }

    /// Runs the program; says how it ended and everything that it said.
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
        let (victim, git, notes) = (seen(&tree.victim), seen(&tree.root.join(".git")), seen(&tree.root.join("notes")));
        for arguments in [&["check"][..], &["build"], &["build", "--in-place"], &["build", "--clean"], &["build"]] {
            let (code, said) = tree.run(arguments);
            let case = format!("tree {number} of seed {seed}, {arguments:?}: {said}");
            match code {
                Some(code @ 0..=2) => ended[code as usize] += 1,
                _ => panic!("{code:?}: {case}"),
            }
            assert!(!said.contains(SECRET), "told: {case}");
            assert!(seen(&tree.victim) == victim, "the victim changed: {case}");
            assert!(seen(&tree.root.join(".git")) == git && seen(&tree.root.join("notes")) == notes, "the checkout changed: {case}");
            let public = tree.root.join("public");
            if !public.is_symlink() {
                for (path, bytes) in seen(&public) {
                    assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{} is published: {case}", path.display());
                }
            }
        }
    }
    println!("{trees} trees: {ended:?} runs ended with 0, 1 and 2");
    assert!(ended.iter().all(|count| *count > 0), "{ended:?}: these trees show nothing");
}
