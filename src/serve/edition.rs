//! An edition: the result of one compile, and those of its files that were asked for.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::live;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::output::Output;

/// The size in bytes up to which finished files are kept: enough for the pages that an author has open, not for the site.
const MOST_KEPT: usize = 32 << 20;

/// The result of one compile.
#[derive(Debug)]
pub struct Edition {
    /// The number of the compile.
    pub number: u64,
    /// The compiled site.
    pub output: Output,
    kept: Mutex<Kept>,
}

/// A file as it is sent in a response.
#[derive(Debug)]
pub struct File {
    /// The bytes, with the live reload script if it is a page.
    pub bytes: Arc<[u8]>,
    /// Fingerprint of the bytes.
    pub tag: String,
}

/// The files that were made, by path.
#[derive(Debug, Default)]
struct Kept {
    files: FxHashMap<Box<str>, Arc<File>>,
    size: usize,
}

impl File {
    /// A file with these bytes.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let tag = format!("{:032x}", Fingerprint::of(&bytes).0);
        Self { bytes, tag }
    }
}

impl Kept {
    fn keep(&mut self, path: &str, file: &Arc<File>) {
        if file.bytes.len() > MOST_KEPT / 2 {
            return;
        }
        if self.size + file.bytes.len() > MOST_KEPT {
            *self = Self::default();
        }
        self.size += file.bytes.len();
        self.files.insert(path.into(), file.clone());
    }
}

impl Edition {
    /// An edition that takes over the files of a former one that are the same in both.
    pub fn new(number: u64, output: Output, former: Option<&Self>) -> Self {
        let mut kept = Kept::default();
        if let Some(former) = former {
            let known = former.kept.lock().unwrap_or_else(PoisonError::into_inner);
            let mut same: Vec<_> = known.files.iter().filter(|(path, _)| output.is_as_in(&former.output, path)).collect();
            same.sort_unstable_by_key(|(path, _)| *path);
            same.into_iter().for_each(|(path, file)| kept.keep(path, file));
        }
        Self { number, output, kept: Mutex::new(kept) }
    }

    /// The path of the site's address, which begins and ends with a slash.
    pub fn base_path(&self) -> &str {
        self.output.pages().map_or("/", |pages| &pages.config().base_path)
    }

    /// The file at a path, which is made if nobody asked for it before. None if nothing is published there.
    ///
    /// # Errors
    /// The file's template fails.
    pub fn file(&self, path: &str) -> Result<Option<Arc<File>>, Box<Diagnostic>> {
        if !self.output.contains(path) {
            return Ok(None);
        }
        if let Some(file) = self.kept_file(path) {
            return Ok(Some(file));
        }
        // The lock is not held meanwhile. If the file is made twice, it comes out the same.
        let mut bytes = Vec::new();
        self.output.make(path, &mut bytes)?;
        if path.ends_with(".html") {
            live::insert_script(&mut bytes, self.base_path());
        }
        let file = Arc::new(File::new(bytes));
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).keep(path, &file);
        Ok(Some(file))
    }

    /// The file at a path, if it was made before.
    pub fn kept_file(&self, path: &str) -> Option<Arc<File>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).files.get(path).cloned()
    }
}
