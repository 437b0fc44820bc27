//! Data files are needed twice: by themselves, and in the ZIP file of everything. Whichever is made first leaves the bytes
//! for the other.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Bytes that were made once and will be needed once more, by path.
#[derive(Default)]
pub(super) struct Leftovers(Mutex<BTreeMap<String, Vec<u8>>>);

impl Leftovers {
    /// The bytes of a file: those that were left, or else the result of `make`, which is left. Two threads that ask at the
    /// same time both make them: that only costs time, and nobody waits.
    pub(super) fn bytes(&self, path: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        let all = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(left) = all().remove(path) {
            return left;
        }
        let made = make();
        all().insert(path.to_owned(), made.clone());
        made
    }
}
