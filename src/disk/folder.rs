//! A site's folder and the files read from it. A later scan reads only what changed, and its result equals that of a first
//! reading.
//!
//! A file that is named by a caller is always read. For the others, stamps decide: times, size and inode. A file that was
//! young when it was read is not trusted, because it may have been written again within one tick of the clock.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::gate::Gate;
use super::read::{File, LOCALES, Read, STATIC, is_passed_over, read_file, relative, target, theme_of};
use super::walk::Found;
use crate::diagnostic::Diagnostic;
use crate::{Inputs, Wishes};

/// Two writes closer together than this may have the same time: the coarsest file system clock has steps of 2 s.
const YOUNG: Duration = Duration::from_secs(3);

/// Paths that were added, changed or removed, relative to the root, sorted.
pub type Changed = Vec<Arc<str>>;

/// A site's folder as it was last read.
#[derive(Debug)]
pub struct Folder {
    /// Canonical, so that it can be told whether links stay inside.
    root: PathBuf,
    /// The theme's folder, relative to the root.
    theme: Option<String>,
    held: BTreeMap<Arc<str>, Held>,
    /// The problems with folders and links.
    problems: Vec<Diagnostic>,
    links: Vec<PathBuf>,
}

/// Reads the site in the folder `root`.
pub fn read(root: &Path, today: jiff::civil::Date, wishes: Wishes) -> Inputs {
    Folder::open(root).inputs(today, wishes)
}

/// The content of a file, and its stamp when it was read.
#[derive(Debug)]
struct Held {
    stamp: Option<Stamp>,
    read: Result<Read, Box<Diagnostic>>,
}

impl Folder {
    /// Reads the site in the folder `root`.
    pub fn open(root: &Path) -> Self {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        let mut folder = Self { root, theme: None, held: BTreeMap::new(), problems: Vec::new(), links: Vec::new() };
        folder.scan();
        folder
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folders to watch, each with everything below it, whether they exist or not: the content, the theme, and the
    /// targets of links.
    pub fn places(&self) -> Vec<PathBuf> {
        let mut places = vec![self.root.join("content"), self.root.join(STATIC), self.root.join(LOCALES)];
        places.extend(self.theme.iter().map(|theme| self.root.join(theme)));
        places.extend(self.links.iter().map(|link| if link.is_dir() { link.clone() } else { parent(link).to_path_buf() }));
        places.sort();
        places.dedup();
        places
    }

    /// Everything that was read.
    pub fn inputs(&self, today: jiff::civil::Date, wishes: Wishes) -> Inputs {
        let mut inputs =
            Inputs { sources: Vec::new(), assets: Vec::new(), theme_files: Vec::new(), today, wishes, problems: self.problems.clone() };
        inputs.sources.reserve(self.held.len());
        for held in self.held.values() {
            match &held.read {
                Ok(Read::Text(source)) => inputs.sources.push(source.clone()),
                Ok(Read::Asset(asset)) => inputs.assets.push(asset.clone()),
                Ok(Read::OfTheme(file)) => inputs.theme_files.push(file.clone()),
                Err(problem) => inputs.problems.push((**problem).clone()),
            }
        }
        inputs
    }

    /// Scans the whole folder and reads every file that may have changed.
    pub fn scan(&mut self) -> Changed {
        let site = File { place: self.root.join("site.toml"), path: "site.toml".into(), top: "".into() };
        // The site's settings name the theme, which decides what else is read. Everything else in them is read later.
        let mut changed = self.take(vec![site]);
        self.theme = self.theme_named();
        let mut found = Found::default();
        found.links.extend(target(&self.root.join("site.toml")).filter(|target| target.starts_with(&self.root)));
        let gate = Gate::at(&self.root);
        found.look_beside_content(&gate);
        for top in ["content", STATIC, LOCALES].into_iter().chain(self.theme.as_deref()) {
            found.walk(&gate, top);
        }
        let mut there: Vec<&Arc<str>> = found.files.iter().map(|file| &file.path).collect();
        there.sort_unstable();
        let gone = |path: &Arc<str>| &**path != "site.toml" && there.binary_search(&path).is_err();
        let gone: Vec<Arc<str>> = self.held.keys().filter(|path| gone(path)).cloned().collect();
        for path in gone {
            self.held.remove(&path);
            changed.push(path);
        }
        let differs = |file: &File| match self.held.get(&file.path).and_then(|held| held.stamp.as_ref()) {
            Some(stamp) => stamp.is_young || Stamp::of(&file.place).as_ref() != Some(stamp),
            None => true,
        };
        let files = found.files.into_par_iter().filter(differs).collect();
        changed.extend(self.take(files));
        if self.problems != found.problems {
            // A link or a folder; the path of its problem identifies it well enough.
            changed.extend(found.problems.iter().chain(&self.problems).map(|problem| problem.path.clone()));
        }
        (self.problems, self.links) = (found.problems, found.links);
        changed.sort();
        changed.dedup();
        changed
    }

    /// Reads the files at these places again, whatever their stamps are. Scans the whole folder if a place is not a plain
    /// file.
    pub fn look_at<'p>(&mut self, places: impl IntoIterator<Item = &'p PathBuf>) -> Changed {
        let mut files = Vec::new();
        let mut changed = Changed::new();
        let mut whole = false;
        for place in places {
            match self.sort_of(place) {
                Sort::Nothing => {}
                Sort::File(path) => files.push(File { place: place.clone(), top: self.top_of(&path), path }),
                Sort::Gone(path) => {
                    self.held.remove(&path);
                    changed.push(path);
                }
                Sort::Whole => whole = true,
            }
        }
        changed.extend(self.take(files));
        if whole || self.theme_named() != self.theme {
            changed.extend(self.scan());
        }
        changed.sort();
        changed.dedup();
        changed
    }

