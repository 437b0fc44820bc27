//! Listing the files of a site's folder. Folders are listed through handles, so that what is listed is what was judged, and
//! links are followed as long as they stay inside the folder.

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::FileType;

use super::gate::{self, Closed, Gate};
use super::read::{File, beside_content, is_passed_over, refused, relative, target};
use crate::diagnostic::{Code, Diagnostic};

/// The most files and folders that are found through links, for each folder of the site. Links to folders of links would
/// multiply.
const MOST_LINKED: usize = 10_000;
/// The most bytes of files that are found through links. A link is only a line in a repository, whatever it leads to.
const LARGEST_LINKED: u64 = 1 << 30;
/// The longest path that Linux opens.
const LONGEST_PATH: usize = 4095;

/// The result of a walk through the site's folder.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<File>,
    pub(super) problems: Vec<Diagnostic>,
    /// The targets of links; a change there changes the site.
    pub(super) links: Vec<PathBuf>,
}

impl Found {
    /// Finds entries in the site's folder itself, where they do not belong.
    pub(super) fn look_beside_content(&mut self, gate: &Gate<'_>) {
        for (name, _) in gate.list(gate.root()).unwrap_or_default() {
            let place = gate.root().join(name);
            let path = relative(gate.root(), &place);
            let mut start = [0; 5];
            if path.ends_with(".md")
                && let Ok(mut file) = gate.open("", &place)
                && let Ok(length) = file.read(&mut start)
            {
                self.problems.extend(beside_content(&path, &start[..length]));
            }
        }
    }

    /// Finds all files below a folder of the site. Links are followed if they stay inside that folder and do not lead to
    /// anything hidden.
    pub(super) fn walk(&mut self, gate: &Gate<'_>, folder: &str) {
        let place = gate.root().join(folder);
        if !place.is_dir() {
            return;
        }
        let base = match gate.top(folder) {
            Ok(base) => base,
            Err(closed) => return self.problems.push(refused(&folder.into(), "", &closed)),
        };
        let mut walk = Walk {
            gate,
            top: folder.into(),
            base: &base,
            found: self,
            outside: Vec::new(),
            above: vec![base.clone()],
            linked: 0,
            bytes: 0,
        };
        walk.below(&place, &base, false);
        let Walk { mut outside, .. } = walk;
        self.problems.append(&mut outside);
    }
}

/// A walk through one folder of the site.
struct Walk<'w> {
    gate: &'w Gate<'w>,
    top: Arc<str>,
    /// The real path of that folder.
    base: &'w Path,
    found: &'w mut Found,
    /// Reports about links that are not followed, which come after all others.
    outside: Vec<Diagnostic>,
    /// The real paths of the folders that the walk is inside of.
    above: Vec<PathBuf>,
    /// The number of files and folders found through links.
    linked: usize,
    bytes: u64,
}

