//! Data files are needed twice: by themselves, and in the ZIP file of everything. Whichever is made first leaves the bytes
//! for the other. The tables of which countries have a part are kept.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::tables::Tables;

/// What was made once and will be needed again.
#[derive(Default)]
pub(super) struct Leftovers {
    /// Bytes that will be needed once more, by path.
    once_more: Mutex<BTreeMap<String, Vec<u8>>>,
    /// Tables that will be needed for each country.
    pub(super) tables: Tables,
}

impl Leftovers {
    /// The bytes of a file: those that were left, or else the result of `make`, which is left. Two threads that ask at the
    /// same time both make them: that only costs time, and nobody waits.
    pub(super) fn bytes(&self, path: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        let all = || self.once_more.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(left) = all().remove(path) {
            return left;
        }
        let made = make();
        all().insert(path.to_owned(), made.clone());
        made
    }
}