    /// Whether any of these files is now empty, so that its writer may not be done.
    pub fn any_empty(&self, paths: &[Arc<str>]) -> bool {
        paths.iter().any(|path| match self.held.get(path).map(|held| &held.read) {
            Some(Ok(Read::Text(source))) => source.text.is_empty(),
            Some(Ok(Read::Asset(asset) | Read::OfTheme(asset))) => asset.bytes.is_empty(),
            Some(Err(_)) => false,
            None => true,
        })
    }

    fn theme_named(&self) -> Option<String> {
        match self.held.get("site.toml").map(|held| &held.read) {
            Some(Ok(Read::Text(site))) => theme_of(site),
            _ => None,
        }
    }

    /// Reads files and returns the paths of those that changed. A file that no longer exists is forgotten.
    fn take(&mut self, files: Vec<File>) -> Changed {
        let gate = Gate::at(&self.root);
        let read: Vec<(Arc<str>, Option<Held>)> = files.into_par_iter().map(|file| (file.path.clone(), Held::read(&gate, &file))).collect();
        let mut changed = Changed::new();
        for (path, held) in read {
            match (held, self.held.get_mut(&path)) {
                (None, None) => {}
                (None, Some(_)) => {
                    self.held.remove(&path);
                    changed.push(path);
                }
                // An unchanged file keeps its identity, by which the memo recognises it.
                (Some(new), Some(old)) if same(&new.read, &old.read) => old.stamp = new.stamp,
                (Some(new), _) => {
                    self.held.insert(path.clone(), new);
                    changed.push(path);
                }
            }
        }
        changed
    }

    /// The folder of the site that the links of a file must not leave.
    fn top_of(&self, path: &str) -> Arc<str> {
        let tops = ["content", STATIC, LOCALES].into_iter().chain(self.theme.as_deref());
        tops.filter(|top| Path::new(path).starts_with(top)).max_by_key(|top| top.len()).unwrap_or_default().into()
    }

