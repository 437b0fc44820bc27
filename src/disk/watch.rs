//! Watching a site's folder: reports the places that changed, in batches.
//!
//! Events of the system are a reason to look, never the truth; [`super::Folder`] then reads the truth. A single file that
//! was completely written is reported at once; while more events arrive, the batch is held back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use super::read::is_passed_over;

/// The pause after a file was closed or moved into place; other files of the same save follow at once.
const AFTER_END: Duration = Duration::from_millis(1);
/// The pause after a file was opened for writing, truncated or removed; the rest of a save takes less than this.
const AFTER_TOUCH: Duration = Duration::from_millis(5);
/// The pause after an event that concerns one of many files, such as a checkout of another branch.
const AFTER_MANY: Duration = Duration::from_millis(20);
/// The number of files that counts as many.
const MANY: usize = 5;
/// The longest time that a batch is held back, even if events keep arriving.
const LONGEST: Duration = Duration::from_millis(250);
/// Without events: the time between two scans as a multiple of the duration of one, within these bounds.
const LOOKS: u32 = 60;
const SHORTEST_LOOK: Duration = Duration::from_millis(250);
const LONGEST_LOOK: Duration = Duration::from_secs(3);

/// A batch of changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// More than single files may have changed: folders came or went, or events were lost.
    pub whole: bool,
    /// The places that changed, each with whether its writer is done.
    touched: BTreeMap<PathBuf, bool>,
}

impl Notice {
    /// The places that changed.
    pub fn places(&self) -> impl Iterator<Item = &PathBuf> {
        self.touched.keys()
    }

    fn add(&mut self, word: Word) {
        match word {
            Word::Whole => self.whole = true,
            Word::Place(place, done) => drop(self.touched.insert(place, done)),
            Word::Trouble(_) => {}
        }
    }

    /// How long it is worth waiting for further events.
    fn pause(&self) -> Duration {
        if self.whole || self.touched.len() >= MANY {
            AFTER_MANY
        } else if self.touched.values().all(|done| *done) {
            AFTER_END
        } else {
            AFTER_TOUCH
        }
    }
}

/// A message from the watcher.
enum Word {
    Whole,
    Place(PathBuf, bool),
    /// The system cannot watch everything.
    Trouble(String),
}

/// Watches a site's folder.
pub struct Watch {
    root: PathBuf,
    words: Receiver<Word>,
    /// None if the folder is scanned from time to time instead.
    watcher: Option<RecommendedWatcher>,
    followed: BTreeSet<PathBuf>,
    /// Why there are no events, if they were wanted.
    trouble: Option<String>,
    /// The shortest duration of a scan, and the start of the last one.
    look: (Duration, Option<Instant>),
}

