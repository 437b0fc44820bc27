//! The files to be published: their paths, and their bytes, which are made one file at a time.
//!
//! So a large site is never in memory as a whole. A file may be made twice, and must be the same each time.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::error::{While, WriteError};
use super::manifest::{Hash, hash, hash_of, holds, read_whole};
use super::standing::{Kind, Standing};
use crate::fingerprint::Fingerprint;

/// The files of a site.
pub trait Files: Sync {
    /// All paths, sorted and without repetitions.
    fn paths(&self) -> Vec<&str>;

    /// Appends the bytes of a path's file to `into`, which is empty. Returns `false` if the file cannot be made; then
    /// nothing is published.
    fn make(&self, path: &str, into: &mut Vec<u8>) -> bool;

    /// The fingerprint of the inputs. While it is the same, all files are the same. None if it is not known.
    fn made_from(&self) -> Option<Fingerprint> {
        None
    }

    /// Bytes that an earlier published file contains if it is the same as the file that would be made now. None if making
    /// the file is cheaper than recognising it.
    fn mark(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    /// Called when all files have been made, before anything is published. Returns `false` if nothing may be published.
    fn approve(&self) -> bool {
        true
    }
}

impl Files for BTreeMap<String, Arc<[u8]>> {
    fn paths(&self) -> Vec<&str> {
        self.keys().map(String::as_str).collect()
    }

    fn make(&self, path: &str, into: &mut Vec<u8>) -> bool {
        self.get(path).inspect(|bytes| into.extend_from_slice(bytes)).is_some()
    }
}

/// The files while they are being made, with their hashes.
pub(super) struct Making<'a> {
    files: &'a dyn Files,
    /// Sorted.
    pub paths: Vec<&'a str>,
    hashes: Vec<OnceLock<Hash>>,
    /// The number of bytes that were brought into the new tree.
    pub brought: AtomicU64,
}

impl<'a> Making<'a> {
    /// Starts with no file made.
    pub(super) fn new(files: &'a dyn Files) -> Self {
        let paths = files.paths();
        Self { hashes: paths.iter().map(|_| OnceLock::new()).collect(), paths, files, brought: AtomicU64::new(0) }
    }

    /// Makes the file at this index of `paths`. `into` is scratch space for its bytes.
    ///
    /// # Errors
    ///
    /// The file cannot be made.
    pub(super) fn make<'b>(&self, at: usize, into: &'b mut Vec<u8>) -> Result<&'b [u8], WriteError> {
        into.clear();
        if !self.files.make(self.paths[at], into) {
            return Err(WriteError::Unmade);
        }
        self.hashes[at].get_or_init(|| hash(into));
        Ok(into)
    }

    /// Returns for each file whether `folder` already contains it with exactly its bytes. For files in `known` the hashes
    /// are known; other files are made, and so are those whose hash is not as it should be. `published` has the hashes of
    /// the files that were published last: a file that matches its hash and bears its mark is not made either.
    ///
    /// # Errors
    ///
    /// A file cannot be made, or an existing one cannot be read.
    pub(super) fn survey(
        &self,
        standing: &Standing,
        folder: &Path,
        known: &BTreeMap<String, Hash>,
        published: &BTreeMap<String, Hash>,
    ) -> Result<Vec<bool>, WriteError> {
        let survey = |(made, read): &mut (Vec<u8>, Vec<u8>), at: usize| {
            let path = self.paths[at];
            let stands = standing.get(std::ffi::OsStr::new(path)) == Some(&Kind::File);
            let place = folder.join(path);
            if let Some(known) = known.get(path).filter(|_| stands)
                && hash_of(&place, read).when("read", &place)? == *known
            {
                self.hashes[at].get_or_init(|| *known);
                return Ok(true);
            }
            if let Some(former) = published.get(path).filter(|_| stands)
                && let Some(mark) = self.files.mark(path)
            {
                read_whole(&place, read).when("read", &place)?;
                if hash(read) == *former && memchr::memmem::find(read, &mark).is_some() {
                    self.hashes[at].get_or_init(|| *former);
                    return Ok(true);
                }
            }
            let bytes = self.make(at, made)?;
            Ok(stands && holds(&place, bytes, read).when("read", &place)?)
        };
        (0..self.paths.len()).into_par_iter().map_init(<(Vec<u8>, Vec<u8>)>::default, survey).collect()
    }

    /// Checks that the files may be published.
    ///
    /// # Errors
    ///
    /// They may not be published.
    pub(super) fn approve(&self) -> Result<(), WriteError> {
        if self.files.approve() { Ok(()) } else { Err(WriteError::Unmade) }
    }

    /// All paths with the hashes of their files; files that were never made are left out.
    pub(super) fn hashes(&self) -> impl Iterator<Item = (&'a str, Hash)> + '_ {
        self.paths.iter().zip(&self.hashes).filter_map(|(path, hash)| Some((*path, *hash.get()?)))
    }

    /// The fingerprint of the inputs, if it is known.
    pub(super) fn made_from(&self) -> Option<Fingerprint> {
        self.files.made_from()
    }

    /// Counts bytes that were brought into the new tree.
    pub(super) fn count(&self, bytes: &[u8]) {
        self.brought.fetch_add(bytes.len() as u64, Ordering::Relaxed);
    }

    /// Whether one of the files has this path.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.paths.binary_search(&path).is_ok()
    }
}