impl Walk<'_> {
    /// Walks the folder whose path in the site is `place` and whose real path is `real`.
    fn below(&mut self, place: &Path, real: &Path, through_link: bool) {
        let listed = match self.gate.list(real) {
            Ok(listed) => listed,
            Err(closed) => return self.tell(place, &closed),
        };
        for (name, kind) in listed {
            if is_passed_over(&self.top, &name.to_string_lossy()) {
                continue;
            }
            let (place, real) = (place.join(&name), real.join(&name));
            if place.as_os_str().len() > LONGEST_PATH {
                return self.problem(Code::Unreadable, &place, "cannot be read: its path is too long".to_owned());
            }
            match kind {
                FileType::Symlink => self.follow(&place, &real),
                kind if through_link && !self.has_room(&place, kind, &real) => return,
                kind => self.take(&name, kind, place, real, through_link),
            }
        }
    }

    fn take(&mut self, name: &OsStr, kind: FileType, place: PathBuf, real: PathBuf, through_link: bool) {
        match kind {
            FileType::RegularFile | FileType::Directory if name.to_str().is_none() => {
                let sort = if kind == FileType::Directory { "folder" } else { "file" };
                self.problem(Code::BadFileName, &place, format!("the {sort} name is not UTF-8 text"));
            }
            FileType::Directory => {
                self.above.push(real.clone());
                self.below(&place, &real, through_link);
                self.above.pop();
            }
            FileType::RegularFile => {
                self.found.files.push(File { path: relative(self.gate.root(), &place), place, top: self.top.clone() });
            }
            _ => self.problem(Code::StrayFile, &place, "this is a pipe, a socket or a device, and is not read".to_owned()),
        }
    }

    fn follow(&mut self, place: &Path, link: &Path) {
        let real = match gate::judged(self.base, link) {
            Ok(real) => real,
            // The target of a link may be created later.
            Err(Closed::Io(error)) => {
                self.found.links.extend(target(link).filter(|target| target.starts_with(self.gate.root())));
                return self.tell(place, &Closed::Io(error));
            }
            Err(closed) => return self.outside.push(refused(&relative(self.gate.root(), place), &self.top, &closed)),
        };
        self.found.links.push(real.clone());
        if self.above.contains(&real) {
            return self.problem(Code::Unreadable, place, "this link leads back to a folder above it".to_owned());
        }
        // Opening the file will check its type again.
        let kind = match fs::symlink_metadata(&real) {
            Ok(metadata) if metadata.is_dir() => FileType::Directory,
            Ok(metadata) if metadata.is_file() => FileType::RegularFile,
            Ok(_) => FileType::Unknown,
            Err(error) => return self.tell(place, &Closed::Io(error)),
        };
        if self.has_room(place, kind, &real) {
            self.take(place.file_name().unwrap_or_default(), kind, place.to_path_buf(), real, true);
        }
    }

    /// Counts a file or folder that was found through a link. Returns `false` if there are too many, which is reported once.
    fn has_room(&mut self, place: &Path, kind: FileType, real: &Path) -> bool {
        if self.linked > MOST_LINKED || self.bytes > LARGEST_LINKED {
            return false;
        }
        self.linked += 1;
        if kind == FileType::RegularFile {
            self.bytes += fs::symlink_metadata(real).map_or(0, |metadata| metadata.len());
        }
        let message = if self.linked > MOST_LINKED {
            format!("links lead to more than {MOST_LINKED} files and folders: from here on none is followed")
        } else if self.bytes > LARGEST_LINKED {
            format!("links lead to files of more than {} MiB: from here on none is followed", LARGEST_LINKED >> 20)
        } else {
            return true;
        };
        self.problem(Code::Unreadable, place, message);
        false
    }

    fn tell(&mut self, place: &Path, closed: &Closed) {
        self.found.problems.push(refused(&relative(self.gate.root(), place), &self.top, closed));
    }

    fn problem(&mut self, code: Code, place: &Path, message: String) {
        self.found.problems.push(Diagnostic::new(code, &relative(self.gate.root(), place), 0..0, message));
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// The number of files and the paths of problems that are found below `content` of a site, in a new folder that `fill`
    /// fills.
    fn found(fill: impl FnOnce(&Path)) -> (usize, Vec<String>) {
        let room = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(room.path()).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        fill(&root.join("content"));
        let mut found = Found::default();
        found.walk(&Gate::at(&root), "content");
        (found.files.len(), found.problems.iter().map(|problem| problem.message.to_string()).collect())
    }

    #[test]
    fn links_to_folders_of_links_do_not_multiply() {
        let (files, problems) = found(|content| {
            for level in 0..20 {
                fs::create_dir(content.join(format!("l{level}"))).unwrap();
                for link in ["a", "b", "c"] {
                    symlink(format!("../l{}", level + 1), content.join(format!("l{level}/{link}"))).unwrap();
                }
            }
            fs::create_dir(content.join("l20")).unwrap();
            fs::write(content.join("l20/x.txt"), "x").unwrap();
        });
        assert!(files <= MOST_LINKED, "{files}");
        assert_eq!(problems, ["links lead to more than 10000 files and folders: from here on none is followed"]);
    }

    #[test]
    fn many_links_to_a_large_file_are_not_followed() {
        let (files, problems) = found(|content| {
            fs::File::create(content.join("large.pdf")).unwrap().set_len(60 << 20).unwrap();
            (0..30).for_each(|at| symlink("large.pdf", content.join(format!("l{at:02}.pdf"))).unwrap());
        });
        assert_eq!(files, 1 + (1 << 30) / (60 << 20));
        assert_eq!(problems, ["links lead to files of more than 1024 MiB: from here on none is followed"]);
    }

    #[test]
    fn pipes_and_names_that_are_no_text_are_told() {
        use std::os::unix::ffi::OsStrExt;
        let (files, problems) = found(|content| {
            rustix::fs::mknodat(rustix::fs::CWD, content.join("a.md"), FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
            fs::create_dir(content.join(OsStr::from_bytes(b"b\xff"))).unwrap();
            fs::write(content.join(OsStr::from_bytes(b"b\xff/x.md")), "x").unwrap();
            fs::write(content.join(OsStr::from_bytes(b"c\xff.md")), "x").unwrap();
        });
        assert_eq!(files, 0);
        let wanted = [
            "this is a pipe, a socket or a device, and is not read",
            "the folder name is not UTF-8 text",
            "the file name is not UTF-8 text",
        ];
        assert_eq!(problems, wanted);
    }
}