impl Watch {
    /// A watch for the folder `root`, which starts with the first call of `follow`. With `poll`, it does not use the
    /// system's events.
    pub fn new(root: &Path, poll: bool) -> Self {
        let (sender, words) = channel();
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        let mut watch = Self { root, words, watcher: None, followed: BTreeSet::new(), trouble: None, look: (LONGEST_LOOK, None) };
        if !poll {
            let tell = move |event| tell(event, &sender);
            // `Folder` follows links itself, to keep them inside the site.
            match RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false)) {
                Ok(watcher) => watch.watcher = Some(watcher),
                Err(error) => watch.trouble = Some(error.to_string()),
            }
        }
        watch
    }

    /// Why the folder is only scanned from time to time, if that was not wanted. Returned once.
    pub fn trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// Watches these folders with everything below them; for a folder that does not exist, the nearest folder above it. All
    /// changes after this call are reported. Folders that are watched already may be named again, and must be after folders
    /// came or went.
    pub fn follow(&mut self, places: &[PathBuf]) {
        let Some(watcher) = &mut self.watcher else { return };
        let mut failed = watcher.watch(&self.root, RecursiveMode::NonRecursive).err();
        for place in places.iter().filter(|place| **place != self.root) {
            let error = match place.is_dir() {
                true => watcher.watch(place, RecursiveMode::Recursive).err(),
                false => match place.ancestors().find(|above| above.is_dir()) {
                    Some(above) if above != self.root && above.starts_with(&self.root) => {
                        watcher.watch(above, RecursiveMode::NonRecursive).err()
                    }
                    _ => None,
                },
            };
            // The folder above reports one that vanished meanwhile.
            failed = failed.or(error.filter(|_| place.is_dir()));
        }
        self.followed = places.iter().cloned().collect();
        if let Some(error) = failed {
            self.give_up(error.to_string());
        }
    }

    /// Whether exactly these folders are watched.
    pub fn follows(&self, places: &[PathBuf]) -> bool {
        places.len() == self.followed.len() && places.iter().all(|place| self.followed.contains(place))
    }

    /// Waits for a change.
    pub fn wait(&mut self) -> Notice {
        loop {
            if self.watcher.is_none() {
                return self.next_look();
            }
            match self.words.recv() {
                Ok(Word::Trouble(why)) => self.give_up(why),
                Ok(word) => return self.gather(word),
                Err(_) => self.give_up("the system tells no more of files".to_owned()),
            }
        }
    }

    /// Waits for a change, at most for this long.
    pub fn wait_for(&mut self, patience: Duration) -> Option<Notice> {
        let word = self.words.recv_timeout(patience).ok()?;
        Some(self.gather(word))
    }

    fn gather(&mut self, first: Word) -> Notice {
        let start = Instant::now();
        let mut notice = Notice::default();
        notice.add(first);
        loop {
            let left = LONGEST.saturating_sub(start.elapsed());
            match self.words.recv_timeout(notice.pause().min(left)) {
                Ok(Word::Trouble(why)) => self.give_up(why),
                Ok(word) => notice.add(word),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return notice,
            }
        }
    }

    /// Without events: waits until the next scan is due.
    fn next_look(&mut self) -> Notice {
        let (shortest, began) = self.look;
        let took = began.map_or(shortest, |began| began.elapsed().min(shortest));
        std::thread::sleep((took * LOOKS).clamp(SHORTEST_LOOK, LONGEST_LOOK));
        self.look = (took, Some(Instant::now()));
        Notice { whole: true, touched: BTreeMap::new() }
    }

    fn give_up(&mut self, why: String) {
        self.watcher = None;
        self.trouble = Some(why);
    }
}

/// Passes on the parts of an event that matter.
fn tell(event: notify::Result<notify::Event>, to: &Sender<Word>) {
    // Sending fails only at the end of the program, when nobody listens any more.
    let say = |word| drop(to.send(word));
    let event = match event {
        Ok(event) => event,
        Err(error) => return say(Word::Trouble(error.to_string())),
    };
    if event.need_rescan() {
        return say(Word::Whole);
    }
    let done = match event.kind {
        // Reading, including our own, changes nothing.
        EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write) => return,
        // Both ends of the rename were already reported.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => return,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => true,
        _ => false,
    };
    let folder = matches!(event.kind, EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder));
    let names = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)));
    for place in event.paths {
        if place.file_name().is_some_and(|name| is_passed_over(super::read::STATIC, &name.to_string_lossy())) {
            continue;
        }
        match folder || (names && place.is_dir()) {
            true => say(Word::Whole),
            false => say(Word::Place(place, done)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_done_is_not_waited_for_and_many_files_are() {
        let mut notice = Notice::default();
        notice.add(Word::Place("a.md".into(), false));
        assert_eq!(notice.pause(), AFTER_TOUCH);
        notice.add(Word::Place("a.md".into(), true));
        assert_eq!(notice.pause(), AFTER_END);
        for name in 0..MANY {
            notice.add(Word::Place(name.to_string().into(), true));
        }
        assert_eq!(notice.pause(), AFTER_MANY);
    }
}