    /// The significance of a place for the site.
    fn sort_of(&self, place: &Path) -> Sort {
        if self.links.iter().any(|link| place.starts_with(link) || link.starts_with(place)) {
            return Sort::Whole;
        }
        let Ok(below) = place.strip_prefix(&self.root) else { return Sort::Nothing };
        let path = relative(&self.root, place);
        let tops = ["content", STATIC, LOCALES].into_iter().chain(self.theme.as_deref());
        if &*path != "site.toml" && !tops.clone().any(|top| below.starts_with(top)) {
            if path.ends_with(".md") && !path.contains('/') {
                return Sort::Whole;
            }
            // A folder above the theme's folder appeared or vanished.
            let above = |top: &str| !path.is_empty() && Path::new(top).starts_with(below);
            return if tops.clone().any(above) { Sort::Whole } else { Sort::Nothing };
        }
        let depth = tops.filter(|top| below.starts_with(top)).map(|top| Path::new(top).components().count()).max().unwrap_or(0);
        let top = below.components().next().and_then(|part| part.as_os_str().to_str()).unwrap_or_default();
        let mut own = below.components().skip(depth);
        if &*path != "site.toml" && own.any(|part| matches!(part, Component::Normal(name) if is_passed_over(top, &name.to_string_lossy())))
        {
            return Sort::Nothing;
        }
        let linked = place.ancestors().skip(1).take_while(|above| *above != self.root).any(|above| above.is_symlink());
        if linked || place.to_str().is_none() || self.problems.iter().any(|problem| problem.path == path) {
            return Sort::Whole;
        }
        match std::fs::symlink_metadata(place) {
            Ok(metadata) if metadata.is_file() => Sort::File(path),
            Ok(_) => Sort::Whole,
            Err(_) if self.held.contains_key(&path) => Sort::Gone(path),
            Err(_) => {
                let folder = format!("{path}/");
                let below = (std::ops::Bound::Included(&*folder), std::ops::Bound::Unbounded);
                let inside = self.held.range::<str, _>(below).next().is_some_and(|(path, _)| path.starts_with(&folder));
                let wrong = || self.problems.iter().any(|problem| problem.path.starts_with(&folder));
                if inside || wrong() { Sort::Whole } else { Sort::Nothing }
            }
        }
    }
}

/// The significance of a named place for the site.
enum Sort {
    /// It is not part of what is read.
    Nothing,
    /// A file that is read.
    File(Arc<str>),
    /// A file that was read and is gone.
    Gone(Arc<str>),
    /// A folder or a link, so more than the place itself may have changed.
    Whole,
}

impl Held {
    /// Reads a file; none if it does not exist.
    fn read(gate: &Gate<'_>, file: &File) -> Option<Self> {
        // The stamp is taken before the content: if the file is written meanwhile, it gets another stamp or is young.
        let stamp = Stamp::of(&file.place);
        if stamp.is_none() && !file.place.exists() {
            return None;
        }
        Some(Self { stamp, read: read_file(gate, file) })
    }
}

fn same(a: &Result<Read, Box<Diagnostic>>, b: &Result<Read, Box<Diagnostic>>) -> bool {
    match (a, b) {
        (Ok(Read::Text(a)), Ok(Read::Text(b))) => a.fingerprint == b.fingerprint,
        (Ok(Read::Asset(a)), Ok(Read::Asset(b))) | (Ok(Read::OfTheme(a)), Ok(Read::OfTheme(b))) => a.bytes == b.bytes,
        (Err(a), Err(b)) => a == b,
        _ => false,
    }
}

fn parent(place: &Path) -> &Path {
    place.parent().unwrap_or(place)
}

/// The metadata by which a change is noticed without reading the file.
#[derive(Debug)]
struct Stamp {
    /// The times of the last change of content and of metadata, in nanoseconds, then size, inode and device.
    said: [i128; 5],
    /// Whether the file was changed so recently that another change could have the same times.
    is_young: bool,
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        self.said == other.said
    }
}

impl Stamp {
    fn of(place: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let metadata = std::fs::metadata(place).ok()?;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        let said = [
            nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            i128::from(metadata.size()),
            i128::from(metadata.ino()),
            i128::from(metadata.dev()),
        ];
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let sure = now.saturating_sub(YOUNG).as_nanos() as i128;
        Some(Self { said, is_young: said[0] > sure || said[1] > sure })
    }
}
